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
    theme. The further end is of another contributor, or campaign, than the first. Of passages equally near, the one
    that the record of the theme names is taken.
    """
    found = bench.candidates(subject, bench.tally.holders(subject.scheme, subject.code, subject.scope))
    central = _first(bench, found, found.score, theme.central)
    if central is None:
        return None
    others = found.taken(_voices(bench, found) != _voices(bench, found)[central])
    opposite = _first(bench, others, -others.score, theme.opposite)
    if opposite is None:
        return None
    shown = (bench.archive.shown(found, central), bench.archive.shown(others, opposite))
    return Ends(*(to_anchor(candidate, subject.favour) for candidate in shown))


def _first(bench: Bench, found: Candidates, worth: Ints, named: str) -> int | None:
    """The place of the readable passage of most worth; None where none reads as sentences."""
    start, _ = bench.archive.spans(found)
    texts, rows = bench.tally.texts, found.rows
    own = found.segments == bench.tally.segments.ids.place(named)
    keys = (-start, texts.text[rows], texts.contribution[rows], own, worth)
    order = np.lexsort(keys)[::-1].tolist()
    return next((place for place in order if is_prose(bench.archive.shown(found, place).words)), None)


def _voices(bench: Bench, found: Candidates) -> Ints:
    return bench.tally.voices_of(bench.tally.texts.who[found.rows].astype(np.int64))
