"""Withheld words leave the run before anything is written: they are counted, never kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from rapporteur.engine.records import Contribution, Text


def seal(texts: Iterable[Text], contributions: Iterable[Contribution]) -> tuple[Text, ...]:
    """The texts, those of withheld contributions without content and title; ids and offsets stay."""
    withheld = {item.id for item in contributions if item.publication == "withheld"}
    return tuple(
        replace(text, content="", title="", pages=()) if text.contribution in withheld else text for text in texts
    )
