"""Deterministic things to test with: the same every time, fictional throughout."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from rapporteur.web.accounts.models import User
from rapporteur.web.consultations.models import Consultation, Version
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.reviews.models import Membership, Review, Role
from rapporteur.web.stakeholders.models import Organisation, Person, Register
from rapporteur.web.stakeholders.names import name_key

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
"""The moment at which tests happen, unless they say otherwise."""
PASSWORD = "seventeen quiet lanterns"


def a_user(name: str = "Ana Berrio", *, administrator: bool = False, **given: Any) -> User:
    """A member of the staff; the e-mail address is made of the name."""
    email = given.pop("email", name.lower().replace(" ", ".") + "@lantern.example")
    user = User(name=name, email=email, is_administrator=administrator, created_at=NOW, **given)
    user.set_password(PASSWORD)
    user.save()
    return user


def a_review(slug: str = "lantern", **given: Any) -> Review:
    """A fictional review in all six languages."""
    defaults: dict[str, Any] = {
        "title": {"en": "Ten-year review of the Lantern Compact", "ar": "الاستعراض العشري لميثاق الفانوس"},
        "body": "Lantern Secretariat (fictional)",
        "summary": {"en": "What the Compact has brought, and what should come next."},
        "fictional": True,
        "public": True,
        "languages": ["ar", "zh", "en", "fr", "ru", "es"],
        "created_at": NOW - timedelta(days=60),
    }
    register = given.pop("register", None) or Register.objects.create(created_at=NOW)
    return Review.objects.create(slug=slug, register=register, **{**defaults, **given})


def a_member(review: Review, role: Role = Role.OWNER, name: str = "") -> User:
    """A member of the staff with a role in a review, named by the role unless told."""
    user = a_user(name or f"{role.label} of {review.slug}")
    Membership.objects.create(review=review, user=user, role=role, created_at=NOW)
    return user


def a_consultation(review: Review, slug: str = "first-round", *, state: str = "open", **given: Any) -> Consultation:
    """A consultation in a state at NOW: draft, scheduled, open, grace or closed. Its questionnaire: a_version."""
    days = {"draft": None, "scheduled": (2, 40), "open": (-10, 30), "grace": (-40, 0), "closed": (-60, -20)}[state]
    opens, closes = (NOW + timedelta(days=days[0]), NOW + timedelta(days=days[1])) if days else (None, None)
    defaults: dict[str, Any] = {
        "title": {"en": "First round of questions", "ar": "الجولة الأولى من الأسئلة"},
        "languages": review.languages,
        "opens_at": opens,
        "closes_at": closes,
        "created_at": NOW - timedelta(days=70),
    }
    return Consultation.objects.create(review=review, slug=slug, **{**defaults, **given})


def a_version(consultation: Consultation, definition: dict[str, Any], digest: str, number: int = 1) -> Version:
    """A version of a questionnaire, frozen where its consultation has dates."""
    frozen = consultation.opens_at - timedelta(days=1) if consultation.opens_at else None
    return Version.objects.create(
        consultation=consultation,
        number=number,
        definition=definition,
        digest=digest,
        frozen_at=frozen,
        changed_at=NOW - timedelta(days=65),
    )


def a_contribution(version: Version, number: int = 1, **given: Any) -> Contribution:
    """A contribution, a draft unless told otherwise. Answers and submissions: contributions.actions."""
    defaults: dict[str, Any] = {
        "reference": f"TEST-{number:04d}",
        "language": "en",
        "started_at": NOW - timedelta(hours=1),
        "changed_at": NOW - timedelta(hours=1),
        "submission_key": UUID(int=number),
    }
    return Contribution.objects.create(consultation=version.consultation, version=version, **{**defaults, **given})


def an_organisation(review: Review, name: str = "Lantern Foundation", **given: Any) -> Organisation:
    """An organisation in the register of a review."""
    return Organisation.objects.create(
        register=review.register, name=name, name_key=name_key(name), **{"created_at": NOW, **given}
    )


def a_person(review: Review, name: str = "Ivo Maren", **given: Any) -> Person:
    """A person in the register of a review."""
    return Person.objects.create(
        register=review.register, name=name, name_key=name_key(name), **{"created_at": NOW, **given}
    )
