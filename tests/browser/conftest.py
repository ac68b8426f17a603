"""A headless browser, and pages to look at; without a browser these tests skip, unless the gate insists."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from graph.export.html import read_data, to_html
from tests.export.networks import plan_like

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from graph.network import Network

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        reason = f"none of {', '.join(NAMES)} is installed"
        if os.environ.get("CANCU_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only where a browser is)

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


@dataclass
class Sight:
    """An open page, its data, and what it asked for and complained of."""

    page: Page
    data: dict[str, Any]
    network: Network
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def id_of(self, cls: str, position: int = 0) -> int:
        """Give the id of a node of a class."""
        found = [node["id"] for node in self.data["nodes"] if node["cls"] == cls]
        return int(found[position])

    def node(self, number: int) -> dict[str, Any]:
        node: dict[str, Any] = self.data["nodes"][number]
        return node

    def drawn(self) -> list[int]:
        """Give the ids of the boxes on the canvas, sorted."""
        script = "Object.keys(network.body.nodes).filter((id) => !id.includes(':')).map(Number)"
        return sorted(self.page.evaluate(script))

    def click_box(self, number: int) -> None:
        """Click the middle of a box on the canvas."""
        at = self.page.evaluate(
            "(id) => network.canvasToDOM(network.getPositions([id])[id])", number
        )
        frame = self.page.locator("#mynetwork").bounding_box()
        assert frame
        self.page.mouse.click(frame["x"] + at["x"], frame["y"] + at["y"])
        self.page.wait_for_timeout(400)  # vis waits for a second click before it tells of the first

    @property
    def title(self) -> str:
        return self.page.inner_text("#details-title").strip()


@pytest.fixture(scope="session")
def small() -> Network:
    return plan_like(100)


@pytest.fixture(scope="session")
def written(small: Network) -> dict[tuple[object, ...], str]:
    """Pages that were made before, since a page is a function of its network."""
    return {(id(small), ("title", "Đồ thị thử")): to_html(small, title="Đồ thị thử").html}


@pytest.fixture
def look(
    browser: Browser, tmp_path: Path, small: Network, written: dict[tuple[object, ...], str]
) -> Iterator[Callable[..., Sight]]:
    """Give a function that writes a page to disk and opens it."""
    opened: list[Page] = []

    def open_page(
        network: Network | None = None,
        anchor: str = "",
        size: tuple[int, int] = (1400, 900),
        **how: Any,
    ) -> Sight:
        network = small if network is None else network
        how.setdefault("title", "Đồ thị thử")
        key = (id(network), *sorted(how.items()))
        html = written.get(key) or to_html(network, **how).html
        path = tmp_path / "page.html"
        path.write_bytes(html.encode())
        page = browser.new_page(viewport={"width": size[0], "height": size[1]})
        opened.append(page)
        sight = Sight(page=page, data=read_data(html), network=network)
        page.on("request", lambda request: sight.requests.append(request.url))
        page.on("pageerror", lambda error: sight.complaints.append(str(error)))
        page.on(
            "console",
            lambda line: (
                sight.complaints.append(line.text) if line.type in {"error", "warning"} else None
            ),
        )
        page.goto(path.as_uri() + anchor)
        page.wait_for_selector('body[data-ready="1"]')
        return sight

    yield open_page
    for page in opened:
        page.close()
