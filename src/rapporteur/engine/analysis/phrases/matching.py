"""What is read for phrases, and whether words hold one, so exactly that anybody can count again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rapporteur.engine.languages import get, tokenise
from rapporteur.engine.records import Corpus, Segment

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


@dataclass(frozen=True, slots=True)
class Reading:
    """A counted segment with its words, and whose it is."""

    segment: Segment
    content: str
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
            found.append(Reading(segment, content, held, frozenset(contributors[c] for c in held)))
    return found
