"""Closed answers as exact marks: the scheme "question:KEY", one code an option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rapporteur.engine.records import Code, Text


def marks(texts: Iterable[Text], contributor_of: Mapping[str, str]) -> Iterator[Code]:
    """One contributor's mark for every option it chose.

    texts: canonical texts, of which those of kind "choice" hold one option a line.
    contributor_of: contributor by contribution id; other contributions are passed over.
    """
    seen = set()
    for text in texts:
        if text.kind != "choice" or text.contribution not in contributor_of:
            continue
        for option in text.content.split("\n"):
            key = (contributor_of[text.contribution], text.question, option)
            if option and key not in seen:
                seen.add(key)
                contributor, question, _ = key
                yield Code("", contributor, question, f"question:{question}", option, 1.0, True, False)
