"""`rapporteur code`: the codes of a scheme that apply to each text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from rapporteur.cli.filters.pipe import STANDARD_INPUT, Filtering, Pipe, Source

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from rapporteur.engine.analysis.coding.learn import Labelled
    from rapporteur.engine.records import Scheme


def code(
    file: Source = STANDARD_INPUT,
    /,
    *,
    scheme: str,
    examples: Path | None = None,
    scores: Annotated[bool, Parameter(negative="", show_default=False)] = False,
    encoder: Literal["full", "static"] = "full",
    filtering: Filtering | None = None,
) -> int:
    """Give each text the codes of a scheme that apply to it, best first.

    Parameters
    ----------
    file
        JSON Lines with "id" and "text"; "-" or nothing is standard input.
    scheme
        sdgs, action-lines, categories, or the path of a scheme file (.json).
    examples
        Texts that people coded, JSON Lines with "id", "text" and "codes", to learn from.
    scores
        Print every code of the scheme with its score, not only those that apply.
    encoder
        full reads meaning best; static is many times faster, for very large inputs.
    """
    pipe = Pipe(file, filtering)

    from rapporteur.cli.filters.reading import Words, alone
    from rapporteur.engine.analysis import encode
    from rapporteur.engine.analysis.coding.coder import coder_for
    from rapporteur.engine.schemes.loader import load_scheme

    used = load_scheme(scheme)
    labelled = _labelled(pipe, examples, used) if examples else []
    likely = Words([], [item.language for item in labelled]).likely
    coder = coder_for(used, encode.load(encoder), labelled)
    for batch in pipe.batches():
        words = alone(batch, likely)
        found = coder.score(words.texts, words.languages)
        chosen = coder.applies(found)
        rows = (_codes(coder.codes, found[row], chosen[row] | scores) for row in range(len(batch)))
        pipe.write({**line.fields, "codes": codes} for line, codes in zip(batch, rows, strict=True))
    return pipe.end()


def _labelled(pipe: Pipe, examples: Path, scheme: Scheme) -> list[Labelled]:
    from rapporteur.cli.filters.reading import together
    from rapporteur.engine.analysis.coding.learn import Labelled
    from rapporteur.engine.intake.labelled import read_labelled

    known = [code.code for code in scheme.codes]
    found = pipe.beside("--examples", examples, lambda stream: read_labelled(stream, known))
    words = together([item.line for item in found])
    return [
        Labelled(text, item.codes, language)
        for item, text, language in zip(found, words.texts, words.languages, strict=True)
    ]


def _codes(
    names: Sequence[str], scores: npt.NDArray[np.float64], chosen: npt.NDArray[np.bool_]
) -> list[dict[str, Any]]:
    """The chosen codes of one text, best first, equal ones in the order of the scheme."""
    return [{"code": names[place], "score": float(scores[place])} for place in _best_first(scores, chosen)]


def _best_first(scores: npt.NDArray[np.float64], chosen: npt.NDArray[np.bool_]) -> Iterator[int]:
    order = (-scores).argsort(kind="stable")
    return (int(place) for place in order if chosen[place])
