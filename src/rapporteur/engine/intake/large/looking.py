"""What a large table shows of itself, found in parts: nothing of it stays in memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from rapporteur.engine.frames.hashes import hashes
from rapporteur.engine.frames.spill import chunks
from rapporteur.engine.intake.answers.closed import Form
from rapporteur.engine.intake.large.scanning import scan
from rapporteur.engine.intake.large.splitting import LARGE, ROWS_A_PART, SAMPLE, SPILL, is_large, plan_parts
from rapporteur.engine.intake.large.tallies import Tally, count_part
from rapporteur.engine.intake.places import Places
from rapporteur.engine.intake.review import Review
from rapporteur.engine.intake.rows import RowReader
from rapporteur.engine.intake.seen import Column, Seen, asked, derived, shown
from rapporteur.engine.intake.selection import select_tables
from rapporteur.engine.intake.sources import look_into


def look(
    source: Path, review: Review, *, size: int = LARGE, rows_a_part: int = ROWS_A_PART, sample: int = SAMPLE
) -> Seen | None:
    """What the one table of a source that `is_large` shows; None for other sources, which are read as a whole.

    It is understood by a sample of its rows, as `split` says. None too for one that gives no contributions or names
    documents. Raises what `split` raises, but not NothingReadable.
    """
    if not is_large([source], review, size):
        return None
    with TemporaryDirectory(prefix="rapporteur-") as name:
        folder, found = Path(name), look_into(source)
        scanned = scan(found.tables[0], folder / SPILL, sample=sample, told=lambda _: None)
        selection = select_tables(found, review, Places(review), lambda _: scanned.reading)
        if not selection.chosen or not scanned.rows or "documents" in selection.chosen[0].layout.roles:
            return None
        chosen = selection.chosen[0]
        reader = RowReader(chosen.table, chosen.layout, review, Places(review))
        reader.learn_forms()
        columns = _columns(folder, scanned.columns, asked(chosen.layout, reader.forms))
        parts, tally = -(-scanned.rows // rows_a_part), Tally()
        plan, _, _ = plan_parts(chosen, scanned, review, folder, parts)
        for part in range(parts):
            tally.add(count_part(folder, plan, part))
        unmapped = {column: frozenset(values) for column, (values, _) in tally.unmapped.items()}
        return Seen(chosen, reader.forms, scanned.rows, columns, unmapped)


def _columns(folder: Path, names: Sequence[str], forms: Mapping[int, Form]) -> list[Column]:
    """What the columns of the spill hold. Different cells are told by hashes, which wait in a file for each column."""
    filled: Counter[int] = Counter()
    held: Counter[tuple[int, str]] = Counter()
    for chunk in chunks(folder / SPILL):
        for place, name in enumerate(names):
            values = chunk.filled(name)
            filled[place] += len(values)
            with _hashes(folder, place).open("ab") as stream:
                stream.write(np.unique(hashes(values)).tobytes())
            for option in derived(forms.get(place)):
                held[place, option] += chunk.holding(name, option)
    return [
        Column(
            filled[place],
            len(np.unique(np.fromfile(_hashes(folder, place), np.uint64))),
            shown(forms.get(place), {option: held[place, option] for option in derived(forms.get(place))}),
        )
        for place in range(len(names))
    ]


def _hashes(folder: Path, column: int) -> Path:
    return folder / f"column-{column}"
