"""Two entries that are one: the one that stays takes over everything that points to the other."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.forms.models import model_to_dict

from rapporteur.engine.messages import Message
from rapporteur.web.accounts.models import User
from rapporteur.web.stakeholders.actions.entries import refuse_merged
from rapporteur.web.stakeholders.actions.recording import Entry, kind_of, lock, record_for
from rapporteur.web.stakeholders.attributes import in_order
from rapporteur.web.stakeholders.models import Alias, Merge, Organisation, Representation
from rapporteur.web.stakeholders.refusals import Refused

_FILLED = ("group", "country", "region", "website", "email", "language")
_RECORDED = ("name", "group", "attributes", "country", "region", "website", "language", "verification", "note")
"""Not the e-mail address: the record of a merge cannot be erased, and the entry that goes keeps it."""


@transaction.atomic
def merge(*, kept: Entry, dropped: Entry, reason: str, by: User, now: datetime) -> Merge:
    """Make two entries one, on the record.

    Names of the dropped one become aliases; what speaks for it, and what points to it from later stages, moves; what
    the kept one does not say is filled in from it. Refuses across registers, kinds, and what was merged before.
    """
    _refuse(kept, dropped, reason)
    lock(kept.register)
    kept.refresh_from_db()
    dropped.refresh_from_db()
    refuse_merged(kept)
    refuse_merged(dropped)
    before = {"kept": _state(kept), "dropped": _state(dropped)}
    _take_names(kept, dropped)
    _take_representations(kept, dropped)
    _take_what_points_to(kept, dropped)
    _fill(kept, dropped)
    dropped.merged_into = kept
    dropped.save(update_fields=["merged_into"])
    record_for("register.merged", kept, by=by, now=now, dropped=dropped.pk)
    return Merge.objects.create(
        register=kept.register,
        kind=kind_of(kept),
        kept_id=kept.pk,
        dropped_id=dropped.pk,
        before=before,
        reason=reason.strip(),
        by=by,
        at=now,
    )


def _refuse(kept: Entry, dropped: Entry, reason: str) -> None:
    if type(kept) is not type(dropped):
        raise Refused(Message("An organisation and a person cannot be merged."))
    if kept.register_id != dropped.register_id:
        raise Refused(Message("The two entries are in registers of different reviews."))
    if kept.pk == dropped.pk:
        raise Refused(Message("Choose two different entries."))
    if not reason.strip():
        raise Refused(Message("Write why the two are one, so that others can follow it."))


def _state(entry: Entry) -> dict[str, Any]:
    state = {field: value for field, value in model_to_dict(entry).items() if field in _RECORDED}
    state["id"] = entry.pk
    if isinstance(entry, Organisation):
        state["aliases"] = list(entry.aliases.order_by("name").values_list("name", flat=True))
    state["representations"] = list(
        entry.representations.order_by("id").values("person_id", "organisation_id", "title")
    )
    return state


def _take_names(kept: Entry, dropped: Entry) -> None:
    if not isinstance(kept, Organisation) or not isinstance(dropped, Organisation):
        return
    known = {kept.name_key, *kept.aliases.values_list("name_key", flat=True)}
    names = {dropped.name_key: dropped.name, **dict(dropped.aliases.values_list("name_key", "name"))}
    dropped.aliases.all().delete()
    Alias.objects.bulk_create(
        Alias(organisation=kept, name=name, name_key=key) for key, name in names.items() if key not in known
    )


def _take_representations(kept: Entry, dropped: Entry) -> None:
    """Move those that the kept one does not have yet; a pair of person and organisation is there once."""
    mine, other = ("organisation", "person") if isinstance(kept, Organisation) else ("person", "organisation")
    there = Representation.objects.filter(**{mine: kept}).values(other)
    gone = Representation.objects.filter(**{mine: dropped})
    gone.exclude(**{f"{other}__in": there}).update(**{mine: kept})
    Representation.objects.filter(**{mine: dropped}).delete()


def _take_what_points_to(kept: Entry, dropped: Entry) -> None:
    """Foreign keys of every app, later ones too, without knowing them by name."""
    for relation in dropped._meta.related_objects:
        model = relation.related_model
        if isinstance(model, type) and model not in (Alias, Representation):
            model._base_manager.filter(**{relation.field.name: dropped}).update(**{relation.field.name: kept})


def _fill(kept: Entry, dropped: Entry) -> None:
    for field in _FILLED:
        if hasattr(kept, field) and not getattr(kept, field):
            setattr(kept, field, getattr(dropped, field))
    kept.attributes = in_order([*kept.attributes, *dropped.attributes])
    kept.save()
