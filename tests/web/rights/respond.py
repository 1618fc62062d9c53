"""Who may call the addresses of the contributor's face: everybody begins, the device that holds it goes on."""

from __future__ import annotations

from typing import Any, Final

from tests.web.rights.table import CONTRIBUTOR, EVERYBODY, Row

ANNOUNCED: Final = ("open", "closed")
REFUSED: Final = (200, 302, 409, 422)
"""A form that is let in and sent on, or told what is wrong with it."""


def _own(scene: Any) -> Any:
    return scene.own()


def _of(scene: Any) -> Any:
    return scene.of()


def _mine(page: str, method: str = "get", **given: Any) -> Row:
    return Row(f"respond:{page}", CONTRIBUTOR, method, **{"arguments": _own, **given})


ROWS: Final = [
    Row("respond:start", EVERYBODY, states=ANNOUNCED, arguments=_of),
    Row("respond:start", EVERYBODY, "post", states=ANNOUNCED, arguments=_of, answer=REFUSED),
    Row("respond:reading", EVERYBODY, states=ANNOUNCED, arguments=_of),
    Row("respond:lost", EVERYBODY),
    Row("respond:lost", EVERYBODY, "post", answer=REFUSED),
    Row("respond:return", EVERYBODY, arguments=lambda scene: {"secret": scene.return_secret}),
    Row("respond:return", EVERYBODY, "post", arguments=lambda scene: {"secret": scene.return_secret}),
    _mine("home"),
    _mine("about"),
    _mine("about", "post"),
    _mine("question", arguments=lambda scene: scene.own(key=scene.question)),
    _mine("question", "post", arguments=lambda scene: scene.own(key=scene.question)),
    _mine("all"),
    _mine("all", "post"),
    _mine("save", "post"),
    _mine("documents"),
    _mine("documents", "post"),
    # The scene's file is another contribution's: to the holder of this one it does not exist.
    _mine("document", arguments=lambda scene: scene.own(attachment=scene.attachment.pk), answer=(404,)),
    _mine("publication"),
    _mine("publication", "post"),
    _mine("check"),
    _mine("check", "post"),
    _mine("receipt"),
    _mine("receipt_page"),
    _mine("receipt_pdf"),
    _mine("history"),
    _mine("withdraw"),
    _mine("withdraw", "post", answer=REFUSED),
    _mine("link"),
    _mine("link", "post"),
    _mine("forget", "post"),
]
