"""Puts the demonstration into an empty site, by the same actions that people use.

    python -m demo.site.seed

Times are those of the rounds; the third round opens when this runs.
"""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from demo import questionnaire as form
from demo.build import SEED, paper
from demo.questionnaire import Round
from demo.site import words
from demo.site.questionnaires import questionnaire
from demo.voices import Voice, in_order_of_arrival, load
from demo.workbook import times
from rapporteur.cli.site import ready

STAFF: Final = {
    "owner": "Amina Sorel",
    "officer": "Jonas Petrel",
    "analyst": "Lia Okonjo",
    "drafter": "Mateo Arce",
    "organiser": "Soraya Nadim",
    "reader": "Nils Bergholm",
}
"""Fictional people, one a role; their addresses are ROLE@lantern.example."""
_MADE: Final = datetime(2024, 8, 1, 8, 0, tzinfo=UTC)
_STATED: Final = ("Kesara", "Ndolu", "Tamrit", "Sulang", "Meiruo", "Tovaro", "Norrhaven", "Valdoria", "Verkhomir")
_COUNTRIES: Final = (*_STATED, "San Aurelio", "Costa Bermeja", "Isla Clara", "Sahilia", "Rimal")
_CHANNELS: Final = ("", "", "newsletter", "partners", "social")
_THIRD_ROUND: Final = timedelta(days=30)


def seed(now: datetime, voices: Sequence[Voice] | None = None) -> None:
    """The whole demonstration, or with some of its voices only. Does nothing where it is there already."""
    from rapporteur.web.reviews.models import Review

    if Review.objects.filter(slug="lantern").exists():
        return
    heard = load() if voices is None else voices
    review, staff = _review()
    first = _round(review, staff["officer"], form.ROUNDS[0], heard, None)
    second = _round(review, staff["officer"], form.ROUNDS[1], heard, first)
    _third_round(review, staff, second, now)


def _review() -> tuple[Any, dict[str, Any]]:
    from rapporteur.web.accounts.actions import make_account
    from rapporteur.web.reviews import actions
    from rapporteur.web.reviews.models import Document, Mandate, Role, Topic

    admin = make_account(
        email="admin@lantern.example", name="Site administrator", administrator=True, by=None, now=_MADE
    )
    staff = {
        role: make_account(email=f"{role}@lantern.example", name=name, administrator=False, by=admin, now=_MADE)
        for role, name in STAFF.items()
    }
    owner = staff["owner"]
    review = actions.make_review(
        slug="lantern",
        owner=owner,
        by=admin,
        now=_MADE,
        title=words.title(),
        summary=words.SUMMARY,
        body="Lantern Secretariat (fictional)",
        fictional=True,
        languages=words.LANGUAGES,
        countries=_COUNTRIES,
        least_days=28,
    )
    for role, user in staff.items():
        if role != "owner":
            actions.give_role(review=review, user=user, role=Role(role), by=owner, now=_MADE)
    mandate = Mandate(review=review, symbol="A/RES/99/901", paragraph="71", text=words.MANDATE)
    document = Document(
        review=review, title=words.round_title("first"), address="https://lantern.example/roadmap", dated=_MADE.date()
    )
    topics = [Topic(review=review, key=key, label=label) for key, label in words.TOPICS.items()]
    parts: tuple[actions.Part, ...] = (mandate, document, *topics)
    for part in parts:
        actions.add_part(part=part, by=owner, now=_MADE)
    actions.publish(review=review, by=owner, now=_MADE)
    return review, staff


def _round(review: Any, officer: Any, asked: Round, voices: Sequence[Voice], former: Any) -> Any:
    """One closed round with all that came in. The first was extended by a week."""
    from rapporteur.web.consultations import actions
    from rapporteur.web.consultations.questionnaire import to_data

    opened, closed = _moment(asked.opened), _moment(asked.closed)
    before = opened - timedelta(days=2)
    title = words.round_title("first" if former is None else "second")
    given: dict[str, Any] = {"by": officer, "now": before}
    if former is None:
        consultation = actions.make(
            review=review, slug="first-round", title=title, summary=words.ASKED_OF, languages=words.LANGUAGES, **given
        )
    else:
        consultation = actions.copy_for_next_round(consultation=former, slug="second-round", title=title, **given)
    definition = to_data(questionnaire(title, asked.asked, links=former is not None))
    seen = consultation.versions.get().digest
    actions.save_draft(consultation=consultation, definition=definition, seen=seen, **given)
    extended = former is None
    first_deadline = closed - timedelta(days=7) if extended else closed
    consultation = actions.open_consultation(
        consultation=consultation, opens_at=opened, closes_at=first_deadline, confirmed=True, **given
    )
    if extended:
        moment = first_deadline - timedelta(days=3)
        actions.extend(consultation=consultation, new=closed, reason=words.EXTENSION, by=officer, now=moment)
        consultation.refresh_from_db()
    heard = in_order_of_arrival([voice for voice in voices if voice.round == asked.number], SEED)
    for voice, (began, ended) in zip(heard, times(asked, heard), strict=True):
        _contribute(consultation, voice, began.replace(tzinfo=UTC), ended.replace(tzinfo=UTC))
    return consultation


def _third_round(review: Any, staff: dict[str, Any], former: Any, now: datetime) -> None:
    """The round that is open: its eight questions came as an XLSForm."""
    from rapporteur.web.consultations import actions
    from rapporteur.web.reviews.models import Membership

    given: dict[str, Any] = {"by": staff["officer"], "now": now}
    consultation = actions.copy_for_next_round(
        consultation=former, slug="third-round", title=words.THIRD_ROUND, **given
    )
    actions.import_xlsform(
        consultation=consultation,
        content=third_round_form(),
        name="third-round.xlsx",
        seen=consultation.versions.get().digest,
        **given,
    )
    organiser = Membership.objects.filter(review=review, user=staff["organiser"])
    actions.set_organisers(consultation=consultation, organisers=list(organiser), **given)
    actions.open_consultation(
        consultation=consultation, opens_at=None, closes_at=now + _THIRD_ROUND, confirmed=True, **given
    )


def third_round_form() -> bytes:
    """The eight questions as an XLSForm workbook: what an officer would bring along."""
    from rapporteur.web.consultations.questionnaire import write

    return write(questionnaire(words.THIRD_ROUND, [f"q{number}" for number in range(1, 9)]))


def _contribute(consultation: Any, voice: Voice, began: datetime, ended: datetime) -> None:
    """What one contributor did: begin, answer, attach, submit."""
    from rapporteur.web.contributions import actions

    number = _draw(voice.key, "via")
    contribution = actions.begin(
        consultation=consultation,
        language=voice.language,
        via=_CHANNELS[number % len(_CHANNELS)],
        device=f"demo-{voice.key}",
        now=began,
    )
    values = dict(_values(voice))
    actions.save(contribution=contribution, values=values, revisions={}, device=f"demo-{voice.key}", now=ended)
    for name in voice.files:
        content = io.BytesIO(paper(name, voice))
        actions.add_file(contribution=contribution, question="", name=name, content=content, now=ended)
    actions.submit(contribution=contribution, key=_key(voice.key), now=ended)


def _values(voice: Voice) -> Iterator[tuple[str, Any]]:
    organisation = voice.organisation
    yield from (("as_organisation", "yes" if organisation else "no"), ("organisation_name", organisation))
    yield from (("person_name", voice.person), ("email", voice.email), ("group", voice.group))
    yield from (("country", voice.country), ("region", voice.region), ("language", voice.language))
    yield from (("publication", voice.publication), ("consent", "yes"))
    yield from voice.answers.items()
    if voice.areas:
        yield "q6", [area for area in form.AREAS if area in voice.areas]


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _draw(key: str, what: str) -> int:
    return int.from_bytes(hashlib.sha256(f"{what}:{key}".encode()).digest()[:4], "big")


def _key(voice: str) -> UUID:
    return UUID(bytes=hashlib.sha256(f"submission:{voice}".encode()).digest()[:16])


def main(given: Sequence[str]) -> int:
    """Seed the site that the environment names; with a path, also write the third round's form there."""
    ready()
    seed(datetime.now(UTC))
    if given:
        Path(given[0]).write_bytes(third_round_form())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
