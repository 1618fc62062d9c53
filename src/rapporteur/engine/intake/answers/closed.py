"""Closed questions, recognised from the answers: one of few, several of few, or a place on a scale."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapporteur.engine.intake.answers.scales import Scale, find_scale, is_known_answer, no_opinion
from rapporteur.engine.intake.cleaning import one_line, wording
from rapporteur.engine.intake.header_words import mentions
from rapporteur.engine.intake.layouts.records import Asked
from rapporteur.engine.intake.layouts.surveys import is_checked
from rapporteur.engine.intake.words import words
from rapporteur.engine.records import QuestionKind

_LONGEST_OPTION = 150
_MOST_OPTIONS = 30
_REPEATED = 0.8
_SAMPLE = 2_000


@dataclass(frozen=True, slots=True)
class Form:
    """How a question is answered. levels: wording -> option. derived: options come from the answers."""

    kind: QuestionKind
    options: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    separator: str = ""
    labels: tuple[str, ...] = ()
    derived: bool = False

    def read(self, cells: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """The chosen options in the order of options, and what else was written, "" if nothing."""
        if self.kind == "open":
            return (), "\n".join(cell for cell in cells if cell)
        if self.labels:
            return self._read_boxes(cells)
        pieces = self.pieces(cells[0])
        known = [self.levels[wording(piece)] for piece in pieces if wording(piece) in self.levels]
        rest = [piece for piece in pieces if piece and wording(piece) not in self.levels]
        if not known and rest:
            return self._unlisted(cells[0], rest)
        return self._ordered(known), "\n".join(rest)

    def pieces(self, cell: str) -> list[str]:
        """The single answers of a cell."""
        if not self.separator:
            return [one_line(cell)] if cell else []
        pieces = split(cell, self.separator)
        return _together(pieces, self.levels) if self.separator.startswith(",") else pieces

    def _unlisted(self, cell: str, rest: Sequence[str]) -> tuple[tuple[str, ...], str]:
        if all(wording(piece) in no_opinion() for piece in rest):
            return tuple(rest), ""
        return (), cell

    def _read_boxes(self, cells: Sequence[str]) -> tuple[tuple[str, ...], str]:
        chosen = [label for label, cell in zip(self.labels, cells, strict=True) if is_checked(cell)]
        rest = [cell for cell in cells if is_checked(cell) is None]
        return self._ordered(chosen), "\n".join(rest)

    def _ordered(self, chosen: Sequence[str]) -> tuple[str, ...]:
        return tuple(option for option in self.options if option in chosen)


def split(cell: str, separator: str) -> list[str]:
    """The pieces of a cell that holds several answers, without empty ones."""
    return [piece for piece in (one_line(part) for part in cell.split(separator)) if piece]


def find_form(asked: Asked, values: Sequence[str]) -> Form:
    """How a question is answered: as the review says, else found from its values (not empty, any order)."""
    if asked.labels:
        return _listed("multiple", asked.labels, labels=asked.labels)
    spec = asked.spec
    if spec is not None and spec.kind == "open":
        return Form("open")
    if spec is not None and spec.options:
        kind = spec.kind or ("multiple" if spec.separator else "single")
        return _listed(kind, spec.options, separator=_separator(kind, asked, values))
    if spec is not None and spec.kind is not None:
        return _of_kind(spec.kind, asked, values)
    return _recognise(asked, values)


def _listed(kind: QuestionKind, options: Sequence[str], *, separator: str = "", labels: tuple[str, ...] = ()) -> Form:
    unique = tuple(dict.fromkeys(options))
    return Form(kind, unique, {wording(option): option for option in unique}, separator, labels)


def _separator(kind: QuestionKind, asked: Asked, values: Sequence[str]) -> str:
    if kind != "multiple":
        return ""
    return asked.separator or next((mark for mark in (";", "\n", "|") if any(mark in v for v in values)), ",")


def _of_kind(kind: QuestionKind, asked: Asked, values: Sequence[str]) -> Form:
    counts = Counter(one_line(value) for value in values)
    if kind == "multiple":
        return _multiple(values, _separator(kind, asked, values))
    scale = find_scale(counts) if kind == "scale" else None
    if scale is not None:
        return _scale(scale)
    return _from_values(kind, Counter(one_line(value) for value in values))


def _recognise(asked: Asked, values: Sequence[str]) -> Form:
    short = [value for value in values if len(value) <= _LONGEST_OPTION]
    counts = Counter(one_line(value) for value in short)
    several = _several(asked, values)
    if several is not None:
        return several
    if len(short) < len(values) * _REPEATED or not short:
        return Form("open")
    scale = find_scale(counts) if len(short) == len(values) else None
    if scale is not None and not _counts_things(asked.text, scale):
        return _scale(scale)
    if is_known_answer(counts) or _is_one_of_few(counts, len(values)):
        return _from_values("single", counts)
    return Form("open")


def _counts_things(text: str, scale: Scale) -> bool:
    """Whether numbers are an amount ("How many ...") and no place on a scale."""
    return scale.options[-1].isdecimal() and mentions(text, words("scales")["counted"])


def _scale(scale: Scale) -> Form:
    return Form("scale", scale.options, {form: scale.options[index] for form, index in scale.levels.items()})


def _is_one_of_few(counts: Mapping[str, int], rows: int) -> bool:
    forms: Counter[str] = Counter()
    for value, count in counts.items():
        forms[wording(value)] += count
    repeated = {value: count for value, count in forms.items() if count > 1}
    most = max(2, min(_MOST_OPTIONS, rows // 2))
    return rows >= 4 and 2 <= len(repeated) <= most and sum(repeated.values()) >= rows * _REPEATED


def _several(asked: Asked, values: Sequence[str]) -> Form | None:
    """A multiple choice, if the pieces of the cells are few and come again and again."""
    if not values:
        return None
    if asked.separator == ";" and all(value.rstrip().endswith(";") for value in values):
        return _multiple(values, ";")
    for separator in dict.fromkeys((asked.separator or ";", ";", "\n")):
        joined = [value for value in values if separator in value.strip().rstrip(separator)]
        if joined and len(joined) * 10 >= len(values):
            sample = _sample(values)
            if _is_vocabulary(_multiple(sample, separator), sample):
                return _multiple(values, separator)
    return None


def _sample(values: Sequence[str]) -> list[str]:
    """At most 2,000 values, spread evenly over their sorted list, so that their order does not matter."""
    ordered = sorted(values)
    return ordered[:: max(1, -(-len(ordered) // _SAMPLE))]


def _is_vocabulary(form: Form, values: Sequence[str]) -> bool:
    pieces = Counter(wording(piece) for value in values for piece in form.pieces(value))
    known = sum(count for piece, count in pieces.items() if piece in form.levels and count > 1)
    fits = all(len(option) <= _LONGEST_OPTION for option in form.options)
    return fits and 2 <= len(form.options) <= _MOST_OPTIONS and known >= pieces.total() * _REPEATED


def _multiple(values: Sequence[str], separator: str) -> Form:
    """Options that more than one row chose; in a table of up to ten rows, every one."""
    counts = Counter(piece for value in values for piece in dict.fromkeys(split(value, separator)))
    if separator == ", ":
        counts = _with_commas(values, counts)
    form = _from_values("multiple", counts, keep_single=len(values) <= 10)
    return Form("multiple", form.options, form.levels, separator, derived=True)


def _with_commas(values: Sequence[str], counts: Counter[str]) -> Counter[str]:
    """Counts in which a piece that begins in small letters belongs to the piece it always follows."""
    before: dict[str, set[str]] = defaultdict(set)
    for value in values:
        pieces = ["", *split(value, ", ")]
        for earlier, piece in pairwise(pieces):
            before[piece].add(earlier)
    merged = Counter(counts)
    for piece, previous in sorted(before.items()):
        head = next(iter(previous))
        if piece[0].islower() and len(previous) == 1 and head in merged:
            merged[f"{head}, {piece}"] += merged.pop(piece)
            merged[head] -= merged[f"{head}, {piece}"]
    return +merged


def _together(pieces: Sequence[str], levels: Mapping[str, str]) -> list[str]:
    """Pieces with those joined again that only together are an option."""
    joined: list[str] = []
    start = 0
    while start < len(pieces):
        ends = range(len(pieces), start, -1)
        end = next((e for e in ends if wording(", ".join(pieces[start:e])) in levels), start + 1)
        joined.append(", ".join(pieces[start:end]))
        start = end
    return joined


def _from_values(kind: QuestionKind, counts: Mapping[str, int], *, keep_single: bool = False) -> Form:
    """A form whose options are the repeated values (all of them, if none is), each in its usual wording."""
    wordings: dict[str, Counter[str]] = defaultdict(Counter)
    for value, count in counts.items():
        if wording(value) not in no_opinion() or kind != "scale":
            wordings[wording(value)][value] += count
    usual = {form: min(seen, key=lambda v: (-seen[v], v)) for form, seen in wordings.items() if form}
    repeated = {form for form in usual if wordings[form].total() > 1}
    kept = usual if keep_single or not repeated or is_known_answer(counts) else {f: usual[f] for f in repeated}
    options = tuple(sorted(kept.values(), key=lambda option: (wording(option), option)))
    return Form(kind, options, kept, derived=True)
