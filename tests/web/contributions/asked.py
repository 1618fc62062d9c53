"""A small fictional questionnaire with every kind of question, and contributions to it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.questionnaire import (
    Includes,
    Option,
    Question,
    Questionnaire,
    Section,
    Value,
    digest,
    to_data,
)
from rapporteur.web.contributions import actions
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.contributions.queries import Receipt, receipt, working
from tests.web.factories import NOW, a_consultation, a_review, a_version

CANARY = "canary-address@lantern.example"
"""An e-mail address that may be in one column, in letters' envelopes, and nowhere else."""


def said(text: str) -> dict[str, str]:
    return {"en": text, "ar": f"ترجمة: {text}"}


def options(*keys: str) -> tuple[Option, ...]:
    return tuple(Option(key, said(key.capitalize())) for key in keys)


LAMPS = options("old", "new")
WICK = Includes("means", "wick")
QUESTIONNAIRE = Questionnaire(
    languages=("ar", "en"),
    title=said("First round of questions"),
    consent={"en": "I agree to the keeping of lamps.", "ar": "أوافق على حفظ المصابيح."},
    sections=(
        Section(
            "light",
            said("Light"),
            questions=(
                Question("welcome", "note", said("Take your time.")),
                Question("change", "text", said("What has changed?"), required=True, word_limit=20),
                Question("means", "multiple", said("By what means?"), options=options("oil", "wick", "glass")),
                Question("wicks", "number", said("How many wicks?"), low=Decimal(0), condition=WICK),
                Question("stable", "single", said("Is it stable?"), options=options("yes", "no")),
                Question("far", "scale", said("How far?"), options=options("little", "half", "wholly")),
            ),
        ),
        Section(
            "night",
            said("Night"),
            questions=(
                Question("lamps", "matrix", said("Rate the lamps"), rows=LAMPS, options=options("dim", "bright")),
                Question("since", "date", said("Since when?")),
                Question("papers", "file", said("Attach your papers")),
                Question("statute", "text", said("Which statute?"), groups=("government",)),
            ),
        ),
    ),
)  # fmt: skip
PROFILE: Mapping[str, Value] = {
    "as_organisation": "yes",
    "organisation_name": "Harbour Lamp Trust",
    "person_name": "Ivo Maren",
    "email": CANARY,
    "group": "civil-society",
    "country": "kenya",
    "language": "en",
    "publication": "named",
    "consent": "yes",
}
ANSWERS: Mapping[str, Value] = {
    "change": "The harbour is lit.",
    "means": ["oil", "glass"],
    "stable": "yes",
    "far": "half",
    "lamps": {"old": "dim", "new": "bright"},
    "since": "2024-05-01",
}


def asked(state: str = "open", slug: str = "lantern", **given: Any) -> Consultation:
    """A consultation in a state at NOW that asks QUESTIONNAIRE."""
    consultation = a_consultation(a_review(slug), state=state, **given)
    a_version(consultation, to_data(QUESTIONNAIRE), digest(QUESTIONNAIRE))
    return consultation


def deadline_of(contribution: Contribution) -> datetime:
    closes = contribution.consultation.closes_at
    assert closes
    return closes


def copy_of(contribution: Contribution, language: str = "") -> Receipt:
    copy = receipt(contribution, language)
    assert copy
    return copy


def begun(consultation: Consultation | None = None, **given: Any) -> Contribution:
    """A draft, on the device "one"."""
    at = {"language": "en", "via": "", "device": "one", "now": NOW, **given}
    return actions.begin(consultation=consultation or asked(), **at)


def filled(contribution: Contribution, **values: Value) -> Contribution:
    """A draft with everything that is asked of it. values: instead of or beside what is usually given."""
    given = {**PROFILE, **ANSWERS, **values}
    revisions = working(contribution).revisions
    saved = actions.save(contribution=contribution, values=given, revisions=revisions, device="one", now=NOW)
    assert saved.conflicts == ()
    return contribution


def submitted(contribution: Contribution | None = None, **values: Value) -> Contribution:
    """A contribution that was submitted at NOW."""
    contribution = filled(contribution or begun(), **values)
    actions.submit(contribution=contribution, key=contribution.submission_key, now=NOW)
    return contribution
