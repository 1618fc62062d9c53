"""Filters and tags that every template has: texts in several languages, people's words, dates, numbers, names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from django import template
from django.core.paginator import Page
from django.utils import translation
from django.utils.html import format_html, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from rapporteur.engine.languages.direction import right_to_left
from rapporteur.engine.schemes import geography
from rapporteur.engine.schemes.groups import group_name
from rapporteur.web.look.charts import bars
from rapporteur.web.look.languages import engine_code, html_code
from rapporteur.web.look.states import STATES, Shown, Tone
from rapporteur.web.look.zones import zone_name

register = template.Library()

_FORMATS = {"en": "en_GB"}
_SIZES = ("byte", "kilobyte", "megabyte", "gigabyte")


def _locale() -> str:
    return engine_code(translation.get_language() or "en")


def _formats() -> str:
    """Whose dates, lists and numbers: the United Nations write English as in Britain, the day before the month."""
    return _FORMATS.get(_locale(), _locale())


# Texts.


def _chosen(texts: object) -> tuple[str, str]:
    """The language that a text is shown in, and the text: that of the page, else English, else the first there is."""
    if not isinstance(texts, Mapping):
        return _locale(), str(texts or "")
    code = next((code for code in (_locale(), "en", *texts) if texts.get(code)), "")
    return code, texts.get(code, "")


@register.filter
def words(texts: Mapping[str, str]) -> SafeString:
    """A text in the language of the page, else in the first that there is, marked with its own language."""
    code, text = _chosen(texts)
    if code in ("", _locale()):
        return format_html("{}", text)
    direction = "rtl" if right_to_left(code) else "ltr"
    return format_html('<span lang="{}" dir="{}">{}</span>', html_code(code), direction, text)


@register.filter
def plain_words(texts: Mapping[str, str]) -> str:
    """The same without marks, for titles and attributes."""
    return _chosen(texts)[1]


@register.filter
def bdi(text: object) -> SafeString:
    """What people wrote, within a line: it decides on its own direction and disturbs nothing around it."""
    return format_html('<bdi dir="auto">{}</bdi>', text)


@register.filter
def prose(text: str) -> SafeString:
    """What people wrote, in paragraphs as they set them."""
    paragraphs = linebreaks(text, autoescape=True).replace("<p>", '<p dir="auto">')
    return format_html('<div class="prose" dir="auto">{}</div>', mark_safe(paragraphs))  # noqa: S308 - escaped above


@register.filter
def list_words(items: Iterable[object]) -> SafeString:
    """Things in a row as the language of the page writes them: one, two and three."""
    apart = [str(format_html("<bdi>{}</bdi>", item)) for item in items]
    return mark_safe(format_list(apart, locale=_formats()) if apart else "")  # noqa: S308 - each item escaped above


# Time.


def _joined(day_text: str, clock: str) -> str:
    pattern = str(get_datetime_format("medium", locale=_formats()))
    return pattern.replace("{1}", day_text).replace("{0}", clock).replace("'", "")


def _time_element(value: datetime, zone: str, clock: str) -> SafeString:
    local = value.astimezone(ZoneInfo(zone))
    text = _joined(
        format_date(local, "long", locale=_formats()),
        format_time(local.replace(tzinfo=None), clock, locale=_formats()),
    )
    own = gettext("(your time: %(time)s)") % {"time": "%s"}
    name = zone_name(local, zone, _formats())
    return format_html(
        '<time datetime="{}" data-own="{}"><bdi>{}</bdi> (<bdi>{}</bdi>)</time>', local.isoformat(), own, text, name
    )


@register.filter
def moment(value: datetime, zone: str = "UTC") -> SafeString:
    """A moment to the second in a named zone; a script adds the reader's own (time elements with data-own)."""
    return _time_element(value, zone, "HH:mm:ss")


@register.filter
def minute(value: datetime, zone: str = "UTC") -> SafeString:
    """A moment to the minute, as deadlines are said."""
    return _time_element(value, zone, "HH:mm")


@register.filter
def day(value: date | datetime, zone: str = "UTC") -> SafeString:
    """A day, or the day of a moment in a named zone."""
    local = value.astimezone(ZoneInfo(zone)).date() if isinstance(value, datetime) else value
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(), format_date(local, "long", locale=_formats())
    )


# Numbers: European digits in all six languages.


@register.filter
def number(value: int | float) -> str:
    """A number as the language of the page writes it, with European digits in all six."""
    return str(format_decimal(value, locale=_formats(), numbering_system="latn"))


@register.filter
def percent_of(part: int, whole: int) -> str:
    """A share in per cent as the language writes it; nothing of nothing is no share."""
    return str(format_percent(part / whole, locale=_formats(), numbering_system="latn")) if whole else ""


@register.filter
def ratio_of(part: int, whole: int) -> str:
    """A share as a length of SVG: 37.25%."""
    return f"{100 * part / whole:.2f}%" if whole else "0%"


@register.filter
def size(count: int) -> str:
    """How large a file is."""
    value, unit = float(count), 0
    while value >= 1000 and unit < len(_SIZES) - 1:
        value, unit = value / 1000, unit + 1
    form = "#,##0.#" if unit else "#,##0"
    return str(
        format_unit(
            value, f"digital-{_SIZES[unit]}", length="short", format=form, locale=_formats(), numbering_system="latn"
        )
    )


# Names.


@register.filter
def language_name(code: str) -> str:
    """A language in the language of the page; the code itself where nobody has a name for it."""
    known = Locale.parse(_locale()).languages
    return str(known.get(engine_code(code), code))


@register.filter
def language_names(codes: Iterable[str]) -> SafeString:
    """Languages in a row."""
    return list_words(language_name(code) for code in codes)


@register.filter
def group(key: str) -> str:
    """A stakeholder group."""
    return group_name(key, _locale())


@register.filter
def country(name: str) -> str:
    """A country as it is kept, in the language of the page; as typed where it is none that is known."""
    code = geography.find_country(name) if name else None
    return geography.country_name(code, _locale()) if code else name


@register.filter
def region(key: str) -> str:
    """A region."""
    return geography.region_name(key, _locale())


@register.filter(name="html_code")
def html_code_of(code: str) -> str:
    """A language as lang attributes name it."""
    return html_code(code)


# States.


def _shown(state: str) -> Shown:
    return STATES.get(state) or Shown(str(state), Tone.QUIET)


@register.filter
def state_name(state: str) -> str:
    """The words of a state."""
    return str(_shown(state).name)


@register.filter
def state_tone(state: str) -> str:
    """How its tag looks."""
    return _shown(state).tone.value


# Pages.


@register.simple_tag
def page_title(page: object, review: object = "", *, wrong: object = None) -> str:
    """The title of a page, by a whole pattern of its language. wrong: whatever is true where the page has errors."""
    names = {"page": _chosen(page)[1], "review": _chosen(review)[1]}
    if wrong and review:
        return gettext("Error: %(page)s – %(review)s – Rapporteur") % names
    if wrong:
        return gettext("Error: %(page)s – Rapporteur") % names
    if review:
        return gettext("%(page)s – %(review)s – Rapporteur") % names
    return gettext("%(page)s – Rapporteur") % names


@register.filter
def pages(page: Page[Any]) -> tuple[tuple[int, str], ...]:
    """The pages that a long list links to, with words for each; the number 0 stands for a gap."""
    paginator = page.paginator
    numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    places = (place if isinstance(place, int) else 0 for place in numbers)
    return tuple((place, gettext("Page %(number)s") % {"number": number(place)}) for place in places)


@register.inclusion_tag("components/day_chart.html")
def day_chart(title: str, days: Sequence[tuple[date, int]], source: str = "") -> dict[str, Any]:
    """A bar chart by day, and its numbers. title: the finding in a sentence."""
    return {
        "title": title,
        "bars": bars(days),
        "most": max((count for _, count in days), default=0),
        "total": sum(count for _, count in days),
        "source": source,
    }
