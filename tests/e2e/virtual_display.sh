# shellcheck shell=sh
# SPDX-License-Identifier: MIT
# What the screenshot scripts share; sourced by them. Needs xvfb, xdotool, imagemagick. Expects $out, the folder of the
# pictures.

start_display() { # WIDTHxHEIGHT: of its own, gone with the script
    export DISPLAY="${PATHLOOM_SHOT_DISPLAY:-:97}"
    Xvfb "$DISPLAY" -screen 0 "$1x24" -nolisten tcp >/dev/null 2>&1 &
    xvfb=$!
    trap 'kill $xvfb 2>/dev/null || true' EXIT
    sleep 1
}
theme() { # light, dark, …: of the next start
    mkdir -p "$XDG_CONFIG_HOME/pathloom"
    printf '[window]\ntheme=%s\n' "$1" >"$XDG_CONFIG_HOME/pathloom/window.ini"
}
shot() { # NAME
    import -window root "$out/$1.png"
    echo "$out/$1.png"
}
window() {
    xdotool search --sync --onlyvisible --name Pathloom | head -n 1
}
command_by_name() { # TEXT [SECONDS]: through the command palette, as a person would
    xdotool windowfocus "$(window)"
    xdotool key ctrl+shift+p
    sleep 1
    xdotool type --delay 40 "$1"
    sleep 1
    xdotool key Return
    sleep "${2:-2}"
}
