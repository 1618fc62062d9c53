"""Places to quote from: where a passage stands, by position and by its words."""

from __future__ import annotations

import re
from bisect import bisect_right

from rapporteur.engine.corpus.sentences import sentences
from rapporteur.engine.records import Anchor, Text

__all__ = ["anchor", "quote", "sentences"]


def quote(content: str, start: int, end: int) -> str:
    """Exactly the characters content[start:end]. Raises ValueError where they are not within the text."""
    if not 0 <= start < end <= len(content):
        raise ValueError(f"{start}:{end} does not lie within a text of {len(content)} characters")
    return content[start:end]


def anchor(text: Text, start: int, end: int, contribution: str = "", paragraph: int | None = None) -> Anchor:
    """Anchor text.content[start:end] (Web Annotation position and quote selectors, W3C 2017).

    contribution: whose text it is, where one text is of several; the text's own by default.
    paragraph: its number, where the segment knows it; counted by blank lines otherwise.
    Raises ValueError where the span does not lie within the text.
    """
    return Anchor(
        contribution=contribution or text.contribution,
        text=text.text,
        start=start,
        end=end,
        quote=quote(text.content, start, end),
        page=page_of(text.pages, start),
        paragraph=paragraph if paragraph is not None else paragraph_of(text.content, start),
        speech=text.speech,
        language=text.language,
    )


def page_of(pages: tuple[int, ...], start: int) -> int | None:
    """The page a place is on, from 1; None where the text has no pages."""
    return max(1, bisect_right(pages, start)) if pages else None


def paragraph_of(content: str, start: int) -> int:
    """The paragraph a place is in, from 1, where blank lines part paragraphs."""
    return 1 + sum(1 for _ in re.finditer(r"\S[^\S\n]*\n(?:[^\S\n]*\n)+", content[:start]))
