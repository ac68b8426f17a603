"""Where it stands: quotes with their place, as Web Annotation selectors.

One node a range of a document, whoever points to it: `D#quote-START-END`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph import iris, terms
from graph.describe import literals
from graph.records.text import OffsetMap
from graph.records.triples import Triple

if TYPE_CHECKING:
    from graph.records.text import SourceText, Span
    from graph.vocabulary import Vocabulary

#: Characters of context before and after a quote (W3C Web Annotation, TextQuoteSelector).
CONTEXT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What all facts of one document share."""

    #: IRI of the document that speaks.
    document: str
    source: SourceText
    vocabulary: Vocabulary

    @property
    def source_iri(self) -> str:
        """IRI of the file, which names its graph too."""
        return iris.source_graph(self.source.sha256)

    def part(self, kind: str, order: object) -> str:
        """Name something read in the document."""
        return f"{self.document}#{kind}-{order}"


def quote_iri(scope: Scope, span: Span) -> str:
    """Name the quote of a range."""
    return scope.part("quote", f"{span.start}-{span.end}")


def describe_quote(scope: Scope, span: Span) -> list[Triple]:
    """Say what the range reads, what stands around it, and on which line and page it begins."""
    source, start, end = scope.source, span.start, span.end
    quote = quote_iri(scope, span)
    selector = scope.part("selector", f"{start}-{end}")
    place = source.place(start)
    triples = [
        Triple(quote, terms.TYPE, terms.QUOTE),
        Triple(quote, terms.HAS_SOURCE, scope.source_iri),
        Triple(quote, terms.HAS_SELECTOR, selector),
        Triple(quote, terms.LINE, literals.number(place.line)),
        Triple(selector, terms.TYPE, terms.QUOTE_SELECTOR),
        Triple(selector, terms.TYPE, terms.POSITION_SELECTOR),
        Triple(selector, terms.EXACT, literals.text(source.text[start:end])),
        Triple(selector, terms.PREFIX, literals.text(source.text[max(0, start - CONTEXT) : start])),
        Triple(selector, terms.SUFFIX, literals.text(source.text[end : end + CONTEXT])),
        Triple(selector, terms.START, literals.number(start)),
        Triple(selector, terms.END, literals.number(end)),
    ]
    if place.page is not None:
        triples.append(Triple(quote, terms.PAGE, literals.number(place.page)))
    return triples


def describe_source(scope: Scope) -> list[Triple]:
    """Describe the file: path, digest, format, notes, the decoded text that offsets count in."""
    source, iri = scope.source, scope.source_iri
    return [
        Triple(iri, terms.TYPE, terms.SOURCE),
        Triple(iri, terms.PATH, literals.text(source.path)),
        Triple(iri, terms.SHA256, literals.text(source.sha256)),
        Triple(iri, terms.FORMAT, literals.text(source.media_type)),
        Triple(iri, terms.TEXT, literals.text(source.text)),
        *(Triple(iri, terms.NOTE, literals.text(note)) for note in source.notes),
        *_layout(source, iri),
    ]


def _layout(source: SourceText, iri: str) -> list[Triple]:
    """Keep what is needed to make the same `SourceText` again; plain text needs nothing."""
    homes = source.homes
    if homes == OffsetMap() and not source.page_starts:
        return []
    layout = {
        "homes": [homes.starts, homes.homes, homes.ends],
        "lines": source.line_starts,
        "pages": source.page_starts,
    }
    return [Triple(iri, terms.LAYOUT, literals.text(json.dumps(layout, separators=(",", ":"))))]
