"""Finding contributions among what came in. Drafts are nobody's but their contributors', so none is ever found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.states import is_late, last_moment
from rapporteur.web.contributions.models import Contribution, Submission
from rapporteur.web.stakeholders.names import name_key


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; "" leaves a thing open. state: submitted, changed, late or withdrawn."""

    text: str = ""
    group: str = ""
    language: str = ""
    channel: str = ""
    publication: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A contribution in a list. name: "" where whoever looks may not see it, or there is none."""

    reference: str
    received_at: datetime
    name: str
    group: str
    country: str
    language: str
    channel: str
    states: tuple[str, ...]


def came_in(consultation: Consultation) -> QuerySet[Contribution]:
    """What was submitted once, withdrawn ones included; the last to arrive first."""
    found = Contribution.objects.filter(consultation=consultation, trial=False, received_at__isnull=False)
    return found.exclude(state=Contribution.State.DRAFT).order_by("-received_at", "-id")


def search(consultation: Consultation, wanted: Wanted, *, all_names: bool) -> QuerySet[Contribution]:
    """What came in and meets all that is wanted, by what was last submitted. all_names: not of the named ones only."""
    found = came_in(consultation)
    for field in ("group", "language", "publication"):
        value = getattr(wanted, field)
        if value:
            found = found.alias(**{f"said_{field}": _said(field)}).filter(**{f"said_{field}": value})
    if wanted.channel:
        found = found.filter(channel=wanted.channel)
    if wanted.text.strip():
        found = _named(found, wanted.text.strip(), all_names=all_names)
    return _in_state(found, consultation, wanted.state)


def listed(found: Iterable[Contribution], *, all_names: bool) -> list[Listed]:
    """Contributions of one page as a list shows them: one query for all."""
    contributions = list(found)
    last: dict[int, Submission] = {}
    for submission in Submission.objects.filter(contribution__in=contributions).order_by("number"):
        last[submission.contribution_id] = submission
    return [_listed(one, last.get(one.pk), all_names=all_names) for one in contributions]


def name_of(profile: Mapping[str, Any], *, all_names: bool) -> str:
    """What a contributor is called, for whoever may see it: the organisation they answer for, else the person."""
    if profile.get("publication") != Contribution.Publication.NAMED and not all_names:
        return ""
    organisation = profile.get("organisation_name", "") if profile.get("as_organisation") == "yes" else ""
    return organisation or profile.get("person_name", "")


def states_of(contribution: Contribution, publication: str, *, changed: bool) -> tuple[str, ...]:
    """The states that tags show."""
    if contribution.state == Contribution.State.WITHDRAWN:
        return (contribution.state,)
    late = contribution.received_at and is_late(contribution.consultation, contribution.received_at)
    return (contribution.state, *(("late",) if late else ()), *(("changed",) if changed else ()), publication)


def _listed(contribution: Contribution, submission: Submission | None, *, all_names: bool) -> Listed:
    profile = submission.content.get("profile", {}) if submission else {}
    assert contribution.received_at is not None
    changed = submission is not None and contribution.changed_at > submission.received_at
    return Listed(
        reference=contribution.reference,
        received_at=contribution.received_at,
        name=name_of(profile, all_names=all_names),
        group=profile.get("group") or contribution.group,
        country=profile.get("country", ""),
        language=profile.get("language") or contribution.language,
        channel=contribution.channel,
        states=states_of(contribution, profile.get("publication", ""), changed=changed),
    )


def _last() -> QuerySet[Submission]:
    return Submission.objects.filter(contribution=OuterRef("pk")).order_by("-number")


def _said(field: str) -> Coalesce:
    """A field of the profile as last submitted; after a withdrawal the mark that stays."""
    last = Subquery(_last().values(said=KT(f"content__profile__{field}"))[:1])
    return Coalesce(last, F(field), Value(""), output_field=TextField())


def _named(found: QuerySet[Contribution], text: str, *, all_names: bool) -> QuerySet[Contribution]:
    found = found.alias(
        said_organisation=_said("organisation_name"), said_person=_said("person_name"), choice=_said("publication")
    )
    names = Q(said_organisation__icontains=text) | Q(said_person__icontains=text)
    key = name_key(text)
    if key:
        names |= Q(organisation__name_key__contains=key) | Q(person__name_key__contains=key)
    if not all_names:
        names &= Q(choice=Contribution.Publication.NAMED)
    return found.filter(names | Q(reference__icontains=text))


def _in_state(found: QuerySet[Contribution], consultation: Consultation, state: str) -> QuerySet[Contribution]:
    submitted = found.filter(state=Contribution.State.SUBMITTED)
    match state:
        case "submitted":
            return submitted
        case "changed":
            return submitted.filter(changed_at__gt=Subquery(_last().values("received_at")[:1]))
        case "late":
            closed = consultation.closes_at is not None
            return submitted.filter(received_at__gte=last_moment(consultation)) if closed else found.none()
        case "withdrawn":
            return found.filter(state=Contribution.State.WITHDRAWN)
        case _:
            return found
