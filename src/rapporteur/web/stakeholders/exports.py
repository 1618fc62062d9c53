"""A register as a table that stakeholders.tables reads again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from rapporteur.engine.schemes.geography import region_name
from rapporteur.engine.schemes.groups import group_name
from rapporteur.web.stakeholders.models import Organisation, Person, Register, Representation

_HEADER = (
    "Organisation", "Person", "Function", "E-mail", "Other names", "Group", "Sub-groups", "Country", "Region",
    "Website", "Language", "Verification",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(register: Register, *, addresses: bool) -> str:
    """All entries, merged ones left out. addresses: with e-mail addresses, else that column is left out.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    left_out = None if addresses else _HEADER.index("E-mail")
    for row in [_HEADER, *_organisations(register), *_people(register)]:
        writer.writerow(_as_text(cell) for position, cell in enumerate(row) if position != left_out)
    return "\ufeff" + out.getvalue()


def _as_text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _organisations(register: Register) -> Iterator[tuple[str, ...]]:
    here = Organisation.objects.filter(register=register, merged_into=None).prefetch_related("aliases")
    for one in here.order_by("name", "id"):
        aliases = "; ".join(sorted(alias.name for alias in one.aliases.all()))
        yield (one.name, "", "", "", aliases, *_profile(one), one.website, "", one.verification)


def _people(register: Register) -> Iterator[tuple[str, ...]]:
    here = Person.objects.filter(register=register, merged_into=None).order_by("name", "id")
    spoken: dict[int, list[Representation]] = {}
    for found in Representation.objects.filter(person__in=here).select_related("organisation").order_by("id"):
        spoken.setdefault(found.person_id, []).append(found)
    for one in here:
        last = ("", one.language, one.verification)
        for found in spoken.get(one.pk, ()):
            yield (found.organisation.name, one.name, found.title, one.email, "", *_profile(one), *last)
        if one.pk not in spoken:
            yield ("", one.name, "", one.email, "", *_profile(one), *last)


def _profile(one: Organisation | Person) -> tuple[str, ...]:
    group = group_name(one.group) if one.group else ""
    region = region_name(one.region) if one.region else ""
    return group, "; ".join(one.attributes), one.country, region
