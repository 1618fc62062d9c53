"""What came in, as a page shows it: titles that say the finding, values in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rapporteur.web.contributions.statistics import Statistics, Tally
from rapporteur.web.desk.forms.contributions import CHANNELS
from rapporteur.web.look.states import STATES
from rapporteur.web.look.templatetags.look import country, day, group, language_name, number, region

SHOWN: Final = 10
"""Bars of a chart; its table has all."""


@dataclass(frozen=True, slots=True)
class Line:
    """A value in words, and how many share it."""

    label: str
    contributors: int
    contributions: int


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Contributors by an attribute. title: the finding; of: how many there are in all."""

    attribute: str
    title: str
    lines: tuple[Line, ...]
    of: int

    @property
    def bars(self) -> tuple[Line, ...]:
        """Those that are drawn."""
        return self.lines[:SHOWN]


_TITLES: Final[Mapping[str, Promise]] = {
    "group": _("Most contributors by group: %(name)s, %(part)s of %(whole)s"),
    "region": _("Most contributors by region: %(name)s, %(part)s of %(whole)s"),
    "country": _("Most contributors by country: %(name)s, %(part)s of %(whole)s"),
    "language": _("Most contributors by language: %(name)s, %(part)s of %(whole)s"),
    "channel": _("Most contributors by channel: %(name)s, %(part)s of %(whole)s"),
    "via": _("Most contributors by the link they came by: %(name)s, %(part)s of %(whole)s"),
    "publication": _("Most contributors by what may be published: %(name)s, %(part)s of %(whole)s"),
}
_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "group": group,
    "region": region,
    "country": country,
    "language": language_name,
    "channel": lambda key: str(CHANNELS.get(key, key)),
    "via": str,
    "publication": lambda key: str(STATES[key].name),
}


def breakdowns(figures: Statistics) -> Iterator[Breakdown]:
    """What there is to say about who answered; nothing about what nobody told."""
    for attribute, title in _TITLES.items():
        tallies = figures.by[attribute]
        lines = tuple(_line(attribute, tally) for tally in tallies)
        if any(tally.value for tally in tallies):
            names = {"name": lines[0].label, "part": number(lines[0].contributors)}
            said = str(title) % {**names, "whole": number(figures.contributors)}
            yield Breakdown(attribute, said, lines, figures.contributors)


def days_title(figures: Statistics) -> str:
    """The finding of the chart by day."""
    busiest, count = max(figures.days, key=lambda pair: pair[1], default=(None, 0))
    if busiest is None or not count:
        return gettext("Contributions by day")
    return gettext("Contributions by day: most on %(day)s, %(count)s") % {
        "day": strip_tags(day(busiest)),
        "count": number(count),
    }


def _line(attribute: str, tally: Tally) -> Line:
    label = _WORDS[attribute](tally.value) if tally.value else gettext("Not said")
    return Line(label, tally.contributors, tally.contributions)
