"""Who may call the routes of the desk about the register."""

from __future__ import annotations

from rapporteur.web.stakeholders.models import TableImport
from tests.web.rights.table import Row

_SEE = "owner officer analyst"
_CHANGE = "owner officer"


def _review(scene):
    return scene.of_review()


def _kind(scene):
    return scene.of_review(kind="organisation")


def _entry(scene):
    return scene.of_review(kind="organisation", entry=scene.organisation.pk)


def _organisation(scene):
    return scene.of_review(entry=scene.organisation.pk)


def _alias(scene):
    return scene.of_review(entry=scene.organisation.pk, alias=scene.organisation.aliases.get().pk)


def _link(scene):
    return {**_entry(scene), "link": scene.organisation.representations.get().pk}


def _pair(scene):
    return {**_entry(scene), "other": scene.other_organisation.pk}


def _table(scene):
    table, _ = TableImport.objects.get_or_create(
        register=scene.review.register, name="people.csv", by=scene.members["owner"], at=scene.now
    )
    return scene.of_review(table=table.pk)


ROWS = [
    Row("desk:register", _SEE, arguments=_review),
    Row("desk:duplicates", _CHANGE, arguments=_review),
    Row("desk:register_export", _SEE, "post", arguments=_review),
    Row("desk:register_import", _CHANGE, arguments=_review),
    Row("desk:register_import", _CHANGE, "post", arguments=_review),
    Row("desk:import_table", _CHANGE, arguments=_table),
    Row("desk:import_table", _CHANGE, "post", arguments=_table),
    Row("desk:import_forget", _CHANGE, "post", arguments=_table),
    Row("desk:entry_new", _CHANGE, arguments=_kind),
    Row("desk:entry_new", _CHANGE, "post", arguments=_kind, data=lambda scene: {"name": "Wick Union"}),
    Row("desk:entry", _SEE, arguments=_entry),
    Row("desk:entry_change", _CHANGE, arguments=_entry),
    Row("desk:entry_change", _CHANGE, "post", arguments=_entry, data=lambda scene: {"name": "Wick Union"}),
    Row("desk:entry_verification", _CHANGE, arguments=_entry),
    Row("desk:entry_verification", _CHANGE, "post", arguments=_entry, data=lambda scene: {"verification": "verified"}),
    Row("desk:alias_new", _CHANGE, arguments=_organisation),
    Row("desk:alias_new", _CHANGE, "post", arguments=_organisation, data=lambda scene: {"name": "Keepers"}),
    Row("desk:alias_remove", _CHANGE, "post", arguments=_alias),
    Row("desk:represent", _CHANGE, arguments=_entry),
    Row("desk:represent", _CHANGE, "post", arguments=_entry, data=lambda scene: {"name": "Bea Lund"}),
    Row("desk:representation_remove", _CHANGE, "post", arguments=_link),
    Row("desk:merge_choose", _CHANGE, arguments=_entry),
    Row("desk:merge", _CHANGE, arguments=_pair),
    Row("desk:merge", _CHANGE, "post", arguments=_pair),
]
