"""A bare server on the same parts as the hall: a route that does nothing, and a bare emit.

Run as `python -m rehearsal.measure.floor`: prints its port, serves until killed. POST /bare answers
as many bytes as a number just given; POST /emit/SIZE sends an event of that size to every screen.
It is served as Flask-SocketIO's own `run` does it, with nothing of ours.
"""

from __future__ import annotations

import eventlet

if __name__ == "__main__":
    eventlet.monkey_patch()

from eventlet import wsgi
from flask import Flask, Response, request
from flask_socketio import SocketIO

from hall.hub import wire

ANSWER = b'{"number":"A001","service":"payment","pad":"' + b"x" * 180 + b'"}'


def bare() -> Flask:
    """The application: Flask behind Flask-SocketIO, as the hub is."""
    app = Flask("bare", static_folder=None, template_folder=None)
    socketio = SocketIO(
        app, async_mode="eventlet", transports=["websocket"],
        ping_interval=wire.PING_INTERVAL, ping_timeout=wire.PING_TIMEOUT,
    )  # fmt: skip

    @app.post("/bare")
    def nothing() -> Response:
        request.get_data()
        return Response(ANSWER, 201, content_type="application/json")

    @app.post("/emit/<int:size>")
    def emit(size: int) -> Response:
        socketio.emit("scene", {"pad": "x" * size})
        return Response(b"{}", content_type="application/json")

    return app


def main() -> None:
    """Serve until killed."""
    sock = eventlet.listen(("127.0.0.1", 0))
    print(sock.getsockname()[1], flush=True)
    wsgi.server(sock, bare(), log_output=False)


if __name__ == "__main__":
    main()
