"""Who may call the addresses of the public's face: everybody, reading only."""

from __future__ import annotations

from typing import Final

from tests.web.rights.table import EVERYBODY, Row

ROWS: Final = [
    Row("portal:home", EVERYBODY),
    Row("portal:review", EVERYBODY, arguments=lambda scene: {"review": scene.review.slug}),
    Row("portal:privacy", EVERYBODY),
    Row("portal:accessibility", EVERYBODY),
    Row("portal:styleguide", EVERYBODY),
]
