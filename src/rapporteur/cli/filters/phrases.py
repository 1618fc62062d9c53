"""`rapporteur phrases`: the key phrases of each text, or those that the texts have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from cyclopts import Parameter

from rapporteur.cli.filters.pipe import STANDARD_INPUT, Filtering, Pipe, Source
from rapporteur.engine.errors import WrongUse


def phrases(
    file: Source = STANDARD_INPUT,
    /,
    *,
    top: int = 10,
    per_text: Annotated[bool, Parameter(negative="", show_default=False)] = False,
    corpus: Annotated[bool, Parameter(negative="", show_default=False)] = False,
    filtering: Filtering | None = None,
) -> int:
    """Find the key phrases of each text, best first.

    Parameters
    ----------
    file
        JSON Lines with "id" and "text"; "-" or nothing is standard input.
    top
        Most phrases a text.
    per_text
        What each text is about, for itself (the default).
    corpus
        Of the phrases that the texts have in common, those that each text uses.
    """
    if top < 1:
        raise WrongUse(f"{top} phrases cannot be shown.", where="--top", action="Give 1 or more.")
    if per_text and corpus:
        raise WrongUse("Only one of --per-text and --corpus can be had.", action="Leave one of them out.")
    pipe = Pipe(file, filtering)

    from rapporteur.cli.filters.reading import together
    from rapporteur.engine.analysis import phrases as finding

    lines = list(pipe.lines())
    words = together(lines)
    find = finding.in_common if corpus else finding.per_text
    found = find(words.texts, words.languages, top)
    pipe.write({**line.fields, "phrases": _rows(ranked)} for line, ranked in zip(lines, found, strict=True))
    return pipe.end()


def _rows(ranked: Sequence[tuple[str, float]]) -> list[dict[str, Any]]:
    return [{"phrase": name, "score": score} for name, score in ranked]
