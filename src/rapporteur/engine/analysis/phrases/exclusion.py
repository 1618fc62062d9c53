"""Names, titles and questions whose words are not the contributors' own themes."""

from __future__ import annotations

from collections.abc import Collection

from rapporteur.engine.analysis.phrases.reading import FULL, INSIDE, edge_kind, key
from rapporteur.engine.languages import tokenise

_COVERED = 0.75
"""A phrase is excluded with a name where it makes up this share of the name's full words."""


class Exclusion:
    """Tells whether a phrase only repeats an excluded string."""

    def __init__(self, names: Collection[str], asked: Collection[str], language: str) -> None:
        """names: of organisations and people. asked: titles and questions; all in any language."""
        self._language = language
        questions = {name for name in names if name.rstrip().endswith(("?", "？", "؟"))}
        self._sentences = {self._words(string) for string in {*asked, *questions}}
        self._names = {self._words(string) for string in set(names) - questions}

    def _words(self, string: str) -> frozenset[str]:
        tokens = tokenise(string, self._language)
        return self._full([part for token in tokens for part in token[0].split("-")])

    def _full(self, words: Collection[str]) -> frozenset[str]:
        kinds = ((word, edge_kind(word, self._language)) for word in words)
        return frozenset(key(word, self._language) for word, kind in kinds if kind in (FULL, INSIDE))

    def holds(self, keys: Collection[str]) -> bool:
        """Whether the full words of a phrase are all of one title or question, or make up three quarters of a name."""
        own = self._full(keys)
        if any(own <= sentence for sentence in self._sentences):
            return True
        return any(own <= name and len(own) >= _COVERED * len(name) for name in self._names)
