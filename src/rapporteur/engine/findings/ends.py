"""The two ends of a theme: the passage closest to what its passages have in common, and the one furthest from it.

Far is far in meaning. It is not against: no machine code says who disagrees (EVIDENCE.md, "Mention is not opinion").
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from rapporteur.engine.findings.claims import Bench, Subject
from rapporteur.engine.findings.evidence import Candidates, is_prose, to_anchor
from rapporteur.engine.frames.roll import Ints
from rapporteur.engine.records import Anchor, Theme


@dataclass(frozen=True, slots=True)
class Ends:
    """Quotes of two contributors who hold a theme."""

    central: Anchor
    opposite: Anchor


def ends(bench: Bench, subject: Subject, theme: Theme) -> Ends | None:
    """The ends of a theme among the passages that count for it and whose contributors hold it; None without two.

    subject: the theme as a subject. Only passages that read as sentences are taken; one of few words counts for no
    theme. The further end is of another contributor, or campaign, than the first. Of passages equally near to four
    decimals, the one that uses most of the theme's phrases is taken, then the one that the record of the theme names.
    """
    found = bench.candidates(subject, bench.tally.holders(subject.scheme, subject.code, subject.scope))
    uses = _uses(bench, found, theme)
    central = _first(bench, found, (theme.central, uses, found.score))
    if central is None:
        return None
    apart = _voices(bench, found) != _voices(bench, found)[central]
    others = found.taken(apart)
    opposite = _first(bench, others, (theme.opposite, uses[apart], -others.score))
    if opposite is None:
        return None
    shown = (bench.archive.shown(found, central), bench.archive.shown(others, opposite))
    return Ends(*(to_anchor(candidate, subject.favour) for candidate in shown))


def _first(bench: Bench, found: Candidates, by: tuple[str, Ints, Ints]) -> int | None:
    """The place of the first readable passage; None where none reads as sentences.

    by: what decides last, the segment a record names, then numbers of each passage, the last of them first.
    """
    start, _ = bench.archive.spans(found)
    texts, rows = bench.tally.texts, found.rows
    named = found.segments == bench.tally.segments.ids.place(by[0])
    order = np.lexsort((-start, texts.text[rows], texts.contribution[rows], named, *by[1:]))[::-1].tolist()
    return next((place for place in order if is_prose(bench.archive.shown(found, place).words)), None)


def _uses(bench: Bench, found: Candidates, theme: Theme) -> Ints:
    """How many of the theme's phrases each passage uses."""
    marked = (bench.tally.marks.marked.get(("phrases", phrase)) for phrase in theme.phrases)
    used = (np.isin(found.segments, own.segments).astype(np.int64) for own in marked if own)
    return sum(used, np.zeros(len(found), dtype=np.int64))


def _voices(bench: Bench, found: Candidates) -> Ints:
    return bench.tally.voices_of(bench.tally.texts.who[found.rows].astype(np.int64))
