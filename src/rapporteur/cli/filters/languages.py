"""`rapporteur languages`: the language of each text."""

from __future__ import annotations

from rapporteur.cli.filters.pipe import STANDARD_INPUT, Filtering, Pipe, Source


def languages(file: Source = STANDARD_INPUT, /, *, filtering: Filtering | None = None) -> int:
    """Tell the language of each text.

    Parameters
    ----------
    file
        JSON Lines with "id" and "text"; "-" or nothing is standard input.
    """
    pipe = Pipe(file, filtering)

    from rapporteur.engine.corpus.canonical import canonical
    from rapporteur.engine.corpus.languages import scored

    for batch in pipe.batches():
        told = (scored(canonical(line.text)[0]) for line in batch)
        pipe.write(
            {**line.fields, "language": code, "score": score} for line, (code, score) in zip(batch, told, strict=True)
        )
    return pipe.end()
