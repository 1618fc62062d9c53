"""What a review is made of, in an order that people choose: mandates, topics, documents."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, QuerySet

from rapporteur.engine.messages import Message
from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import User
from rapporteur.web.reviews.models import Document, Mandate, Review, Topic
from rapporteur.web.reviews.symbols import NotASymbol, parse, parse_mandate
from rapporteur.web.stakeholders.refusals import Refused

Part = Mandate | Topic | Document


@transaction.atomic
def add_part(*, part: Part, by: User, now: datetime) -> None:
    """Save a new part at the end of its list. Refuses a symbol that is none, and a second topic with one key."""
    _check(part)
    last = _beside(part).aggregate(last=Max("position"))["last"]
    part.position = 0 if last is None else last + 1
    part.save()
    _record(part, "added", by, now)


@transaction.atomic
def change_part(*, part: Part, by: User, now: datetime) -> None:
    """Save what was changed of a part. The key of a topic stays: questions are mapped by it."""
    _check(part)
    if isinstance(part, Topic) and Topic.objects.get(pk=part.pk).key != part.key:
        raise Refused(Message("The key of a topic stays as it is: questions are mapped to topics by it."))
    part.save()
    _record(part, "changed", by, now)


@transaction.atomic
def remove_part(*, part: Part, by: User, now: datetime) -> None:
    """Take a part out. Topics stay once people were asked: their answers are mapped by them."""
    if isinstance(part, Topic) and part.review.consultations.filter(opens_at__isnull=False).exists():
        raise Refused(Message("Topics stay once a consultation has dates: its questions are mapped to them."))
    _record(part, "removed", by, now)
    part.delete()


@transaction.atomic
def move_part(*, part: Part, up: bool, by: User, now: datetime) -> None:
    """Change places with the part before it, or after it; at the end of the list nothing happens."""
    Review.objects.select_for_update().get(pk=part.review_id)
    order = list(_beside(part))
    here = order.index(part)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for position, one in enumerate(order):
        type(one)._default_manager.filter(pk=one.pk).update(position=position)
    _record(part, "moved", by, now)


def _beside(part: Part) -> QuerySet[Any]:
    return type(part)._default_manager.filter(review_id=part.review_id).order_by("position", "id")


def _check(part: Part) -> None:
    try:
        if isinstance(part, Mandate):
            part.symbol = parse_mandate(part.symbol).text
        if isinstance(part, Document) and part.symbol.strip():
            part.symbol = parse(part.symbol).text
    except NotASymbol as fault:
        raise Refused(fault.reason) from fault
    if isinstance(part, Topic) and part.pk is None and _beside(part).filter(key=part.key).exists():
        raise Refused(Message("There is a topic with the key {key}. Choose another one.", key=part.key))


def _record(part: Part, what: str, by: User, now: datetime) -> None:
    named = part.key if isinstance(part, Topic) else part.symbol
    record(
        "review.changed",
        actor=by,
        target=part.review.slug,
        now=now,
        review=part.review_id,
        part=part._meta.model_name,
        what=what,
        named=named,
    )
