"""Two states of the same part of a questionnaire, beside each other: what is stored and what somebody typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeAlias

from rapporteur.web.consultations.option_lines import written_options
from rapporteur.web.consultations.questionnaire import Question, Questionnaire, Section, write_condition

Part: TypeAlias = Question | Section | Questionnaire
_UNWRITTEN = frozenset({"sections", "questions", "extra"})


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that is not the same. field: its name in the record; language: "" where it has none."""

    field: str
    language: str
    stored: str
    typed: str


def differences(stored: Part, typed: Part) -> tuple[Difference, ...]:
    """The fields in which two states differ, in the order of the record."""
    before, after = dict(_texts(stored)), dict(_texts(typed))
    return tuple(
        Difference(field, language, before.get((field, language), ""), after.get((field, language), ""))
        for field, language in dict.fromkeys([*before, *after])
        if before.get((field, language), "") != after.get((field, language), "")
    )


def _texts(part: Part) -> Iterator[tuple[tuple[str, str], str]]:
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in _UNWRITTEN or not value:
            continue
        if field.name in ("options", "rows"):
            codes = dict.fromkeys(code for option in value for code in option.label)
            yield from (((field.name, code), written_options(value, code)) for code in codes)
        elif isinstance(value, Mapping):
            yield from (((field.name, code), text) for code, text in value.items())
        elif field.name == "condition":
            yield (field.name, ""), write_condition(value)
        else:
            yield (field.name, ""), ", ".join(value) if isinstance(value, tuple) else str(value)
