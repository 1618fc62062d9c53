"""Reviews in every state a visitor can meet, around the moment of the test. Fictional throughout."""

from __future__ import annotations

import os
from datetime import date, timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rapporteur.web.settings")
django.setup()

from django.utils import timezone  # noqa: E402

from rapporteur.web.accounts.models import User  # noqa: E402
from rapporteur.web.consultations.models import Consultation, Extension  # noqa: E402
from rapporteur.web.consultations.questionnaire import Questionnaire, Section, digest, to_data  # noqa: E402
from rapporteur.web.portal.samples import LONG_NAME, QUESTION, QUESTIONS, TEXTS, TITLE  # noqa: E402
from rapporteur.web.reviews.models import Document, Mandate, Review, Topic  # noqa: E402
from tests.web.factories import a_consultation, a_review, a_user, a_version  # noqa: E402

NOW = timezone.now()
ASKED = Questionnaire(
    languages=tuple(TITLE),
    title=TITLE,
    introduction=TEXTS,
    consent=TEXTS,
    sections=(Section("samples", TITLE, TEXTS, QUESTIONS),),
)


def seed() -> None:
    """Everything."""
    officer = a_user()
    _full(officer)
    a_review("quiet", title={"es": TITLE["es"]}, summary={}, body="", languages=[])
    a_review("hidden", public=False)


def _full(officer: User) -> None:
    """A review with everything, long names and all."""
    review = a_review("lantern", title=TITLE, summary=TEXTS, body=LONG_NAME, time_zone="Asia/Kathmandu")
    for position, paragraph in enumerate(("12", "13 (b)")):
        Mandate.objects.create(
            review=review,
            symbol="A/RES/99/901",
            paragraph=paragraph,
            text=TEXTS,
            address="https://lantern.example/mandate",
            position=position,
        )
    _documents(review)
    moved = _asking(
        review,
        "first-round",
        title=QUESTION,
        summary=TEXTS,
        opens_at=NOW - timedelta(days=10),
        closes_at=NOW + timedelta(days=20),
    )
    Extension.objects.create(
        consultation=moved,
        old=NOW + timedelta(days=6),
        new=NOW + timedelta(days=20),
        reason={"ar": TEXTS["ar"], "ru": TEXTS["ru"]},
        by=officer,
        at=NOW - timedelta(days=1),
    )
    for slug, opens, closes in (("next", 30, 60), ("just-closed", -30, 0), ("former", -90, -60)):
        _asking(
            review,
            slug,
            opens_at=NOW + timedelta(days=opens),
            closes_at=NOW + timedelta(days=closes),
            grace_minutes=600,
        )
    a_consultation(review, "not-decided", state="draft")


def _asking(review: Review, slug: str, **given: Any) -> Consultation:
    consultation = a_consultation(review, slug, **given)
    a_version(consultation, to_data(ASKED), digest(ASKED))
    return consultation


def _documents(review: Review) -> None:
    for place, symbol in enumerate(("A/99/CRP.1", "")):
        Document.objects.create(
            review=review,
            title=TITLE if symbol else {"en": LONG_NAME},
            symbol=symbol,
            address="https://lantern.example/a-note.pdf",
            dated=date(2026, 1, 12) if symbol else None,
            position=place,
        )
    for place, words in enumerate((TITLE, QUESTION)):
        Topic.objects.create(review=review, key=f"topic-{place}", label=words, position=place)


if __name__ == "__main__":
    seed()
