"""A learnt turn of the English encoder's pieces: brings near what arguments and the statements they make share.

The encoder was trained for whole texts; its pieces were never asked to find each other. One matrix for both sides
(the projection of Khattab and Zaharia 2020, of full width) is learnt by `evals/turn.py` and kept in 8 bits a number.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from rapporteur.engine.analysis.encode.encoder import unit

Floats = npt.NDArray[np.float32]
Read = tuple[tuple[str, ...], Floats]
"""The pieces of a text, and their vectors of length one (pieces, 384)."""
FILE = "turn.npz"
_HIGHEST = 127


def turned(read: Sequence[Read], turn: Floats) -> list[Read]:
    """Return texts with the vectors of their pieces turned by a matrix (384, 384), each of length one again."""
    return [(words, unit(rows @ turn)) for words, rows in read]


def pack(turn: Floats) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of a turn as they are kept: 8 bits a number, and the step of each column."""
    step = (np.maximum(np.abs(turn).max(axis=0), 1e-9) / _HIGHEST).astype(np.float32)
    return {"turn": np.round(turn / step).astype(np.int8), "step": step}


def unpack(packed: Mapping[str, npt.NDArray[Any]]) -> Floats:
    """Return the turn that `pack` packed, up to half a step."""
    return np.asarray(packed["turn"] * packed["step"], dtype=np.float32)


@cache
def shipped_turn() -> Floats:
    """Return the turn that is shipped, (384, 384): learnt on the training debates of ArgKP."""
    content = (resources.files(__package__) / FILE).read_bytes()
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return unpack(arrays)
