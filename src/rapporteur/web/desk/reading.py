"""A contribution as the desk reads it: what was submitted, and of names what whoever reads may see."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rapporteur.web.consultations.queries import questionnaire_of
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.profile import FURTHER
from rapporteur.web.contributions.queries import Change, Edition, Receipt, history, receipt, working
from rapporteur.web.contributions.search import name_of, states_of
from rapporteur.web.desk.forms.contributions import CHANNELS
from rapporteur.web.look.states import STATES
from rapporteur.web.look.templatetags.look import country, group, language_name, region

_NAMES: Final = frozenset({"organisation_name", "person_name"})
_FIELDS: Final[Mapping[str, Promise]] = {
    "as_organisation": _("Answers for an organisation"),
    "organisation_name": _("Name of the organisation"),
    "person_name": _("Name of the person"),
    "group": _("Group"),
    "country": _("Country"),
    "region": _("Region"),
    "language": _("Language"),
    "publication": _("Publication"),
    FURTHER: _("Further observations"),
    "": _("Documents"),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of the last submission. name: as whoever reads may see it. question: its key, "" for none."""

    id: int
    question: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the page of a contribution shows. receipt: None after a withdrawal."""

    name: str
    hidden: bool
    """There are names that whoever reads may not see."""
    email: str
    entry: str
    """What the register calls it; "" where it is matched with nobody, or that may not be seen."""
    channel: str
    states: tuple[str, ...]
    receipt: Receipt | None
    papers: tuple[Paper, ...]
    editions: tuple[Edition, ...]


def reading(contribution: Contribution, language: str, *, all_names: bool) -> Reading:
    """Of a contribution that was submitted. all_names: whoever reads may see names and addresses of all."""
    copy = receipt(contribution, language)
    profile = copy.profile if copy else {}
    shows = all_names or profile.get("publication") == Contribution.Publication.NAMED
    given = papers(contribution, all_names=all_names)
    matched = contribution.organisation or contribution.person
    names = _NAMES | {""} | {one.key for one in questionnaire_of(contribution.version).questions if one.kind == "file"}
    return Reading(
        name=name_of(profile, all_names=all_names),
        hidden=bool(copy) and not shows,
        email=contribution.email if all_names else "",
        entry=matched.name if matched and shows else "",
        channel=str(CHANNELS[Contribution.Channel(contribution.channel)]),
        states=_states(contribution, profile.get("publication", "")),
        receipt=copy if shows or copy is None else _without_file_names(copy, given),
        papers=given,
        editions=tuple(_edition(one, set() if shows else names) for one in history(contribution, language)),
    )


def papers(contribution: Contribution, *, all_names: bool) -> tuple[Paper, ...]:
    """The files of the last submission. What those that want no name call them may tell it."""
    last = contribution.submissions.last()
    if last is None or not last.content:
        return ()
    shows = all_names or last.content["profile"]["publication"] == Contribution.Publication.NAMED
    return tuple(
        Paper(
            id=given["id"],
            question=given["question"],
            name=given["name"] if shows else _plain_name(number, given["name"]),
            size=given["size"],
        )
        for number, given in enumerate(last.content["attachments"], start=1)
    )


def _plain_name(number: int, name: str) -> str:
    return f"document-{number}{PurePath(name).suffix.lower()}"


def _states(contribution: Contribution, publication: str) -> tuple[str, ...]:
    withdrawn = contribution.state == Contribution.State.WITHDRAWN
    return states_of(contribution, publication, changed=not withdrawn and working(contribution).changed_since)


def _without_file_names(copy: Receipt, given: tuple[Paper, ...]) -> Receipt:
    """The same where file names, as answers, are those of a list."""
    names = {paper.id: paper.name for paper in given}
    plain = {file.name: names[file.id] for file in copy.files}
    sections = (
        replace(section, answers=tuple((label, _replaced(answer, plain)) for label, answer in section.answers))
        for section in copy.sections
    )
    return replace(copy, sections=tuple(sections))


def _replaced(answer: str | list[str], plain: Mapping[str, str]) -> str | list[str]:
    return [plain.get(one, one) for one in answer] if isinstance(answer, list) else answer


def _edition(edition: Edition, hidden: Set[str]) -> Edition:
    """The same in words, without changes of what may not be seen."""
    kept = (change for change in edition.changes if change.key not in hidden)
    return Edition(edition.number, edition.received_at, tuple(_in_words(change) for change in kept))


def _in_words(change: Change) -> Change:
    label = change.label or str(_FIELDS.get(change.key, change.key))
    return Change(change.key, label, _value(change.key, change.before), _value(change.key, change.after))


def _value(key: str, value: str | list[str]) -> str | list[str]:
    if not isinstance(value, str) or not value:
        return value
    match key:
        case "as_organisation":
            return gettext("Yes") if value == "yes" else gettext("No")
        case "group":
            return group(value)
        case "country":
            return country(value)
        case "region":
            return region(value)
        case "language":
            return language_name(value)
        case "publication":
            return str(STATES[value].name)
        case _:
            return value
