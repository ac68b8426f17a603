"""Claims read: the symbol taken apart, the issuer found, and the province whose symbol it is."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from graph import iris, vietnamese
from graph.records.references import Claim, Resolved
from graph.resolve import agencies, places, symbols
from graph.resolve.agencies import Setting
from graph.resolve.agency_index import LOCAL_LEVELS
from graph.resolve.clusters import FULL, Statement

if TYPE_CHECKING:
    from graph.vocabulary import Instrument, Vocabulary

#: Every province has such a symbol, and which province's this is has not been said.
NO_PLACE = "?"
#: No row of agencies.toml knows the code, so it may be one of a province or not.
UNKNOWN_CODE = "*"

OPEN = frozenset({NO_PLACE, UNKNOWN_CODE})

_TERM = re.compile(r",? ?\(?kh[óo][áa]? [IVXL]{1,6}\)?.{0,40}\Z", re.IGNORECASE)
_CUT = re.compile(r", | và | - |; ")
_KNOWN_RULES = frozenset({"agencies.central", "agencies.local", "agencies.below"})


def full_date(date: str | None) -> str:
    """Give the first day of a date known to the month or year; empty for none."""
    return f"{date}-01-01"[:FULL] if date and len(date) < FULL else date or ""


@functools.lru_cache(maxsize=65536)
def read_issuer(
    vocabulary: Vocabulary, written: str, locality: str | None, on: str
) -> tuple[str, str | None]:
    """Give the IRI of an issuer as written and its province (slug; empty if central).

    Of several issuers it is the first. The province is `None` if it is not known.
    """
    text = _TERM.sub("", vietnamese.squeeze(written))
    place = places.find(vocabulary, locality, on) if locality else None
    setting = Setting(locality=place, on=on)
    tried = [text, *(text[: cut.start()] for cut in list(_CUT.finditer(text))[:8])]
    found = [agencies.resolve(vocabulary, name, setting) for name in tried]
    chosen = next(
        (one for one in found if isinstance(one, Resolved) and one.rule in _KNOWN_RULES), found[0]
    )
    if not isinstance(chosen, Resolved):
        return "", None
    name = iris.parse_agency(chosen.iri)
    row = places.by_id(vocabulary).get(name.locality) if name else None
    if row is not None:
        return chosen.iri, vietnamese.slug(row.name)
    return chosen.iri, "" if chosen.rule == "agencies.central" else None


def _scope(
    vocabulary: Vocabulary, symbol: symbols.Symbol, issuer: str, place: str | None, own_place: str
) -> str:
    """Give the province whose symbol it is: as stated, else that of the document that cites it."""
    owners = symbols.owners(vocabulary, symbol.codes)
    levels = {row.level for row in owners}
    if levels == {"central"} or symbol.is_short:
        return ""
    if issuer and place is not None:
        return place
    if not owners:
        return UNKNOWN_CODE
    if levels <= LOCAL_LEVELS and own_place:
        return own_place
    return NO_PLACE


@functools.lru_cache(maxsize=65536)
def read(vocabulary: Vocabulary, claim: Claim) -> Statement | None:
    """Read a claim about a numbered document; `None` if its symbol has no number."""
    symbol = symbols.parse(vocabulary, claim.key, claim.type)
    if symbol is None:
        return None
    on = full_date(claim.date)
    issuer, place = "", None
    on = places.era(vocabulary, on)
    if claim.issuer:
        issuer, place = read_issuer(vocabulary, claim.issuer, claim.locality, on)
    own = places.slug_of(vocabulary, claim.locality) if claim.locality else ""
    return Statement(
        symbol=symbol,
        scope=_scope(vocabulary, symbol, issuer, place, own),
        date=claim.date or "",
        issuer=issuer,
        issuer_name=vietnamese.squeeze(claim.issuer or ""),
        title=vietnamese.squeeze(claim.title or ""),
        type=symbols.kind_of(vocabulary, claim.type),
        key="".join(claim.key.split()),
        source=claim.source,
        own=claim.own,
        instrument="",
    )


def read_instrument(vocabulary: Vocabulary, row: Instrument) -> Statement | None:
    """Read a row of instruments.toml as a statement; `None` if it has no number."""
    symbol = symbols.parse(vocabulary, row.number, row.type) if row.number else None
    if symbol is None:
        return None
    on = full_date(row.date)
    issuer = read_issuer(vocabulary, row.issuer, None, on)[0] if row.issuer else ""
    return Statement(
        symbol=symbol,
        scope="",
        date=row.date,
        issuer=issuer,
        issuer_name=row.issuer,
        title=row.title,
        type=symbols.kind_of(vocabulary, row.type),
        key=row.number,
        source=f"instruments.toml#{row.id}",
        own=False,
        instrument=row.id,
    )
