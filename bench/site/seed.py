"""One open consultation with the eight questions, in the site that the environment names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from demo.site import words
from demo.site.questionnaires import questionnaire
from rapporteur.cli.site import ready

REVIEW, CONSULTATION = "lantern", "third-round"


def main() -> None:
    """Make the review and open the consultation."""
    ready()
    from rapporteur.web.accounts.actions import make_account
    from rapporteur.web.consultations import actions
    from rapporteur.web.consultations.questionnaire import to_data
    from rapporteur.web.reviews.actions import add_part, make_review, publish
    from rapporteur.web.reviews.models import Topic

    now = datetime.now(UTC)
    owner = make_account(email="owner@lantern.example", name="Owner", administrator=True, by=None, now=now)
    review = make_review(slug=REVIEW, owner=owner, by=None, now=now, title=words.title(), summary=words.SUMMARY)
    for key, label in words.TOPICS.items():
        add_part(part=Topic(review=review, key=key, label=label), by=owner, now=now)
    publish(review=review, by=owner, now=now)
    consultation = actions.make(
        review=review,
        slug=CONSULTATION,
        title=words.THIRD_ROUND,
        summary=words.ASKED_OF,
        languages=words.LANGUAGES,
        by=owner,
        now=now,
    )
    definition = to_data(questionnaire(words.THIRD_ROUND, [f"q{number}" for number in range(1, 9)]))
    seen = consultation.versions.get().digest
    actions.save_draft(consultation=consultation, definition=definition, seen=seen, by=owner, now=now)
    closes = now + timedelta(days=30)
    actions.open_consultation(
        consultation=consultation, opens_at=None, closes_at=closes, confirmed=True, by=owner, now=now
    )


if __name__ == "__main__":
    main()
