"""Reading a register: searching, counting, finding what may be there twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast

from rapporteur.engine.intake.similar_names import similar_names
from rapporteur.engine.records import GROUPS
from rapporteur.engine.schemes.geography import REGIONS
from rapporteur.web.stakeholders.models import Merge, Organisation, Person, Register, Stakeholder
from rapporteur.web.stakeholders.names import name_key

Entry = Organisation | Person
_KINDS: Final[Mapping[str, type[Organisation] | type[Person]]] = {"organisation": Organisation, "person": Person}


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for. Empty strings leave a thing open; group "none" means that none is known."""

    kind: str = "organisation"
    text: str = ""
    group: str = ""
    country: str = ""
    region: str = ""
    attribute: str = ""
    verification: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries there are, merged ones not counted; "" for those of whom it is not known."""

    organisations: int
    people: int
    by_group: Mapping[str, int]
    by_region: Mapping[str, int]
    unverified: int


def search(register: Register, wanted: Search) -> QuerySet[Organisation] | QuerySet[Person]:
    """Entries of one kind that meet all that is wanted, by name."""
    found = _KINDS[wanted.kind]._default_manager.filter(register=register, merged_into=None)
    if wanted.text.strip():
        found = found.filter(_named(wanted))
    exact = {"country": wanted.country, "region": wanted.region, "verification": wanted.verification}
    found = found.filter(**{field: value for field, value in exact.items() if value})
    if wanted.group:
        found = found.filter(group="" if wanted.group == "none" else wanted.group)
    if wanted.attribute:
        found = found.alias(said=Cast("attributes", TextField())).filter(said__contains=f'"{wanted.attribute}"')
    return found.order_by("name", "id")


def _named(wanted: Search) -> Q:
    key = name_key(wanted.text)
    if not key:
        return Q(pk=None)
    if wanted.kind == "person":
        return Q(name_key__contains=key)
    others = Organisation.objects.filter(aliases__name_key__contains=key)
    return Q(name_key__contains=key) | Q(pk__in=others.values("pk"))


def countries(register: Register) -> Sequence[str]:
    """The countries that entries of a register have, by name."""
    here = {
        name
        for model in _KINDS.values()
        for name in model._default_manager.filter(register=register, merged_into=None).values_list("country", flat=True)
    }
    return sorted(here - {""})


def counts(register: Register) -> Counts:
    """The register in numbers. Groups and regions: of organisations and of people who represent none."""
    organisations = Organisation.objects.filter(register=register, merged_into=None)
    people = Person.objects.filter(register=register, merged_into=None)
    heard: list[QuerySet[Organisation] | QuerySet[Person]] = [organisations, people.filter(representations=None)]
    unverified = Stakeholder.Verification.UNVERIFIED
    return Counts(
        organisations=organisations.count(),
        people=people.count(),
        by_group=_by("group", GROUPS, heard),
        by_region=_by("region", REGIONS, heard),
        unverified=sum(found.filter(verification=unverified).count() for found in (organisations, people)),
    )


def _by(
    field: str, order: Sequence[str], several: Sequence[QuerySet[Organisation] | QuerySet[Person]]
) -> dict[str, int]:
    counted = dict.fromkeys((*order, ""), 0)
    for found in several:
        for value, count in found.order_by().values_list(field).annotate(Count("pk")):
            counted[value if value in counted else ""] += count
    return counted


def entry(register: Register, kind: str, pk: int) -> Entry | None:
    """One entry, merged or not, with those who look after it; None where it is not of this register."""
    model = _KINDS.get(kind)
    if model is None:
        return None
    return model._default_manager.select_related("merged_into", "verified_by").filter(register=register, pk=pk).first()


def merges_of(found: Entry) -> QuerySet[Merge]:
    """What an entry took in, and what took it in, latest first."""
    kind = "organisation" if isinstance(found, Organisation) else "person"
    here = Merge.objects.filter(register=found.register, kind=kind).select_related("by")
    return here.filter(Q(kept_id=found.pk) | Q(dropped_id=found.pk))


def likely_duplicates(register: Register, kind: str) -> list[tuple[Entry, Entry]]:
    """Pairs of entries whose names look alike, as the engine finds them for a report; the older entry first."""
    by_name: dict[str, list[Entry]] = {}
    for found in _KINDS[kind]._default_manager.filter(register=register, merged_into=None).order_by("id"):
        by_name.setdefault(found.name, []).append(found)
    equal = [(group[0], other) for group in by_name.values() for other in group[1:]]
    alike = [(by_name[one][0], by_name[other][0]) for one, other in similar_names(by_name)]
    return [(one, other) if one.pk < other.pk else (other, one) for one, other in [*equal, *alike]]
