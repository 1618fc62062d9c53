"""Whether a text uses a phrase, so exactly that anybody can count again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapporteur.engine.analysis.phrases.reading import Run, runs
from rapporteur.engine.languages import get, tokenise
from rapporteur.engine.records import Corpus, Phrase, Segment

Words = tuple[str, ...]


def phrase_tokens(variant: str, language: str) -> Words:
    """A variant as the folded words that must follow each other; one string where words are not spaced."""
    if not get(language).SPACED:
        return ("".join(variant.lower().split()),)
    return tuple(token[0] for token in tokenise(variant, language))


def contains(tokens: Sequence[str], variants: Collection[Words], spaced: bool = True) -> bool:
    """Whether folded words that follow each other (one run) hold one of the variants.

    spaced: False where words are not parted by spaces; a variant is then looked for in the joined words.
    """
    if not spaced:
        joined = "".join(tokens)
        return any(variant[0] in joined for variant in variants)
    return any(
        tuple(tokens[i : i + len(variant)]) == variant
        for variant in variants
        for i in range(len(tokens) - len(variant) + 1)
    )


class Matcher:
    """Finds many phrases of one language at once."""

    def __init__(self, phrases: Iterable[Phrase], language: str) -> None:
        """phrases: those of other languages are passed over."""
        self._spaced = get(language).SPACED
        self._language = language
        self._by_first: dict[str, list[tuple[Words, str]]] = defaultdict(list)
        self._all: list[tuple[Words, str]] = []
        for phrase in phrases:
            if phrase.language == language:
                for variant in phrase.variants:
                    self._add(phrase_tokens(variant, language), phrase.phrase)

    def _add(self, words: Words, phrase: str) -> None:
        if words:
            self._all.append((words, phrase))
            self._by_first[words[0]].append((words, phrase))

    def found(self, passage: Sequence[Run]) -> set[str]:
        """The phrases in a passage, given as its runs."""
        return {phrase for run in passage for phrase in self._in_run([token[0] for token in run])}

    def _in_run(self, words: Sequence[str]) -> Iterator[str]:
        if not self._spaced:
            joined = "".join(words)
            yield from (phrase for variant, phrase in self._all if variant[0] in joined)
            return
        for place, word in enumerate(words):
            for variant, phrase in self._by_first.get(word, ()):
                if tuple(words[place : place + len(variant)]) == variant:
                    yield phrase


@dataclass(frozen=True, slots=True)
class Reading:
    """A counted segment with its words, its runs, and whose it is."""

    segment: Segment
    content: str
    runs: tuple[Run, ...]
    contributions: tuple[str, ...]
    contributors: frozenset[str]


def read(corpus: Corpus, contributors: Mapping[str, str]) -> list[Reading]:
    """The segments that are counted (no furniture), in the order of the corpus.

    contributors: contributor by contribution id; contributions that are not in it are not read. A segment
    whose language is not known is not read either.
    """
    contents = {text.text: text.content for text in corpus.texts}
    of_text: dict[str, set[str]] = defaultdict(set)
    for text in corpus.texts:
        if text.contribution in contributors:
            of_text[text.text].add(text.contribution)
    found = []
    for segment in corpus.segments:
        held = tuple(sorted(of_text.get(segment.text, ())))
        if held and not segment.furniture and segment.language != "und":
            content = contents[segment.text][segment.start : segment.end]
            passage = tuple(runs(content, segment.language))
            found.append(Reading(segment, content, passage, held, frozenset(contributors[c] for c in held)))
    return found


def places_in(phrases: Sequence[Phrase], readings: Iterable[Reading]) -> Iterator[tuple[Reading, str]]:
    """Each reading with each phrase of its language that it holds, in their order."""
    matchers = {language: Matcher(phrases, language) for language in {p.language for p in phrases}}
    for reading in readings:
        if reading.segment.language in matchers:
            for phrase in sorted(matchers[reading.segment.language].found(reading.runs)):
                yield reading, phrase


def held_in(phrases: Sequence[Phrase], readings: Iterable[Reading]) -> dict[str, frozenset[str]]:
    """The contributors that use each phrase, by phrase."""
    found: dict[str, set[str]] = {phrase.phrase: set() for phrase in phrases}
    for reading, phrase in places_in(phrases, readings):
        found[phrase] |= reading.contributors
    return {phrase: frozenset(held) for phrase, held in found.items()}


def holders(phrases: Sequence[Phrase], corpus: Corpus, contributors: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The contributors that use each phrase, by phrase: in a segment of its language, furniture left out.

    contributors: contributor by contribution id; contributions that are not in it are not counted.
    """
    return held_in(phrases, read(corpus, contributors))
