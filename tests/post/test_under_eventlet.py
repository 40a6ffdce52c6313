"""A slow hook and a mute mail server under eventlet: nothing else of the hall waits for them."""

import json
import subprocess
import sys

from tests.post.peers import Hook, MailServer
from tests.tree import ROOT

PROGRAM = """
import json, sys
from hall.hub import runtime
runtime.patch()
import time
from datetime import UTC, datetime
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
post = Post(webhook_url=sys.argv[1], webhook_secret="x" * 16, mail_host="127.0.0.1",
            mail_port=int(sys.argv[2]), mail_from="a@b.example", timeout_seconds=1.0)
now = datetime.now(UTC)
found = [hub.offload(webhook.send, post, "hall", 1, {"number": "SW-1"}, now),
         hub.offload(mail.send, post, "c@d.example", "s", "t", now)]
done.append(True)
print(json.dumps({"found": found, "ticks": len(gaps)}))
"""


def test_slow_peers_stop_nobody() -> None:
    """Both count as silent after a second each; the hub has ticked all the while."""
    hook, mails = Hook(), MailServer()
    hook.temper, mails.temper = "slow", "mute"
    asked = [sys.executable, "-c", PROGRAM, hook.url, str(mails.port)]
    try:
        ran = subprocess.run(asked, capture_output=True, text=True, timeout=60, cwd=ROOT)
        assert ran.returncode == 0, ran.stderr
        told = json.loads(ran.stdout)
        assert told["found"] == ["silent", "silent"]
        assert told["ticks"] > 20
        hook.temper, mails.temper = 200, "ok"
        ran = subprocess.run(asked, capture_output=True, text=True, timeout=60, cwd=ROOT)
        assert json.loads(ran.stdout)["found"] == ["", ""]
    finally:
        hook.close()
        mails.close()
