"""The explorer as an ASGI application: which path leads to which page, and in which form it is given."""

from __future__ import annotations

import contextlib
import html
import json
import re
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Route

from graph import interface
from graph.errors import GraphError, QueryError
from graph.export.text import as_json
from graph.serve import endpoint, findings, home, linked, results, things
from graph.serve.asking import LONGEST, Asked, NotHere
from graph.serve.guarding import Guarded
from graph.serve.negotiate import choose, language
from graph.serve.pages import PAGES, TEMPLATES, lasting
from graph.serve.paths import address
from graph.serve.templating import Frame, render, static_files
from graph.serve.views import TroublePage
from graph.store import sources

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request

    from graph.serve.endpoint import Pool
    from graph.serve.holdings import Holdings, Shelf

_HTML, _JSON = "text/html", "application/json"
#: What a page, and a thing, is given as.
_PAGE, _THING = (_HTML, _JSON), (_HTML, _JSON, *linked.FORMATS)
_SUFFIXES: Final = {
    ".json": _JSON,
    ".ttl": "text/turtle",
    ".nt": "application/n-triples",
    ".jsonld": "application/ld+json",
}
_META_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
_TXT = ".txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Explorer:
    """The parts that answer requests."""

    shelf: Shelf
    pool: Pool


def application(shelf: Shelf, pool: Pool) -> Starlette:
    """Make the application over a store and a pool of processes for free queries."""

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        pool.close()

    app = Starlette(
        routes=[
            Route("/sparql", _sparql, methods=["GET", "POST"]),
            Route("/static/{name}", _static),
            Route("/healthz", _health),
            Route("/ns", _vocabulary),
            Route("/.well-known/void", _void),
            Route("/calendar.ics", _calendar),
            Route("/graph/drawing", _drawing),
            Route("/source/{sha:str}.txt", _source),
            Route("/{path:path}", _page),
        ],
        middleware=[Middleware(Guarded)],
        lifespan=lifespan,
    )
    app.state.explorer = Explorer(shelf=shelf, pool=pool)
    return app


# --- pages ---


async def _page(request: Request) -> Response:
    return await run_in_threadpool(_answer_page, request)


def _answer_page(request: Request) -> Response:
    path, form = _form_in(request.url.path)
    asked = _asked(request, path)
    is_page = path in PAGES or path == "/help"
    offered = _PAGE if is_page else _THING
    media = form or choose(request.headers.get("accept", ""), offered)
    if media not in offered:
        return _trouble(request, asked, 406, asked.say("serve-no-form"), ", ".join(offered))
    tag = _tag(asked, media)
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": tag, "Vary": "Accept, Accept-Language"})
    try:
        if media in linked.FORMATS:
            return _linked(asked, media, tag)
        if path == "/help":
            limits = request.app.state.explorer.pool.limits
            page: Any = things.help_page(asked, seconds=limits.seconds, rows=limits.rows)
        else:
            page = PAGES.get(path, things.thing)(asked)
    except (NotHere, GraphError) as error:
        return _failed(request, asked, media, error)
    return _shown(request, asked, page, media, headers=_kept(tag, page))


def _form_in(path: str) -> tuple[str, str]:
    """Split the suffix that asks for a form from a path: /documents.json; /index is the first page."""
    for suffix, media in _SUFFIXES.items():
        if path.endswith(suffix):
            path = path.removesuffix(suffix)
            return ("/" if path == "/index" else path), media
    return (path.rstrip("/") or "/"), ""


def _asked(request: Request, path: str) -> Asked:
    values = {name: value for name, value in request.query_params.items() if value}
    wanted = language(values.get("lang", ""), request.headers.get("accept-language", ""))
    held = request.app.state.explorer.shelf.current()
    return Asked(held=held, say=interface.load(wanted), path=path, values=values)


def _tag(asked: Asked, media: str) -> str:
    return f'"{asked.held.digest}-{asked.say.language}-{media.rsplit("/", 1)[-1]}"'


def _kept(tag: str, page: Any = None) -> dict[str, str]:
    if page is not None and not lasting(page):
        return {"Cache-Control": "no-store", "Refresh": "3"}
    return {"ETag": tag, "Cache-Control": "private, no-cache"}


def _shown(
    request: Request,
    asked: Asked,
    page: Any,
    media: str,
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> Response:
    """Give a record as a page or as JSON."""
    more = {
        "Vary": "Accept, Accept-Language",
        "Content-Language": asked.say.language,
        **(headers or {}),
    }
    if media == _JSON:
        body = json.dumps(as_json(page), ensure_ascii=False, indent=1).encode("utf-8", "replace")
        return Response(body, status, more, _JSON)
    forms: list[tuple[str, str]] = []
    if status == 200 and not isinstance(page, TroublePage):  # noqa: PLR2004
        on_offer = _PAGE if asked.path in PAGES or asked.path in {"/help", "/sparql"} else _THING
        names = {media: suffix for suffix, media in _SUFFIXES.items()}
        base = "/index" if asked.path == "/" else asked.path
        if asked.path != "/sparql":
            forms = [
                (form, address(base + names[form], **asked.values))
                for form in on_offer
                if form != _HTML
            ]
    other = "vi" if asked.say.language == "en" else "en"
    frame = Frame(
        path=asked.path,
        digest=asked.held.digest,
        lang=asked.values.get("lang", "")[:LONGEST],
        other=asked.here(lang=other)
        if request.method != "POST"
        else address(asked.path, lang=other),
        building=request.app.state.explorer.shelf.building,
        forms=tuple(forms),
    )
    text = render(TEMPLATES[type(page)], page, frame, asked.say)
    return Response(text.encode("utf-8", "replace"), status, more, "text/html; charset=utf-8")


def _failed(request: Request, asked: Asked, media: str, error: NotHere | GraphError) -> Response:
    """Give the page for what is not there, or cannot be answered now."""
    if isinstance(error, NotHere):
        return _trouble(request, asked, 404, error.what, near=error.nearest, media=media)
    if isinstance(error, QueryError):
        wanted = next(
            (asked.value(name) for name in ("of", "focus", "a", "b", "to") if asked.value(name)), ""
        )
        nearest = home.suggestions(asked, wanted) if wanted else ()
        return _trouble(request, asked, 404, error.what, error.next_step, near=nearest, media=media)
    return _trouble(request, asked, 503, error.what, error.next_step, media=media)


def _trouble(  # noqa: PLR0913
    request: Request,
    asked: Asked,
    status: int,
    what: str,
    next_step: str = "",
    *,
    near: tuple[Any, ...] = (),
    media: str = _HTML,
) -> Response:
    page = TroublePage(status=status, what=what, next_step=next_step, nearest=near)
    form = _JSON if media != _HTML else _HTML
    return _shown(request, asked, page, form, status=status, headers={"Cache-Control": "no-store"})


def _linked(asked: Asked, media: str, tag: str) -> Response:
    iri = things.named_by(asked)
    triples = linked.describe(asked.held, iri)
    if not triples:
        raise things.not_here(asked, asked.path)
    headers = {**_kept(tag), "Vary": "Accept, Accept-Language"}
    return Response(linked.write(triples, media), 200, headers, media)


# --- other forms ---


async def _sparql(request: Request) -> Response:
    """Answer the SPARQL 1.1 Protocol; a browser gets the editor page."""
    explorer: Explorer = request.app.state.explorer
    asked = _asked(request, "/sparql")
    accept, short = request.headers.get("accept", ""), asked.value("format")
    wants_page = not short and choose(accept, (results.ROWS[0], _HTML)) == _HTML
    text = ""
    try:
        values = parse_qs(request.url.query, keep_blank_values=True, max_num_fields=40)
        body = await _body(request)
        text = endpoint.read(request.method, values, request.headers.get("content-type", ""), body)
        if not text:
            if request.method == "GET" and choose(accept, (_HTML, "text/turtle")) == "text/turtle":
                return _void_of(request)
            if not wants_page:
                raise endpoint.Refused(400, "there is no query", "send one as query=…")  # noqa: TRY301
            return _shown(
                request,
                asked,
                endpoint.page(asked, ""),
                _HTML,
                headers={"Cache-Control": "no-store"},
            )
        await run_in_threadpool(explorer.pool.renew, asked.held.store)
        found = await explorer.pool.answer(text)
        headers = {"Cache-Control": "no-store", "Vary": "Accept, Accept-Language"}
        if getattr(found, "cut", False):
            headers["Cancu-Truncated"] = f"rows={endpoint.number_of(found)}"
        if wants_page:
            return _shown(request, asked, endpoint.page(asked, text, found), _HTML, headers=headers)
        media = endpoint.form_of(found, accept, short)
        written = await run_in_threadpool(results.write, found, media)
        return Response(
            written, 200, headers, f"{media}; charset=utf-8" if media.startswith("text/") else media
        )
    except ValueError as error:
        return Response(f"400: {error}\n", 400, media_type="text/plain")
    except endpoint.Refused as refusal:
        return _refused(request, asked, text, refusal, page=wants_page)


def _refused(
    request: Request, asked: Asked, text: str, refusal: endpoint.Refused, *, page: bool
) -> Response:
    headers = {"Cache-Control": "no-store"}
    if refusal.status == 503:  # noqa: PLR2004
        headers["Retry-After"] = "5"
    told = f"{refusal.what}\n→ {refusal.next_step}" if refusal.next_step else refusal.what
    if page:
        shown = endpoint.page(asked, text, error=told)
        return _shown(request, asked, shown, _HTML, status=refusal.status, headers=headers)
    return Response(
        f"{refusal.status}: {told}\n", refusal.status, headers, "text/plain; charset=utf-8"
    )


async def _body(request: Request) -> bytes:
    """Read the body of a request up to its limit."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > endpoint.LONGEST_BODY:
            raise endpoint.Refused(413, "the query is too long", "ask for less")
    return body


async def _static(request: Request) -> Response:
    found = static_files().get(request.path_params["name"])
    if found is None:
        return Response("404\n", 404, media_type="text/plain")
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(found[0], 200, headers, f"{found[1]}; charset=utf-8")


async def _health(request: Request) -> Response:
    held: Holdings = request.app.state.explorer.shelf.current()
    state = {"ok": True, "digest": held.digest, "documents": len(held.sources)}
    return Response(json.dumps(state), 200, {"Cache-Control": "no-store"}, _JSON)


async def _vocabulary(_: Request) -> Response:
    text = resources.files("graph.ontology").joinpath("vocabulary.ttl").read_text(encoding="utf-8")
    return Response(text, 200, {"Cache-Control": "private, no-cache"}, "text/turtle; charset=utf-8")


async def _void(request: Request) -> Response:
    return _void_of(request)


def _void_of(request: Request) -> Response:
    asked = _asked(request, "/.well-known/void")
    text = linked.void(asked.held, f"http://{request.headers['host']}")
    return Response(text, 200, _kept(_tag(asked, "text/turtle")), "text/turtle; charset=utf-8")


async def _calendar(request: Request) -> Response:
    text = await run_in_threadpool(findings.calendar_file, _asked(request, "/calendar"))
    headers = {
        "Cache-Control": "private, no-cache",
        "Content-Disposition": 'attachment; filename="cancu.ics"',
    }
    return Response(text.encode("utf-8", "replace"), 200, headers, "text/calendar; charset=utf-8")


async def _drawing(request: Request) -> Response:
    return await run_in_threadpool(_answer_drawing, request)


def _answer_drawing(request: Request) -> Response:
    """Give the drawing with the policy that it names itself: only its own scripts and styles, by their hashes."""
    asked = _asked(request, "/graph/drawing")
    try:
        text = things.drawing(asked)
    except (NotHere, GraphError) as error:
        return _failed(request, asked, _HTML, error)
    match = _META_POLICY.search(text)
    policy = html.unescape(match[1]) if match else "default-src 'none'"
    headers = {
        **_kept(_tag(asked, _HTML)),
        "Vary": "Accept-Language",
        "Content-Security-Policy": f"{policy}; frame-ancestors 'self'",
    }
    return Response(text.encode("utf-8", "replace"), 200, headers, "text/html; charset=utf-8")


async def _source(request: Request) -> Response:
    return await run_in_threadpool(_answer_source, request)


def _answer_source(request: Request) -> Response:
    """Give the text of a file as it was decoded."""
    sha = request.path_params["sha"]
    asked = _asked(request, f"/source/{sha}")
    if sha not in {source.sha256 for source in asked.held.sources.values()}:
        return _failed(request, asked, _HTML, things.not_here(asked, asked.path))
    text = sources.source(asked.held.store, sha).text
    headers = _kept(_tag(asked, _TXT))
    return Response(text.encode("utf-8", "replace"), 200, headers, "text/plain; charset=utf-8")
