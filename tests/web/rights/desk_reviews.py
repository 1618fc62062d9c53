"""Who may call the routes of the desk about reviews."""

from __future__ import annotations

from tests.web.rights.table import ADMINISTRATORS, ROLES, STAFF, Row

_ALL = " ".join(ROLES)
_CHANGE = "owner officer"
_OWNER = "owner"


def _review(scene):
    return scene.of_review()


def _parts(scene):
    return scene.of_review(kind="mandate")


def _part(scene):
    return scene.of_review(kind="topics", part=scene.topic.pk)


def _membership(scene):
    return scene.of_review(membership=scene.membership.pk)


ROWS = [
    Row("desk:home", STAFF),
    Row("desk:review_new", ADMINISTRATORS),
    Row("desk:review_new", ADMINISTRATORS, "post"),
    Row("desk:review", _ALL, arguments=_review),
    Row("desk:settings", _CHANGE, arguments=_review),
    Row("desk:settings", _CHANGE, "post", arguments=_review),
    Row("desk:publication", _CHANGE, "post", arguments=_review, data=lambda scene: {"public": "no"}),
    Row("desk:people", _OWNER, arguments=_review),
    Row("desk:people", _OWNER, "post", arguments=_review),
    Row("desk:role", _OWNER, arguments=_membership),
    Row("desk:role", _OWNER, "post", arguments=_membership, data=lambda scene: {"role": "officer"}),
    Row("desk:role_remove", _OWNER, arguments=_membership),
    Row("desk:role_remove", _OWNER, "post", arguments=_membership),
    Row("desk:activity", _CHANGE, arguments=_review),
    Row("desk:parts", _CHANGE, arguments=_parts),
    Row("desk:parts", _CHANGE, "post", arguments=_parts, data=lambda scene: {"symbol": "A/RES/99/902"}),
    Row("desk:part", _CHANGE, arguments=_part),
    Row("desk:part", _CHANGE, "post", arguments=_part, data=lambda scene: {"label_en": "Lamps"}),
    Row("desk:part_move", _CHANGE, "post", arguments=_part, data=lambda scene: {"where": "up"}),
    Row("desk:part_remove", _CHANGE, arguments=_part),
    Row("desk:part_remove", _CHANGE, "post", arguments=_part),
]
