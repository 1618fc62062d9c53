"""From the flat list of entries to the blocks of a page. Every entry ends up in exactly one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from rapporteur.engine.records import Entry, Finding
from rapporteur.engine.report.grids import Grid, grids
from rapporteur.engine.report.outline.blocks import (
    Block,
    Chart,
    ContentsItem,
    Document,
    Heading,
    ListBlock,
    Paragraph,
    Passage,
    Quote,
    Section,
    Sentence,
    SummaryBox,
    Table,
)
from rapporteur.engine.report.outline.panels import Panels

MASTHEAD = ("title", "subtitle", "notice")
WIDE_TABLE = 3
"""Columns from which on a table may have to be scrolled on a small screen."""
LONGEST_SUBLIST = 20
"""A section with more subheadings than this shows none of them in the contents."""
SENTENCE_ENDS = tuple('.!?…。！？؟”»")]）')

Key = tuple[str, str]


def lay_out(entries: Sequence[Entry], findings: Sequence[Finding], charts: Mapping[str, str]) -> Document:
    """The document that a report makes. charts: SVG by chart id."""
    body = [entry for entry in entries if entry.kind not in MASTHEAD]
    return Document(
        titles=_of_kind("title", entries),
        subtitles=_of_kind("subtitle", entries),
        notices=_of_kind("notice", entries),
        contents=_contents(body),
        sections=_Layout(entries, findings, charts).sections(body),
    )


def _of_kind(kind: str, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if entry.kind == kind)


def _contents(entries: Sequence[Entry]) -> tuple[ContentsItem, ...]:
    items: list[tuple[Entry, list[Entry]]] = []
    for entry in entries:
        if entry.kind != "heading":
            continue
        if int(entry.place.get("level", 2)) <= 2 or not items:
            items.append((entry, []))
        else:
            items[-1][1].append(entry)
    return tuple(ContentsItem(entry, tuple(below) if len(below) <= LONGEST_SUBLIST else ()) for entry, below in items)


class _Layout:
    """Turns runs of entries into blocks."""

    def __init__(self, entries: Sequence[Entry], findings: Sequence[Finding], charts: Mapping[str, str]) -> None:
        self._panels = Panels(entries, findings)
        self._charts = charts
        self._grids = grids(entries)
        self._about = {
            (entry.kind, str(entry.place["chart"])): entry
            for entry in entries
            if entry.kind in ("chart-description", "chart-source")
        }
        self._shown = {str(entry.place["chart"]) for entry in entries if entry.kind == "chart"}
        self._charted = _charted(entries, self._grids)
        self._backs = self._back_links(entries)
        self._placed: set[str] = set()
        self._level = 1

    def sections(self, entries: Iterable[Entry]) -> tuple[Section, ...]:
        """The sections in the order of the entries."""
        return tuple(
            self._section(key, list(members)) for key, members in groupby(entries, lambda entry: entry.section)
        )

    def _section(self, key: str, members: Sequence[Entry]) -> Section:
        heading = next((entry.id for entry in members[:1] if entry.kind == "heading"), "")
        return Section(key, heading, self._blocks(members))

    def _blocks(self, members: Sequence[Entry], *, boxed: bool = False) -> tuple[Block, ...]:
        shown = [entry for entry in members if not self._elsewhere(entry)]
        keys = _inherited([self._key(entry, boxed) for entry in shown], shown)
        runs = groupby(zip(keys, shown, strict=True), lambda pair: pair[0])
        return tuple(self._block(key, [entry for _, entry in run]) for key, run in runs)

    def _elsewhere(self, entry: Entry) -> bool:
        """Whether an entry is shown with another: in a panel, with its chart, with its table."""
        if self._panels.belongs(entry):
            return not self._panels.stands_alone(entry)
        if entry.kind in ("chart-description", "chart-source"):
            return str(entry.place["chart"]) in self._shown
        if entry.kind in ("caption", "header", "cell", "table-note"):
            table = str(entry.place["table"])
            if table in self._charted or table in self._placed:
                return True
            self._placed.add(table)
        return False

    def _key(self, entry: Entry, boxed: bool) -> Key:
        """Entries that follow each other with the same key make one block."""
        place = entry.place
        if place.get("lead") and not boxed:
            return "lead", ""
        if self._panels.belongs(entry):
            return "panel", entry.id
        if entry.kind in ("caption", "header", "cell", "table-note"):
            return "table", str(place["table"])
        if entry.kind in ("chart", "heading"):
            return entry.kind, entry.id
        if entry.kind == "passage":
            return "passage", str(place["anchor"])
        if "list" in place:
            return "list", str(place["list"])
        if entry.kind in ("quote", "attribution"):
            return "quote", entry.id
        return ("paragraph", entry.id if entry.paragraph is None else f"#{entry.paragraph}")

    def _block(self, key: Key, run: Sequence[Entry]) -> Block:
        makers: dict[str, Callable[[Sequence[Entry]], Block]] = {
            "lead": lambda run: SummaryBox(self._blocks(run, boxed=True)),
            "panel": lambda run: self._panels.panel(str(run[0].place["finding"])),
            "table": lambda run: _table(self._grids[str(run[0].place["table"])]),
            "chart": lambda run: self._chart(run[0]),
            "heading": lambda run: self._heading(run[0]),
            "passage": self._passage,
            "list": self._list,
            "quote": self._quote,
            "paragraph": self._paragraph,
        }
        return makers[key[0]](run)

    def _heading(self, entry: Entry) -> Heading:
        """No level is left out on the way down, whatever the entries say."""
        self._level = min(max(int(entry.place.get("level", 2)), 2), self._level + 1, 6)
        return Heading(entry, self._level)

    def _sentence(self, entry: Entry) -> Sentence:
        return Sentence(entry, self._panels.citations(entry))

    def _paragraph(self, run: Sequence[Entry]) -> Paragraph:
        number = run[0].paragraph
        name = f"#p-{number}"
        if name in self._placed:
            number = None
        self._placed.add(name)
        return Paragraph(tuple(self._sentence(entry) for entry in run), number)

    def _list(self, run: Sequence[Entry]) -> ListBlock:
        items: list[Sentence | Quote] = []
        for entry, follower in pairwise([*run, None]):
            if entry is None:
                continue
            if entry.kind == "quote":
                items.append(self._panels.quote(entry, follower))
            elif entry.kind != "attribution" or not _attributed(items, entry):
                items.append(self._sentence(entry))
        return ListBlock(tuple(items))

    def _quote(self, run: Sequence[Entry]) -> Block:
        if run[0].kind == "quote":
            return self._panels.quote(run[0], run[1] if len(run) > 1 else None)
        return Paragraph((self._sentence(run[0]),))

    def _chart(self, entry: Entry) -> Chart:
        chart = str(entry.place["chart"])
        table = self._charted.get(str(entry.place["table"]))
        shown = table is not None and table[0] is entry
        return Chart(
            entry,
            self._charts.get(chart, ""),
            self._about.get(("chart-description", chart)),
            self._about.get(("chart-source", chart)),
            _table(table[1]) if table is not None and shown else None,
            entry.place.get("form") != "bars",
        )

    def _passage(self, run: Sequence[Entry]) -> Passage:
        place = run[0].place
        anchor = str(place["anchor"])
        words = tuple(entry for entry in run if entry.place["part"] != "source")
        before = sum(len(entry.text) for entry in words if entry.place["part"] == "before")
        after = [entry.text for entry in words if entry.place["part"] == "after"]
        return Passage(
            anchor,
            tuple(entry for entry in run if entry.place["part"] == "source"),
            words,
            before > 0 and int(place.get("start", 0)) > before,
            any(not text.rstrip().endswith(SENTENCE_ENDS) for text in after),
            str(place.get("language", "")),
            self._backs.get(anchor, ""),
        )

    def _back_links(self, entries: Sequence[Entry]) -> dict[str, str]:
        backs: dict[str, str] = {}
        for entry in entries:
            if entry.kind == "quote":
                backs.setdefault(str(entry.place.get("anchor", "")), self._panels.back(entry))
        return backs


def _inherited(keys: Sequence[Key], entries: Sequence[Entry]) -> list[Key]:
    """An attribution stands with the quote before it."""
    found: list[Key] = []
    for key, entry in zip(keys, entries, strict=True):
        follows = entry.kind == "attribution" and found and found[-1][0] in ("quote", "list")
        found.append(found[-1] if follows else key)
    return found


def _attributed(items: Sequence[Sentence | Quote], entry: Entry) -> bool:
    return bool(items) and isinstance(items[-1], Quote) and items[-1].attribution is entry


def _charted(entries: Sequence[Entry], tables: Mapping[str, Grid]) -> dict[str, tuple[Entry, Grid]]:
    """Tables that a chart shows, each with the first chart that does."""
    found: dict[str, tuple[Entry, Grid]] = {}
    for entry in entries:
        if entry.kind == "chart" and str(entry.place["table"]) in tables:
            found.setdefault(str(entry.place["table"]), (entry, tables[str(entry.place["table"])]))
    return found


def _table(grid: Grid) -> Table:
    width = max(len(grid.header), max(map(len, grid.rows), default=0))
    return Table(
        grid,
        tuple(grid.numeric(column) for column in range(width)),
        width >= WIDE_TABLE,
        any(cell is not None and "heat" in cell.place for row in grid.rows for cell in row),
    )
