"""The text of every entry, read back from a PDF.

The letters are those that the page draws, in the order of the structure tree. Two texts count as equal when
their visible letters are, and the spaces between them; not compared are spaces where a line ends, how many there
are, what is never seen (marks of direction, joiners, soft hyphens, zero-width spaces), and that
`printable` shows unfit characters as U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final

from rapporteur.engine.errors import WrongUse
from rapporteur.engine.records import Entry
from rapporteur.engine.report.fonts.coverage import needed
from rapporteur.engine.report.outline import lay_out
from rapporteur.engine.report.printable import printable
from rapporteur.engine.report.render_pdf.drawn import Fragment, blocks, language_of
from rapporteur.engine.report.render_pdf.objects import File
from rapporteur.engine.report.render_pdf.order import in_reading_order, without_repeats
from rapporteur.engine.report.render_pdf.plan import Planner, lines
from rapporteur.engine.report.wording import module

_LINE_END: Final = "\n"


@dataclass(frozen=True, slots=True)
class _Letter:
    """A visible letter. gap: what stands before it: nothing, a space or the end of a line. owner: its entry or ""."""

    char: str
    gap: str
    owner: str = ""


_Line = list[_Letter]


def extract(content: bytes, entries: Sequence[Entry]) -> dict[str, str]:
    """What stands in a PDF for each entry, by entry id: the entry's own text where it is equal to that.

    entries: what should stand there. One that is missing has no key; text that belongs to none of them has
    a key "beside-1", "beside-2" ... Raises RapporteurError where the file is not a PDF as Rapporteur writes it.
    """
    file = File(content)
    texts = {entry.id: entry.text for entry in entries}
    expected = _expected(entries, language_of(file))
    found = {name: text for name, text in texts.items() if not needed([text])}
    beside: list[str] = []
    for line, fragments in _aligned(expected, [without_repeats(block) for block in blocks(file)]):
        if line is None:
            beside.append(_text(_observed(fragments or [])))
        elif fragments is not None:
            found |= _compared(line, _reading(fragments, line), texts)
    return found | {f"beside-{number}": text for number, text in enumerate(beside, start=1)}


def _expected(entries: Sequence[Entry], language: str) -> list[_Line]:
    """The lines that the page of a report has, without those where nothing is seen."""
    try:
        labels: Mapping[str, str] = module(language, "labels").RENDER_LABELS
    except WrongUse:
        language, labels = "en", module("en", "labels").RENDER_LABELS
    plan = Planner(lay_out(entries, (), {}), language, labels).plan()
    if not plan["notes"]:
        del plan["notes-title"]
    found = (_letters((piece["text"], piece.get("entry", "")) for piece in line["pieces"]) for line in lines(plan))
    return [line for line in found if line]


def _letters(pieces: Any) -> _Line:
    """The visible letters of (text, owner) pairs."""
    found: _Line = []
    gap = ""
    for text, owner in pieces:
        shown = needed([text])
        for char in text:
            if char in shown:
                found.append(_Letter(char, gap, owner))
                gap = ""
            elif char == _LINE_END or gap == _LINE_END:
                gap = _LINE_END
            elif char.isspace():
                gap = " "
    return found


def _observed(fragments: Sequence[Fragment]) -> _Line:
    pieces: list[tuple[str, str]] = []
    before: Fragment | None = None
    for fragment in fragments:
        if before is not None and (fragment.page, fragment.y) != (before.page, before.y):
            pieces.append((_LINE_END, ""))
        pieces.append((printable(fragment.text), ""))
        before = fragment
    return _letters(pieces)


def _reading(fragments: Sequence[Fragment], line: _Line) -> _Line:
    """The letters of a block in the order that fits what should stand there, as far as the page leaves it open."""
    return _observed(in_reading_order(fragments, hint=_text(line)))


def _word(line: Sequence[_Letter]) -> str:
    return "".join([letter.char for letter in line])


def _equal(line: Sequence[_Letter], seen: Sequence[_Letter]) -> bool:
    """Whether what is seen is what should be; a space may stand or not where a line ends."""
    return _word(line) == _word(seen) and all(
        one.gap == other.gap or _LINE_END in (one.gap, other.gap) for one, other in zip(line[1:], seen[1:], strict=True)
    )


_Pair = tuple[_Line | None, "list[Fragment] | None"]


def _aligned(expected: Sequence[_Line], drawn: Sequence[list[Fragment]]) -> Iterator[_Pair]:
    """Lines with the blocks that show them; None where one has no counterpart."""
    drawn = [block for block in drawn if _observed(block)]
    start, ends = 0, (len(expected), len(drawn))
    while start < min(ends) and _shows(drawn[start], expected[start]):
        yield expected[start], drawn[start]
        start += 1
    after = 0
    while after < min(ends) - start and _shows(drawn[ends[1] - 1 - after], expected[ends[0] - 1 - after]):
        after += 1
    yield from _matched(expected[start : ends[0] - after], drawn[start : ends[1] - after])
    yield from zip(expected[ends[0] - after :], drawn[ends[1] - after :], strict=True)


def _shows(block: Sequence[Fragment], line: _Line) -> bool:
    return _word(_reading(block, line)) == _word(line)


def _matched(expected: Sequence[_Line], drawn: Sequence[list[Fragment]]) -> Iterator[_Pair]:
    """Pairs of lines and blocks where some differ: equal ones first, what lies between in order."""
    one = [_bag(_word(line)) for line in expected]
    other = [_bag(_word(_observed(block))) for block in drawn]
    for tag, start, end, from_, to in SequenceMatcher(None, one, other, False).get_opcodes():
        if tag == "replace" and end - start == to - from_:
            yield from zip(expected[start:end], drawn[from_:to], strict=True)
            continue
        both = min(end - start, to - from_)
        yield from zip(expected[start : start + both], drawn[from_ : from_ + both], strict=True)
        yield from ((line, None) for line in expected[start + both : end])
        yield from ((None, block) for block in drawn[from_ + both : to])


def _bag(word: str) -> str:
    """The letters of a word whatever their order, which may be open until it is known what should stand there."""
    return "".join(sorted(word))


def _compared(line: _Line, seen: _Line, texts: Mapping[str, str]) -> dict[str, str]:
    """What stands for each entry of a line."""
    owners = list(dict.fromkeys(letter.owner for letter in line if letter.owner))
    if _equal(line, seen):
        return {owner: texts[owner] for owner in owners}
    found: dict[str, str] = {}
    for owner, (start, end) in _spans(line, seen).items():
        own = [letter for letter in line if letter.owner == owner]
        part = seen[start:end]
        found[owner] = texts[owner] if _equal(own, part) else _text(part)
    return found


def _spans(line: _Line, seen: _Line) -> dict[str, tuple[int, int]]:
    """The stretch of what is seen that stands for each entry of a line. What was put in between goes to the former."""
    spans: dict[str, tuple[int, int]] = {}
    former = ""
    for tag, start, end, from_, to in SequenceMatcher(None, _word(line), _word(seen), False).get_opcodes():
        if tag == "insert":
            owner = former or (line[start].owner if start < len(line) else "")
            _widen(spans, owner, from_, to)
        for place in range(start, end):
            former = line[place].owner
            at = (from_ + place - start, from_ + place - start + 1) if tag == "equal" else (from_, to)
            _widen(spans, former, *at)
    spans.pop("", None)
    return spans


def _widen(spans: dict[str, tuple[int, int]], owner: str, start: int, end: int) -> None:
    before = spans.get(owner, (start, end))
    spans[owner] = min(before[0], start), max(before[1], end)


def _text(line: Sequence[_Letter]) -> str:
    return "".join([(" " if letter.gap else "") + letter.char for letter in line]).strip()
