"""`rapporteur match`: how far each text says what each of some statements says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rapporteur.cli.filters.pipe import STANDARD_INPUT, Filtering, Pipe, Source

if TYPE_CHECKING:
    from rapporteur.cli.filters.reading import Words
    from rapporteur.engine.analysis.stance import Poles, Stance
    from rapporteur.engine.intake.lines import Line
    from rapporteur.engine.intake.statements import StatementLine

_SCORED = ("id", "text", "statement", "score")
_POSITION = ("stance", "stance_score")


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
        JSON Lines with "id" and "text" (key points, demands); add "contrary", what opponents would say, for stances.
    encoder
        full reads meaning best; static is many times faster, for very large inputs.
    """
    pipe = Pipe(file, filtering)

    from rapporteur.cli.filters.reading import alone, together
    from rapporteur.engine.analysis import encode
    from rapporteur.engine.analysis import statements as matching
    from rapporteur.engine.intake.statements import read_statements

    given: list[StatementLine] = pipe.beside("--statements", statements, read_statements)
    said = together([item.line for item in given])
    likely = said.likely
    model = encode.load(encoder)
    poles, spoken = _poles(given, said)
    own = (*_SCORED, *(_POSITION if any(item.contrary for item in given) else ()))
    for batch in pipe.batches():
        words = alone(batch, likely)
        scores = matching.match(words.texts, words.languages, said.texts, said.languages, model)
        taken = matching.positions(words.texts, words.languages, poles, spoken, model)
        pipe.write(
            {"id": line.id, "statement": item.line.id, "score": float(score), **_position(item, stance), **others}
            for line, others, row, stances in zip(batch, _others(batch, own), scores, taken, strict=True)
            for item, score, stance in zip(given, row, stances, strict=True)
        )
    return pipe.end()


def _poles(given: Sequence[StatementLine], said: Words) -> tuple[list[Poles | None], list[str]]:
    """Statement and contrary, None where there is none, and the language of both, "" where it is not one."""
    from rapporteur.cli.filters.reading import alone
    from rapporteur.engine.analysis.stance import Poles

    poles: list[Poles | None] = []
    spoken: list[str] = []
    for item, statement, language in zip(given, said.texts, said.languages, strict=True):
        contrary = alone([replace(item.line, text=item.contrary)], [language])
        poles.append(Poles(statement, contrary.texts[0]) if item.contrary else None)
        spoken.append(language if contrary.languages[0] == language else "")
    return poles, spoken


def _position(statement: StatementLine, stance: Stance | None) -> dict[str, Any]:
    """What is added where the statement has a contrary."""
    if not statement.contrary:
        return {}
    return {"stance": stance and stance.position, "stance_score": stance.score if stance else 0.0}


def _others(lines: Sequence[Line], own: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The fields of each line that are carried through."""
    return ({key: value for key, value in line.fields.items() if key not in own} for line in lines)
