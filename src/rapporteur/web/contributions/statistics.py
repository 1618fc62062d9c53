"""What came in, in numbers. Contributors are counted, each once in a place; contributions stand beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from rapporteur.engine.records import GROUPS
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.states import is_late, last_moment
from rapporteur.web.contributions.arrivals import Arrival, arrivals
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.stakeholders.models import Organisation, Person

_BEFORE: Final = timedelta(days=31)
_ATTRIBUTES: Final[Mapping[str, Callable[[Arrival], str]]] = {
    "group": lambda one: one.group,
    "country": lambda one: one.country,
    "region": lambda one: one.region,
    "language": lambda one: one.language,
    "channel": lambda one: one.channel,
    "via": lambda one: one.via,
    "publication": lambda one: one.publication,
}
KINDS: Final = ("organisation", "person")
"""Kinds of entries of the register."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many share a value. value: "" for those who did not say."""

    value: str
    contributors: int
    contributions: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What came in. Whoever gave two contributions is one contributor; drafts and withdrawn ones are only counted."""

    contributors: int
    contributions: int
    late: int
    unmatched: int
    """Contributions that nobody in the register is matched with."""
    drafts: int
    """Begun and never submitted."""
    withdrawn: int
    days: tuple[tuple[date, int], ...]
    """Contributions by day in the time zone of the review, days without any included."""
    by: Mapping[str, tuple[Tally, ...]]
    """By attribute, most contributors first."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How many of a group in the register answered."""

    group: str
    answered: int
    all: int


def statistics(consultation: Consultation, now: datetime) -> Statistics:
    """Everything about a consultation that is counted: two queries."""
    found = arrivals(consultation)
    states = _states(consultation)
    return Statistics(
        contributors=len({one.contributor for one in found}),
        contributions=len(found),
        late=sum(is_late(consultation, one.received_at) for one in found),
        unmatched=sum(not one.matched for one in found),
        drafts=states[Contribution.State.DRAFT],
        withdrawn=states[Contribution.State.WITHDRAWN],
        days=_by_day(consultation, [one.received_at for one in found], now),
        by={name: _tallies(found, attribute) for name, attribute in _ATTRIBUTES.items()},
    )


def _states(consultation: Consultation) -> Counter[str]:
    """A draft that was withdrawn came in never, so it is none of the withdrawn."""
    counted = consultation.contributions.filter(trial=False).exclude(
        state=Contribution.State.WITHDRAWN, received_at=None
    )
    return Counter(dict(counted.order_by().values_list("state").annotate(Count("pk"))))


def _tallies(found: Iterable[Arrival], attribute: Callable[[Arrival], str]) -> tuple[Tally, ...]:
    contributors: dict[str, set[str]] = defaultdict(set)
    contributions: Counter[str] = Counter()
    for one in found:
        contributors[attribute(one)].add(one.contributor)
        contributions[attribute(one)] += 1
    tallies = (Tally(value, len(contributors[value]), contributions[value]) for value in contributions)
    return tuple(sorted(tallies, key=lambda one: (not one.value, -one.contributors, one.value)))


def _by_day(consultation: Consultation, moments: Sequence[datetime], now: datetime) -> tuple[tuple[date, int], ...]:
    """From the opening, or the first paper up to a month before it, to today or the end, or the last to arrive."""
    if consultation.opens_at is None or consultation.closes_at is None or now < consultation.opens_at:
        return ()
    zone = ZoneInfo(consultation.review.time_zone)
    ends = (consultation.opens_at, min(now, last_moment(consultation)))
    begin = consultation.opens_at - _BEFORE
    days = Counter(moment.astimezone(zone).date() for moment in moments if moment >= begin)
    span = sorted({*days, *(moment.astimezone(zone).date() for moment in ends)})
    length = (span[-1] - span[0]).days + 1
    return tuple((day, days[day]) for day in (span[0] + timedelta(number) for number in range(length)))


def heard(consultation: Consultation) -> tuple[Heard, ...]:
    """The register by group: how many of its organisations and people answered, and how many there are."""
    answered: Counter[str] = Counter()
    everybody: Counter[str] = Counter()
    for kind in KINDS:
        found = registered(consultation, kind).order_by().values_list("group")
        counts = {"entries": Count("pk"), "heard": Count("pk", filter=has_answered(consultation, kind))}
        for group, entries, heard_of in found.annotate(**counts):
            everybody[group] += entries
            answered[group] += heard_of
    return tuple(Heard(group, answered[group], everybody[group]) for group in (*GROUPS, "") if everybody[group])


def registered(consultation: Consultation, kind: str) -> QuerySet[Organisation] | QuerySet[Person]:
    """Who could be heard: organisations of the register, or its people who represent none."""
    register = consultation.review.register_id
    if kind == "organisation":
        return Organisation.objects.filter(register=register, merged_into=None)
    return Person.objects.filter(register=register, merged_into=None, representations=None)


def has_answered(consultation: Consultation, kind: str) -> Q:
    """Entries of a kind that a contribution is matched with that counts."""
    counted = Contribution.objects.filter(consultation=consultation, state=Contribution.State.SUBMITTED, trial=False)
    return Q(pk__in=counted.filter(**{f"{kind}__isnull": False}).values(kind))
