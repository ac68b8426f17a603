"""What a check found: as lines for a terminal, as JSON and as SARIF 2.1.0 for the tools of reviewers."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graph.export.text import plain, quoted, shorten
from graph.records.audit import SEVERITIES, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.interface import Interface
    from graph.records.audit import Issue
    from graph.records.findings import Quote

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
#: Quotes printed on a terminal.
_MOST_QUOTES = 4


def message(issue: Issue, say: Interface) -> str:
    """Say what was found."""
    return plain(say(f"check-{issue.rule}", **_values(issue, say)))


def remedy(issue: Issue, say: Interface) -> str:
    """Say what to do."""
    return plain(say(f"check-{issue.rule}-remedy", **_values(issue, say)))


def _values(issue: Issue, say: Interface) -> dict[str, str]:
    values = dict(issue.values)
    if "reason" in values:
        values["reason"] = say.label("reason", values["reason"])
    return values


def lines(issues: Sequence[Issue], say: Interface) -> Iterator[str]:
    """Print each finding with its evidence and its remedy, then the counts."""
    for issue in issues:
        place = f"{plain(issue.quotes[0].place)}: " if issue.quotes else ""
        severity = say(f"check-severity-{issue.severity.value}")
        yield f"{place}{severity} [{issue.rule}] {message(issue, say)}"
        shown = dict.fromkeys(map(quoted, issue.quotes))
        yield from (f"    {line}" for line in list(shown)[:_MOST_QUOTES])
        yield f"    → {remedy(issue, say)}"
        if issue.source:
            yield f"    {say('check-source', source=shorten(issue.source))}"
    counts = Counter(issue.severity for issue in issues)
    numbers = {severity.value: counts[severity] for severity in SEVERITIES}
    yield say("check-counts", **numbers)


def to_json(issues: Sequence[Issue], say: Interface) -> list[dict[str, Any]]:
    """Give each finding as an object."""
    return [
        {
            "rule": issue.rule,
            "severity": issue.severity.value,
            "message": message(issue, say),
            "remedy": remedy(issue, say),
            "subject": {
                "iri": issue.subject.iri,
                "label": issue.subject.label,
                "kind": issue.subject.kind,
            },
            "values": dict(issue.values),
            "likely": issue.likely,
            "evidence": [
                {"text": one.text, "path": one.path, "line": one.line} for one in issue.quotes
            ],
            "source": issue.source,
        }
        for issue in issues
    ]


def to_sarif(issues: Sequence[Issue], say: Interface, version: str) -> dict[str, Any]:
    """Give a SARIF 2.1.0 log of one run; rules in the order of their ids."""
    rules = {issue.rule: issue for issue in sorted(issues, key=lambda one: one.rule, reverse=True)}
    names = sorted(rules)
    driver = {
        "name": "Căn Cứ",
        "version": version,
        "informationUri": "https://cancu.vn/",
        "rules": [
            {
                "id": name,
                "shortDescription": {"text": say(f"check-{name}-rule")},
                "defaultConfiguration": {"level": _LEVELS[rules[name].severity]},
            }
            for name in names
        ],
    }
    run = {
        "tool": {"driver": driver},
        "language": say.language,
        "results": [_result(issue, names.index(issue.rule), say) for issue in issues],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(issue: Issue, index: int, say: Interface) -> dict[str, Any]:
    text = f"{message(issue, say)} → {remedy(issue, say)}"
    mark = " ".join((issue.rule, issue.subject.iri, *(value for _, value in issue.values)))
    result: dict[str, Any] = {
        "ruleId": issue.rule,
        "ruleIndex": index,
        "level": _LEVELS[issue.severity],
        "message": {"text": text},
        "partialFingerprints": {"issue/v1": hashlib.sha256(mark.encode()).hexdigest()[:32]},
        "properties": {"subject": issue.subject.iri, "likely": issue.likely},
    }
    if issue.quotes:
        result["locations"] = [_location(issue.quotes[0])]
    others = issue.quotes[1:]
    if others:
        result["relatedLocations"] = [
            {"id": number, **_location(one)} for number, one in enumerate(others, 1)
        ]
    return result


def _location(place: Quote) -> dict[str, Any]:
    path = place.path.replace("\\", "/")
    uri = f"file://{quote(path)}" if path.startswith("/") else quote(path)
    region = {"startLine": max(1, place.line), "snippet": {"text": place.text}}
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
