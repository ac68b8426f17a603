from __future__ import annotations

import functools
from importlib import resources

import pyshacl
import pytest
from rdflib import RDF, Graph, Literal, Namespace

SH = Namespace("http://www.w3.org/ns/shacl#")


@functools.cache
def shapes() -> Graph:
    text = resources.files("graph.ontology").joinpath("shapes.ttl").read_text(encoding="utf-8")
    return Graph().parse(data=text, format="turtle")


def messages(turtle: str) -> set[str]:
    """Give the English messages of what a graph does wrong."""
    data = Graph().parse(data=turtle, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(), inference="none")
    found = report.objects(None, SH.resultMessage)
    return {str(text) for text in found if isinstance(text, Literal) and text.language == "en"}


def test_a_right_graph_conforms(good: str) -> None:
    assert messages(good) == set()


QUOTE = "cc:evidence <plan#quote-5-10>"
CASES = [
    ('cc:path "plans/90.txt" ;', "", "A source file has exactly one path."),
    ('"abab', '"xyab', "A source file has a SHA-256 digest."),
    ('cc:text "Số: 90/KH-UBND ..." ;', "", "A source file has its decoded text."),
    ("oa:hasSource <source/ab> ;", "", "A quote points to its source file."),
    ("a oa:TextQuoteSelector , oa:TextPositionSelector", "a oa:TextQuoteSelector",
     "A quote has a selector by words and position."),
    ("cc:line 1 ;", "cc:line 0 ;", "A quote has a line, counted from 1."),
    ("cc:line 1 ;", "cc:line 1 ; cc:page 0 ;", "Pages are counted from 1."),
    ('oa:exact "90/KH" ;', "", "The quoted words are missing."),
    ('oa:prefix "Số: "', f'oa:prefix "{"x" * 33}"', "The words before are longer than 32 characters."),
    ('oa:suffix "-UBND"', f'oa:suffix "{"x" * 33}"', "The words after are longer than 32 characters."),
    ("oa:start 5", "oa:start 11", "The start is a number from 0, and not behind the end."),
    (" ; oa:end 10", "", "The end of the quote is missing."),
    (f'cc:rule "header.date" ; {QUOTE} .', 'cc:rule "header.date" .',
     "Every fact rests on exactly one quote."),
    ('cc:rule "header.date" ;', "", "Every fact names the rule that read it."),
    ("cc:confidence 0.9", "cc:confidence 1.2", "Confidence lies between 0 and 1."),
    ("a cc:HeadFact ; cc:statedIn <plan> ;", "a cc:HeadFact ;",
     "The document that states the fact is named."),
    ("<decision> a eli:LegalResource , cc:Document", "<decision> a cc:Document",
     "A document is an eli:LegalResource."),
    ('rdfs:label "Quyết định 193/QĐ-TTg" ;', "", "A document has a label."),
    ("eli:type_document <document-type/ke-hoach> ;", "", "A document has exactly one type."),
    ('"2021-04-16"^^xsd:date', '"2021-04"^^xsd:gYearMonth', "The date is a whole day (xsd:date)."),
    ('"2021-04-16"^^xsd:date', '"2021-02-30"^^xsd:date', "The date is a whole day (xsd:date)."),
    ('eli:number "90/KH-UBND" ;', 'dcterms:date "4/2021" ;',
     "A date that is no whole day is a month or a year."),
    ("cc:periodStart 2021", "cc:periodStart 2026", "A period begins before it ends."),
    ("    prov:wasDerivedFrom <source/ab> .", '    cc:signer "A" .',
     "A document that was read names its file."),
    ('cc:name "date"', 'cc:name "weather"', "A fact of the head has a known name."),
    ('cc:value "2021-04-16" ;', "", "A fact of the head has a value."),
    ('cc:key "193/QĐ-TTg" ;', "", "A citation has a symbol or name."),
    ("cc:relation <relation/implements> ;", "", "A citation has exactly one relation."),
    ('cc:kind "alias"', 'cc:kind "nickname"', "The kind is numbered, named or alias."),
    ('cc:statedDate "2021-02-09"', 'cc:statedDate "09/02/2021"', "A stated date is an ISO date."),
    ('cc:basis "content"', 'cc:basis "whim"', "A basis gives competence or content."),
    ("<decision/~art_1> a eli:LegalResourceSubdivision ; ", "<decision/~art_1> ",
     "A provision belongs to a document."),
    ("cito:hasCitingEntity <plan> ;\n    cito:hasCitedEntity <decision> ;",
     "cito:hasCitedEntity <decision> ;",
     "A citation has a citing document, unless it stands in the abstract of one that is not known."),
    ("cc:standsIn <plan#citation-40>", "cc:standsIn <plan#citation-20>",
     "A citation has a citing document, unless it stands in the abstract of one that is not known."),
    ('cc:unresolvedReason "no-date" ; cc:relation', "cc:relation",
     "A citation has either a cited document or a reason why it is open."),
    ('cc:unresolvedReason "no-date" ;', 'cc:unresolvedReason "no-date" ; cito:hasCitedEntity <decision> ;',
     "A citation has either a cited document or a reason why it is open."),
    ('rdfs:label "UBND tỉnh Thái Nguyên" ;', "", "An agency has a label."),
    ("cc:locality <locality/thai-nguyen>", "cc:locality <locality/thai-nguyen> , <locality/bac-kan>",
     "An agency belongs to one locality at most."),
    ("org:originalOrganization <agency/so> ;", "", "A change has an organization before it."),
    ("org:resultingOrganization <agency/so-moi> ;", "", "A change has an organization after it."),
    ('"2025-03-01"^^xsd:date', '"tháng 3"', "A change has a day."),
    ('cc:text "UBND tỉnh chủ trì ..." ;', "", "A duty has a text."),
    ('cc:section "1.a" ;', "", "A duty has a section."),
    ("cc:order 1 ;", "", "A duty has its place in the order."),
    ("\n    cc:assignment <plan#duty-1-a-agent-1> , <plan#duty-1-a-agent-2> .", ' cc:act "x" .',
     "A duty is given to one agency at least."),
    ('cc:agentName "UBND tỉnh" ;', "", "An assignment has the agency's name as written."),
    ("cc:role <role/lead>", "cc:role <role/boss>", "The role is lead, coordinate or implement."),
    ("cc:modality <modality/assigned>", "cc:modality <modality/wished>",
     "Work is assigned or requested."),
    ("cc:agent <agency/ubnd-tinh/thai-nguyen> ;", "",
     "An assignment has either an agency or a reason why it is open."),
    ("cc:value 90.5", 'cc:value "90"', "A target is a number."),
    ('cc:comparator ">="', 'cc:comparator "≥"', "The comparator of a target is not known."),
    ('cc:subjectText "vụ án" ; cc:duty <plan#duty-1-a>', "cc:duty <plan#duty-9>",
     "A target belongs to a duty of the graph."),
    ('cc:due "--11-15"', 'cc:due "15/11"', "A due date is an ISO date, or --month-day each year."),
    ('cc:every "P1Y"', 'cc:every "hằng năm"', "A period is an ISO 8601 duration."),
    ('cc:what "báo cáo" ; cc:duty <plan#duty-1-a>', "cc:duty <plan#duty-9>",
     "A deadline belongs to a duty of the graph."),
    ('cc:due "--11-15" ; cc:every "P1Y" ;\n    cc:what "báo cáo" ;', "",
     "A deadline has a date, a period or a matter."),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "message"), CASES)
def test_a_broken_graph_is_told_what_is_wrong(
    good: str, right: str, wrong: str, message: str
) -> None:
    assert right in good
    assert message in messages(good.replace(right, wrong, 1))


def test_every_message_of_the_shapes_is_in_both_languages_and_tested() -> None:
    graph = shapes()
    tested = {case[2] for case in CASES}
    for shape in {*graph.subjects(SH.message, None)}:
        texts = {
            text.language: str(text)
            for text in graph.objects(shape, SH.message)
            if isinstance(text, Literal)
        }
        assert set(texts) == {"vi", "en"}
        assert texts["en"] in tested, texts["en"]
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        said = [*graph.objects(shape, SH.message), *graph.objects(shape, SH.property)]
        assert said, shape
