"""A consultation as it stands now, since pages ask the clock, and devices that answer it."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from rapporteur.web.consultations.models import Consultation
from rapporteur.web.consultations.questionnaire import Questionnaire, digest, to_data
from rapporteur.web.contributions.models import Contribution
from tests.web.consultations.questionnaire.samples import lantern
from tests.web.factories import a_consultation, a_review, a_version

SECTIONS = {"as_organisation": "yes", "organisation_name": "Lantern Keepers Guild", "group": "civil-society"}
WHO = {**SECTIONS, "person_name": "", "country": "Kenya", "language": "en", "email": "oona@guild.example"}
AGREED = {"publication": "named", "consent": "yes"}
REQUIRED = {
    "q1": "It lit the whole valley.",
    "q2": "large",
    "q6": ["skills", "safety"],
    "q7-connectivity": "small",
    "q7-skills": "large",
    "q7-safety": "full",
}
DAYS = {"draft": None, "scheduled": (2, 40), "open": (-10, 30), "closed": (-60, -20)}


def a_round(state: str = "open", questionnaire: Questionnaire | None = None, **given: Any) -> Consultation:
    """A consultation in a state now."""
    now = timezone.now()
    days = DAYS[state]
    dates = (
        dict(zip(("opens_at", "closes_at"), (now + timedelta(days=day) for day in days), strict=True)) if days else {}
    )
    consultation = a_consultation(a_review(), state=state, **{**dates, **given})
    asked = questionnaire or lantern()
    a_version(consultation, to_data(asked), digest(asked))
    return consultation


def start_address(consultation: Consultation) -> str:
    return reverse("respond:start", args=[consultation.review.slug, consultation.slug])


def begin(client: Client, consultation: Consultation, **given: str) -> Contribution:
    """Press "Start"."""
    before = set(Contribution.objects.values_list("pk", flat=True))
    response = client.post(start_address(consultation), given)
    assert response.status_code == 302
    return Contribution.objects.exclude(pk__in=before).get()


def address(contribution: Contribution, page: str, *more: Any) -> str:
    return reverse(f"respond:{page}", args=[contribution.reference, *more])


def form(page: str) -> dict[str, Any]:
    """What the first form of a page with questions would send, as it stands: fields by name."""
    found = re.search(r'<form method="post"[^>]*>(.*?)</form>', page, re.S)
    assert found, page
    return fields(found[1])


def fields(html: str) -> dict[str, Any]:
    """Values of the fields in a piece of a page."""
    sent: dict[str, Any] = {}
    for tag in re.findall(r"<input\b[^>]*>", html):
        given = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if given["type"] == "file" or (given["type"] in ("radio", "checkbox") and " checked" not in tag):
            continue
        if given["type"] == "checkbox" and given["name"] in sent:
            sent[given["name"]] = [*sent[given["name"]], given["value"]]
        else:
            sent[given["name"]] = [given.get("value", "")] if given["type"] == "checkbox" else given.get("value", "")
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', html, re.S):
        sent[name] = unescape(text)
    return sent


def fill(client: Client, where: str, **answers: Any) -> Any:
    """Open a page, change some of its fields, send it."""
    page = client.get(where)
    assert page.status_code == 200, page.status_code
    return client.post(
        where, {**form(page.content.decode()), **{name.replace("__", "-"): value for name, value in answers.items()}}
    )


def answer_all(client: Client, contribution: Contribution, **who: Any) -> None:
    """Fill in everything that is required."""
    fill(client, address(contribution, "about"), **{**WHO, **who})
    fill(client, address(contribution, "all"), **REQUIRED)
    fill(client, address(contribution, "publication"), **AGREED)


def submit(client: Client, contribution: Contribution) -> Any:
    """Check and submit."""
    page = client.get(address(contribution, "check")).content.decode()
    return client.post(address(contribution, "check"), form(page))


def text_of(response: Any) -> str:
    """The text of a page without tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())
