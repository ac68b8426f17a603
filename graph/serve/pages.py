"""The table of pages: address, what gathers its record, and the template that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.serve import agencies, documents, findings, home, things, views

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from graph.serve.asking import Asked

#: Address -> the function that gathers the record of the page.
PAGES: Final[Mapping[str, Callable[[Asked], Any]]] = {
    "/": home.home,
    "/review": home.review,
    "/search": home.search,
    "/documents": documents.documents,
    "/agencies": agencies.agencies,
    "/duties": agencies.duties,
    "/trace": findings.trace,
    "/overlaps": findings.overlaps,
    "/compare": findings.compare,
    "/check": findings.check,
    "/calendar": findings.calendar,
    "/graph": things.graph,
}
#: Record -> its template.
TEMPLATES: Final[Mapping[type, str]] = {
    views.HomePage: "home.html",
    views.ReviewPage: "review.html",
    views.SearchPage: "search.html",
    views.DocumentsPage: "documents.html",
    views.DocumentPage: "document.html",
    views.InstrumentPage: "instrument.html",
    views.AgenciesPage: "agencies.html",
    views.AgencyPage: "agency.html",
    views.DutiesPage: "duties.html",
    views.DutyPage: "duty.html",
    views.TracePage: "trace.html",
    views.OverlapsPage: "overlaps.html",
    views.ComparePage: "compare.html",
    views.CheckPage: "check.html",
    views.CalendarPage: "calendar.html",
    views.GraphPage: "graph.html",
    views.ThingPage: "thing.html",
    views.HelpPage: "help.html",
    views.SparqlPage: "sparql.html",
    views.TroublePage: "trouble.html",
}


def lasting(page: Any) -> bool:
    """Tell whether a page may be kept by a browser: not one that says it is still being computed."""
    return (
        getattr(page, "ready", True) is not False and getattr(page, "state", "ready") != "working"
    )
