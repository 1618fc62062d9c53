"""What work gave or raised, as bytes that another process can read."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from traceback import format_exception
from typing import Any


def outcome(work: Callable[[], object]) -> bytes:
    """Do work: its result, or the error it raised with where that came from.

    An error that cannot be packed, or not be made again from what was, becomes a RuntimeError with its words.
    """
    try:
        return pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - `given` raises it where the result is asked for
        error.add_note("".join(format_exception(error)))
        try:
            packed = pickle.dumps(error)
            pickle.loads(packed)  # noqa: S301 - packed a line above
        except (pickle.PicklingError, AttributeError, TypeError):
            return pickle.dumps(RuntimeError("".join(format_exception(error))))
        return packed


def given(packed: bytes) -> Any:
    """The result in an outcome. Raises the error that it is."""
    done = pickle.loads(packed)  # noqa: S301 - written by `outcome`
    if isinstance(done, Exception):
        raise done
    return done
