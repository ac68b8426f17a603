"""The page as a file: one, the same each time, with nothing from abroad and nothing that runs but ours."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from html import unescape
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph import interface, iris
from graph.export.html import SCRIPTS, read_data, to_html
from tests.export.networks import Draft, document_iri, plan_like, quote

if TYPE_CHECKING:
    from graph.network import Network

ROOT = Path(__file__).parents[2]
HOSTILE = "</script><script>alert(1)</script><!-- '\" & \u2028"


@pytest.fixture(scope="module")
def small() -> Network:
    return plan_like(60)


@pytest.fixture(scope="module")
def html(small: Network) -> str:
    return to_html(small, title="Đồ thị").html


def test_data_holds_every_node_and_edge_once(small: Network) -> None:
    page = to_html(small, title="Đồ thị")
    data = read_data(page.html)
    assert page.nodes == len(data["nodes"]) == len(small.graph)
    assert page.edges == len(data["edges"]) == small.graph.number_of_edges()
    assert page.omitted == 0
    assert [node["id"] for node in data["nodes"]] == list(range(page.nodes))
    assert {iris.BASE + node["iri"] for node in data["nodes"]} == set(small.graph)


def test_arrows_go_from_the_basis_to_what_rests_on_it(small: Network) -> None:
    data = read_data(to_html(small, title="Đồ thị").html)
    label = {node["id"]: node["label"] for node in data["nodes"]}
    drawn = {
        (label[e["from"]], e["rel"], label[e["to"]]) for e in data["edges"] if e["kind"] == "cites"
    }
    programme = "Chương trình phòng, chống mua bán người giai đoạn 2021-2025"
    assert ("Quyết định 193/QĐ-TTg", "approves", programme) in drawn
    assert ("Luật Phòng, chống mua bán người", "based_on", "Quyết định 193/QĐ-TTg") in drawn
    assert (programme, "implements", "Kế hoạch 162/KH-BCĐ138") in drawn


def test_same_network_same_bytes_whatever_the_order_and_the_hash_seed(
    html: str, tmp_path: Path
) -> None:
    script = tmp_path / "write.py"
    script.write_text(
        "import sys\nfrom graph.export.html import to_html\nfrom tests.export.networks import plan_like\n"
        "sys.stdout.buffer.write(to_html(plan_like(60), title='Đồ thị').html.encode())\n",
        encoding="utf-8",
    )
    for seed in ("1", "2"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(ROOT),
        }
        # the locale of a bare server, in which files would be written as ASCII
        environment |= {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        done = subprocess.run(
            [sys.executable, str(script)],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            check=True,
        )
        assert done.stdout == html.encode()
    assert [path.name for path in tmp_path.iterdir()] == [
        "write.py"
    ]  # pyvis would leave a folder lib


def test_nothing_is_loaded_from_elsewhere(html: str) -> None:
    shell = re.sub(r"<script.*?</script>|<style>.*?</style>", "", html, flags=re.DOTALL)
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*", shell) == []
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "sourceMappingURL" not in html


def test_policy_names_the_hash_of_every_script_and_style(html: str) -> None:
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', html)[0])
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    blocks = re.findall(r"<(script|style)>(.*?)</\1>", html, re.DOTALL)
    assert [kind for kind, _ in blocks] == ["style", "script", "script"]
    for _, text in blocks:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.count("sha256-") == len(blocks)


def test_hostile_text_cannot_leave_its_block() -> None:
    draft = Draft()
    law = draft.document(f"{iris.BASE}akn/vn/act/luat/-/-/x", HOSTILE, "luat", "law", title=HOSTILE)
    plan = draft.document(
        f"{iris.BASE}akn/vn/act/ke-hoach/-/-/y", HOSTILE, "ke-hoach", "plan", read=True
    )
    draft.cites(plan, law, "based_on", "", quote=quote(HOSTILE, HOSTILE))
    draft.duty(plan, "I", HOSTILE, ((HOSTILE, "lead"),))
    html = to_html(draft.network(), title=HOSTILE).html
    calm = to_html(
        Draft().network(), title="Đồ thị"
    ).html  # vis-network has a string "<script" of its own
    assert html.count("<script") == calm.count("<script")
    assert html.count("</script") == calm.count("</script") == 3
    data = read_data(html)
    assert data["nodes"][0]["label"] == HOSTILE
    assert data["passages"][0][0] == HOSTILE


def test_a_lone_surrogate_does_not_stop_the_page() -> None:
    draft = Draft()
    draft.document(f"{iris.BASE}akn/vn/act/luat/-/-/x", "Luật \ud800", "luat", "law")
    assert to_html(draft.network(), title="x").html.encode()


def test_over_the_limit_duties_become_counts_and_the_page_says_so(small: Network) -> None:
    page = to_html(small, title="Đồ thị", max_nodes=50)
    data = read_data(page.html)
    assert page.omitted == len(small.graph) - page.nodes == len(small.duties)
    assert data["limits"] == {
        "total": len(small.graph), "max": 50, "omitted": {"duty": len(small.duties)},
    }  # fmt: skip
    assert "duty" not in {node["cls"] for node in data["nodes"]}
    assigned = sum(len(view.agencies) for view in small.duties.values())
    assert sum(edge["n"] for edge in data["edges"] if edge["kind"] == "folded") == assigned


def test_far_over_the_limit_the_most_connected_stay(small: Network) -> None:
    page = to_html(small, title="Đồ thị", max_nodes=5)
    data = read_data(page.html)
    assert page.nodes == 5
    assert page.omitted == len(small.graph) - 5
    kept = {iris.BASE + node["iri"] for node in data["nodes"]}
    others = [iri for iri in small.graph if iri not in kept and iri not in small.duties]
    assert min(map(small.graph.degree, kept)) >= max(map(small.graph.degree, others))


def test_focus_is_an_iri_of_the_network_or_nothing(small: Network) -> None:
    iri = next(iter(small.duties))
    assert read_data(to_html(small, title="x", focus=iri).html)["focus"] == iri.removeprefix(
        iris.BASE
    )
    assert read_data(to_html(small, title="x", focus="nowhere").html)["focus"] == ""


def test_page_of_an_empty_network_is_a_page() -> None:
    page = to_html(Draft().network(), title="Trống")
    assert (page.nodes, page.edges, page.omitted) == (0, 0, 0)


def test_folders_of_this_machine_stay_at_home() -> None:
    draft = Draft()
    law = draft.document(f"{iris.BASE}akn/vn/act/luat/-/-/x", "Luật A", "luat", "law")
    for number, path in enumerate(("/home/me/kho/2021/a.txt", "/home/me/kho/2022/b.txt")):
        plan = draft.document(
            f"{iris.BASE}akn/vn/act/ke-hoach/-/-/{number}", "KH", "ke-hoach", "plan"
        )
        draft.cites(plan, law, "based_on", "", quote=quote("Luật A", path))
    html = to_html(draft.network(), title="x").html
    assert read_data(html)["files"] == ["2021/a.txt", "2022/b.txt"]
    assert "/home/me" not in html


def test_a_date_stated_in_two_ways_names_who_states_it() -> None:
    draft = Draft()
    law = draft.document(
        document_iri("chi-thi", "bo-chinh-tri", "2010-10-22", "48"), "Chỉ thị 48-CT/TW", "chi-thi", "party",
        number="48-CT/TW",
    )  # fmt: skip
    said = (
        "48-CT/TW ngày 22/10/2010",
        "48-CT/TW, ngày 22 tháng 11 năm 2010",
        "48-CT/TW và ngày 01/01/2020 khác",
    )
    for number, text in enumerate(said):
        plan = draft.document(
            f"{iris.BASE}akn/vn/act/ke-hoach/-/-/{number}", f"KH {number}", "ke-hoach", "plan"
        )
        draft.cites(plan, law, "implements", "", quote=quote(f"Thực hiện Chỉ thị số {text}"))
    data = read_data(to_html(draft.network(), title="x").html)
    by = {node["label"]: node["id"] for node in data["nodes"]}
    assert data["nodes"][by["Chỉ thị 48-CT/TW"]]["dates"][:2] == [
        ["2010-10-22", [by["KH 0"]]],
        ["2010-11-22", [by["KH 1"]]],
    ]


def test_scripts_never_make_markup_from_text() -> None:
    folder = resources.files("graph.export.templates")
    for name in SCRIPTS:
        text = folder.joinpath(name).read_text(encoding="utf-8")
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", text
        )
        assert text.count("\n") < 400, name


def test_every_word_of_the_page_is_in_the_catalogue_and_used() -> None:
    folder = resources.files("graph.export.templates")
    source = "".join(
        folder.joinpath(name).read_text(encoding="utf-8") for name in (*SCRIPTS, "page.html")
    )
    messages = interface.load().messages
    used = set(
        re.findall(r'(?<=["`])(?:page|overlap|show|fact|search)-[a-z0-9-]*[a-z0-9](?=["`])', source)
    )
    assert used - set(messages) == {"overlap-part"}  # a group: overlap-part-words …
    made = re.compile(
        r"page-(?:class|column|relation|head|tab|compare-by|table|trace-up|trace-down|stated|inferred)"
    )
    ours = {name for name in messages if name.startswith("page-") and not made.match(name)}
    assert ours - used == set()


def test_both_languages_put_in_the_same_values() -> None:
    for row in interface.load().messages.values():
        values = [sorted(re.findall(r"\{(\w+)\}", text)) for text in (row.vi, row.en)]
        assert values[0] == values[1], row.id


@pytest.mark.parametrize(("size", "megabytes"), [(100, 0.8), (1_000, 2.5), (3_000, 6.0)])
def test_pages_stay_small(size: int, megabytes: float) -> None:
    # pairs of like duties are at most a thousand; looking for them in 3,000 nodes takes the test too long
    page = to_html(
        plan_like(size), title="Đồ thị", max_nodes=size + 20, overlaps=() if size > 1_000 else None
    )
    assert page.nodes >= size
    assert len(page.html.encode()) / 1e6 < megabytes
