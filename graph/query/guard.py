"""What free SPARQL may not ask: nothing that writes, calls out, or reads beside the stored graphs."""

from __future__ import annotations

import re
from typing import Final

from graph import iris
from graph.errors import BadQuery

#: Longest query that is looked at, in characters.
LONGEST: Final = 50_000
_STRING_OR_COMMENT = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|(?P<iri><[^<>\"{}|^`\\\s]*>)"
    r"|#[^\n]*",
    re.DOTALL,
)
_UPDATE = re.compile(
    r"(?:\s|PREFIX\s*[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)*+"
    r"(INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?<![?$:\w])FROM\b\s*(?:NAMED\b\s*)?(<[^<>]*>)?", re.IGNORECASE)


def check(sparql: str) -> None:
    """Refuse what a reader of the graph may not do; raises `BadQuery`.

    SERVICE would let a query fetch any address, and the engine has no switch for it. Keywords may be
    glued to what stands before (`1SERVICE<…>`), and a comment or string can be made to look as if it
    went on: so the word is refused wherever it stands.
    """
    if len(sparql) > LONGEST:
        raise BadQuery(
            f"the query is longer than {LONGEST} characters",
            next_step="ask for less, or work on an export",
        )
    at = sparql.lower().find("service")
    if at >= 0:
        raise BadQuery(
            "SERVICE is refused: queries read this graph only",
            where=place(sparql, at),
            next_step="take it out; the word is refused in names and comments too",
        )
    plain = _STRING_OR_COMMENT.sub(lambda match: match["iri"] or " ", sparql)
    update = _UPDATE.match(plain)
    if update:
        raise BadQuery(
            f"{update[1].upper()} would change the graph: queries only read it",
            next_step="use SELECT, ASK, CONSTRUCT or DESCRIBE; “graph build” changes the graph",
        )
    for match in _FROM.finditer(plain):
        _check_source(match[1])


def names_sources(sparql: str) -> bool:
    """Tell whether a query says FROM: then it asks those graphs and not the union of all."""
    plain = _STRING_OR_COMMENT.sub(lambda match: match["iri"] or " ", sparql)
    return _FROM.search(plain) is not None


def _check_source(name: str | None) -> None:
    ours = name is not None and (
        name[1:-1] == iris.REGISTER_GRAPH or name[1:-1].startswith(iris.source_graph(""))
    )
    if not ours:
        raise BadQuery(
            f"FROM {name or ''} is refused: it is no graph of this store".replace("  ", " "),
            next_step=f"leave FROM out, or name one of <{iris.source_graph('…')}>",
        )


def place(text: str, offset: int) -> str:
    """Give line and column, from 1, of an offset."""
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return f"line {line}, column {column}"


_ERROR = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
#: Longest reason of the engine that is passed on; longer ones list the whole grammar.
_LONGEST_REASON: Final = 80


def explain_syntax(sparql: str, message: str) -> BadQuery:
    """Turn the engine's complaint into one that shows the line with a caret."""
    match = _ERROR.match(message)
    if match is None:
        return BadQuery(message, next_step="correct the query")
    number, reason = int(match[1]), match[3]
    lines = sparql.split("\n")
    line = lines[number - 1] if number <= len(lines) else ""
    # The engine counts columns in bytes.
    column = len(line.encode()[: int(match[2]) - 1].decode(errors="ignore")) + 1
    if "Prefix not found" in reason:
        reason = "this prefix is not declared"
    elif len(reason) > _LONGEST_REASON or reason.startswith("expected"):
        reason = "here the query is not understood"
    shown = line.replace("\t", " ")
    return BadQuery(
        f"{reason}\n    {shown}\n    {' ' * (column - 1)}^",
        where=f"line {number}, column {column}",
        next_step="correct the query at the mark",
    )
