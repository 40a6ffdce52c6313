"""A print queue of CUPS: programs called lp, lpstat and cancel, that keep their state in files."""

from pathlib import Path

LP = """#!/bin/sh
[ -e "$HOME_OF_QUEUE/refuses" ] && { echo "lp: Destination is not accepting jobs." >&2; exit 1; }
[ -e "$HOME_OF_QUEUE/hangs" ] && exec sleep 30
[ "$2" = hung ] && exec sleep 30
echo "$@" >> "$HOME_OF_QUEUE/lp.words"
cat > "$HOME_OF_QUEUE/slip.bin"
[ -e "$HOME_OF_QUEUE/keeps" ] && echo "slips-12" > "$HOME_OF_QUEUE/waiting"
echo "request id is slips-12 (0 file(s))"
"""
LPSTAT = """#!/bin/sh
case "$1" in
  -o) [ -e "$HOME_OF_QUEUE/waiting" ] && echo "slips-12  hall  81920  Sun 22 Nov" ; exit 0 ;;
esac
[ -e "$HOME_OF_QUEUE/absent" ] && { echo "lpstat: Unknown destination" >&2; exit 1; }
[ "$LC_ALL" = C ] || echo "in another language"
cat "$HOME_OF_QUEUE/state"
"""
CANCEL = """#!/bin/sh
echo "$@" >> "$HOME_OF_QUEUE/cancelled"
rm -f "$HOME_OF_QUEUE/waiting"
"""
IDLE = "printer slips is idle.  enabled since Sun 22 Nov\n\tForm mounted:\n\tAlerts: {alerts}\n"
PRINTING = "printer slips now printing slips-12.  enabled since Sun 22 Nov\n\tAlerts: none\n"
DISABLED = "printer slips disabled since Sun 22 Nov -\n\tUnplugged or turned off\n\tAlerts: none\n"


class Queue:
    """A queue called slips in `folder`; `temper`: refuses, hangs, keeps or absent."""

    def __init__(self, folder: Path, *temper: str) -> None:
        self.folder = folder
        self.programs = folder / "bin"
        self.programs.mkdir(parents=True)
        for name, text in (("lp", LP), ("lpstat", LPSTAT), ("cancel", CANCEL)):
            program = self.programs / name
            program.write_text(text.replace("$HOME_OF_QUEUE", str(folder)), "utf-8")
            program.chmod(0o755)
        for each in temper:
            (folder / each).touch()
        self.says(IDLE.format(alerts="none"))

    def says(self, state: str) -> None:
        """What lpstat tells of the printer."""
        (self.folder / "state").write_text(state, "utf-8")

    def slip(self) -> bytes:
        """What came through."""
        path = self.folder / "slip.bin"
        return path.read_bytes() if path.exists() else b""

    def cancelled(self) -> str:
        """The jobs taken back."""
        path = self.folder / "cancelled"
        return path.read_text("utf-8").strip() if path.exists() else ""
