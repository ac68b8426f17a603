"""The names of `ontology/vocabulary.ttl` as constants, ours and those that we reuse.

A test keeps the two in step. Graph texts are written with these, never with spelled-out IRIs.
"""

from __future__ import annotations

from typing import Final

CC: Final = "https://cancu.vn/ns#"
ELI: Final = "http://data.europa.eu/eli/ontology#"
ORG: Final = "http://www.w3.org/ns/org#"
CITO: Final = "http://purl.org/spar/cito/"
OA: Final = "http://www.w3.org/ns/oa#"
PROV: Final = "http://www.w3.org/ns/prov#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
DCTERMS: Final = "http://purl.org/dc/terms/"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"

#: Prefix -> namespace, as shipped queries and exports write them.
NAMESPACES: Final[dict[str, str]] = {
    "cc": CC,
    "cito": CITO,
    "dcterms": DCTERMS,
    "eli": ELI,
    "oa": OA,
    "org": ORG,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "skos": SKOS,
    "xsd": XSD,
}
#: The same as the head of a SPARQL query.
PREFIXES: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in NAMESPACES.items())

# --- Classes ---

SOURCE: Final = CC + "Source"
DOCUMENT: Final = CC + "Document"
READ_DOCUMENT: Final = CC + "ReadDocument"
LEGAL_RESOURCE: Final = ELI + "LegalResource"
SUBDIVISION: Final = ELI + "LegalResourceSubdivision"
CITATION: Final = CITO + "Citation"
HEAD_FACT: Final = CC + "HeadFact"
QUOTE: Final = OA + "SpecificResource"
QUOTE_SELECTOR: Final = OA + "TextQuoteSelector"
POSITION_SELECTOR: Final = OA + "TextPositionSelector"
ORGANIZATION: Final = ORG + "Organization"
AGENCY: Final = CC + "Agency"
AGENCY_GROUP: Final = CC + "AgencyGroup"
CHANGE_EVENT: Final = ORG + "ChangeEvent"
POST: Final = ORG + "Post"
LOCALITY_CLASS: Final = CC + "Locality"
DUTY_ASSIGNMENT: Final = CC + "DutyAssignment"
ASSIGNMENT_CLASS: Final = CC + "Assignment"
TARGET: Final = CC + "Target"
DEADLINE: Final = CC + "Deadline"
CONCEPT: Final = SKOS + "Concept"
CONCEPT_SCHEME: Final = SKOS + "ConceptScheme"

# --- Names of things ---

TYPE: Final = RDF + "type"
LABEL: Final = RDFS + "label"
PREF_LABEL: Final = SKOS + "prefLabel"
ALT_LABEL: Final = SKOS + "altLabel"
NOTATION: Final = SKOS + "notation"
BROADER: Final = SKOS + "broader"
IN_SCHEME: Final = SKOS + "inScheme"

# --- Sources and evidence ---

PATH: Final = CC + "path"
SHA256: Final = CC + "sha256"
FORMAT: Final = DCTERMS + "format"
TEXT: Final = CC + "text"
LAYOUT: Final = CC + "layout"
NOTE: Final = CC + "note"
DERIVED_FROM: Final = PROV + "wasDerivedFrom"
EVIDENCE: Final = CC + "evidence"
HAS_SOURCE: Final = OA + "hasSource"
HAS_SELECTOR: Final = OA + "hasSelector"
EXACT: Final = OA + "exact"
PREFIX: Final = OA + "prefix"
SUFFIX: Final = OA + "suffix"
START: Final = OA + "start"
END: Final = OA + "end"
LINE: Final = CC + "line"
PAGE: Final = CC + "page"
RULE: Final = CC + "rule"
CONFIDENCE: Final = CC + "confidence"
STATED_IN: Final = CC + "statedIn"
SECTION: Final = CC + "section"
NAME: Final = CC + "name"
VALUE: Final = CC + "value"

# --- Documents ---

TYPE_DOCUMENT: Final = ELI + "type_document"
NUMBER: Final = ELI + "number"
IDENTIFIER: Final = DCTERMS + "identifier"
DATE: Final = ELI + "date_document"
PARTIAL_DATE: Final = DCTERMS + "date"
TITLE: Final = DCTERMS + "title"
PASSED_BY: Final = ELI + "passed_by"
ISSUER_NAME: Final = CC + "issuerName"
PLACE: Final = CC + "place"
SIGNER: Final = CC + "signer"
PERIOD_START: Final = CC + "periodStart"
PERIOD_END: Final = CC + "periodEnd"
HORIZON: Final = CC + "horizon"
LOCALITY: Final = CC + "locality"
FAMILY: Final = CC + "family"
RANK: Final = CC + "rank"
IN_FORCE: Final = ELI + "in_force"
IN_FORCE_FROM: Final = ELI + "first_date_entry_in_force"
IN_FORCE_UNTIL: Final = ELI + "date_no_longer_in_force"
REPLACED_BY: Final = CC + "replacedBy"
AMENDED_BY: Final = CC + "amendedBy"
GUIDED_BY: Final = CC + "guidedBy"
FACT_SOURCE: Final = DCTERMS + "source"
IS_PART_OF: Final = ELI + "is_part_of"

# --- Citations ---

CITING_ENTITY: Final = CITO + "hasCitingEntity"
CITED_ENTITY: Final = CITO + "hasCitedEntity"
RELATION: Final = CC + "relation"
STANDS_IN: Final = CC + "standsIn"
RELATION_RULE: Final = CC + "relationRule"
RESOLVED_BY: Final = CC + "resolvedBy"
KIND: Final = CC + "kind"
KEY: Final = CC + "key"
TYPE_NAME: Final = CC + "typeName"
STATED_DATE: Final = CC + "statedDate"
STATED_ISSUER: Final = CC + "statedIssuer"
STATED_TITLE: Final = CC + "statedTitle"
PROVISION: Final = CC + "provision"
PROVISION_TEXT: Final = CC + "provisionText"
BASIS: Final = CC + "basis"
UNRESOLVED_REASON: Final = CC + "unresolvedReason"
CANDIDATE: Final = CC + "candidate"

# --- What one document does to another ---

BASED_ON: Final = ELI + "based_on"
COMPETENCE_BASIS: Final = CC + "competenceBasis"
CONTENT_BASIS: Final = CC + "contentBasis"
CARRIES_OUT: Final = CC + "carriesOut"
CONTINUES: Final = CC + "continues"
APPROVES: Final = CC + "approves"
PROMULGATES: Final = CC + "promulgates"
AMENDS: Final = ELI + "amends"
SUPPLEMENTS: Final = CC + "supplements"
REPLACES: Final = CC + "replaces"
REPEALS: Final = ELI + "repeals"
PARTLY_REPEALS: Final = CC + "partlyRepeals"
CORRECTS: Final = ELI + "corrects"
SUSPENDS: Final = CC + "suspends"
CONSOLIDATES: Final = ELI + "consolidates"
GUIDES: Final = CC + "guides"
DETAILS: Final = CC + "details"
REVIEWS: Final = CC + "reviews"
ALIGNED_WITH: Final = CC + "alignedWith"
PROPOSED_BY: Final = CC + "proposedBy"
CITES: Final = ELI + "cites"

# --- Agencies and localities ---

CLASSIFICATION: Final = ORG + "classification"
SUB_ORGANIZATION_OF: Final = ORG + "subOrganizationOf"
POST_IN: Final = ORG + "postIn"
ORIGINAL_ORGANIZATION: Final = ORG + "originalOrganization"
RESULTING_ORGANIZATION: Final = ORG + "resultingOrganization"
LEVEL: Final = CC + "level"
SINCE: Final = CC + "since"
UNTIL: Final = CC + "until"
MERGED_INTO: Final = CC + "mergedInto"
DECIDED_BY: Final = CC + "decidedBy"
CHANGE_TOPIC: Final = CC + "changeTopic"

# --- Duties, targets, deadlines ---

ORDER: Final = CC + "order"
ACT: Final = CC + "act"
PRODUCT: Final = CC + "product"
TIME: Final = CC + "time"
TOPIC: Final = CC + "topic"
PARTNER: Final = CC + "partner"
PARTNER_NAME: Final = CC + "partnerName"
REPORTS_TO: Final = CC + "reportsTo"
REPORTS_TO_NAME: Final = CC + "reportsToName"
LEAD_AGENCY: Final = CC + "leadAgency"
COORDINATING_AGENCY: Final = CC + "coordinatingAgency"
IMPLEMENTING_AGENCY: Final = CC + "implementingAgency"
ASSIGNMENT: Final = CC + "assignment"
AGENT: Final = CC + "agent"
AGENT_NAME: Final = CC + "agentName"
ROLE: Final = CC + "role"
MODALITY: Final = CC + "modality"
UNIT: Final = CC + "unit"
COMPARATOR: Final = CC + "comparator"
SUBJECT_TEXT: Final = CC + "subjectText"
DUTY: Final = CC + "duty"
DUE: Final = CC + "due"
EVERY: Final = CC + "every"
WHAT: Final = CC + "what"

# --- The store's own marks ---

STORE_VERSION: Final = CC + "storeVersion"
PROGRAM_VERSION: Final = CC + "programVersion"

# --- Datatypes ---

DATE_TYPE: Final = XSD + "date"
MONTH_TYPE: Final = XSD + "gYearMonth"
YEAR_TYPE: Final = XSD + "gYear"
INTEGER: Final = XSD + "integer"
DECIMAL: Final = XSD + "decimal"

#: Relation id -> the property of the direct triple from the citing to the cited document.
RELATION_PROPERTIES: Final[dict[str, str]] = {
    "based_on": BASED_ON,
    "implements": CARRIES_OUT,
    "continues": CONTINUES,
    "approves": APPROVES,
    "promulgates": PROMULGATES,
    "amends": AMENDS,
    "supplements": SUPPLEMENTS,
    "replaces": REPLACES,
    "repeals": REPEALS,
    "partly_repeals": PARTLY_REPEALS,
    "corrects": CORRECTS,
    "suspends": SUSPENDS,
    "consolidates": CONSOLIDATES,
    "guides": GUIDES,
    "details": DETAILS,
    "reviews": REVIEWS,
    "aligned_with": ALIGNED_WITH,
    "proposed_by": PROPOSED_BY,
    "cites": CITES,
}
#: What a basis gives -> its property, a sub-property of eli:based_on that stands beside it.
BASIS_PROPERTIES: Final[dict[str, str]] = {
    "competence": COMPETENCE_BASIS,
    "content": CONTENT_BASIS,
}
#: Role id -> the property of the direct triple from a duty to an agency.
ROLE_PROPERTIES: Final[dict[str, str]] = {
    "lead": LEAD_AGENCY,
    "coordinate": COORDINATING_AGENCY,
    "implement": IMPLEMENTING_AGENCY,
}
