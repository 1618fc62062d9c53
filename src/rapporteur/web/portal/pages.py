"""What the public pages show, as records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext, pgettext

from rapporteur.web.consultations.models import Consultation, Extension
from rapporteur.web.consultations.states import State, last_moment, state_of
from rapporteur.web.reviews import queries
from rapporteur.web.reviews.models import Review

_ORDER = (State.OPEN, State.GRACE, State.SCHEDULED, State.CLOSED)


@dataclass(frozen=True, slots=True)
class Moment:
    """A line of a timeline. state: past, now or future."""

    what: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A consultation as the public sees it. Only those with dates: drafts are nobody's business."""

    consultation: Consultation
    state: State
    moments: tuple[Moment, ...]
    extensions: tuple[Extension, ...]
    """As they were decided, the first in front."""

    @property
    def is_open(self) -> bool:
        """Whether anybody may begin now."""
        return self.state is State.OPEN


@dataclass(frozen=True, slots=True)
class Listed:
    """A review on the front page. consultations: open ones first, then those to come, then those that closed."""

    review: Review
    consultations: tuple[Asked, ...]

    @property
    def open(self) -> tuple[Asked, ...]:
        """What can be answered now."""
        return tuple(asked for asked in self.consultations if asked.is_open)


def public_reviews(now: datetime) -> tuple[Listed, ...]:
    """Every review on the public face: those with something open first, the soonest deadline in front."""
    reviews = queries.public_reviews().prefetch_related(_announced())
    return tuple(sorted((_listed(review, now) for review in reviews), key=_urgency))


def public_review(slug: str, now: datetime) -> Listed | None:
    """One review with all that its page needs; None where there is none that is public."""
    related = ("mandates", "documents", "topics", _announced())
    review = queries.public_reviews().filter(slug=slug).prefetch_related(*related).first()
    return _listed(review, now) if review else None


def _announced() -> Prefetch[str, QuerySet[Consultation], str]:
    dated = Consultation.objects.filter(opens_at__isnull=False, closes_at__isnull=False)
    return Prefetch("consultations", queryset=dated.prefetch_related("extensions"))


def _listed(review: Review, now: datetime) -> Listed:
    asked = [_asked(consultation, now) for consultation in review.consultations.all()]
    return Listed(review, tuple(sorted(asked, key=lambda one: _ORDER.index(one.state))))


def _urgency(listed: Listed) -> tuple[bool, float, str]:
    deadlines = [asked.consultation.closes_at.timestamp() for asked in listed.open if asked.consultation.closes_at]
    return not deadlines, min(deadlines, default=0.0), listed.review.slug


def _asked(consultation: Consultation, now: datetime) -> Asked:
    state = state_of(consultation, now)
    return Asked(consultation, state, tuple(_moments(consultation, state)), tuple(consultation.extensions.all()))


def _moments(consultation: Consultation, state: State) -> list[Moment]:
    """When it opens and closes; while it is in its grace, until when what was begun is accepted."""
    opens, closes = consultation.opens_at, consultation.closes_at
    if opens is None or closes is None:
        return []
    scheduled, is_open = state is State.SCHEDULED, state is State.OPEN
    moments = [
        Moment(
            gettext("Opens") if scheduled else pgettext("in the past", "Opened"),
            opens,
            "future" if scheduled else "past",
        ),
        Moment(_closing(state), closes, "future" if scheduled else "now" if is_open else "past"),
    ]
    if state is State.GRACE:
        moments.append(Moment(gettext("What was begun is accepted until"), last_moment(consultation), "now"))
    return moments


def _closing(state: State) -> str:
    if state is State.SCHEDULED:
        return gettext("Closes")
    return gettext("Open until") if state is State.OPEN else pgettext("in the past", "Closed")
