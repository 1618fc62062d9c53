"""What the tests of rights play on: a review with one member in each role, a second review, and what people gave.

Attributes are for `Row.arguments` and `Row.data`: `lambda scene: scene.of(contribution=scene.named.reference)`. Private
strings that may leave nowhere but where tests/web/rights/test_canaries.py says are in CANARIES. The scene stands at
the real time, as views ask the clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils import timezone

from rapporteur.web.accounts.actions import digest_of, make_sign_in_link
from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.analysis.folders import out_folder, snapshot_folder
from rapporteur.web.analysis.models import Run
from rapporteur.web.consultations.models import Consultation, Extension, Version
from rapporteur.web.consultations.questionnaire import Option, Question, Questionnaire, Section, digest, to_data
from rapporteur.web.contributions.models import (
    Answer,
    Attachment,
    Contribution,
    ReturnLink,
    StoredFile,
    Submission,
)
from rapporteur.web.reviews.models import Document, Mandate, Membership, Review, Role, Topic
from rapporteur.web.stakeholders.models import Alias, Organisation, Person, Representation
from tests.web.factories import a_consultation, a_contribution, a_review, a_user, a_version

NAMED_ADDRESS: Final = "canary-named@private.example"
ANONYMOUS_ADDRESS: Final = "canary-anonymous@private.example"
WITHHELD_ADDRESS: Final = "canary-withheld@private.example"
DRAFT_ADDRESS: Final = "canary-draft@private.example"
REGISTER_ADDRESS: Final = "canary-register@private.example"
ANONYMOUS_NAME: Final = "Canarynonyma Quell"
ANONYMOUS_ORGANISATION: Final = "Canarynonymous Lamplighters"
WITHHELD_NAME: Final = "Canarywithheld Ossa"
WITHHELD_ORGANISATION: Final = "Canarywithheld Wickmakers"
WITHHELD_WORDS: Final = "canarywithheldwords about the oil merchants"
DRAFT_WORDS: Final = "canarydraftwords that nobody submitted"
RETURN_SECRET: Final = "canary-return-secret-0123456789abcdefghijklm"
ADDRESSES: Final = (NAMED_ADDRESS, ANONYMOUS_ADDRESS, WITHHELD_ADDRESS, DRAFT_ADDRESS, REGISTER_ADDRESS)
ANONYMOUS_NAMES: Final = (ANONYMOUS_NAME, ANONYMOUS_ORGANISATION)
WITHHELD: Final = (WITHHELD_NAME, WITHHELD_ORGANISATION, WITHHELD_WORDS)
CANARIES: Final = (*ADDRESSES, *ANONYMOUS_NAMES, *WITHHELD, DRAFT_WORDS, RETURN_SECRET)


@dataclass(frozen=True, slots=True)
class Scene:
    """One review in one state of its consultation, and all that an address can name."""

    state: str
    now: datetime
    review: Review
    consultation: Consultation
    version: Version
    members: Mapping[str, User]
    """One a role; the organiser is organiser of the consultation."""
    other_organiser: User
    """Organiser in the review, of no consultation."""
    administrator: User
    other_review: Review
    other_owner: User
    named: Contribution
    anonymous: Contribution
    withheld: Contribution
    draft: Contribution
    """Begun and not submitted."""
    submission: Submission
    """Of the named one."""
    attachment: Attachment
    """Of the named one."""
    run: Run
    organisation: Organisation
    other_organisation: Organisation
    """In the same register, nearly the same name: for merging."""
    person: Person
    mandate: Mandate
    topic: Topic
    document: Document
    membership: Membership
    """Of the reader."""
    return_secret: str
    sign_in_secret: str
    """Of the reader."""
    question: str = "views"
    """A key of the questionnaire: a text."""
    section: str = "main"

    def of_review(self, **more: Any) -> dict[str, Any]:
        """Arguments of an address in the review."""
        return {"review": self.review.slug, **more}

    def of(self, **more: Any) -> dict[str, Any]:
        """Arguments of an address in the consultation."""
        return {"review": self.review.slug, "consultation": self.consultation.slug, **more}

    def own(self, **more: Any) -> dict[str, Any]:
        """Arguments of an address of the contributor's own draft."""
        return {"reference": self.draft.reference, **more}


QUESTIONNAIRE: Final = Questionnaire(
    languages=("en", "fr"),
    title={"en": "First round of questions", "fr": "Première série de questions"},
    introduction={"en": "Tell us how the lanterns fare.", "fr": "Dites-nous comment vont les lanternes."},
    consent={"en": "I agree to the use of my answers.", "fr": "J’accepte l’utilisation de mes réponses."},
    sections=(
        Section(
            key="main",
            title={"en": "The Compact", "fr": "Le Pacte"},
            questions=(
                Question("views", "text", {"en": "What has changed?", "fr": "Qu’est-ce qui a changé ?"}),
                Question(
                    "pace",
                    "single",
                    {"en": "At what pace?", "fr": "À quel rythme ?"},
                    options=(
                        Option("slow", {"en": "Too slow", "fr": "Trop lent"}),
                        Option("fast", {"en": "Too fast", "fr": "Trop rapide"}),
                    ),
                ),
            ),
        ),
    ),
)


SUMMARY: Final[dict[str, Any]] = {
    "stages": {"intake": [2, 2, 0, 0]},
    "contributions": 2,
    "contributors": 2,
    "findings": 0,
    "sentences": 0,
    "rejected": 1,
    "files": ["report.html"],
    "refused": {},
}
"""Of the run, as the engine gives it."""


def build(state: str) -> Scene:
    """The scene in a state of the consultation: draft, open or closed. In draft the contributions are trials."""
    now = timezone.now()
    review, other = a_review(countries=["Ambria", "Zelle"]), a_review("beacon", public=False)
    members = {role.value: _member(review, role) for role in Role}
    consultation = _consultation(review, state, now, members)
    version = a_version(consultation, to_data(QUESTIONNAIRE), digest(QUESTIONNAIRE))
    organisation, similar, person = _register(review, now)
    given = _given(version, now, state, organisation)
    scene = Scene(
        state=state,
        now=now,
        review=review,
        consultation=consultation,
        version=version,
        members=members,
        other_organiser=_member(review, Role.ORGANISER, "Idle Organiser"),
        administrator=a_user("Site Administrator", administrator=True),
        other_review=other,
        other_owner=_member(other, Role.OWNER, "Owner Elsewhere"),
        **given,
        submission=given["named"].submissions.get(),
        attachment=given["named"].attachments.get(),
        run=_run(review, consultation, members["analyst"], now),
        organisation=organisation,
        other_organisation=similar,
        person=person,
        mandate=Mandate.objects.create(
            review=review, symbol="A/RES/99/901", paragraph="12", text={"en": "Asks for it."}
        ),
        topic=Topic.objects.create(review=review, key="light", label={"en": "Light"}),
        document=Document.objects.create(review=review, title={"en": "Roadmap"}, address="https://lantern.example/map"),
        membership=Membership.objects.get(user=members["reader"]),
        return_secret=RETURN_SECRET,
        sign_in_secret=make_sign_in_link(members["reader"], now=now),
    )
    record("review.made", actor=members["owner"], target=review.slug, now=now, review=review.pk)
    return scene


def _member(review: Review, role: Role, name: str = "") -> User:
    user = a_user(name or f"{role.value.title()} Member")
    Membership.objects.create(review=review, user=user, role=role, created_at=review.created_at)
    return user


def _consultation(review: Review, state: str, now: datetime, members: Mapping[str, User]) -> Consultation:
    days = {"draft": None, "open": (-10, 30), "closed": (-60, -20)}[state]
    opens, closes = (now + timedelta(days=days[0]), now + timedelta(days=days[1])) if days else (None, None)
    consultation = a_consultation(
        review, state=state, opens_at=opens, closes_at=closes, languages=["en", "fr"], summary={"en": "Eight questions"}
    )
    consultation.organisers.add(Membership.objects.get(user=members["organiser"]))
    if closes:
        Extension.objects.create(
            consultation=consultation,
            old=closes - timedelta(days=7),
            new=closes,
            reason={"en": "Many asked for more time"},
            by=members["owner"],
            at=now - timedelta(days=25),
        )
    return consultation


def _register(review: Review, now: datetime) -> tuple[Organisation, Organisation, Person]:
    def organisation(name: str, key: str) -> Organisation:
        return Organisation.objects.create(
            register=review.register, name=name, name_key=key, group="civil-society", country="Ambria", created_at=now
        )

    first, second = organisation("Lantern Keepers Guild", "lantern keepers guild"), organisation("Guild", "guild")
    Alias.objects.create(organisation=first, name="LKG", name_key="lkg")
    person = Person.objects.create(
        register=review.register, name="Oona Marsh", name_key="oona marsh", email=REGISTER_ADDRESS, created_at=now
    )
    Representation.objects.create(person=person, organisation=first, title="Secretary")
    return first, second, person


def _given(version: Version, now: datetime, state: str, organisation: Organisation) -> dict[str, Contribution]:
    trial = state == "draft"
    named = _submitted(
        version, 1, now, "named", "Oona Marsh", "Lantern Keepers Guild", NAMED_ADDRESS, "Light returned.", trial=trial
    )
    Contribution.objects.filter(pk=named.pk).update(organisation=organisation)
    anonymous = _submitted(
        version,
        2,
        now,
        "anonymous",
        ANONYMOUS_NAME,
        ANONYMOUS_ORGANISATION,
        ANONYMOUS_ADDRESS,
        "The wicks are short.",
        trial=trial,
    )
    withheld = _submitted(
        version,
        3,
        now,
        "withheld",
        WITHHELD_NAME,
        WITHHELD_ORGANISATION,
        WITHHELD_ADDRESS,
        WITHHELD_WORDS,
        trial=trial,
    )
    draft = a_contribution(
        version, 4, trial=trial, email=DRAFT_ADDRESS, group="academia", started_at=now, changed_at=now
    )
    Answer.objects.create(contribution=draft, question="views", value=DRAFT_WORDS, saved_at=now)
    ReturnLink.objects.create(
        contribution=draft, digest=digest_of(RETURN_SECRET), created_at=now, expires_at=now + timedelta(days=30)
    )
    named.refresh_from_db()
    _file(named, now)
    return {"named": named, "anonymous": anonymous, "withheld": withheld, "draft": draft}


def _submitted(
    version: Version,
    number: int,
    now: datetime,
    publication: str,
    name: str,
    organisation: str,
    address: str,
    words: str,
    *,
    trial: bool,
) -> Contribution:
    arrived = (version.consultation.opens_at or now) + timedelta(days=number)
    contribution = a_contribution(
        version,
        number,
        trial=trial,
        state=Contribution.State.SUBMITTED,
        publication=publication,
        person_name=name,
        as_organisation=True,
        organisation_name=organisation,
        email=address,
        group="civil-society",
        country="Ambria",
        started_at=arrived - timedelta(hours=1),
        changed_at=arrived,
        received_at=arrived,
    )
    profile = {
        "as_organisation": "yes",
        "organisation_name": organisation,
        "person_name": name,
        "group": "civil-society",
        "country": "Ambria",
        "region": "",
        "language": "en",
        "publication": publication,
        "consent": "yes",
    }
    for question, value in {**profile, "views": words, "pace": "slow"}.items():
        Answer.objects.create(contribution=contribution, question=question, value=value, saved_at=arrived)
    content = {
        "profile": profile,
        "answers": {"views": words, "pace": "slow"},
        "attachments": [],
        "consent": {"digest": "", "language": ""},
    }
    Submission.objects.create(
        contribution=contribution,
        number=1,
        version=version,
        received_at=arrived,
        content=content,
        digest=digest_of(repr(content)),
        key=UUID(int=100 + number),
    )
    return contribution


def _file(contribution: Contribution, now: datetime) -> Attachment:
    stored = StoredFile.objects.create(digest=digest_of("a plain text"), size=12, kind="txt", created_at=now)
    return Attachment.objects.create(contribution=contribution, file=stored, name="annex.txt", added_at=now)


def _run(review: Review, consultation: Consultation, by: User, now: datetime) -> Run:
    run = Run.objects.create(
        review=review,
        number=1,
        state=Run.State.DONE,
        requested_by=by,
        requested_at=now - timedelta(hours=2),
        started_at=now - timedelta(hours=2),
        finished_at=now - timedelta(hours=1),
        summary=SUMMARY,
    )
    run.consultations.add(consultation)
    for folder, name in ((snapshot_folder(run), "review.toml"), (out_folder(run), "report.html")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("Nothing private.\n", encoding="utf-8")
    return run
