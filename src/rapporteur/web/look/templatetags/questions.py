"""Filters of the partials that show a question: what was typed, by part, as it was typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import template
from django.utils import translation
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe

from rapporteur.engine.languages.direction import right_to_left
from rapporteur.web.consultations.questionnaire import Question, Unread, Value, count_words, field_name
from rapporteur.web.look.languages import engine_code, html_code
from rapporteur.web.look.sentences import translated
from rapporteur.web.look.templatetags.look import group, list_words

register = template.Library()


@register.filter
def said(message: str) -> str:
    """A sentence that is a template and values, in the language of the page."""
    return translated(message)


@register.filter
def typed(value: Value, name: str) -> str:
    """What stands in the form's field of a text or a number."""
    if isinstance(value, Unread):
        return " ".join(value.raw.get(name, ()))
    return value if isinstance(value, str) else ""


@register.filter
def date_part(value: Value, name: str) -> str:
    """What stands in one of the three fields of a date; what was typed as a whole stands in the first."""
    question, _, part = name.rpartition("-")
    if isinstance(value, Unread):
        return " ".join(value.raw.get(name, value.raw.get(question, ()) if part == "day" else ()))
    parts = value.split("-") if isinstance(value, str) and value.count("-") == 2 else ["", "", ""]
    return dict(zip(("year", "month", "day"), (part.lstrip("0") for part in parts), strict=True))[part]


@register.filter
def chose(value: Value, option: str) -> bool:
    """Whether an option is chosen."""
    return option in value if isinstance(value, list) else value == option


@register.filter
def in_row(value: Value, row: str) -> str:
    """The option chosen in a row of a matrix."""
    return value.get(row, "") if isinstance(value, Mapping) else ""


@register.filter
def part_of(name: str, part: str) -> str:
    """The name of the form's field for a part of an answer."""
    return field_name(name, part)


@register.filter
def words_written(value: Value) -> int:
    """How many words a text has."""
    return count_words(value) if isinstance(value, str) else 0


@register.filter
def words_over(value: Value, question: Question) -> int:
    """How many words of a text are more than the question allows."""
    return max(0, words_written(value) - (question.word_limit or 0)) if question.word_limit is not None else 0


@register.filter
def group_names(keys: Iterable[str]) -> SafeString:
    """Stakeholder groups in a row."""
    return list_words(group(key) for key in keys)


@register.filter
def is_several(answer: str | list[str]) -> bool:
    """Whether an answer in words is a list."""
    return isinstance(answer, list)


@register.filter
def paragraphs(texts: Mapping[str, str]) -> SafeString:
    """A longer text in several languages: that of the page, else one marked with its own, in paragraphs."""
    here = engine_code(translation.get_language() or "en")
    code = next((code for code in (here, "en", *texts) if texts.get(code)), here)
    direction = "rtl" if right_to_left(code) else "ltr"
    inside = mark_safe(linebreaks(texts.get(code, ""), autoescape=True))  # noqa: S308 - escaped there
    return format_html('<div class="prose" lang="{}" dir="{}">{}</div>', html_code(code), direction, inside)
