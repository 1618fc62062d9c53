"""The two ends of a theme: the passage closest to what its passages have in common, and the one furthest from it.

Far is far in meaning. It is not against: no machine code says who disagrees (EVIDENCE.md, "Mention is not opinion").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from rapporteur.engine.findings.claims import Bench, Subject
from rapporteur.engine.findings.evidence import Candidates, is_prose, to_anchor
from rapporteur.engine.frames.roll import Numbers
from rapporteur.engine.records import Anchor, Theme

MOST_NAMED = 0.4
"""Words of a quote that may be names, numbers or links, as a share: a list of participants or sources has more."""
MOST_MARKED = 0.08
"""Signs of a list in a quote for each of its characters, where names have no capital letters either."""
_LINK = r"https?://\S+|www\.\S+"
_WORD = re.compile(rf"(?P<opens>\A|[.!?…:]\s+)?(?P<word>{_LINK}|\w+)")
_NAMED = re.compile(rf"{_LINK}|\d+\Z")
_SIGN = re.compile(r"[;؛；:：()（）\[\]/|•*]|\d+")


@dataclass(frozen=True, slots=True)
class Ends:
    """Quotes of two contributors who hold a theme."""

    central: Anchor
    opposite: Anchor


def ends(bench: Bench, subject: Subject, theme: Theme) -> Ends | None:
    """The ends of a theme among the passages that count for it and whose contributors hold it; None without two.

    subject: the theme as a subject. Only quotes that are running prose are taken; a passage of few words counts for no
    theme. The further end is of another contributor, or campaign, than the first. Of passages equally near to four
    decimals, the one that uses most of the theme's phrases is taken, then the one that the record of the theme names.
    """
    found = bench.candidates(subject, bench.tally.holders(subject.scheme, subject.code, subject.scope))
    uses = _uses(bench, found, theme)
    central = _first(bench, subject, found, (theme.central, uses, found.score))
    if central is None:
        return None
    apart = _voices(bench, found) != _voices(bench, found)[central[0]]
    others = found.taken(apart)
    opposite = _first(bench, subject, others, (theme.opposite, uses[apart], -others.score))
    return opposite and Ends(central[1], opposite[1])


def is_running(words: str) -> bool:
    """Whether a quote reads as sentences, and is no list of names, numbers or links."""
    found = [_is_named(word) for word in _WORD.finditer(words)]
    listed = sum(found) > MOST_NAMED * len(found) or len(_SIGN.findall(words)) > MOST_MARKED * len(words)
    return is_prose(words) and not listed


def _is_named(found: re.Match[str]) -> bool:
    """Whether a word is a link, a number, or has a capital letter without opening a sentence."""
    return bool(_NAMED.match(found["word"])) or (found["opens"] is None and found["word"][0].isupper())


def _first(
    bench: Bench, subject: Subject, found: Candidates, by: tuple[str, Numbers, Numbers]
) -> tuple[int, Anchor] | None:
    """The first passage of running prose, by its place, and its quote; None where there is none.

    by: what decides last, the segment a record names, then numbers of each passage, the last of them first.
    """
    start, _ = bench.archive.spans(found)
    texts, rows = bench.tally.texts, found.rows
    named = found.segments == bench.tally.segments.ids.place(by[0])
    order = np.lexsort((-start, texts.text[rows], texts.contribution[rows], named, *by[1:]))[::-1].tolist()
    quotes = ((place, to_anchor(bench.archive.shown(found, place), subject.favour)) for place in order)
    return next((pair for pair in quotes if is_running(pair[1].quote)), None)


def _uses(bench: Bench, found: Candidates, theme: Theme) -> Numbers:
    """How many of the theme's phrases each passage uses."""
    marked = (bench.tally.marks.marked.get(("phrases", phrase)) for phrase in theme.phrases)
    used = (np.isin(found.segments, own.segments).astype(np.int64) for own in marked if own)
    return sum(used, np.zeros(len(found), dtype=np.int64))


def _voices(bench: Bench, found: Candidates) -> Numbers:
    return bench.tally.voices_of(bench.tally.texts.who[found.rows].astype(np.int64))
