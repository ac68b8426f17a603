"""One request without a server: `graph serve --get /path`."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from starlette.types import ASGIApp


@dataclass(slots=True)
class Answered:
    """What came back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def get(app: ASGIApp, target: str, *, accept: str = "", language: str = "vi") -> Answered:
    """Ask an application for a path with its query, as a browser on this machine would."""
    # In a thread of its own, since the caller may have a loop running.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(_get(app, target, accept, language))).result()


async def _get(app: ASGIApp, target: str, accept: str, language: str) -> Answered:
    path, _, query = target.partition("?")
    path = unquote(path) or "/"
    headers = [(b"host", b"127.0.0.1"), (b"accept-language", language.encode())]
    if accept:
        headers.append((b"accept", accept.encode("latin-1", "replace")))
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": path if path.startswith("/") else f"/{path}",
        "raw_path": quote(path).encode(),
        "query_string": quote(query, safe="=&%+:/?@!$'()*,;~-._").encode(),
        "headers": headers,
        "client": ("127.0.0.1", 0),
        "server": ("127.0.0.1", 80),
        "root_path": "",
    }
    found = Answered()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            found.status = message["status"]
            found.headers = {
                name.decode(): value.decode("latin-1") for name, value in message["headers"]
            }
        elif message["type"] == "http.response.body":
            found.body += message.get("body", b"")

    await app(scope, receive, send)
    return found
