"""What stands before every page: which hosts and methods are let in, and the headers that go out.

The threats are told in `decisions/0007-the-explorer.md`, each with its test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Names by which this machine calls itself; any other is a foreign page that points at us (DNS rebinding).
HOSTS: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
#: Characters of a path, and of what follows it.
LONGEST_PATH, LONGEST_QUERY = 2_000, 60_000
POLICY: Final = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_READING: Final = ("GET", "HEAD")


class Guarded:
    """Lets in requests to this machine that only read, and hardens what goes out."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] = HOSTS) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)

        async def hardened(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                added = [
                    (name.lower().encode(), value.encode())
                    for name, value in HEADERS.items()
                    if name.lower().encode() not in present
                ]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await (refusal or self._app)(scope, receive, hardened)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or host_name(hosts[0].decode("latin-1")) not in self._hosts:
            return PlainTextResponse(
                "400: this explorer answers only to 127.0.0.1 and localhost\n", status_code=400
            )
        if len(scope["path"]) > LONGEST_PATH or len(scope["query_string"]) > LONGEST_QUERY:
            return PlainTextResponse("414: the address is too long\n", status_code=414)
        allowed = (*_READING, "POST") if scope["path"] == "/sparql" else _READING
        if scope["method"] not in allowed:
            return PlainTextResponse(
                "405: this explorer only reads\n",
                status_code=405,
                headers={"Allow": ", ".join(allowed)},
            )
        return None


def host_name(header: str) -> str:
    """Give the name in a Host header, without its port; empty for what is no host.

    >>> host_name("localhost:8000"), host_name("[::1]:80"), host_name("cancu.vn"), host_name("127.0.0.1:x")
    ('localhost', '[::1]', 'cancu.vn', '')
    """
    name, colon, port = header.strip().lower().rpartition(":")
    if header.strip().endswith("]") or not colon:
        return header.strip().lower()
    return name if port.isascii() and port.isdigit() else ""
