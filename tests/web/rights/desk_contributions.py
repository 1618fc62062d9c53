"""Who may call the addresses of the desk that concern what came in."""

from __future__ import annotations

from typing import Any, Final

from tests.web.rights.table import ROLES, Row

_READ: Final = "owner officer analyst drafter organiser"
_KEY_IN: Final = "owner officer organiser"
_EXPORT: Final = "owner officer analyst"
_OFFICE: Final = "owner officer"
_SUBMITTED: Final = ("open", "closed")
"""In the draft state all contributions of the scene are trials, of which nobody here knows."""


def _named(scene: Any, **more: Any) -> dict[str, Any]:
    return scene.of(reference=scene.named.reference, **more)


def _file(scene: Any) -> dict[str, Any]:
    return _named(scene, attachment=scene.attachment.pk)


ROWS: Final = [
    Row("desk:contributions", " ".join(ROLES), arguments=lambda scene: scene.of()),
    Row("desk:silent", _OFFICE, arguments=lambda scene: scene.of()),
    Row("desk:exports", _EXPORT, arguments=lambda scene: scene.of()),
    Row(
        "desk:exports",
        _EXPORT,
        "post",
        arguments=lambda scene: scene.of(),
        data=lambda scene: {"format": "jsonl", "language": "en"},
    ),
    Row("desk:key_in", _KEY_IN, states=_SUBMITTED, arguments=lambda scene: scene.of()),
    Row("desk:key_in", _KEY_IN, "post", states=_SUBMITTED, arguments=lambda scene: scene.of()),
    Row("desk:contribution", _READ, states=_SUBMITTED, arguments=_named),
    Row("desk:contribution_file", _READ, "post", states=_SUBMITTED, arguments=_file, answer=(404,)),
    Row("desk:contribution_match", _OFFICE, states=_SUBMITTED, arguments=_named),
    Row(
        "desk:contribution_match",
        _OFFICE,
        "post",
        states=_SUBMITTED,
        arguments=_named,
        data=lambda scene: {"entry": "nobody"},
    ),
    Row("desk:contribution_correct", _KEY_IN, states=_SUBMITTED, arguments=_named, answer=(404,)),
    Row("desk:contribution_correct", _KEY_IN, "post", states=_SUBMITTED, arguments=_named, answer=(404,)),
]
