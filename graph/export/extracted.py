"""What was read in one document, as one JSON object: the output of `graph extract`.

Offsets are indices into the text as the reader decoded it. Where a reference did not resolve, its
`canonical` is null and `unresolved` says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.records.mentions import Relation
from graph.records.references import Resolved

if TYPE_CHECKING:
    from graph.records.mentions import Citation, Deadline, Duty, Evidence, Header, Mentions, Target
    from graph.records.references import Reference, References
    from graph.records.text import SourceText

#: What `graph extract` prints for the finer relations: its list of them is closed, so that figures of
#: different programs can be compared. The graph keeps the finer ones.
_PRINTED = {
    Relation.DETAILS: Relation.GUIDES,
    Relation.SUPPLEMENTS: Relation.AMENDS,
    Relation.PARTLY_REPEALS: Relation.REPEALS,
    Relation.CORRECTS: Relation.CITES,
    Relation.SUSPENDS: Relation.CITES,
    Relation.CONSOLIDATES: Relation.CITES,
    Relation.PROPOSED_BY: Relation.CITES,
}


def to_json(source: SourceText, mentions: Mentions, references: References) -> dict[str, Any]:
    """Give the object that `graph extract --format jsonl` prints on one line."""
    return {
        "source": {
            "path": source.path,
            "sha256": source.sha256,
            "media_type": source.media_type,
            "notes": list(source.notes),
        },
        "document": {"iri": references.document.iri, **_header(mentions.header)},
        "citations": [
            _citation(source, mentions, citation, reference)
            for citation, reference in zip(mentions.citations, references.citations, strict=True)
        ],
        "duties": [
            _duty(source, duty, references, index) for index, duty in enumerate(mentions.duties)
        ],
        "targets": [_target(source, target) for target in mentions.targets],
        "deadlines": [_deadline(source, deadline) for deadline in mentions.deadlines],
    }


def _span(source: SourceText, evidence: Evidence) -> dict[str, Any]:
    return {
        "start": evidence.span.start,
        "end": evidence.span.end,
        "text": source.slice(evidence.span),
        "rule": evidence.rule,
        "confidence": round(evidence.confidence, 3),
    }


def _header(header: Header) -> dict[str, Any]:
    names = ("type", "symbol", "date", "place", "issuer", "title", "signer")
    stated = {name: getattr(header, name) for name in names}
    period = header.period
    return {
        **{name: fact.value if fact else None for name, fact in stated.items()},
        "period": {"start": period.start, "end": period.end, "horizon": period.horizon}
        if period
        else None,
    }


def _reference(reference: Reference) -> dict[str, Any]:
    if isinstance(reference, Resolved):
        return {"iri": reference.iri, "canonical": reference.name}
    return {
        "iri": None,
        "canonical": None,
        "unresolved": reference.reason.value,
        "candidates": list(reference.candidates),
    }


def _citation(
    source: SourceText, mentions: Mentions, citation: Citation, reference: Reference
) -> dict[str, Any]:
    subject = mentions.citations[citation.subject] if citation.subject >= 0 else None
    return {
        **_span(source, citation.evidence),
        "type": citation.type,
        "kind": citation.kind.value,
        "key": citation.key,
        "date": citation.date,
        "issuer": citation.issuer,
        "title": citation.title,
        "relation": _PRINTED.get(citation.relation, citation.relation).value,
        "relation_detail": citation.relation.value,
        "basis": citation.basis.value if citation.basis else None,
        "provision": citation.provision,
        "subject": subject.key if subject else None,
        "section": ".".join(citation.section),
        **_reference(reference),
    }


def _duty(source: SourceText, duty: Duty, references: References, index: int) -> dict[str, Any]:
    agents = zip(duty.agents, references.agents[index], strict=True)
    return {
        "section": ".".join(duty.section),
        **_span(source, duty.evidence),
        "agents": [
            {
                "name": agent.named.name,
                "role": agent.role.value,
                "modality": agent.modality.value,
                **_reference(reference),
            }
            for agent, reference in agents
        ],
        "partners": [named.name for named in duty.partners],
        "report_to": [named.name for named in duty.report_to],
        "act": duty.act,
        "product": duty.product,
        "time": duty.time,
        "topics": list(references.topics[index]) if references.topics else [],
    }


def _target(source: SourceText, target: Target) -> dict[str, Any]:
    return {
        **_span(source, target.evidence),
        "value": target.value,
        "unit": target.unit,
        "comparator": target.comparator,
        "subject": target.subject,
        "section": ".".join(target.section),
    }


def _deadline(source: SourceText, deadline: Deadline) -> dict[str, Any]:
    return {
        **_span(source, deadline.evidence),
        "due": deadline.due,
        "every": deadline.every,
        "what": deadline.what,
        "section": ".".join(deadline.section),
    }
