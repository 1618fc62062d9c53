"""What came in and counts: the last submission of each contribution that was neither withdrawn nor a trial."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.fields.json import KT

from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.identity import identify
from rapporteur.engine.records import Publication
from rapporteur.web.consultations.models import Consultation
from rapporteur.web.contributions.models import Contribution, Submission

_CHOICES: Final[Mapping[str, Publication]] = {"named": "named", "anonymous": "anonymous"}
_PROFILE: Final = (
    "as_organisation",
    "organisation_name",
    "person_name",
    "group",
    "country",
    "region",
    "language",
    "publication",
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a contribution says of itself in its last submission, without its answers."""

    submission: int
    reference: str
    received_at: datetime
    channel: str
    via: str
    organisation: str
    """As they wrote it; "" for who does not answer for one."""
    person: str
    entry: str
    """What the register calls the organisation, else the person; "" where it has none of them."""
    matched: bool
    group: str
    country: str
    region: str
    language: str
    publication: Publication
    contributor: str = ""
    """Who is counted, by the rule of the engine: two contributions of one contributor share it."""


def last_submissions(consultation: Consultation) -> QuerySet[Submission]:
    """The submissions that count, in the order of references, which says nothing about anybody."""
    newer = Submission.objects.filter(contribution=OuterRef("contribution"), number__gt=OuterRef("number"))
    return Submission.objects.filter(
        ~Exists(newer),
        contribution__consultation=consultation,
        contribution__state=Contribution.State.SUBMITTED,
        contribution__trial=False,
    ).order_by("contribution__reference")


def arrivals(consultation: Consultation) -> list[Arrival]:
    """All that came in and counts, by reference: one query."""
    rows = last_submissions(consultation).values(
        *("pk", "received_at"),
        reference=F("contribution__reference"),
        first_received_at=F("contribution__received_at"),
        channel=F("contribution__channel"),
        via=F("contribution__via"),
        organisation_entry=F("contribution__organisation__name"),
        person_entry=F("contribution__person__name"),
        **{name: KT(f"content__profile__{name}") for name in _PROFILE},
    )
    found = [_arrival(row) for row in rows]
    drafts = drafts_of(found)
    return [replace(one, contributor=draft.contributor) for one, draft in zip(found, drafts, strict=True)]


def drafts_of(found: Iterable[Arrival]) -> list[Draft]:
    """The same as the engine's rules about contributors and privacy work on, contributors identified."""
    drafts = [_draft(one) for one in found]
    identify(drafts)
    return drafts


def _draft(one: Arrival) -> Draft:
    return Draft(
        id=one.reference,
        place=one.reference,
        organisation=one.entry or one.organisation if one.organisation else "",
        person=one.person if one.organisation else one.entry or one.person,
        group=one.group,
        country=one.country,
        region=one.region,
        language=one.language,
        publication=one.publication,
        received=one.received_at.isoformat(),
        channel=one.channel,
        also=tuple(name for name in (one.organisation, one.person) if name),
    )


def _arrival(row: Mapping[str, Any]) -> Arrival:
    organisation = row["organisation_name"] if row["as_organisation"] == "yes" else ""
    return Arrival(
        submission=row["pk"],
        reference=row["reference"],
        received_at=row["first_received_at"] or row["received_at"],
        channel=row["channel"],
        via=row["via"],
        organisation=organisation or "",
        person=row["person_name"] or "",
        entry=(row["organisation_entry"] if organisation else row["person_entry"]) or "",
        matched=bool(row["organisation_entry"] or row["person_entry"]),
        group=row["group"] or "",
        country=row["country"] or "",
        region=row["region"] or "",
        language=row["language"] or "",
        publication=_CHOICES.get(row["publication"], "withheld"),
    )
