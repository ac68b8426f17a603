"""What the tool must show on the five real plans it was founded on, where they lie beside the repository."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import pipeline, vocabulary
from graph.analyze.trace import trace
from graph.network import Network, read_network
from graph.query.check import check_shapes
from graph.query.run import run
from graph.store import sources
from graph.store.local import LocalStore

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seeds are not beside the repository"
)


@pytest.fixture(scope="module")
def store() -> LocalStore:
    store = LocalStore()
    report = pipeline.build([SEEDS], store, vocabulary.load())
    assert (len(report.read), report.failed) == (5, ())
    return store


@pytest.fixture(scope="module")
def network(store: LocalStore) -> Network:
    return read_network(store)


def test_the_plan_of_dong_thap_leads_to_the_politburo(network: Network) -> None:
    (plan,) = [
        iri
        for iri, data in network.graph.nodes(data=True)
        if data.get("read") and data["locality"] == "dong-thap"
    ]
    chains = {
        tuple(hop.upper.label for hop in chain.hops): chain
        for chain in trace(network, plan, limit=100)
    }
    wanted = ("Quyết định 1944/QĐ-TTg", "Kết luận 13-KL/TW", "Chỉ thị 48-CT/TW")
    assert wanted in chains
    quotes = [hop.quote for hop in chains[wanted].hops]
    assert [quote.line for quote in quotes if quote] == [27, 27, 27]  # footnote 1
    assert chains[wanted].ending == "not-read"


def test_three_plans_carry_out_the_programme(store: LocalStore) -> None:
    answer = run(store, "who-implements", {"document": "193/QĐ-TTg"}).rows
    paths = {Path(str(getattr(row[5], "value", row[5]))).name[:3] for row in answer.rows}
    assert paths == {"001", "002", "003"}


def test_the_directive_is_one_node_with_both_dates(store: LocalStore) -> None:
    rows = run(store, "conflicting-dates").rows.rows
    assert len({row[0] for row in rows}) == 1
    dates = {str(getattr(row[2], "value", row[2])) for row in rows}
    assert dates == {"2010-10-22", "2010-11-22"}


def test_the_law_on_trafficking_is_the_one_of_its_day(store: LocalStore) -> None:
    iris = {iri for (iri,) in store.select("SELECT ?d WHERE { ?d a cc:Document }")}
    assert any(str(iri).endswith("/luat/quoc-hoi/2011-03-29/66") for iri in iris)


def test_the_graph_fits_its_shapes(store: LocalStore) -> None:
    assert check_shapes(store) == ()


def test_every_quote_stands_in_its_file(store: LocalStore) -> None:
    texts = {item.path: sources.source(store, item.sha256).text for item in sources.held(store)}
    query = (
        "SELECT ?path ?exact ?start ?end WHERE { ?q oa:hasSource/cc:path ?path ; oa:hasSelector ?s ."
        " ?s oa:exact ?exact ; oa:start ?start ; oa:end ?end }"
    )
    rows = list(store.select(query))
    assert len(rows) > 500
    for path, exact, start, end in rows:
        assert texts[str(path)][int(str(start)) : int(str(end))] == exact
