#!/bin/sh
# SPDX-License-Identifier: MIT
# Pictures of steering a search and of travelling through its history, on a display of its own:
#   steering_screenshots.sh PATHLOOM OUT [SECONDS [OPTION ...]]
# SECONDS is the time until the first picture; the search should be in its joint phase then. The options go to the
# program: --data idx:FOLDER with a few thousand images makes it a matter of minutes. Needs xvfb, xdotool, imagemagick,
# openbox.
set -eu
if [ $# -lt 2 ]; then
    echo "usage: $0 PATHLOOM OUT [SECONDS [OPTION ...]]" >&2
    exit 2
fi
program=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
delay=${3:-60}
shift 2
if [ $# -gt 0 ]; then
    shift
fi
export XDG_CONFIG_HOME="$out/config" PATHLOOM_DATA="$out/data"
rm -rf "$XDG_CONFIG_HOME" "$PATHLOOM_DATA"
# shellcheck source=tests/e2e/virtual_display.sh
. "$(dirname "$0")/virtual_display.sh"
start_display 1600x1000
openbox >/dev/null 2>&1 & # dialogs get the keyboard only from a window manager
sleep 1

"$program" --start --target raspberry-pi4-tflite "$@" &
search=$!
main=$(window)
sleep 4
xdotool windowsize "$main" 1600 1000 windowmove "$main" 0 0
sleep "$delay"
xdotool mousemove 590 250 click 1 # a path in the graph
sleep 2
shot steering
xdotool key Delete
sleep 4
command_by_name "prune paths below" 3
shot pruning
xdotool key Return
sleep 15
xdotool mousemove 760 509 click 1 # on the timeline
sleep 2
shot timeline
kill $search
wait $search || true
