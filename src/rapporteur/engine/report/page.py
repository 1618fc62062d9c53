"""A page under construction: it numbers paragraphs and gives every entry its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.records import Anchor, Entry, Finding
from rapporteur.engine.report.wording import Wording

STRONG = ("all", "almost-all", "most", "majority", "many")
"""Quantifiers of shares worth a sentence where a table gives all the numbers."""


@dataclass
class Page:
    """Collects the entries of a report in reading order.

    Built by the sections, one after the other; ids are "section-number", paragraphs run through.
    """

    tally: Tally
    wording: Wording
    findings: Mapping[str, Finding]
    entries: list[Entry] = field(default_factory=list)
    anchors: dict[tuple[str, str, int, int], str] = field(default_factory=dict)
    quoted: list[Anchor] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    """Findings whose quotes stand in the text, so that their panels need not repeat them."""
    _paragraph: int = 0
    _tables: int = 0
    _figures: int = 0
    _numbers: Counter[str] = field(default_factory=Counter)
    _section: str = ""
    _panels: set[str] = field(default_factory=set)

    def section(self, key: str) -> None:
        """Begin a section."""
        self._section = key

    def add(
        self,
        kind: str,
        text: str,
        *,
        paragraph: int | None = None,
        findings: Sequence[str] = (),
        numbers: Mapping[str, Any] | None = None,
        quantifier: str | None = None,
        place: Mapping[str, Any] | None = None,
        **more: Any,
    ) -> Entry:
        """Add one entry of any kind; `more` joins `place`."""
        self._numbers[self._section] += 1
        entry = Entry(
            id=f"{self._section}-{self._numbers[self._section]:03d}",
            section=self._section,
            paragraph=paragraph,
            kind=kind,
            text=text,
            findings=tuple(findings),
            numbers=dict(numbers or {}),
            quantifier=quantifier,
            place={**(place or {}), **more},
        )
        self.entries.append(entry)
        return entry

    def heading(self, key: str, level: int = 2, **values: str | int) -> None:
        """A heading from the report's fixed words."""
        self.add("heading", self.word(key, **values), level=level)

    def word(self, key: str, **values: str | int) -> str:
        """A fixed text of the report, its named placeholders filled."""
        return self.wording.word(key, **values)

    def prose(self, key: str, kind: str = "method", **values: str | int) -> None:
        """A sentence or paragraph of fixed words that states no finding."""
        self.add(kind, self.word(key, **values))

    def next_paragraph(self) -> int:
        """The number of a new numbered paragraph."""
        self._paragraph += 1
        return self._paragraph

    def state(self, finding: Finding, *, paragraph: int | None = None, **place: Any) -> None:
        """State a finding by its sentence, and name the campaign where that weakened it."""
        self.add(
            "sentence",
            self.wording.sentence(finding),
            paragraph=paragraph,
            findings=(finding.id,),
            numbers={"count": finding.count, "of": finding.of},
            quantifier=finding.quantifier,
            **place,
        )
        if finding.numbers.get("campaigns") and finding.kind in ("share", "all-groups", "list", "scarcity"):
            self._campaign_note(finding, paragraph)
        low, high = finding.interval
        if finding.checked and finding.kind in ("share", "list") and not low <= finding.share <= high:
            self._checked_note(finding, paragraph)

    def _checked_note(self, finding: Finding, paragraph: int | None) -> None:
        """Where the check of a sample contradicts the count."""
        share, numbers = self.wording.share, finding.numbers
        text = self.wording.say(
            self.wording.claims.CHECKED_NOTE,
            checked=int(numbers["checked"]),
            of=finding.of,
            estimate=share(numbers["estimate"]),
            low=share(finding.interval[0]),
            high=share(finding.interval[1]),
        )
        shown = {"checked": numbers["checked"], "of": finding.of, "estimate": numbers["estimate"]}
        self.add("sentence", text, paragraph=paragraph, findings=(finding.id,), numbers=shown)

    def _campaign_note(self, finding: Finding, paragraph: int | None) -> None:
        text = self.wording.say(
            self.wording.claims.CAMPAIGN_NOTE,
            count=finding.count_without_campaigns,
            of=int(finding.numbers["of_without_campaigns"]),
        )
        numbers = {"count": finding.count_without_campaigns, "of": finding.numbers["of_without_campaigns"]}
        self.add("sentence", text, paragraph=paragraph, findings=(finding.id,), numbers=numbers)

    def panel(self, finding: Finding, *, quotes: bool = True) -> None:
        """What opens under a sentence: counts, interval, groups, basis, quotes; once a finding."""
        if finding.id in self._panels:
            return
        self._panels.add(finding.id)
        for part, text, numbers in self._panel_lines(finding):
            self.add("evidence-line", text, numbers=numbers, finding=finding.id, part=part)
        for anchor in finding.evidence if quotes else ():
            self.quote(anchor, finding=finding.id)

    def _panel_lines(self, finding: Finding) -> list[tuple[str, str, dict[str, Any]]]:
        share = self.wording.share
        low, high = finding.interval
        lines = [
            (
                "count",
                self.word(
                    "panel-count" if finding.unit == "contributor" else "panel-count-contributions",
                    count=finding.count,
                    of=finding.of,
                    share=share(finding.share),
                ),
                {"count": finding.count, "of": finding.of, "share": finding.share},
            )
        ]
        if finding.asked != finding.of:
            lines.append(("asked", self.word("panel-asked", asked=finding.asked), {"asked": finding.asked}))
        if finding.kind != "context":
            text = self.word("panel-interval", low=share(low), high=share(high))
            lines.append(("interval", text, {"low": low, "high": high, "share": finding.share}))
            lines.append(("basis", self._basis(finding), {}))
        if finding.count_without_campaigns != finding.count:
            text = self.word(
                "panel-campaigns",
                count=finding.count_without_campaigns,
                of=int(finding.numbers.get("of_without_campaigns", finding.of)),
            )
            lines.append(("campaigns", text, {"count": finding.count_without_campaigns}))
        if finding.numbers.get("distinctive"):
            items = [self.wording.group(group) for group in finding.numbers["distinctive"]]
            lines.append(("distinctive", self.word("panel-distinctive", items=self.wording.enumerate(items)), {}))
        for group, (count, of) in finding.numbers.get("groups", {}).items():
            text = self.word("panel-group", group=self.wording.name("group", group), count=count, of=of)
            lines.append(("groups", text, {"count": count, "of": of, "share": round(count / of, 4)}))
        return lines

    def _basis(self, finding: Finding) -> str:
        if finding.numbers.get("exact"):
            return self.word("basis-exact")
        if finding.checked:
            return self.word(
                "basis-checked",
                checked=int(finding.numbers["checked"]),
                of=finding.of,
                changed=int(finding.numbers["changed"]),
                estimate=self.wording.share(finding.numbers["estimate"]),
            )
        errors = self.tally.run.settings.get("errors", {}).get(finding.scheme, {})
        return self.word(f"basis-{errors.get('basis', 'borrowed')}")

    def quote(self, anchor: Anchor, **place: Any) -> None:
        """A quote and whose it is; the passage itself comes in the annex of evidence."""
        name = self.anchor_name(anchor)
        where = {
            "contribution": anchor.contribution,
            "text": anchor.text,
            "start": anchor.start,
            "end": anchor.end,
            "speech": anchor.speech,
        }
        self.add("quote", anchor.quote, place=where, language=anchor.language, anchor=name, **place)
        self.add("attribution", self.attribution(anchor), anchor=name, **place)

    def anchor_name(self, anchor: Anchor) -> str:
        """The name of a passage in the annex: "e-1" and so on, in order of first use."""
        key = (anchor.contribution, anchor.text, anchor.start, anchor.end)
        if key not in self.anchors:
            self.anchors[key] = f"e-{len(self.anchors) + 1}"
            self.quoted.append(anchor)
        return self.anchors[key]

    def attribution(self, anchor: Anchor) -> str:
        """Who is quoted, as far as that may be said."""
        contribution = self.tally.contribution(anchor.contribution)
        who = contribution.organisation or contribution.person
        group = self.word(f"attribution-{contribution.group or 'unknown'}")
        if anchor.speech == "reported":
            key = "attribution-reported" if who else "attribution-reported-anonymous"
        else:
            key = "attribution-named" if who else "attribution-anonymous"
        return self.word(key, who=who, group=group)

    def table(
        self,
        name: str,
        caption: str,
        header: Sequence[str],
        rows: Sequence[Sequence[str | int | float]],
        *,
        note: str = "",
        heat_from: int | None = None,
    ) -> None:
        """A table: caption, header row, cells; column 0 heads the row. Numbers stand beside their text.

        heat_from: first column whose cells are shaded by their share of the largest of them. The caption
        gets the number of the table.
        """
        self._tables += 1
        self.add("caption", self.word("caption-table", number=self._tables, caption=caption), table=name)
        for column, text in enumerate(header):
            self.add("header", text, table=name, row=0, column=column)
        shaded = [cell for row in rows for cell in row[heat_from:] if not isinstance(cell, str)] if heat_from else []
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                place: dict[str, Any] = {"table": name, "row": number, "column": column}
                if heat_from is not None and column >= heat_from and not isinstance(cell, str):
                    place["heat"] = round(cell / (max(shaded) or 1), 4)
                self._cell(cell, place)
        if note:
            self.add("table-note", note, table=name)

    def _cell(self, cell: str | float, place: Mapping[str, Any]) -> None:
        if isinstance(cell, str):
            self.add("cell", cell, place=place)
        else:
            text = self.wording.number(cell) if isinstance(cell, int) else self.wording.share(cell)
            self.add("cell", text, numbers={"value": cell}, place=place)

    def chart(
        self, name: str, title: str, *, form: str, table: str, columns: Sequence[int], about: str, source: str
    ) -> None:
        """A chart of a table's cells, with what it shows in words and its source; numbered as a figure."""
        self._figures += 1
        title = self.word("caption-figure", number=self._figures, title=title)
        self.add("chart", title, chart=name, form=form, table=table, columns=list(columns))
        self.add("chart-description", about, chart=name)
        self.add("chart-source", source, chart=name)
