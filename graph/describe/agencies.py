"""Agencies and groups of agencies as a document refers to them."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from graph import iris, terms
from graph.describe import literals
from graph.records.triples import Triple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.records.references import Resolved
    from graph.vocabulary import Agency, Vocabulary

#: Kind of the rows of agencies.toml that name many at once: các sở, ban, ngành.
GROUP_KIND = "group"
#: Rule of resolution that finds groups without a row: UBND các huyện, thành phố, thị xã.
GROUP_RULE = "agencies.group"


@functools.cache
def agencies_by_id(vocabulary: Vocabulary) -> Mapping[str, Agency]:
    """Give the rows of agencies.toml by their ids, which stand in IRIs too."""
    return {row.id: row for row in vocabulary.agencies}


def describe_reference(agency: Resolved, vocabulary: Vocabulary) -> list[Triple]:
    """Say what an agency is called, and where it acts; the rest stands in the register graph."""
    name = iris.parse_agency(agency.iri)
    row = agencies_by_id(vocabulary).get(name.id) if name else None
    group = agency.rule == GROUP_RULE or (row is not None and row.kind == GROUP_KIND)
    triples = [
        Triple(agency.iri, terms.TYPE, terms.ORGANIZATION),
        Triple(agency.iri, terms.TYPE, terms.AGENCY_GROUP if group else terms.AGENCY),
        Triple(agency.iri, terms.LABEL, literals.text(agency.name)),
    ]
    if name and name.locality:
        triples.append(Triple(agency.iri, terms.LOCALITY, iris.concept("locality", name.locality)))
    return triples
