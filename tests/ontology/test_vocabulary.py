from __future__ import annotations

import ast
import functools
import json
from importlib import resources
from pathlib import Path

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

import graph
from graph import iris, terms
from graph.records.mentions import Basis, Modality, Relation, Role

ROOT = Path(graph.__file__).parent
#: Rooms that write or read what is stored.
USERS = sorted([*(ROOT / "describe").glob("*.py"), *(ROOT / "store").glob("*.py")])
STANDARD = (str(OWL), terms.XSD)


@functools.cache
def vocabulary() -> Graph:
    text = resources.files("graph.ontology").joinpath("vocabulary.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


def constants() -> dict[str, str]:
    """Give the names of terms.py that stand for a term of the vocabulary."""
    spaces = set(terms.NAMESPACES.values())
    return {
        name: value
        for name, value in vars(terms).items()
        if name.isupper()
        and isinstance(value, str)
        and value not in spaces
        and value.startswith(tuple(spaces))
        and not value.startswith(terms.XSD)
    }


def declared() -> set[str]:
    ontology = URIRef(terms.NAMESPACES["cc"].removesuffix("#"))
    found = {str(s) for s in vocabulary().subjects(RDFS.label, None) if s != ontology}
    return {iri for iri in found if iri.startswith(tuple(terms.NAMESPACES.values()))}


def test_constants_and_vocabulary_hold_the_same_terms() -> None:
    assert set(constants().values()) == declared()
    assert len(set(constants().values())) == len(constants())
    assert terms.CC == iris.NAMESPACE


def test_every_term_is_used_and_every_used_one_exists() -> None:
    used: set[str] = set()
    for path in USERS:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "terms":
                used.add(node.attr)
    assert used <= set(vars(terms)), "a name that terms.py does not have"
    in_tables = {
        *terms.RELATION_PROPERTIES.values(),
        *terms.BASIS_PROPERTIES.values(),
        *terms.ROLE_PROPERTIES.values(),
    }
    idle = {
        name for name, value in constants().items() if name not in used and value not in in_tables
    }
    assert idle == set()


def test_every_term_has_labels_in_both_languages_and_a_comment() -> None:
    for iri in declared():
        labels = [
            x for x in vocabulary().objects(URIRef(iri), RDFS.label) if isinstance(x, Literal)
        ]
        assert sorted(str(x.language) for x in labels) == ["en", "vi"], iri
        comments = [*vocabulary().objects(URIRef(iri), RDFS.comment)]
        assert len(comments) == 1, iri


def test_one_english_word_for_one_vietnamese_word() -> None:
    by_vietnamese: dict[str, set[str]] = {}
    for iri in declared():
        words = {
            str(x.language): str(x)
            for x in vocabulary().objects(URIRef(iri), RDFS.label)
            if isinstance(x, Literal)
        }
        by_vietnamese.setdefault(words["vi"], set()).add(words["en"])
    assert {vi: en for vi, en in by_vietnamese.items() if len(en) > 1} == {}


def test_our_terms_are_typed_and_their_supers_are_of_known_vocabularies() -> None:
    ours = [iri for iri in declared() if iri.startswith(terms.CC)]
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    for iri in ours:
        assert len(kinds & set(vocabulary().objects(URIRef(iri), RDF.type))) == 1, iri
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range):
        for target in vocabulary().objects(None, relation):
            known = tuple(terms.NAMESPACES.values())
            assert str(target).startswith(known), target
            if str(target).startswith(terms.CC):
                assert str(target) in declared(), target


def test_every_relation_role_and_basis_has_its_property() -> None:
    assert set(terms.RELATION_PROPERTIES) == {relation.value for relation in Relation}
    assert set(terms.ROLE_PROPERTIES) == {role.value for role in Role}
    assert set(terms.BASIS_PROPERTIES) == {basis.value for basis in Basis}
    assert len(set(terms.RELATION_PROPERTIES.values())) == len(Relation)
    concepts = {str(s) for s in vocabulary().subjects(RDF.type, URIRef(terms.CONCEPT))}
    for scheme, values in (("relation", Relation), ("role", Role), ("modality", Modality)):
        listed = {iri for iri in concepts if iri.startswith(f"https://cancu.vn/{scheme}/")}
        assert listed == {f"https://cancu.vn/{scheme}/{value}" for value in values}


def test_the_context_names_every_property_and_makes_the_same_triples() -> None:
    text = resources.files("graph.ontology").joinpath("context.jsonld").read_text(encoding="utf-8")
    context = json.loads(text)["@context"]
    named = {
        value["@id"] if isinstance(value, dict) else value
        for value in context.values()
        if not isinstance(value, float)
    }
    expanded = {
        terms.NAMESPACES[name.split(":")[0]] + name.split(":", 1)[1]
        for name in named
        if not name.startswith(("@", "http"))
    }
    assert expanded == declared() - {terms.TYPE}
    document = {
        "@context": context,
        "id": "https://cancu.vn/plan",
        "type": "Document",
        "label": "Kế hoạch 90/KH-UBND",
        "date_document": "2021-04-16",
        "carriesOut": "https://cancu.vn/decision",
        "altLabel": {"vi": "Kế hoạch 90"},
    }
    made = {
        (q.predicate.value, q.object)
        for q in ox.parse(json.dumps(document).encode(), format=ox.RdfFormat.JSON_LD)
    }
    assert (terms.CARRIES_OUT, ox.NamedNode("https://cancu.vn/decision")) in made
    assert (terms.DATE, ox.Literal("2021-04-16", datatype=ox.NamedNode(terms.DATE_TYPE))) in made
    assert (terms.ALT_LABEL, ox.Literal("Kế hoạch 90", language="vi")) in made
