"""What it adds up to: Action Lines and SDGs, copies, coverage, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from rapporteur.engine.analysis.coverage import SILENT, UNDER
from rapporteur.engine.findings.find import area_subjects, scheme_subjects
from rapporteur.engine.frames import column
from rapporteur.engine.frames.roll import Roll, numbers
from rapporteur.engine.records import GROUPS, Copy, CoverageRow, Finding
from rapporteur.engine.report.page import STRONG, Page
from rapporteur.engine.schemes.folding import fold_word
from rapporteur.engine.schemes.geography import country_name

LISTED_GROUPS = 50
"""Groups of copies with a row of their own; the others share one."""
LISTED_COPIES = 3
"""Contributions of a group that are named, beside the first."""


def lines(page: Page) -> None:
    """Action Lines and SDGs: who addressed them, a heat map by group, what is missing."""
    page.section("lines")
    page.heading("heading-lines")
    for scheme, named in (("action-lines", "line"), ("sdgs", "goal")):
        _scheme(page, scheme, named)


def _scheme(page: Page, scheme: str, named: str) -> None:
    page.heading(f"heading-{scheme}", level=3)
    paragraph = page.next_paragraph()
    for kind in ("ranking", "share", "mostly", "contrast", "scarcity"):
        for finding in page.findings.values():
            if finding.scheme == scheme and finding.kind == kind and _worth_saying(finding):
                page.state(finding, paragraph=paragraph)
    if scheme == "action-lines":
        _areas(page, paragraph)
    tally, wording = page.tally, page.wording
    holders = {item.code: tally.holders(scheme, item.code, {}) for item in scheme_subjects(scheme)}
    missing = [wording.label(scheme, code) for code, found in holders.items() if not found]
    if missing:
        page.prose("lines-none", "sentence", items=wording.listing(missing))
    answered = tally.answered({})
    groups = [group for group in GROUPS if tally.groups_of(answered)[group]]
    rows: list[list[str | int | float]] = [
        [
            page.word("code-and-label", code=code, label=wording.label(scheme, code)),
            len(found),
            *(tally.groups_of(found)[group] for group in groups),
        ]
        for code, found in holders.items()
    ]
    source = page.word("note-contributors", of=len(answered))
    top = max(rows, key=lambda row: row[1])
    page.chart(
        f"chart-{scheme}",
        page.word(f"chart-{scheme}", label=str(top[0]), count=int(top[1])),
        form="heat",
        table=f"table-{scheme}",
        columns=list(range(2, 2 + len(groups))),
        about=page.word("about-heat"),
        source=source,
    )
    page.table(
        f"table-{scheme}",
        page.word(f"caption-{scheme}"),
        [
            page.word(f"column-{named}"),
            page.word("column-total"),
            *(wording.name("group", key) for key in groups),
        ],
        rows,
        note=source,
        heat_from=2,
    )


def _areas(page: Page, paragraph: int) -> None:
    """The Action Lines by area: which were addressed most, and by whom."""
    tally = page.tally
    for finding in page.findings.values():
        if finding.scheme == "areas":
            page.state(finding, paragraph=paragraph)
    groups = [group for group in GROUPS if tally.groups_of(tally.answered({}))[group]]
    rows: list[list[str | int | float]] = []
    for subject in area_subjects():
        found = tally.holders(subject.scheme, subject.code, {})
        by_group = tally.groups_of(found)
        rows.append([page.wording.label("areas", subject.code), len(found), *(by_group[group] for group in groups)])
    header = [page.word("column-area"), page.word("column-total"), *(page.wording.name("group", key) for key in groups)]
    page.table("table-areas", page.word("caption-areas"), header, rows, heat_from=2)


def _worth_saying(finding: Finding) -> bool:
    return finding.kind != "share" or finding.quantifier in STRONG


def copies(page: Page) -> None:
    """Groups of copies, the largest first; `duplicates.csv` has every pair."""
    page.section("copies")
    page.heading("heading-copies")
    page.prose("copies-intro")
    page.state(page.findings["context-copied"])
    pairs = _Copied(page)
    if not pairs.groups:
        return
    rows = [_copy_row(page, pairs, group) for group in range(len(pairs.groups))[:LISTED_GROUPS]]
    if rest := pairs.groups[LISTED_GROUPS:]:
        label = page.word("range", low=rest[0], high=rest[-1])
        rows.append([label, "…", "…", *pairs.added_up(LISTED_GROUPS, len(pairs.groups))])
    columns = ("copies", "one", "other", "contributors", "similarity")
    page.table("table-copies", page.word("caption-copies"), [page.word(f"column-{name}") for name in columns], rows)


class _Copied:
    """The pairs of copies as arrays. groups: their names, sorted, as the pairs are by them."""

    def __init__(self, page: Page) -> None:
        self._page, self._pairs = page, page.tally.run.copies
        names, number = Roll.numbered(column(self._pairs, "group"))
        self.groups = names.called(np.arange(len(names)))
        self._starts = np.searchsorted(number, np.arange(len(names) + 1)).tolist()
        self._alike = numbers(column(self._pairs, "similarity"))
        self._who = [page.tally.people.owners(column(self._pairs, name)) for name in ("contribution", "of")]

    def of(self, group: int) -> Sequence[Copy]:
        """The pairs of one group."""
        return self._pairs[self._starts[group] : self._starts[group + 1]]

    def added_up(self, first: int, end: int) -> tuple[int, str | float]:
        """How many contributors are in some groups, from one up to another, and how alike their pairs are."""
        rows = slice(self._starts[first], self._starts[end])
        least, most = float(self._alike[rows].min()), float(self._alike[rows].max())
        low, high = self._page.wording.share(least), self._page.wording.share(most)
        contributors = len(np.unique(np.concatenate([who[rows] for who in self._who])))
        return contributors, least if low == high else self._page.word("range", low=low, high=high)


def _copy_row(page: Page, pairs: _Copied, group: int) -> list[str | int | float]:
    """A group by the contribution that is in most of its pairs, and some others."""
    often = Counter(name for pair in pairs.of(group) for name in (pair.contribution, pair.of))
    first = min(often, key=lambda name: (-often[name], name))
    others = sorted(often.keys() - {first})
    more = ["…"] if len(others) > LISTED_COPIES else []
    listed = page.wording.listing([*others[:LISTED_COPIES], *more])
    return [pairs.groups[group], first, listed, *pairs.added_up(group, group + 1)]


def coverage(page: Page) -> None:
    """Who and what was heard less than the baseline says, and the silent member states by name."""
    page.section("coverage")
    page.heading("heading-coverage")
    for finding in page.findings.values():
        if finding.kind == "scarcity" and finding.scheme in ("groups", "regions", "languages"):
            page.state(finding)
    rows = [row for row in page.tally.run.coverage if row.scheme != "states"]
    compared = [row for row in rows if row.baseline is not None]
    if not compared:
        page.prose("coverage-none")
    else:
        under = [row for row in compared if row.note == UNDER]
        items = page.wording.listing([_label(page, row) for row in under])
        page.prose("coverage-under" if under else "coverage-not-under", "sentence", items=items)
        _coverage_table(page, compared)
    _states(page)


def _coverage_table(page: Page, rows: list[CoverageRow]) -> None:
    share = page.wording.share
    page.table(
        "table-coverage",
        page.word("caption-coverage"),
        [page.word(f"column-{name}") for name in ("scheme", "note", "contributors", "share", "interval", "baseline")],
        [
            [
                page.word(f"scheme-{row.scheme}"),
                _label(page, row),
                row.contributors,
                share(row.share),
                page.word("range", low=share(row.low), high=share(row.high)),
                share(row.baseline or 0.0),
            ]
            for row in rows
        ],
    )


def _label(page: Page, row: CoverageRow) -> str:
    wording = page.wording
    if row.scheme == "groups":
        return wording.name("group", row.code)
    if row.scheme == "regions":
        return wording.name("region", row.code)
    if row.scheme == "languages":
        return wording.name("language", row.code)
    return page.word("code-and-label", code=row.code, label=wording.label(row.scheme, row.code))


def _states(page: Page) -> None:
    states = [row for row in page.tally.run.coverage if row.scheme == "states"]
    if not states:
        return
    silent = [country_name(row.code, page.wording.language) for row in states if row.note == SILENT]
    heard = len(states) - len(silent)
    page.prose("coverage-states", "sentence", count=heard, of=len(states))
    if silent:
        page.prose("coverage-silent", "sentence", items=page.wording.enumerate(sorted(silent, key=fold_word)))


def unread(page: Page) -> None:
    """What went in and what became of it; every rejection; what a person should look at."""
    page.section("unread")
    page.heading("heading-unread")
    run = page.tally.run
    stages, say = run.settings["stages"], page.wording.message
    page.table(
        "table-stages",
        page.word("caption-stages"),
        [page.word(f"column-{name}") for name in ("stage", "in", "processed", "rejected", "ignored")],
        [
            [page.word(f"stage-{name}"), stage["in"], stage["processed"], stage["rejected"], stage["ignored"]]
            for name, stage in stages.items()
        ],
    )
    if not run.rejections:
        page.prose("unread-none", "sentence")
    else:
        page.table(
            "table-rejected",
            page.word("caption-rejected"),
            [page.word(f"column-{name}") for name in ("item", "reason", "action")],
            [[say(item.item), say(item.reason), say(item.action)] for item in run.rejections],
        )
    notices = run.settings.get("notices", [])
    if notices:
        page.prose("unread-look")
    for number, notice in enumerate(notices, start=1):
        page.add("list-item", say(notice["text"]), list="notices")
        for value in notice["values"]:
            page.add("list-item", value, list=f"notices-{number}")
