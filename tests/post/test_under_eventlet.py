"""A slow hook and a mute mail server under eventlet: nothing else of the hall waits for them."""

import json
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.post.authority import Authority
from tests.post.peers import Hook, MailServer
from tests.tree import ROOT

PROGRAM = """
import json, sys
from hall.hub import runtime
runtime.patch()
import time
from datetime import UTC, datetime
from pathlib import Path
from hall.post import mail, webhook
from hall.settings.post import Post

hub = runtime.open_runtime("eventlet")
gaps, done = [], []

def tick():
    last = time.monotonic()
    while not done:
        hub.sleep(0.01)
        gaps.append(time.monotonic() - last)
        last = time.monotonic()

hub.spawn(tick)
hub.sleep(0.05)
post = Post(webhook_url=sys.argv[1], webhook_secret="x" * 16, mail_host="localhost",
            mail_port=int(sys.argv[2]), mail_from="a@b.example", timeout_seconds=float(sys.argv[5]),
            mail_security=sys.argv[3])
authority = Path(sys.argv[4]) if sys.argv[4] else None
now = datetime.now(UTC)
found = [hub.offload(webhook.send, post, "hall", 1, {"number": "SW-1"}, now, authority),
         hub.offload(mail.send, post, "c@d.example", "s", "t", now, authority)]
done.append(True)
print(json.dumps({"found": found, "ticks": len(gaps)}))
"""


def sent(hook: Hook, mails: MailServer, *about: str) -> dict[str, Any]:
    """What became of a letter by each way, and how often the hub ticked meanwhile."""
    asked = [sys.executable, "-c", PROGRAM, hook.url, str(mails.port), *about]
    ran = subprocess.run(asked, capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout)
    return told


def test_slow_peers_stop_nobody() -> None:
    """Both count as silent after a second each; the hub has ticked all the while."""
    with closing(Hook()) as hook, closing(MailServer()) as mails:
        hook.temper, mails.temper = "slow", "mute"
        told = sent(hook, mails, "none", "", "1")
        assert told["found"] == ["silent", "silent"]
        assert told["ticks"] > 20
        hook.temper, mails.temper = 200, "ok"
        assert sent(hook, mails, "none", "", "5")["found"] == ["", ""]


def test_certificates_are_looked_at_under_eventlet_as_well(tmp_path: Path) -> None:
    """Its own TLS stands in for Python's there: good ones pass, a stranger's and an old one not."""
    ours = Authority(tmp_path)
    with (
        closing(Hook(ours.server())) as hook,
        closing(MailServer(ours.server())) as mails,
        closing(MailServer(ours.server(expired=True), at_once=True)) as old,
    ):
        assert sent(hook, mails, "starttls", str(ours.file), "9")["found"] == ["", ""]
        found = sent(hook, old, "tls", str(Authority(tmp_path, "stranger").file), "9")["found"]
        assert found == ["tls_unknown", "tls_unknown"]
        hook.secure = ours.server("elsewhere.example")
        found = sent(hook, old, "tls", str(ours.file), "9")["found"]
        assert found == ["tls_name", "tls_expired"]
        assert (len(hook.heard), len(mails.taken), old.taken) == (1, 1, [])
