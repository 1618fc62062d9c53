"""Title, summary box, and who contributed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rapporteur.engine.records import GROUPS, Finding
from rapporteur.engine.report.page import Page


def title(page: Page) -> None:
    """Title, what kind of report, for whom, state of which day; whether it is fiction."""
    settings = page.tally.run.settings
    page.section("title")
    page.add("title", page.wording.own(settings["title"]))
    page.prose("subtitle", "subtitle")
    if settings.get("body"):
        page.prose("prepared-for", "subtitle", body=page.wording.own(settings["body"]))
    if settings.get("as_of"):
        page.prose("as-of", "subtitle", date=page.wording.date(settings["as_of"]))
    if settings.get("fictional"):
        page.prose("fictional", "notice")


def summary(page: Page) -> None:
    """The summary box: the strongest findings of every kind, each in its one sentence."""
    page.section("summary")
    page.heading("heading-summary")
    for finding in _leading(page):
        page.state(finding, lead=True)
    checked = {(item.scheme, item.code) for item in page.findings.values() if item.checked and item.kind == "share"}
    coded = page.word("checked-some", count=len(checked)) if checked else page.word("unchecked")
    page.add("method", coded, lead=True)
    page.add("method", page.word("open-sentences"), lead=True)


def _leading(page: Page) -> list[Finding]:
    every = list(page.findings.values())

    def first(test: Callable[[Finding], bool], most: int = 1) -> list[Finding]:
        return [finding for finding in every if test(finding)][:most]

    return [
        *first(lambda finding: finding.id == "context-contributions"),
        *first(lambda finding: finding.kind == "ranking" and finding.scheme == "themes" and not finding.scope),
        *first(lambda finding: finding.kind == "all-groups"),
        *first(lambda finding: finding.kind == "mostly", 2),
        *first(lambda finding: finding.kind == "contrast"),
        *first(lambda finding: finding.kind == "ranking" and finding.scheme.startswith("question:")),
        *first(lambda finding: finding.kind == "change", 2),
        *first(lambda finding: finding.kind == "scarcity", 2),
    ]


_BY = ("by-group", "by-region", "by-language")


def participation(page: Page) -> None:
    """Who contributed and how: sentences, tables and charts by group, region, language; channel, round."""
    page.section("participation")
    page.heading("heading-participation")
    number = page.next_paragraph()
    for key in ("contributions", "interventions", "organisers", *_BY, "with-words", "copied"):
        finding = page.findings[f"context-{key}"]
        if finding.count or key not in ("interventions", "organisers"):
            page.state(finding, paragraph=number)
    _by(page, "group", "groups", GROUPS)
    _by(page, "region", "regions", ())
    _by(page, "language", "languages", ())
    _plain(page, "channel", "channels")
    _plain(page, "round", "rounds")
    hidden = set(page.tally.people.received("publication")) > {"named"}
    if hidden:
        page.prose("note-removed")


def _by(page: Page, attribute: str, plural: str, order: Sequence[str]) -> None:
    tally = page.tally
    counts = tally.groups_of(tally.contributors, attribute)
    received = tally.people.received(attribute)
    keys = sorted({*counts, *received}, key=lambda key: (key == "", -counts[key], _rank(key, order), key))
    of = len(tally.contributors)
    rows: list[list[str | int | float]] = [
        [page.wording.name(attribute, key), received[key], counts[key], round(counts[key] / of, 4)] for key in keys
    ]
    known = [key for key in keys if key]
    if known:
        shown = page.wording.listing([page.word("bar", label=str(row[0]), count=int(row[2])) for row in rows])
        page.chart(
            f"chart-{plural}",
            page.word(f"chart-{plural}", label=str(rows[0][0]), count=counts[known[0]]),
            form="bars",
            table=f"table-{plural}",
            columns=[2],
            about=page.word("about-bars", items=shown),
            source=page.word("note-contributors", of=of),
        )
    page.table(
        f"table-{plural}",
        page.word(f"caption-{plural}"),
        [page.word(f"column-{name}") for name in (attribute, "contributions", "contributors", "share")],
        rows,
        note=page.word("note-contributors", of=of),
    )


def _titled(page: Page, attribute: str, key: str, titles: Mapping[str, str]) -> str:
    """A round by its title; a channel by our name for it, or as the review calls it."""
    known = f"{attribute}-{key}"
    return page.word(known) if known in page.wording.report else page.wording.own(titles.get(key, key)) or "–"


def _rank(key: str, order: Sequence[str]) -> int:
    return order.index(key) if key in order else len(order)


def _plain(page: Page, attribute: str, plural: str) -> None:
    received = page.tally.people.received(attribute)
    if set(received) <= {""}:
        return
    titles = page.tally.run.settings.get(plural, {})
    rows: list[list[str | int | float]] = [
        [_titled(page, attribute, key, titles), received[key]] for key in sorted(received)
    ]
    page.table(
        f"table-{plural}",
        page.word(f"caption-{plural}"),
        [page.word(f"column-{attribute}"), page.word("column-contributions")],
        rows,
    )
