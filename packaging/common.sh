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

# build_preset <preset> [targets]: everything if no target is named. A compilation with LibTorch's headers takes over
# 1 GB, so the number of jobs follows memory as well as cores.
build_preset() {
    local preset=$1 cores memory_jobs jobs
    shift
    cores=$(nproc)
    memory_jobs=$(awk '/^MemAvailable:/ { print int($2 / 1500000) }' /proc/meminfo)
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
