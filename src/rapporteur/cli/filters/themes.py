"""`rapporteur themes`: what the texts are about, found in them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from rapporteur.cli.filters.pipe import STANDARD_INPUT, Filtering, Pipe, Source
from rapporteur.cli.options import seed_number
from rapporteur.engine.errors import WrongUse

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from rapporteur.cli.filters.reading import Words
    from rapporteur.engine.analysis.phrases import Vocabulary
    from rapporteur.engine.analysis.themes import Grouping
    from rapporteur.engine.intake.lines import Line
    from rapporteur.engine.records import Encoder as Tier


def themes(
    file: Source = STANDARD_INPUT,
    /,
    *,
    number: str = "auto",
    seed: int = 0,
    themes: Annotated[Path | None, Parameter(show_default=False)] = None,
    encoder: Literal["full", "static"] = "full",
    filtering: Filtering | None = None,
) -> int:
    """Find the themes of the texts and give each text its own, the nearest first.

    Parameters
    ----------
    file
        JSON Lines with "id" and "text"; "-" or nothing is standard input.
    number
        How many themes to look for, or auto: as many as the texts bear.
    seed
        Number that fixes every random choice; the same seed gives the same themes.
    themes
        File to write the themes to, as a scheme with labels, phrases and sizes (JSON).
    encoder
        full reads meaning best; static is many times faster, for very large inputs.
    """
    wanted, fixed = _number(number), seed_number(seed)
    if themes and not themes.absolute().parent.is_dir():
        raise WrongUse("Its folder is not there.", where=f"--themes {themes}", action="Make the folder first.")
    pipe = Pipe(file, filtering)

    lines, words, said, vectors = _read(pipe, encoder)

    from rapporteur.engine.analysis.themes import group_texts

    ids = [str(line.id) for line in lines]
    found = group_texts(vectors, words.texts, words.languages, fixed, wanted, ids, said=said)
    if themes:
        from rapporteur.engine.frames import themes_as_scheme, write_json

        write_json(themes, themes_as_scheme(found.themes))
    pipe.write(
        {**line.fields, "themes": _themes(found, row), "leaf": found.leaf[row]} for row, line in enumerate(lines)
    )
    return pipe.end()


def _read(pipe: Pipe, tier: Tier) -> tuple[list[Line], Words, Vocabulary, NDArray[np.float32]]:
    """The lines, their words and phrases, and their vectors. What needs no encoder is done while it loads."""
    from rapporteur.engine.analysis import encode

    with ThreadPoolExecutor(1) as beside:
        encoder = beside.submit(encode.load, tier)

        from rapporteur.cli.filters.reading import together
        from rapporteur.engine.analysis.phrases import vocabulary

        lines = list(pipe.lines())
        words = together(lines)
        said = vocabulary(words.texts, words.languages)
        return lines, words, said, encoder.result().encode(words.texts)


def _themes(found: Grouping, row: int) -> list[dict[str, Any]]:
    """The nearest theme of a text and the others it has a share of, best first."""
    scores, near = found.scores[row], int(found.nearest[row])
    order = sorted(range(len(scores)), key=lambda place: (place != near, -scores[place], place))
    return [
        {"code": found.codes[place], "score": float(scores[place]), "member": bool(found.member[row, place])}
        for place in order
        if place == near or scores[place] > 0
    ]


def _number(typed: str) -> int | Literal["auto"]:
    """What was typed for --number. Raises WrongUse at anything but auto or a number from 1 on."""
    if typed == "auto":
        return "auto"
    if typed.isascii() and typed.isdigit() and int(typed):
        return int(typed)
    raise WrongUse(f"{typed!r} is no number of themes.", where="--number", action="Give auto, or 1 or more.")
