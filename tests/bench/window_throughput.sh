#!/bin/sh
# SPDX-License-Identifier: MIT
# Does watching slow the search down? Runs the same search from the command line and in the window (all panels open, on a
# virtual display) side by side, one thread each, so that whatever disturbs the machine disturbs both, and compares images
# per second of the joint phase.
#   tests/bench/window_throughput.sh BIN_FOLDER [ROUNDS [SECONDS]]
# Needs xvfb, sqlite3, and two cores.
set -eu
if [ $# -lt 1 ]; then
    echo "usage: $0 BIN_FOLDER [ROUNDS [SECONDS]]" >&2
    exit 2
fi
bin=$(realpath "$1")
rounds=${2:-2}
seconds=${3:-110}
work=$(mktemp -d)
export XDG_CONFIG_HOME="$work/config" PATHLOOM_DATA="$work/data" DISPLAY=:96
Xvfb "$DISPLAY" -screen 0 1400x900x24 -nolisten tcp >/dev/null 2>&1 &
display=$!
trap 'kill $display 2>/dev/null || true; rm -rf "$work"' EXIT

# Both begin with architecture steps at once, so that every plot has something to draw.
search() { # PROGRAM FOLDER [ARGUMENTS]
    program=$1 folder=$2
    shift 2
    timeout -s INT "$seconds" "$program" "$@" --set warmup_epochs=0 --set threads=1 --run "$folder" >/dev/null 2>&1 || true
}
# Mean and median over the steps after the first hundred, when everything is set up: "steps images_per_second median_ms".
rate() {
    sqlite3 "$1/run.db" "
        WITH s AS (SELECT step, seconds, seconds - lag(seconds) OVER (ORDER BY step) AS took FROM weight_steps),
             late AS (SELECT * FROM s WHERE step > 100),
             ranked AS (SELECT took, row_number() OVER (ORDER BY took) AS place, count(*) OVER () AS n FROM late)
        SELECT (SELECT count(*) FROM late) || ' ' ||
               (SELECT round(96 * (count(*) - 1) / (max(seconds) - min(seconds)), 1) FROM late) || ' ' ||
               (SELECT round(1000 * avg(took), 2) FROM ranked WHERE place IN ((n + 1) / 2, n / 2 + 1))"
}

# Measures the target, so that no round has to.
timeout -s INT 60 "$bin/pathloom-cli" search --set warmup_epochs=0 --set epochs=1 --train-images 1000 --until search \
    --run "$work/first" >/dev/null 2>&1 || true
printf '%-14s %6s %10s %12s\n' program steps images/s 'median [ms]'
for round in $(seq "$rounds"); do
    search "$bin/pathloom-cli" "$work/cli-$round" search --until search &
    in_terminal=$!
    search "$bin/pathloom" "$work/window-$round" --start
    wait "$in_terminal"
    # shellcheck disable=SC2046
    printf '%-14s %6s %10s %12s\n' 'command line' $(rate "$work/cli-$round")
    # shellcheck disable=SC2046
    printf '%-14s %6s %10s %12s\n' window $(rate "$work/window-$round")
done
