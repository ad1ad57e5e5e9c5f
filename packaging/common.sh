# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# What packaging/run and packaging/test share: installing packages and building. Sourced, not executed.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
packages_file=$root/packaging/packages.txt

say() { printf '==> %s\n' "$*" >&2; }
fail() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

# As root, with or without sudo.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "'$*' needs root: run as root, or install sudo"
    fi
}

# Names in packages.txt that are needed for the given stages ("build", "test").
packages_for() {
    local stages=" $* " package stage
    while read -r package stage _; do
        case $package in '' | \#*) continue ;; esac
        case $stages in *" $stage "*) printf '%s\n' "$package" ;; esac
    done <"$packages_file"
}

# Those of the given packages that are not installed.
missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

# Installs what is missing; does not call apt at all if nothing is.
install_packages() {
    local missing
    command -v dpkg-query >/dev/null || fail "this needs Debian 12 or later (dpkg-query not found)"
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] && return
    say "installing ${#missing[@]} packages: ${missing[*]}"
    as_root apt-get -o Acquire::Retries=3 update -q
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 install -q -y --no-install-recommends "${missing[@]}"
}

# configure_preset <preset> [cmake arguments]: without arguments only if there is no build yet.
configure_preset() {
    local preset=$1
    shift
    if command -v ccache >/dev/null && [ -z "${CMAKE_CXX_COMPILER_LAUNCHER:-}" ]; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
    [ -f "$root/build/$preset/build.ninja" ] && [ $# -eq 0 ] && return
    say "configuring the '$preset' preset"
    (cd "$root" && cmake --preset "$preset" "$@" >&2)
}

# group_folders <root> <controller>: folders of the control groups that this process is in and of those above them, one
# a line; version 1 and 2, as in core/util/control_groups.cpp. What is not there limits nothing.
group_folders() {
    local root=$1 controller=$2 controllers group place
    [ -r "$root/proc/self/cgroup" ] || return 0
    while IFS=: read -r _ controllers group; do
        case ,$controllers, in
        ,,) place=$root/sys/fs/cgroup ;;
        *,"$controller",*)
            place=$root/sys/fs/cgroup/$controllers
            [ -d "$place" ] || place=$root/sys/fs/cgroup/$controller
            ;;
        *) continue ;;
        esac
        group=${group%/}
        while printf '%s\n' "$place$group" && [ -n "$group" ]; do
            group=${group%/*}
        done
    done <"$root/proc/self/cgroup"
}

is_number() {
    case ${1:-} in '' | *[!0-9]*) return 1 ;; esac
}

# usable_cores [root]: the least of affinity and a container's quota, rounded.
usable_cores() {
    local root=${1:-} cores folder quota period limit
    cores=$(nproc)
    while read -r folder; do
        quota='' period=''
        if [ -r "$folder/cpu.max" ]; then
            read -r quota period <"$folder/cpu.max" || true
        elif [ -r "$folder/cpu.cfs_quota_us" ] && [ -r "$folder/cpu.cfs_period_us" ]; then
            read -r quota <"$folder/cpu.cfs_quota_us" || true
            read -r period <"$folder/cpu.cfs_period_us" || true
        fi
        is_number "$quota" && is_number "$period" && [ "$period" -gt 0 ] || continue
        limit=$(((2 * quota + period) / (2 * period)))
        cores=$((limit < cores ? limit : cores))
    done < <(group_folders "$root" cpu)
    echo $((cores > 1 ? cores : 1))
}

# usable_memory [root]: bytes, the least of what the system has free and a container's limit.
usable_memory() {
    local root=${1:-} bytes folder file limit
    bytes=$(awk '/^MemAvailable:/ { printf "%.0f", $2 * 1024 }' "$root/proc/meminfo")
    while read -r folder; do
        for file in memory.max memory.high memory.limit_in_bytes; do
            [ -r "$folder/$file" ] && read -r limit <"$folder/$file" && is_number "$limit" || continue
            bytes=$((limit < bytes ? limit : bytes))
        done
    done < <(group_folders "$root" memory)
    echo "$bytes"
}

# build_preset <preset> [targets]: everything if no target is named. A compilation with LibTorch's headers takes over
# 1 GB, so the number of jobs follows memory as well as cores.
build_preset() {
    local preset=$1 cores memory_jobs jobs
    shift
    cores=$(usable_cores)
    memory_jobs=$(($(usable_memory) / 1536000000))
    jobs=$((memory_jobs < cores ? memory_jobs : cores))
    [ "$jobs" -ge 1 ] || jobs=1
    say "building the '$preset' preset with $jobs jobs"
    (cd "$root" && CCACHE_SLOPPINESS=pch_defines,time_macros \
        cmake --build --preset "$preset" -j "$jobs" ${1:+--target "$@"} >&2)
}

# Which packages bring ONNX Runtime: the distribution's own library where it has one (Debian 13), else what fetching it
# with npm takes.
onnxruntime_packages() {
    local library
    # grep fails where there is none, and "set -e" would end it here without a word.
    library=$(apt-cache pkgnames libonnxruntime 2>/dev/null | grep -E '^libonnxruntime[0-9.]+$' | sort -V | tail -n 1 || true)
    if [ -n "$library" ]; then
        printf '%s\n' "$library"
    elif ! command -v npm >/dev/null; then
        # Debian's npm brings hundreds of packages: only where no other npm is there.
        printf '%s\n' nodejs npm ca-certificates
    fi
}
