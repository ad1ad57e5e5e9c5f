#!/bin/sh
# SPDX-License-Identifier: MIT
# Takes screenshots of a real default search on a virtual display: light and dark, running and at its end.
#   tests/e2e/screenshots.sh PATHLOOM OUTPUT_FOLDER [SECONDS_BEFORE_RUNNING_SHOTS [OPTION ...]]
# The options go to the program: with --train-images it takes less time. Needs xvfb, xdotool and imagemagick. Works in a
# data folder of its own; the run stays in OUTPUT_FOLDER/data.
set -eu
if [ $# -lt 2 ]; then
    echo "usage: $0 PATHLOOM OUTPUT_FOLDER [SECONDS_BEFORE_RUNNING_SHOTS [OPTION ...]]" >&2
    exit 2
fi
program=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
delay=${3:-240}
if [ $# -gt 2 ]; then
    shift 3
else
    shift 2
fi
export XDG_CONFIG_HOME="$out/config" PATHLOOM_DATA="$out/data"
# shellcheck source=tests/e2e/virtual_display.sh
. "$(dirname "$0")/virtual_display.sh"
start_display 1400x900

theme light
"$program" --start "$@" &
search=$!
main=$(window)
sleep 3
xdotool windowsize "$main" 1400 900 windowmove "$main" 0 0 # there is no window manager whose frame it leaves room for
sleep "$delay"
# A block in the middle shows what the inspector is for.
xdotool mousemove 700 60
shot running-light
command_by_name "theme dark"
shot running-dark

echo "waiting for the search, the training of its network, and the plots, which come last"
until ls "$PATHLOOM_DATA"/runs/*.pathloom/plots/path_probabilities.svg >/dev/null 2>&1; do
    kill -0 $search 2>/dev/null || { echo "the program ended early" >&2; exit 1; }
    sleep 5
done
sleep 5
shot end-dark
command_by_name "theme light"
shot end-light
xdotool windowfocus "$(window)"
xdotool key ctrl+q
wait $search
