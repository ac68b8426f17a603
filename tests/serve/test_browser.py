"""The explorer in a real browser: nothing runs that should not, axe finds nothing, all works without scripts."""

from __future__ import annotations

import os
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

import pytest
import uvicorn
from axe_playwright_python.base import AXE_FILE_PATH

from tests.serve import hostile
from tests.serve.conftest import AGENCY, DECISION, LAW_ONLY_CITED, PLAN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Playwright

    from tests.serve.conftest import Explorer

T = TypeVar("T")
NAMES = ("chromium", "chromium-browser", "google-chrome")
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    }
}
PAGES = (
    "/",
    "/documents",
    PLAN,
    DECISION,
    LAW_ONLY_CITED,
    AGENCY,
    "/duties",
    "duty",
    f"/trace?of={quote('144/KH-UBND')}",
    "/overlaps",
    f"/compare?a={quote('97/KH-UBND')}&b={quote('https://cancu.vn' + PLAN, safe='')}",
    "/calendar?year=2024",
    "/review?kind=unresolved",
    "/search?q=cong+an",
    "/sparql?query=SELECT+*+%7B+%3Fs+a+cc%3ASource+%7D",
    "/help",
    "/check",
    "/akn/nope",
)


class Stage:
    """A browser in a thread of its own: another one may be open in the main thread, which allows but one."""

    def __init__(self, path: str) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._playwright, self._browser = self._thread.submit(self._open, path).result()

    def _open(self, path: str) -> tuple[Playwright, Browser]:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only where a browser is)

        playwright = sync_playwright().start()
        options = ["--no-sandbox", "--disable-gpu"]
        return playwright, playwright.chromium.launch(executable_path=path, args=options)

    def play(self, scene: Callable[[Page], T], **how: Any) -> T:
        """Run a scene on a page of its own; `how` is what the browser takes for a new page."""

        def run() -> T:
            page = self._browser.new_page(**{"locale": "vi-VN", **how})
            try:
                return scene(page)
            finally:
                page.close()

        return self._thread.submit(run).result()

    def close(self) -> None:
        self._thread.submit(self._browser.close).result()
        self._thread.submit(self._playwright.stop).result()
        self._thread.shutdown()


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        reason = f"none of {', '.join(NAMES)} is installed"
        if os.environ.get("CANCU_REQUIRE_BROWSER") == "1":
            pytest.fail(reason)
        pytest.skip(reason)
    opened = Stage(path)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def address(explorer: Explorer) -> Iterator[str]:
    """Serve the explorer on this machine; give its address."""
    config = uvicorn.Config(
        explorer.app, port=0, log_level="warning", access_log=False, lifespan="off", ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(
    stage: Stage, address: str, explorer: Explorer, path: str, width: int
) -> None:
    def scene(page: Page) -> tuple[Any, list[str], int]:
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(address + (explorer.duty() if path == "duty" else path))
        page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
        result = page.evaluate("(rules) => axe.run(document, rules)", RULES)
        return result, requests, page.evaluate("document.documentElement.scrollWidth")

    result, requests, wide = stage.play(scene, viewport={"width": width, "height": 900})
    assert [
        f"{found['id']}: {found['nodes'][0]['html'][:200]} {found['nodes'][0]['failureSummary']}"
        for found in result["violations"]
    ] == []
    assert all(url.startswith(address) for url in requests)
    assert wide <= width


def test_nothing_in_a_hostile_text_runs(stage: Stage, address: str, explorer: Explorer) -> None:
    duties = [row["thing"]["path"] for row in explorer.json(hostile.DOCUMENT)["duties"]]
    searched = f"/search?q={quote(hostile.SCRIPT + hostile.BREAK)}"
    focused = f"/graph/drawing?focus={quote('666/KH-UBND')}"
    paths = (hostile.DOCUMENT, *duties, "/", "/duties", searched, focused)

    def scene(page: Page) -> list[Any]:
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text))
        seen: list[Any] = []
        for path in paths:
            page.goto(address + path)
            seen.append(page.evaluate("[window.xssRan ?? null, document.images.length]"))
        return [*seen, complaints]

    assert stage.play(scene) == [[None, 0]] * len(paths) + [[]]


def test_the_policy_stops_a_script_that_got_in(stage: Stage, address: str) -> None:
    image = "'<img src=x onerror=\"window.xssRan=1\">'"

    def scene(page: Page) -> Any:
        page.goto(address + "/")
        page.evaluate(f"document.body.insertAdjacentHTML('beforeend', {image})")
        page.wait_for_timeout(300)
        return page.evaluate("window.xssRan ?? null")

    assert stage.play(scene) is None


def test_a_reviewer_reaches_the_law_without_javascript(stage: Stage, address: str) -> None:
    def scene(page: Page) -> int:
        page.goto(address + "/")
        page.click(f'.plans a[href="{PLAN}"]')
        page.locator('aside a[href*="part=duty-"]').first.click()
        page.locator('.laws a[href^="/akn/vn/act/luat/"]').first.click()
        return page.locator("h1 .look-law").count()

    assert stage.play(scene, java_script_enabled=False) == 1


def test_the_drawing_is_drawn_in_its_page(stage: Stage, address: str) -> None:
    def scene(page: Page) -> list[str]:
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/graph?focus={quote('144/KH-UBND')}&depth=1")
        page.frame_locator("iframe.drawing").locator('body[data-ready="1"]').wait_for()
        return complaints

    assert stage.play(scene) == []


def test_search_works_from_the_keyboard(stage: Stage, address: str) -> None:
    def scene(page: Page) -> tuple[str, int]:
        page.goto(address + "/")
        page.keyboard.press("Tab")
        first = str(page.evaluate("document.activeElement.className"))
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.type("193/qd-ttg")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?q=193*")
        return first, page.locator(f'.hits > li:first-child a[href="{DECISION}"]').count()

    assert stage.play(scene) == ("skip", 1)
