#!/bin/sh
# SPDX-License-Identifier: MIT
# Takes screenshots of the front: the budget line dragged in a running search, and the front with trained networks.
#   tests/e2e/front_screenshots.sh PATHLOOM OUTPUT_FOLDER [SECONDS_BEFORE_DRAGGING [OPTION ...]]
# The options go to the program: with --train-images it takes less time. Needs xvfb, openbox, xdotool and imagemagick.
# Works in a data folder of its own; the run stays in OUTPUT_FOLDER/data.
set -eu
if [ $# -lt 2 ]; then
    echo "usage: $0 PATHLOOM OUTPUT_FOLDER [SECONDS_BEFORE_DRAGGING [OPTION ...]]" >&2
    exit 2
fi
program=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
delay=${3:-120}
if [ $# -gt 2 ]; then
    shift 3
else
    shift 2
fi
export XDG_CONFIG_HOME="$out/config" PATHLOOM_DATA="$out/data"
# shellcheck source=tests/e2e/virtual_display.sh
. "$(dirname "$0")/virtual_display.sh"
start_display 1400x900
openbox >/dev/null 2>&1 & # dialogs get the keyboard only from a window manager
sleep 1
theme "${PATHLOOM_SHOT_THEME:-light}"

"$program" --start "$@" &
search=$!
main=$(window)
sleep 3
xdotool windowsize "$main" 1400 878 windowmove "$main" 0 22
sleep "$delay"
xdotool windowfocus "$main"
xdotool key alt+6 # the page of the front, with the keyboard
sleep 1
xdotool key Home Right Right
sleep 1
# By the mouse, from where the line is to the middle of the curve.
xdotool mousemove 1150 690 mousedown 1 mousemove 1160 690 mousemove 1170 690
sleep 1
shot front-running
xdotool mouseup 1
command_by_name "theme dark"
shot front-running-dark
command_by_name "theme light"

echo "waiting for the search and the training of its network"
until ls "$PATHLOOM_DATA"/runs/*.pathloom/plots/path_probabilities.svg >/dev/null 2>&1; do
    kill -0 $search 2>/dev/null || { echo "the program ended early" >&2; exit 1; }
    sleep 5
done
sleep 5
xdotool windowfocus "$main" key alt+6
sleep 1
command_by_name "derive the front" 2
shot front-dialog
xdotool key alt+t Return
echo "waiting for the networks to be trained"
until [ "$(ls "$PATHLOOM_DATA"/runs/*.pathloom/networks/*.pt 2>/dev/null | wc -l)" -ge "${PATHLOOM_SHOT_NETWORKS:-5}" ]; do
    kill -0 $search 2>/dev/null || { echo "the program ended early" >&2; exit 1; }
    sleep 5
done
sleep 10
xdotool windowfocus "$main" key alt+6
sleep 1
xdotool key Home Right Right Right
sleep 1
shot front
xdotool windowfocus "$(window)"
xdotool key ctrl+q
wait $search
