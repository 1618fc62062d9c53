"""`rapporteur duplicates`: which texts are copies of each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from rapporteur.cli.filters.pipe import STANDARD_INPUT, Filtering, Pipe, Source
from rapporteur.engine.errors import WrongUse

if TYPE_CHECKING:
    from rapporteur.engine.analysis.duplicates import CopyGroup
    from rapporteur.engine.intake.lines import Line


def duplicates(
    file: Source = STANDARD_INPUT,
    /,
    *,
    threshold: Annotated[float | None, Parameter(show_default=False)] = None,
    filtering: Filtering | None = None,
) -> int:
    """Find texts that are copies of each other, cut or lightly rewritten ones too: a line for each group.

    Parameters
    ----------
    file
        JSON Lines with "id" and "text"; "-" or nothing is standard input.
    threshold
        List all pairs of this similarity or more: the share of their runs of five words that both have, above
        0 and at most 1. Without it, pairs of 0.5, and those of 0.1 that share more than a common formula.
    """
    if threshold is not None and not 0 < threshold <= 1:
        raise WrongUse(f"{threshold} is no similarity.", where="--threshold", action="Give more than 0, at most 1.")
    pipe = Pipe(file, filtering)

    from rapporteur.engine.analysis.duplicates import DEFAULT, Rule, group_copies
    from rapporteur.engine.corpus.canonical import canonical

    lines = sorted(pipe.lines(), key=lambda line: str(line.id))
    texts = [canonical(line.text)[0] for line in lines]
    rule = DEFAULT if threshold is None else Rule(threshold, threshold)
    pipe.write(_row(group, lines) for group in group_copies(texts, rule))
    return pipe.end()


def _row(group: CopyGroup, lines: Sequence[Line]) -> dict[str, Any]:
    pairs = [{"a": lines[one].id, "b": lines[other].id, "jaccard": value} for one, other, value in group.pairs]
    return {"group": group.name, "ids": [lines[member].id for member in group.members], "pairs": pairs}
