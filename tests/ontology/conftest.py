"""A right graph of one small plan, in Turtle: what the shapes must let pass."""

from __future__ import annotations

import pytest

from graph import terms

PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in terms.NAMESPACES.items())
GOOD = (
    PREFIXES
    + """
@base <https://cancu.vn/> .

<source/ab> a cc:Source ; cc:path "plans/90.txt" ; cc:text "Số: 90/KH-UBND ..." ;
    dcterms:format "text/plain" ;
    cc:sha256 "abababababababababababababababababababababababababababababababab" .

<plan> a eli:LegalResource , cc:Document , cc:ReadDocument ;
    rdfs:label "Kế hoạch 90/KH-UBND" ; eli:type_document <document-type/ke-hoach> ;
    eli:number "90/KH-UBND" ; eli:date_document "2021-04-16"^^xsd:date ;
    cc:periodStart 2021 ; cc:periodEnd 2025 ; eli:passed_by <agency/ubnd-tinh/thai-nguyen> ;
    prov:wasDerivedFrom <source/ab> .
<decision> a eli:LegalResource , cc:Document ; rdfs:label "Quyết định 193/QĐ-TTg" ;
    eli:type_document <document-type/quyet-dinh> .

<plan#head-date> a cc:HeadFact ; cc:statedIn <plan> ; cc:name "date" ; cc:value "2021-04-16" ;
    cc:rule "header.date" ; cc:evidence <plan#quote-5-10> .

<plan#citation-20> a cito:Citation ; cc:statedIn <plan> ; cito:hasCitingEntity <plan> ;
    cito:hasCitedEntity <decision> ; cc:relation <relation/implements> ; cc:kind "numbered" ;
    cc:key "193/QĐ-TTg" ; cc:statedDate "2021-02-09" ; cc:rule "citations.numbered" ;
    cc:confidence 0.9 ; cc:evidence <plan#quote-5-10> .
<plan#citation-40> a cito:Citation ; cc:statedIn <plan> ; cito:hasCitingEntity <plan> ;
    cc:unresolvedReason "no-date" ; cc:relation <relation/based_on> ; cc:kind "numbered" ;
    cc:key "19/CT-TU" ; cc:basis "content" ; cc:rule "citations.numbered" ;
    cc:evidence <plan#quote-5-10> .
<plan#citation-60> a cito:Citation ; cc:statedIn <plan> ; cc:standsIn <plan#citation-40> ;
    cito:hasCitedEntity <decision> ; cc:relation <relation/cites> ; cc:kind "alias" ;
    cc:key "Quyết định 193" ; cc:rule "citations.alias" ; cc:evidence <plan#quote-5-10> ;
    cc:provision <decision/~art_1> .
<decision/~art_1> a eli:LegalResourceSubdivision ; eli:is_part_of <decision> .

<plan#quote-5-10> a oa:SpecificResource ; oa:hasSource <source/ab> ; cc:line 1 ;
    oa:hasSelector <plan#selector-5-10> .
<plan#selector-5-10> a oa:TextQuoteSelector , oa:TextPositionSelector ; oa:exact "90/KH" ;
    oa:prefix "Số: " ; oa:suffix "-UBND" ; oa:start 5 ; oa:end 10 .

<agency/ubnd-tinh/thai-nguyen> a org:Organization , cc:Agency ; rdfs:label "UBND tỉnh Thái Nguyên" ;
    cc:locality <locality/thai-nguyen> .
<agency/so#change-1> a org:ChangeEvent ; org:originalOrganization <agency/so> ;
    org:resultingOrganization <agency/so-moi> ; cc:since "2025-03-01"^^xsd:date .

<plan#duty-1-a> a cc:DutyAssignment ; cc:statedIn <plan> ; cc:section "1.a" ; cc:order 1 ;
    cc:text "UBND tỉnh chủ trì ..." ; cc:rule "duties.lead" ; cc:evidence <plan#quote-5-10> ;
    cc:assignment <plan#duty-1-a-agent-1> , <plan#duty-1-a-agent-2> .
<plan#duty-1-a-agent-1> a cc:Assignment ; cc:agent <agency/ubnd-tinh/thai-nguyen> ;
    cc:agentName "UBND tỉnh" ; cc:role <role/lead> ; cc:modality <modality/assigned> ;
    cc:rule "duties.agent" ; cc:evidence <plan#quote-5-10> .
<plan#duty-1-a-agent-2> a cc:Assignment ; cc:unresolvedReason "unknown-agency" ;
    cc:agentName "lực lượng chức năng" ; cc:role <role/coordinate> ; cc:modality <modality/requested> ;
    cc:rule "duties.agent" ; cc:evidence <plan#quote-5-10> .

<plan#target-5> a cc:Target ; cc:statedIn <plan> ; cc:value 90.5 ; cc:unit "%" ; cc:comparator ">=" ;
    cc:subjectText "vụ án" ; cc:duty <plan#duty-1-a> ; cc:rule "targets.percent" ;
    cc:evidence <plan#quote-5-10> .
<plan#deadline-6> a cc:Deadline ; cc:statedIn <plan> ; cc:due "--11-15" ; cc:every "P1Y" ;
    cc:what "báo cáo" ; cc:duty <plan#duty-1-a> ; cc:rule "deadlines.yearly" ;
    cc:evidence <plan#quote-5-10> .
"""
)


@pytest.fixture
def good() -> str:
    return GOOD
