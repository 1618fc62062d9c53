"""The columns of an XLSForm: which are understood, and in which language a text column speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapporteur.engine.messages import Message
from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.web.consultations.questionnaire.faults import Fault

LANGUAGE_NAMES: Final[Mapping[str, str]] = {
    "ar": "Arabic",
    "zh": "Chinese",
    "en": "English",
    "fr": "French",
    "ru": "Russian",
    "es": "Spanish",
}
"""As the columns of XLSForms name them."""
_OWN_NAMES: Final = {"العربية": "ar", "中文": "zh", "français": "fr", "русский": "ru", "español": "es"}
_CODES: Final = {**{name.lower(): code for code, name in LANGUAGE_NAMES.items()}, **_OWN_NAMES}

SURVEY: Final = (
    "type", "name", "label", "hint", "required", "relevant", "constraint", "appearance",
    "word_limit", "choices_limit", "topics", "links_to", "asks", "stakeholder_groups",
)  # fmt: skip
"""Columns of the sheet survey that are understood; the second line is our own."""
CHOICES: Final = ("list_name", "name", "label")
SETTINGS: Final = (
    "form_title", "translated_title", "introduction", "consent", "default_language", "languages", "version",
)  # fmt: skip
TRANSLATED: Final = frozenset({"label", "hint", "translated_title", "introduction", "consent"})
CHANGING: Final = frozenset(
    {"calculation", "calculate", "choice_filter", "trigger", "default", "read_only", "readonly", "repeat_count"}
)
"""Columns that change what a form does in ways that are not supported."""

_SAME: Final = {
    "relevance": "relevant",
    "caption": "label",
    "list name": "list_name",
    "value": "name",
    "set_form_title": "form_title",
}
_PREFIX: Final = re.compile(r"^(?:bind|control)::?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its written name. base: what it is, "" if not understood. language: of a text, "" if not said."""

    written: str
    base: str
    language: str


def language_column(base: str, language: str) -> str:
    """The name of a text column: label::French (fr)."""
    return f"{base}::{language_name(language)}"


def language_name(language: str) -> str:
    """A language as XLSForms name it: French (fr)."""
    return f"{LANGUAGE_NAMES.get(language, language)} ({language})"


def language_of(written: str) -> str:
    """The code of a language as somebody names it: French (fr), fr, zh-Hans, français. "" if it is none of the six."""
    inner = re.search(r"\(([^()]*)\)\s*$", written)
    for name in (inner[1] if inner else written, written.partition("(")[0]):
        plain = name.strip().lower()
        code = re.split(r"[-_]", plain)[0]
        if code in UN_LANGUAGES:
            return code
        if plain in _CODES:
            return _CODES[plain]
    return ""


def columns(header: Iterable[str], understood: Sequence[str], plain_language: str) -> dict[str, Column]:
    """The columns of a sheet by their written name. plain_language: of texts in a column without a language."""
    return {written: _column(written, understood, plain_language) for written in header}


def _column(written: str, understood: Sequence[str], plain_language: str) -> Column:
    base, sign, language = _PREFIX.sub("", written.lower()).partition(":")
    base = _SAME.get(base.strip(), base.strip())
    code = language_of(language.lstrip(":")) if sign else plain_language
    if base in CHANGING or (base in understood and base not in TRANSLATED and not sign):
        return Column(written, base, "")
    if base in understood and base in TRANSLATED and code:
        return Column(written, base, code)
    return Column(written, "", "")


def twice(sheet: str, found: Iterable[Column]) -> list[Fault]:
    """Faults for columns that say the same thing in the same language."""
    faults, seen = [], dict[tuple[str, str], str]()
    for column in found:
        place = (column.base, column.language)
        if column.base and place in seen:
            problem = Message("The columns {one} and {other} mean the same.", one=seen[place], other=column.written)
            faults.append(Fault(sheet, problem))
        seen[place] = column.written
    return faults
