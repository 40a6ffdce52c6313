#!/bin/sh
# Makes a Debian machine a screen of the hall: kiosk, hall display or counter screen. As root:
#   sh setup-debian.sh http://192.168.1.10:8000/kiosk/ [left|right|inverted] [scale]
# After a restart the page is there without a keyboard. It may be run again, with another page too.
set -eu

url=${1:?usage: setup-debian.sh URL [normal|left|right|inverted] [scale]}
rotate=${2:-normal}
scale=${3:-1}
case $url in http://* | https://*) ;; *)
    echo "The page must begin with http:// or https://, found: $url" >&2
    exit 2
    ;;
esac
case $rotate in normal | left | right | inverted) ;; *)
    echo "The turn must be normal, left, right or inverted, found: $rotate" >&2
    exit 2
    ;;
esac
case $scale in *[!0-9.]* | "")
    echo "The scale must be a number such as 1 or 2, found: $scale" >&2
    exit 2
    ;;
esac
root=${SETUP_ROOT:-} # for its own test: write below this folder and install nothing
[ -n "$root" ] || [ "$(id -u)" = 0 ] || {
    echo "Please run this as root: sudo sh $0 $*" >&2
    exit 1
}
here=$(cd "$(dirname "$0")" && pwd)

if [ -z "$root" ]; then
    export DEBIAN_FRONTEND=noninteractive # a new system would ask about its keyboard in between
    apt-get update
    apt-get install -y --no-install-recommends chromium curl xserver-xorg xinit x11-xserver-utils unclutter \
        xinput alsa-utils fonts-noto-cjk dbus-user-session
    id screen >/dev/null 2>&1 || useradd --create-home --groups video,audio,input,tty --shell /bin/sh screen
fi

mkdir -p "$root/usr/local/lib/shouwen" "$root/etc/systemd/system" "$root/etc/shouwen"
install -m 755 "$here/screen.sh" "$root/usr/local/lib/shouwen/screen.sh"
cat >"$root/etc/shouwen/screen.env" <<ENV
SCREEN_URL=$url
SCREEN_ROTATE=$rotate
SCREEN_SCALE=$scale
ENV
cat >"$root/etc/systemd/system/shouwen-screen.service" <<'UNIT'
[Unit]
Description=Shouwen screen
After=systemd-user-sessions.service network.target sound.target
Conflicts=getty@tty1.service

[Service]
User=screen
PAMName=login
TTYPath=/dev/tty1
TTYReset=yes
TTYVHangup=yes
StandardInput=tty-fail
StandardOutput=journal
StandardError=journal
SyslogIdentifier=shouwen-screen
UtmpIdentifier=tty1
UtmpMode=user
EnvironmentFile=/etc/shouwen/screen.env
ExecStart=/usr/bin/xinit /usr/local/lib/shouwen/screen.sh -- :0 vt1 -keeptty -nolisten tcp -s 0 -dpms
Restart=always
RestartSec=3

[Install]
WantedBy=multi-user.target
UNIT

if [ -z "$root" ]; then
    systemctl set-default multi-user.target
    systemctl disable getty@tty1.service 2>/dev/null || true
    systemctl enable shouwen-screen.service
    if [ -d /run/systemd/system ]; then
        systemctl daemon-reload
        systemctl restart shouwen-screen.service || echo "It will start with the machine: reboot." >&2
    else # a system that is being made, such as an image for many machines, runs nothing yet
        echo "It will start with the machine." >&2
    fi
fi
echo "This machine shows $url. Its log: journalctl -t shouwen-screen"
