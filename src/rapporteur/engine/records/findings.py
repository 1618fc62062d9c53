"""What is said: findings with their evidence, and the entries of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rapporteur.engine.records.contributions import Speech


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands (W3C Web Annotation position and quote selectors).

    start, end: code points in the canonical text; quote: exactly that slice.
    page, paragraph: numbers from 1, None where there are none.
    """

    contribution: str
    text: str
    start: int
    end: int
    quote: str
    page: int | None
    paragraph: int | None
    speech: Speech
    language: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with all that it rests on. Field meanings: docs/reference/files.md.

    numbers: what else its sentences say, by name (other counts, shares, lists of items).
    """

    id: str
    kind: str
    claim: str
    scheme: str
    code: str
    scope: Mapping[str, str]
    unit: str
    basis: str
    checked: bool
    asked: int
    of: int
    count: int
    count_without_campaigns: int
    share: float
    interval: tuple[float, float]
    quantifier: str | None
    evidence: tuple[Anchor, ...]
    numbers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of text of the report: a sentence, a title, a quote, a table cell.

    kind: title, heading, sentence, quote, attribution, caption, cell, header, method, list-item.
    place: where it stands, by name ("level", "table", "row", "column", "chart", "anchor" ...).
    """

    id: str
    section: str
    paragraph: int | None
    kind: str
    text: str
    findings: tuple[str, ...] = ()
    numbers: Mapping[str, Any] = field(default_factory=dict)
    quantifier: str | None = None
    place: Mapping[str, Any] = field(default_factory=dict)
