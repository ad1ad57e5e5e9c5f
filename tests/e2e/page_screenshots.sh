#!/bin/sh
# SPDX-License-Identifier: MIT
# Takes screenshots of the pages Targets, Calibration, Compare and of a difference, over runs that are there already.
#   tests/e2e/page_screenshots.sh PATHLOOM OUTPUT_FOLDER DATA_FOLDER
# DATA_FOLDER is a $PATHLOOM_DATA with finished runs and this machine measured. Needs xvfb, xdotool, imagemagick, openbox.
set -eu
if [ $# -ne 3 ]; then
    echo "usage: $0 PATHLOOM OUTPUT_FOLDER DATA_FOLDER" >&2
    exit 2
fi
program=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
PATHLOOM_DATA=$(realpath "$3")
export PATHLOOM_DATA XDG_CONFIG_HOME="$out/config"
rm -rf "$XDG_CONFIG_HOME"
# shellcheck source=tests/e2e/virtual_display.sh
. "$(dirname "$0")/virtual_display.sh"
start_display 1900x1000
openbox >/dev/null 2>&1 & # dialogs get the keyboard only from a window manager
sleep 1

"$program" &
program_id=$!
main=$(window)
sleep 4
xdotool windowsize "$main" 1900 980 windowmove "$main" 0 20
sleep 1
command_by_name "show targets" 3
shot targets
xdotool mousemove 1135 142 click 1 # the tab
sleep 2
shot calibration
command_by_name "compare networks" "${PATHLOOM_SHOT_WAIT:-30}" # models are fitted to the tables
shot compare
xdotool mousemove 640 649 click 1 keydown ctrl mousemove 640 671 click 1 keyup ctrl # two networks
sleep 1
command_by_name "difference of two" 4
shot difference
kill $program_id
wait $program_id 2>/dev/null || true
