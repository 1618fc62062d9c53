"""Letters to contributors, in the language they answer in. They hold no answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from rapporteur.web.consultations.questionnaire import said_in
from rapporteur.web.contributions.models import Contribution, Submission
from rapporteur.web.contributions.moments import in_words
from rapporteur.web.contributions.queries.standing import late


@dataclass(frozen=True, slots=True)
class Letter:
    """A subject and a text."""

    subject: str
    body: str


def site_language(code: str) -> str:
    """Django's code for a code in data."""
    return "zh-hans" if code == "zh" else code


def receipt(submission: Submission, secret: str) -> Letter:
    """That a submission arrived: reference, what, when, until when it can be changed, and how."""
    contribution = submission.contribution
    with translation.override(site_language(contribution.language)):
        return _letter(
            contribution,
            "receipt",
            gettext("Receipt %(reference)s") % {"reference": contribution.reference},
            received=_moment(contribution, submission.received_at),
            number=submission.number,
            late=late(contribution),
            address=link_address(secret),
        )


def return_link(contribution: Contribution, secret: str, until: datetime) -> Letter:
    """With a link back."""
    with translation.override(site_language(contribution.language)):
        return _letter(
            contribution,
            "return_link",
            gettext("Your link to go on with %(reference)s") % {"reference": contribution.reference},
            address=link_address(secret),
            until=_moment(contribution, until),
        )


def withdrawn(contribution: Contribution, now: datetime) -> Letter:
    """That a contribution was withdrawn."""
    with translation.override(site_language(contribution.language)):
        return _letter(
            contribution,
            "withdrawn",
            gettext("Contribution %(reference)s is withdrawn") % {"reference": contribution.reference},
            withdrawn=_moment(contribution, now),
        )


def link_address(secret: str) -> str:
    """The whole address of a link back, in the language that is active."""
    return str(settings.CONFIGURATION.address) + reverse("respond:return", args=[secret])


def _letter(contribution: Contribution, name: str, subject: str, **context: object) -> Letter:
    consultation = contribution.consultation
    surroundings = {
        "reference": contribution.reference,
        "consultation": said_in(consultation.title, contribution.language),
        "review": said_in(consultation.review.title, contribution.language),
        "body": consultation.review.body,
        "closes": _moment(contribution, consultation.closes_at) if consultation.closes_at else "",
    }
    text = render_to_string(f"contributions/letters/{name}.txt", {**surroundings, **context})
    return Letter(subject, text.strip() + "\n")


def _moment(contribution: Contribution, moment: datetime) -> str:
    return in_words(moment, contribution.consultation.review.time_zone, contribution.language)
