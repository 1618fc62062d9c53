"""One measured figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of docs/reference/quality.md.

    dataset: name and part. encoder: "full", "static" or "" where none is used. baseline: the same measure by
    plain TF-IDF, None where there is no such thing. note: what a reader must know of it.
    """

    dataset: str
    measure: str
    ours: float
    baseline: float | None = None
    encoder: str = ""
    note: str = ""
