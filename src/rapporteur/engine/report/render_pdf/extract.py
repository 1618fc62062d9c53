"""The text of every entry, read back from a PDF.

The letters are those that the page draws, in the order of the structure tree. Two texts count as equal when
their visible letters are, and the spaces between them; not compared are spaces where a line ends, how many there
are, what is never seen (marks of direction, joiners, soft hyphens, zero-width spaces), and that
`printable` shows unfit characters as U+FFFD.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeAlias

from rapporteur.engine.errors import WrongUse
from rapporteur.engine.languages.direction import right_to_left
from rapporteur.engine.records import Entry
from rapporteur.engine.report.fonts.coverage import needed
from rapporteur.engine.report.outline import lay_out
from rapporteur.engine.report.render_pdf.drawn import Fragment, blocks, language_of
from rapporteur.engine.report.render_pdf.letters import LINE_END, Letter, Line, read, same, word, written
from rapporteur.engine.report.render_pdf.objects import File
from rapporteur.engine.report.render_pdf.order import in_reading_order
from rapporteur.engine.report.render_pdf.plan import Data, Planner, lines
from rapporteur.engine.report.render_pdf.repeats import without_repeats
from rapporteur.engine.report.wording import module


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
    for line, seen in _aligned(expected, [without_repeats(block) for block in blocks(file)]):
        if line is None:
            beside.append(written(seen or []))
        elif seen is not None:
            found |= _compared(line, seen, texts)
    return found | {f"beside-{number}": text for number, text in enumerate(beside, start=1)}


def _expected(entries: Sequence[Entry], language: str) -> list[Line]:
    """The lines that the page of a report has, without those where nothing is seen."""
    try:
        labels: Mapping[str, str] = module(language, "labels").RENDER_LABELS
    except WrongUse:
        language, labels = "en", module("en", "labels").RENDER_LABELS
    plan = Planner(lay_out(entries, (), {}), language, labels).plan()
    if not plan["notes"]:
        del plan["notes-title"]
    found = (_line(line, language) for line in lines(plan))
    return [line for line in found if line.letters]


def _line(planned: Data, language: str) -> Line:
    letters = read((piece["text"], piece.get("entry", "")) for piece in planned["pieces"])
    across = planned["dir"] == "rtl" if "dir" in planned else right_to_left(language)
    return Line(letters, across)


def _observed(fragments: Sequence[Fragment]) -> list[Letter]:
    pieces: list[tuple[str, str]] = []
    before: Fragment | None = None
    for fragment in fragments:
        if before is not None and (fragment.page, fragment.y) != (before.page, before.y):
            pieces.append((LINE_END, ""))
        pieces.append((fragment.text, ""))
        before = fragment
    return read(pieces)


def _reading(fragments: Sequence[Fragment], line: Line | None) -> list[Letter]:
    """The letters of a block in the order that fits what should stand there, as far as the page leaves it open."""
    return _observed(in_reading_order(fragments, line))


def _equal(letters: Sequence[Letter], seen: Sequence[Letter]) -> bool:
    """Whether what is seen is what should be."""
    return word(letters) == word(seen) and all(
        same(one.gap, other.gap) for one, other in zip(letters[1:], seen[1:], strict=True)
    )


_Pair: TypeAlias = tuple[Line | None, Sequence[Letter] | None]


def _aligned(expected: Sequence[Line], drawn: Sequence[list[Fragment]]) -> Iterator[_Pair]:
    """Lines with the letters that stand for them; None where one has no counterpart."""
    drawn = [block for block in drawn if any(needed([fragment.text]) for fragment in block)]
    least = min(len(expected), len(drawn))
    before = list(_shown(zip(expected[:least], drawn, strict=False)))
    left = least - len(before)
    after = list(_shown(zip(expected[: -left - 1 : -1], drawn[: -left - 1 : -1], strict=True)))
    yield from before
    for line, block in _matched(
        expected[len(before) : len(expected) - len(after)], drawn[len(before) : len(drawn) - len(after)]
    ):
        yield line, None if block is None else _reading(block, line)
    yield from reversed(after)


def _shown(pairs: Iterable[tuple[Line, Sequence[Fragment]]]) -> Iterator[tuple[Line, Sequence[Letter]]]:
    """Lines with the letters of their blocks, up to the first block that shows something else."""
    for line, block in pairs:
        seen = _reading(block, line)
        if word(seen) != word(line.letters):
            return
        yield line, seen


def _matched(
    expected: Sequence[Line], drawn: Sequence[list[Fragment]]
) -> Iterator[tuple[Line | None, Sequence[Fragment] | None]]:
    """Pairs of lines and blocks where some differ: equal ones first, what lies between in order."""
    one = [_bag(word(line.letters)) for line in expected]
    other = [_bag(word(_observed(block))) for block in drawn]
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


def _compared(line: Line, seen: Sequence[Letter], texts: Mapping[str, str]) -> dict[str, str]:
    """What stands for each entry of a line."""
    owners = list(dict.fromkeys(letter.owner for letter in line.letters if letter.owner))
    if _equal(line.letters, seen):
        return {owner: texts[owner] for owner in owners}
    found: dict[str, str] = {}
    for owner, (start, end) in _spans(line, seen).items():
        own = [letter for letter in line.letters if letter.owner == owner]
        part = seen[start:end]
        found[owner] = texts[owner] if _equal(own, part) else written(part)
    return found


def _spans(line: Line, seen: Sequence[Letter]) -> dict[str, tuple[int, int]]:
    """The stretch of what is seen that stands for each entry of a line. What was put in between goes to the former."""
    spans: dict[str, tuple[int, int]] = {}
    former = ""
    for tag, start, end, from_, to in SequenceMatcher(None, word(line.letters), word(seen), False).get_opcodes():
        if tag == "insert":
            owner = former or (line.letters[start].owner if start < len(line.letters) else "")
            _widen(spans, owner, from_, to)
        for place in range(start, end):
            former = line.letters[place].owner
            at = (from_ + place - start, from_ + place - start + 1) if tag == "equal" else (from_, to)
            _widen(spans, former, *at)
    spans.pop("", None)
    return spans


def _widen(spans: dict[str, tuple[int, int]], owner: str, start: int, end: int) -> None:
    before = spans.get(owner, (start, end))
    spans[owner] = min(before[0], start), max(before[1], end)
