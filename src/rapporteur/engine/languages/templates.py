"""Whole sentences with named placeholders: one form a plural, numbers and foreign words set as the language asks.

Plural categories and the setting of numbers are those of the Unicode CLDR (UTS #35), through Babel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from babel import Locale
from babel.numbers import format_decimal

from rapporteur.engine.languages.direction import set_apart


@dataclass(frozen=True, slots=True)
class Plural:
    """A sentence whose form hangs on a number. by: the name of the placeholder that holds it.

    forms: a template by CLDR category ("zero", "one", "two", "few", "many", "other") or exact number
    ("=0", "=1"), which goes before; "other" is always there. A form may be a Plural over another number.
    """

    by: str
    forms: Mapping[str, Template]

    def __post_init__(self) -> None:
        if "other" not in self.forms:
            raise ValueError(f"no form for other numbers of {self.by}")


Template: TypeAlias = str | Plural


def fill(template: Template, language: str, values: Mapping[str, str | int]) -> str:
    """The sentence that a template makes of values by name; whole numbers choose the plural form.

    Text of the other writing direction is set apart from its surroundings. Raises KeyError where a
    placeholder has no value.
    """
    while isinstance(template, Plural):
        template = _form(template, language, values[template.by])
    shown = {
        name: number(value, language) if isinstance(value, int) else set_apart(value, language)
        for name, value in values.items()
    }
    return template.format_map(shown)


def _form(plural: Plural, language: str, value: str | int) -> Template:
    if not isinstance(value, int):
        raise TypeError(f"{plural.by} must be a whole number to choose a form, not {value!r}")
    exact = plural.forms.get(f"={value}")
    return exact or plural.forms.get(_locale(language).plural_form(value)) or plural.forms["other"]


@lru_cache(maxsize=1 << 16)
def number(value: int, language: str) -> str:
    """A whole number in European digits (0-9), its thousands set apart as the language does."""
    return str(format_decimal(value, locale=_locale(language), numbering_system="latn"))


def language_name(code: str, language: str) -> str:
    """The name of a language (ISO 639 code) in another, the code itself where it is not known."""
    return str(_locale(language).languages.get(code, code))


def texts(template: Template) -> tuple[str, ...]:
    """Every form of a template."""
    if isinstance(template, str):
        return (template,)
    return tuple(text for form in template.forms.values() for text in texts(form))


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)
