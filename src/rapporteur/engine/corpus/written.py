"""The language of a contribution, where its table does not say it: the one most of it is written in."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapporteur.engine.records import Contribution, Text


def with_languages(contributions: Sequence[Contribution], texts: Iterable[Text]) -> tuple[Contribution, ...]:
    """The contributions, an unknown language filled in by the characters of its texts.

    Only where it is named: from an anonymous or withheld one the language may have been removed on purpose.
    """
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        if text.language != "und" and text.kind != "choice":
            written[text.contribution][text.language] += len(text.content)
    return tuple(
        replace(item, language=_most(written[item.id]))
        if not item.language and item.publication == "named" and item.id in written
        else item
        for item in contributions
    )


def _most(counter: Counter[str]) -> str:
    return min(counter.items(), key=lambda pair: (-pair[1], pair[0]))[0]
