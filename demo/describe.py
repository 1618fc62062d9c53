"""What the demonstration data hold, in numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from demo.questionnaire import AREAS, EXTENT, ROUNDS
from demo.voices import OPEN, Voice

_WORD = re.compile(r"\w+")


def describe(voices: Sequence[Voice]) -> str:
    """Counts of contributions by round, group, region and language, and the closed answers, as lines."""
    lines = [f"{len(voices)} contributions"]
    for name in ("round", "group", "region", "language", "publication"):
        lines += ["", name, *_counts(Counter(str(getattr(voice, name)) or "(none)" for voice in voices))]
    for asked in ROUNDS:
        heard = [voice for voice in voices if voice.round == asked.number]
        lines += ["", f"{asked.title}: q2, of {len(heard)}"]
        lines += _shares(EXTENT, (voice.answers["q2"] for voice in heard), len(heard))
        lines += ["", f"{asked.title}: q6, of {len(heard)}, up to three"]
        lines += _shares(AREAS, (area for voice in heard for area in voice.areas), len(heard))
    words = sorted(len(_WORD.findall(voice.answers[key])) for voice in voices for key in OPEN & voice.answers.keys())
    likeness = sorted(campaign_likeness(voices))
    lines += ["", f"{len(words)} open answers, {sum(words)} words, median {words[len(words) // 2]}"]
    lines += [f"campaign: {len(likeness)} pairs, Jaccard {likeness[0]:.2f} to {likeness[-1]:.2f}"]
    return "\n".join(lines)


def campaign_likeness(voices: Sequence[Voice]) -> list[float]:
    """For each pair of contributors of the campaign, the Jaccard similarity of their most alike answers."""
    sets = [
        [_shingles(voice.answers[key]) for key in OPEN if key in voice.answers] for voice in voices if voice.campaign
    ]
    return [max(_jaccard(a, b) for a in one for b in other) for one, other in combinations(sets, 2)]


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return frozenset(tuple(words[start : start + 5]) for start in range(len(words) - 4))


def _jaccard(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _counts(counts: Counter[str]) -> list[str]:
    return [f"  {name:28} {count:4}" for name, count in counts.most_common()]


def _shares(options: Iterable[str], chosen: Iterable[str], of: int) -> list[str]:
    counts = Counter(chosen)
    return [f"  {option:28} {counts[option]:4} {counts[option] / of:6.0%}" for option in options]
