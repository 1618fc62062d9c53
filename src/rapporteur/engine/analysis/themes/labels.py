"""What a theme is called: the phrases its contributors use and others use less."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from math import log

from rapporteur.engine.analysis.phrases.matching import Matcher
from rapporteur.engine.analysis.phrases.reading import key, runs
from rapporteur.engine.languages import get, tokenise
from rapporteur.engine.records import Phrase

MORE = 3
"""Further phrases a theme is shown with."""
LEAST = 2
"""Contributors within the theme who must use a phrase for it to name the theme ..."""
NAMED_BY = 0.15
"""... and this share of the theme's contributors who use any phrase of the language; else it names a few."""
SHOWN_BY = 0.08
"""The same for the further phrases."""
OWN_NAME = 0.25
"""How much less a proper name ("Council of Europe") counts than a subject."""
_PRIOR = 2.0


def phrases_of(passages: Sequence[str], languages: Sequence[str], phrases: Sequence[Phrase]) -> list[set[str]]:
    """The phrases each passage uses, of the phrases of its own language."""
    matchers = {code: Matcher(phrases, code) for code in sorted({phrase.language for phrase in phrases})}
    return [
        matchers[code].found(runs(passage, code)) if code in matchers else set()
        for passage, code in zip(passages, languages, strict=True)
    ]


def names(
    themes: Sequence[Set[int]],
    used: Sequence[Set[str]],
    owners: Sequence[Set[str]],
    language: str,
    phrases: Sequence[Phrase],
) -> list[tuple[str, tuple[str, ...]]]:
    """A label and up to three further phrases for each theme.

    themes: numbers of the passages of each. used: phrases of each passage. owners: contributors of each passage.
    language: the one the labels are in. No two themes get the same label; the theme that a phrase fits best has it
    first. A theme no phrase fits is called "".
    """
    known = {phrase.phrase for phrase in phrases if phrase.language == language}
    ranked = [_ranked(theme, used, owners, known, SHOWN_BY) for theme in themes]
    naming = [_ranked(theme, used, owners, known, NAMED_BY) for theme in themes]
    taken: dict[int, str] = {}
    offers = sorted((-score, number, phrase) for number, row in enumerate(naming) for phrase, score in row[:12])
    for _, number, phrase in offers:
        if number not in taken and _nameable(phrase, language, taken.values()):
            taken[number] = phrase
    return [_named(taken.get(n, ""), [p for p, _ in row], language) for n, row in enumerate(ranked)]


def _ranked(
    theme: Set[int], used: Sequence[Set[str]], owners: Sequence[Set[str]], known: Set[str], least: float
) -> list[tuple[str, float]]:
    """Phrases of a theme, best first: contributors who use it there, times how much more than elsewhere."""
    inside: dict[str, set[str]] = defaultdict(set)
    passages_in: Counter[str] = Counter()
    passages_all: Counter[str] = Counter()
    for number, found in enumerate(used):
        for phrase in found & known:
            passages_all[phrase] += 1
            if number in theme:
                passages_in[phrase] += 1
                inside[phrase] |= owners[number]
    needed = max(LEAST, least * len(set().union(*inside.values())))
    scores = {
        phrase: (OWN_NAME if _own_name(phrase) else 1.0)
        * len(who)
        * log(_lift(passages_in[phrase], passages_all[phrase], len(theme), len(used)))
        for phrase, who in inside.items()
        if len(who) >= needed
    }
    rows = [(phrase, round(score, 4)) for phrase, score in scores.items() if score > 0]
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def _own_name(phrase: str) -> bool:
    """Whether all longer words of a phrase are written with a capital."""
    longer = [word for word in phrase.split() if len(word) > 3]
    return bool(longer) and all(word[0].isupper() for word in longer)


def _lift(inside: int, everywhere: int, size: int, total: int) -> float:
    """How much more often a phrase stands in passages of the theme than in others (smoothed)."""
    within = (inside + _PRIOR * everywhere / total) / (size + _PRIOR)
    outside = (everywhere - inside + _PRIOR * everywhere / total) / (total - size + _PRIOR)
    return within / outside


def _nameable(phrase: str, language: str, taken: Iterable[str]) -> bool:
    """Whether a phrase may be a label: two to four words (Chinese: up to ten characters), and not yet one."""
    spaced = get(language).SPACED
    size = len(phrase.split()) if spaced else len(phrase) / 2
    used = [_words(name, language) for name in taken]
    own = _words(phrase, language)
    return 2 <= size <= (4 if spaced else 5) and not any(own <= name or name <= own for name in used)


def _words(phrase: str, language: str) -> frozenset[str]:
    left_out = get(language).STOP_WORDS
    tokens = (token[0] for token in tokenise(phrase, language))
    return frozenset(key(part, language) for word in tokens for part in word.split("-") if part not in left_out)


def _named(label: str, ranked: Sequence[str], language: str) -> tuple[str, tuple[str, ...]]:
    """The label with a capital, and further phrases that do not repeat it or each other."""
    shown = [label] if label else []
    for phrase in ranked:
        own = _words(phrase, language)
        if len(shown) <= MORE and all(not (own <= _words(s, language) or _words(s, language) <= own) for s in shown):
            shown.append(phrase)
    rest = tuple(phrase for phrase in shown if phrase != label)[:MORE]
    return label[:1].upper() + label[1:], rest
