"""Title, summary box, and who contributed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from rapporteur.engine.records import GROUPS, Finding
from rapporteur.engine.report.page import Page


def title(page: Page) -> None:
    """Title, what kind of report, for whom, state of which day; whether it is fiction."""
    settings = page.tally.run.settings
    page.section("title")
    page.add("title", settings["title"])
    page.prose("subtitle", "subtitle")
    if settings.get("body"):
        page.prose("prepared-for", "subtitle", body=settings["body"])
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
    page.add("method", page.word("unchecked"), lead=True)
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


def participation(page: Page) -> None:
    """Who contributed and how: sentences, tables and charts by group, region, language; channel, round."""
    page.section("participation")
    page.heading("heading-participation")
    number = page.next_paragraph()
    for key in ("contributions", "by-group", "by-region", "by-language", "with-words", "copied"):
        page.state(page.findings[f"context-{key}"], paragraph=number)
    wording = page.wording
    _by(page, "group", "groups", lambda key: page.words[f"group-{key or 'unknown'}"], GROUPS, wording.group)
    _by(page, "region", "regions", _named(wording.region, page.words["region-unknown"]), (), wording.region)
    _by(
        page,
        "language",
        "languages",
        _named(wording.language_name, page.words["language-unknown"]),
        (),
        wording.language_name,
    )
    _plain(page, "channel", "channels")
    _plain(page, "round", "rounds")
    hidden = any(item.publication != "named" for item in page.tally.contributions)
    if hidden:
        page.prose("note-removed")


def _named(name: Callable[[str], str], unknown: str) -> Callable[[str], str]:
    return lambda key: name(key) if key else unknown


def _by(
    page: Page,
    attribute: str,
    plural: str,
    label: Callable[[str], str],
    order: Sequence[str],
    noun: Callable[[str], str],
) -> None:
    tally = page.tally
    counts = tally.groups_of(tally.contributors, attribute)
    received = Counter(getattr(item, attribute) for item in tally.contributions)
    keys = sorted({*counts, *received}, key=lambda key: (key == "", -counts[key], _rank(key, order), key))
    of = len(tally.contributors)
    rows: list[list[str | int | float]] = [
        [label(key), received[key], counts[key], round(counts[key] / of, 4)] for key in keys
    ]
    known = [key for key in keys if key]
    if known:
        shown = "; ".join(page.word("bar", label=str(row[0]), count=str(row[2])) for row in rows)
        page.chart(
            f"chart-{plural}",
            page.word(f"chart-{plural}", label=_capital(noun(known[0])), count=str(counts[known[0]])),
            form="bars",
            table=f"table-{plural}",
            columns=[2],
            about=page.word("about-bars", items=shown),
            source=page.word("note-contributors", of=page.wording.number(of)),
        )
    page.table(
        f"table-{plural}",
        page.words[f"caption-{plural}"],
        [page.words[f"column-{name}"] for name in (attribute, "contributions", "contributors", "share")],
        rows,
        note=page.word("note-contributors", of=page.wording.number(of)),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _rank(key: str, order: Sequence[str]) -> int:
    return order.index(key) if key in order else len(order)


def _plain(page: Page, attribute: str, plural: str) -> None:
    received = Counter(getattr(item, attribute) for item in page.tally.contributions)
    if set(received) <= {""}:
        return
    titles = page.tally.run.settings.get(plural, {})
    rows = [[titles.get(key, key) or "–", received[key]] for key in sorted(received)]
    page.table(
        f"table-{plural}",
        page.words[f"caption-{plural}"],
        [page.words[f"column-{attribute}"], page.words["column-contributions"]],
        rows,
    )
