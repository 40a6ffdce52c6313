#!/bin/sh
# Shows one page of the hall on this machine's screen, for ever: it waits for the hub, opens Chromium without anything around it,
# and opens it again when it ends. Run inside an X session; setup-debian.sh arranges that. All settings come from the environment:
#   SCREEN_URL     the page, e.g. http://192.168.1.10:8000/kiosk/ or .../display/?sound=1
#   SCREEN_ROTATE  normal (default), left, right or inverted
#   SCREEN_SCALE   2 on a 4K television, else 1 (default)
#   SCREEN_HOME    where the browser keeps the device's enrolment (default: ~/.shouwen-screen)
#   SCREEN_FLAGS   more flags for Chromium, if a machine needs some
set -u

url=${SCREEN_URL:?SCREEN_URL is not set}
home=${SCREEN_HOME:-$HOME/.shouwen-screen}
hub=$(printf '%s\n' "$url" | sed -E 's#^(https?://[^/]+).*#\1#')

# A hall screen must not go dark, and a kiosk needs no pointer.
if command -v xset >/dev/null; then xset s off s noblank -dpms; fi
if command -v unclutter >/dev/null; then unclutter -idle 1 -root & fi
if [ "${SCREEN_ROTATE:-normal}" != normal ] && command -v xrandr >/dev/null; then
    output=$(xrandr --query | sed -n 's/ connected.*//p' | head -n 1)
    [ -n "$output" ] && xrandr --output "$output" --rotate "$SCREEN_ROTATE"
fi
size=$(xrandr --query 2>/dev/null | sed -nE 's/.*current ([0-9]+) x ([0-9]+),.*/\1,\2/p')

# Chromium asked for the whole screen leaves the last column and row dark: ask for one more of each.
[ -n "$size" ] && size=$((${size%,*} + 1)),$((${size#*,} + 1))

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "No Chromium here: apt install chromium" >&2
    exit 1
}

while true; do
    # Chromium's own page of failure would stay for ever: open nothing until the hub answers.
    until curl --silent --fail --output /dev/null --max-time 5 "$hub/healthz"; do
        echo "waiting for $hub" >&2
        sleep 2
    done
    started=$(date +%s)
    # shellcheck disable=SC2086 # several flags may stand in SCREEN_FLAGS
    "$browser" --kiosk --user-data-dir="$home" --no-first-run --no-default-browser-check \
        --noerrdialogs --hide-crash-restore-bubble --disable-session-crashed-bubble --disable-infobars \
        --disable-pinch --overscroll-history-navigation=0 --disable-features=Translate,TouchpadOverscrollHistoryNavigation \
        --disable-background-networking --disable-component-update --disable-sync --password-store=basic \
        --autoplay-policy=no-user-gesture-required --force-device-scale-factor="${SCREEN_SCALE:-1}" \
        --window-position=0,0 ${size:+--window-size="$size"} ${SCREEN_FLAGS:-} "$url"
    echo "the browser ended with $?" >&2
    # One that dies at once (no memory, a broken profile) must not keep the processor busy.
    if [ $(($(date +%s) - started)) -lt 10 ]; then sleep 5; else sleep 1; fi
done
