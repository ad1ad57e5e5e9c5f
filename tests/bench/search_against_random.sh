#!/bin/sh
# SPDX-License-Identifier: MIT
# Is what a search finds better than chance? Searches with several seeds, then trains what they found and random
# architectures that are no slower (predicted) than the slowest of these, all by the same protocol, and prints
# percentile, test and what both cost; rows.csv, table.txt and plot.svg are left in WORK_FOLDER.
#   tests/bench/search_against_random.sh BIN_FOLDER WORK_FOLDER [ARGUMENTS OF pathloom-cli search]
# From the environment: SEEDS of the searches ("100 101 102 103 104"), COUNT of random architectures (20), TRAIN_SEEDS of
# each training ("100"). Whatever is there already is not done again, so this may be stopped at any time.
#   SEEDS="0 1 2 3 4" tests/bench/search_against_random.sh build/release/bin /tmp/small --space small --target google-pixel1-tflite
# Needs gnuplot and sqlite3. The arguments must be the same each time: a finished search is not compared with them.
set -eu
if [ $# -lt 2 ]; then
    sed -n '3,12s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
bin=$(realpath "$1")
mkdir -p "$2"
work=$(realpath "$2")
shift 2
seeds=${SEEDS:-100 101 102 103 104}
count=${COUNT:-20}
train_seeds=${TRAIN_SEEDS:-100}

runs=
for seed in $seeds; do
    run=$work/search-$seed
    if [ ! -e "$run/run.db" ]; then
        "$bin/pathloom-cli" search --quiet --until derive --seed "$seed" --run "$run" "$@" >/dev/null
    elif [ "$(sqlite3 "file:$run/run.db?mode=ro" 'SELECT count(*) FROM networks')" = 0 ]; then
        "$bin/pathloom-cli" resume --quiet "$run" >/dev/null
    fi
    runs="$runs $run"
done

first=${runs# }
first=${first%% *}
"$bin/bench_random_baseline" --run "$first" --found "$runs" --rows "$work/rows.csv" --count "$count" \
    --seeds "$train_seeds" | tee "$work/table.txt"

search_seconds=0
for run in $runs; do
    seconds=$(sqlite3 "file:$run/run.db?mode=ro" 'SELECT max(seconds) FROM weight_steps')
    search_seconds=$(echo "$search_seconds $seconds" | awk '{print $1 + $2}')
done
awk -F, -v searches="$search_seconds" -v runs="$(echo "$runs" | wc -w)" '
    $2 == "random" {seconds += $10; trained++}
    END {printf "one search took %.1f s in the mean of %d; one training of a random architecture %.1f s, %d trainings %.1f s\n",
                searches / runs, runs, trained ? seconds / trained : 0, trained, seconds}' "$work/rows.csv" |
    tee -a "$work/table.txt"

# The fields behind the architecture, which has no comma.
awk -F, '$2 == "random" {print $3, 100 * $8}' "$work/rows.csv" >"$work/random.dat"
awk -F, '$2 == "found" {print $3, 100 * $8}' "$work/rows.csv" >"$work/found.dat"
gnuplot <<PLOT
set terminal svg size 720,480 background "white"
set output "$work/plot.svg"
set xlabel "predicted latency [ms]"
set ylabel "accuracy on the test part [%]"
set key outside top center horizontal
set grid
plot "$work/random.dat" with points pointtype 6 linecolor rgb "#56b4e9" title "random", \
     "$work/found.dat" with points pointtype 9 pointsize 1.4 linecolor rgb "#d55e00" title "found"
PLOT
echo "$work/plot.svg"
