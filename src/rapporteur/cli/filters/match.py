"""`rapporteur match`: how far each text says what each of some statements says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rapporteur.cli.filters.pipe import STANDARD_INPUT, Filtering, Pipe, Source

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from rapporteur.engine.intake.lines import Line

_OWN = ("id", "text", "statement", "score")


def match(
    file: Source = STANDARD_INPUT,
    /,
    *,
    statements: Path,
    encoder: Literal["full", "static"] = "full",
    filtering: Filtering | None = None,
) -> int:
    """Score how far each text says what each statement says: a line for each text and statement.

    Parameters
    ----------
    file
        JSON Lines with "id" and "text"; "-" or nothing is standard input.
    statements
        JSON Lines with "id" and "text": key points, demands, positions.
    encoder
        full reads meaning best; static is many times faster, for very large inputs.
    """
    pipe = Pipe(file, filtering)

    from rapporteur.cli.filters.reading import alone, together
    from rapporteur.engine.analysis import encode
    from rapporteur.engine.analysis import statements as matching
    from rapporteur.engine.intake.lines import read_lines

    given = pipe.beside("--statements", statements, read_lines)
    said = together(given)
    likely = said.likely
    model = encode.load(encoder)
    for batch in pipe.batches():
        words = alone(batch, likely)
        scores = matching.match(words.texts, words.languages, said.texts, said.languages, model)
        pipe.write(_pairs(batch, given, scores))
    return pipe.end()


def _pairs(lines: Sequence[Line], given: Sequence[Line], scores: npt.NDArray[np.float64]) -> Iterator[dict[str, Any]]:
    for line, row in zip(lines, scores, strict=True):
        others = {key: value for key, value in line.fields.items() if key not in _OWN}
        for statement, score in zip(given, row, strict=True):
            yield {"id": line.id, "statement": statement.id, "score": float(score), **others}
