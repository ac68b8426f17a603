"""The server itself: one socket on this machine, until it is interrupted."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING

import uvicorn

from graph.analyze.overlaps import overlaps
from graph.errors import StoreError
from graph.serve.pages import TEMPLATES
from graph.serve.templating import environment

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp

    from graph.serve.holdings import Shelf

#: Requests at a time, and seconds that an idle connection stays open.
_MOST, _IDLE = 200, 5


def run(app: ASGIApp, shelf: Shelf, *, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve until interrupted; `tell` is given the address when it can be opened.

    Raises `StoreError` where the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            raise StoreError(
                f"cannot listen: {error.strerror}",
                where=f"{host}:{port}",
                next_step="name another --port",
            ) from error
        number = listening.getsockname()[1]
        tell(f"http://{f'[{host}]' if ':' in host else host}:{number}/")
        threading.Thread(target=_warm, args=(shelf,), daemon=True).start()
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            limit_concurrency=_MOST,
            timeout_keep_alive=_IDLE,
            timeout_graceful_shutdown=3,
            proxy_headers=False,
            ws="none",
        )
        uvicorn.Server(config).run(sockets=[listening])


def _warm(shelf: Shelf) -> None:
    """Begin with what takes long, so that the first who asks does not wait for it."""
    for name in TEMPLATES.values():
        environment().get_template(name)
    held = shelf.held
    held.later.get("overlaps", lambda: overlaps(held.network))
