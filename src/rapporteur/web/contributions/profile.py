"""What a contribution says about itself. Kept like answers, and in the contribution's columns, by which it is found."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from rapporteur.engine.messages import Message
from rapporteur.engine.records import GROUPS, UN_LANGUAGES
from rapporteur.web.consultations.questionnaire import (
    PROFILE,
    Questionnaire,
    Value,
    Words,
    default_consent,
    said_in,
)
from rapporteur.web.consultations.questionnaire.answers import Raw
from rapporteur.web.consultations.questionnaire.tidying import tidy
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.reviews.models import Review
from rapporteur.web.stakeholders.places import settle

FIELDS: Final = PROFILE
FURTHER: Final = "further"
"""Further observations: kept like an answer."""
_LONGEST: Final[Mapping[str, int]] = {
    "organisation_name": 300,
    "person_name": 200,
    "email": 254,
    "country": 100,
    "region": 40,
}
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "as_organisation": ("yes", "no"),
    "group": GROUPS,
    "language": UN_LANGUAGES,
    "publication": tuple(Contribution.Publication.values),
    "consent": ("yes",),
}
_MISSING: Final[Mapping[str, Message]] = {
    "as_organisation": Message("Say whether you answer for an organisation or for yourself."),
    "organisation_name": Message("Enter the name of the organisation."),
    "person_name": Message("Enter your name."),
    "group": Message("Choose the group you belong to."),
    "publication": Message("Choose whether we may publish your answers."),
    "consent": Message("Confirm that you have read the text and agree."),
}
_UNKNOWN_OPTION: Final = Message("Choose one of the options.")
_NO_ADDRESS: Final = Message("Enter an e-mail address such as name@example.org, or leave the field empty.")


def read(field: str, raw: Raw) -> str:
    """What a form says in a field, on one line."""
    return " ".join(tidy((list(raw.get(field, ())) or [""])[-1]).split())


def problems(field: str, profile: Mapping[str, Value]) -> tuple[Message, ...]:
    """What is to be mended in a field before submitting. profile: all fields, since one decides on another."""
    value = _text(profile, field)
    if not value:
        return (_MISSING[field],) if field in _required(profile) else ()
    if field in _CHOICES and value not in _CHOICES[field]:
        return (_UNKNOWN_OPTION,)
    if len(value) > _LONGEST.get(field, len(value)):
        return (Message("Use at most {limit} characters.", limit=_LONGEST[field]),)
    return (_NO_ADDRESS,) if field == "email" and not _is_address(value) else ()


def all_problems(profile: Mapping[str, Value]) -> dict[str, tuple[Message, ...]]:
    """Fields in which something is to be mended."""
    found = {field: problems(field, profile) for field in FIELDS}
    return {field: each for field, each in found.items() if each}


def columns(profile: Mapping[str, Value], review: Review) -> dict[str, Any]:
    """What the columns of a contribution are to hold. What was typed and does not fit stays in the answers only."""
    text = {field: _text(profile, field) for field in FIELDS}
    place = settle(text["country"], text["region"], own=review.countries)
    good = {field: value for field, value in text.items() if not problems(field, profile)}
    return {
        "as_organisation": {"yes": True, "no": False}.get(text["as_organisation"]),
        "organisation_name": text["organisation_name"][: _LONGEST["organisation_name"]],
        "person_name": text["person_name"][: _LONGEST["person_name"]],
        "email": good.get("email", ""),
        "group": good.get("group", ""),
        "country": place.country[: _LONGEST["country"]],
        "region": place.region,
        "publication": good.get("publication", ""),
        **({"language": good["language"]} if good.get("language") else {}),
    }


def kept(contribution: Contribution) -> dict[str, Value]:
    """The profile as the columns have it."""
    return {
        "as_organisation": {True: "yes", False: "no", None: ""}[contribution.as_organisation],
        "organisation_name": contribution.organisation_name,
        "person_name": contribution.person_name,
        "email": contribution.email,
        "group": contribution.group,
        "country": contribution.country,
        "region": contribution.region,
        "language": contribution.language,
        "publication": contribution.publication,
        "consent": "yes" if contribution.consent_digest else "",
    }


def agreement(
    profile: Mapping[str, Value], questionnaire: Questionnaire, language: str, now: datetime
) -> dict[str, Any]:
    """The columns that keep which text somebody agreed to, read in a language, and when."""
    if _text(profile, "consent") != "yes":
        return {"consent_digest": "", "consent_at": None}
    return {"consent_digest": consent_digest(said_in(consent_of(questionnaire), language)), "consent_at": now}


def consent_of(questionnaire: Questionnaire) -> Words:
    """The text that is agreed to: the questionnaire's own, else the one every questionnaire begins with."""
    return questionnaire.consent or default_consent()


def consent_digest(text: str) -> str:
    """What is kept of the text: the text itself is in the version."""
    return hashlib.sha256(text.encode()).hexdigest()


def _required(profile: Mapping[str, Value]) -> tuple[str, ...]:
    whose = {"yes": "organisation_name", "no": "person_name"}.get(_text(profile, "as_organisation"), "as_organisation")
    return (whose, "group", "publication", "consent")


def _text(profile: Mapping[str, Value], field: str) -> str:
    value = profile.get(field, "")
    return value if isinstance(value, str) else ""


def _is_address(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True
