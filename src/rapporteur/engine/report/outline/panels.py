"""Panels: what each finding rests on, numbered by where it is cited first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rapporteur.engine import languages
from rapporteur.engine.records import Entry, Finding
from rapporteur.engine.report.outline.blocks import Citation, Interval, Panel, PanelLine, Quote

CITING = frozenset({"sentence", "method", "list-item"})
"""Kinds of entry that a panel may open under."""


class Panels:
    """The panels of one report. Hands each out once, at the first sentence that cites its finding."""

    def __init__(self, entries: Sequence[Entry], findings: Sequence[Finding]) -> None:
        self._findings = {finding.id: finding for finding in findings}
        self._anchors = {str(entry.place["anchor"]) for entry in entries if entry.kind == "passage"}
        self._parts = _parts(entries)
        self._hosts: dict[str, str] = {}
        for entry in entries:
            for finding in entry.findings if entry.kind in CITING else ():
                if finding in self._parts:
                    self._hosts.setdefault(finding, entry.id)
        unhosted = [finding for finding in self._parts if finding not in self._hosts]
        self._numbers = {finding: n for n, finding in enumerate([*self._hosts, *unhosted], start=1)}

    def citations(self, entry: Entry) -> tuple[Citation, ...]:
        """The markers after an entry: links to panels further up, then the panels that open under it."""
        cited = [finding for finding in dict.fromkeys(entry.findings) if finding in self._hosts]
        found = [
            Citation(finding, self._numbers[finding], self._opening(finding, entry))
            for finding in cited
            if entry.kind in CITING
        ]
        return tuple(sorted(found, key=lambda citation: citation.panel is not None))

    def _opening(self, finding: str, entry: Entry) -> Panel | None:
        return self.panel(finding) if self._hosts[finding] == entry.id else None

    def belongs(self, entry: Entry) -> bool:
        """Whether an entry is shown in a panel."""
        return _is_part(entry)

    def stands_alone(self, entry: Entry) -> bool:
        """Whether an entry begins a panel that no sentence cites, so that it is shown where it stands."""
        finding = str(entry.place["finding"])
        return finding not in self._hosts and self._parts[finding][0] is entry

    def panel(self, finding: str) -> Panel:
        """The panel of a finding."""
        parts = self._parts[finding]
        quotes = tuple(self._quotes(parts))
        quoted = [entry for quote in quotes for entry in (quote.entry, quote.attribution)]
        lines = [self._line(entry) for entry in parts if entry not in quoted]
        return Panel(
            finding,
            self._numbers[finding],
            self._hosts.get(finding, ""),
            tuple(line for line in lines if line.part not in ("groups", "regions")),
            tuple(line for line in lines if line.part in ("groups", "regions")),
            quotes,
        )

    def quote(self, entry: Entry, follower: Entry | None) -> Quote:
        """A quote; follower: the entry after it, its attribution if it is one."""
        anchor = str(entry.place.get("anchor", ""))
        language = str(entry.place.get("language", ""))
        direct = entry.place.get("speech", "direct") == "direct"
        return Quote(
            entry,
            follower if follower is not None and follower.kind == "attribution" else None,
            languages.get(language).QUOTES if direct else ("", ""),
            language,
            anchor if anchor in self._anchors else "",
        )

    def back(self, quote: Entry) -> str:
        """The id to return to from the passage of a quote: the sentence that it backs, else the quote."""
        return self._hosts.get(str(quote.place.get("finding", "")), quote.id)

    def _quotes(self, entries: Sequence[Entry]) -> Iterator[Quote]:
        """The quotes among entries, each with the attribution that follows it."""
        followers: list[Entry | None] = [*entries[1:], None]
        for entry, follower in zip(entries, followers, strict=False):
            if entry.kind == "quote":
                yield self.quote(entry, follower)

    def _line(self, entry: Entry) -> PanelLine:
        part = str(entry.place.get("part", ""))
        if part == "interval":
            return PanelLine(entry, part, interval=self._interval(entry))
        share = entry.numbers.get("share") if part in ("groups", "regions") else None
        return PanelLine(entry, part, share=None if share is None else _per_cent(share))

    def _interval(self, entry: Entry) -> Interval | None:
        numbers: Mapping[str, float] = entry.numbers
        finding = self._findings.get(str(entry.place["finding"]))
        if "low" not in numbers and finding is not None:
            numbers = {"low": finding.interval[0], "high": finding.interval[1], "share": finding.share}
        if "low" not in numbers or "high" not in numbers:
            return None
        low, high = _per_cent(numbers["low"]), _per_cent(numbers["high"])
        middle = _per_cent(numbers["share"]) if "share" in numbers else None
        return Interval(low, round(max(high - low, 0.0), 2), middle)


def _is_part(entry: Entry) -> bool:
    return entry.kind in ("evidence-line", "quote", "attribution") and "finding" in entry.place


def _parts(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        if _is_part(entry):
            found.setdefault(str(entry.place["finding"]), []).append(entry)
    return found


def _per_cent(share: float) -> float:
    return round(min(max(float(share), 0.0), 1.0) * 100, 2)
