"""A store of the sample corpus and of hostile files, and the explorer over it."""

from __future__ import annotations

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from graph import pipeline, vocabulary
from graph.query.run import Limits
from graph.serve.app import application
from graph.serve.endpoint import Pool
from graph.serve.holdings import Shelf
from graph.store.local import LocalStore
from tests.serve import hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.applications import Starlette

CORPUS = Path(__file__).parents[1] / "corpus"
PLAN = "/akn/vn/act/ke-hoach/ubnd-tinh-lao-cai/2024-03-07/144"
DECISION = "/akn/vn/act/quyet-dinh/thu-tuong-chinh-phu/2021-02-09/193"
#: Only cited by the corpus.
LAW_ONLY_CITED = "/akn/vn/act/luat/quoc-hoi/2011-03-29/66"
AGENCY = "/agency/cong-an-tinh/lao-cai"
#: Seconds and rows of free queries in these tests.
LIMITS = Limits(rows=40, seconds=1.0)


@dataclass(frozen=True)
class Explorer:
    """The application, asked without a network."""

    app: Starlette
    shelf: Shelf
    pool: Pool

    def ask(self, path: str, method: str = "GET", **more: Any) -> httpx.Response:
        """Send one request; `headers`, `content` and the like as httpx takes them."""
        headers = {"Accept": "text/html", "Accept-Language": "vi", **more.pop("headers", {})}

        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.app)
            base = more.pop("base", "http://127.0.0.1:8000")
            async with httpx.AsyncClient(transport=transport, base_url=base) as client:
                return await client.request(method, path, headers=headers, **more)

        # in a thread of its own: a browser that other tests have open runs a loop in this one
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(send())).result()

    def json(self, path: str) -> Any:
        """Give the JSON twin of a page."""
        answer = self.ask(path, headers={"Accept": "application/json"})
        assert answer.status_code == 200, answer.text
        return json.loads(answer.content)

    def duty(self, document: str = PLAN, number: int = 0) -> str:
        """Give the path of a duty of a document."""
        path: str = self.json(document)["duties"][number]["thing"]["path"]
        return path


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    files = [path for path in sorted(CORPUS.iterdir()) if path.suffix in {".txt", ".html"}]
    files += hostile.write(folder / "in")
    with LocalStore(folder / "store") as store:
        report = pipeline.build(files, store, vocabulary.load())
    assert not report.failed
    return folder / "store"


@pytest.fixture(scope="session")
def explorer(store_path: Path) -> Iterator[Explorer]:
    shelf = Shelf(store_path, patience=None)
    pool = Pool(shelf.held.store, size=1, limits=LIMITS)
    yield Explorer(app=application(shelf, pool), shelf=shelf, pool=pool)
    pool.close()


def links(html: str) -> list[str]:
    """Give the addresses of a page that can be followed, entities resolved."""
    from html import unescape  # noqa: PLC0415

    return [unescape(found) for found in re.findall(r'<a [^>]*?href="([^"]*)"', html)]
