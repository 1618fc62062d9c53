"""Who may call the addresses of the desk that concern analysis."""

from __future__ import annotations

from typing import Any, Final

from tests.web.rights.table import Row

_SEE: Final = "owner officer analyst drafter reader"
_ASK: Final = "owner officer analyst"


def _run(scene: Any, **more: Any) -> dict[str, Any]:
    return scene.of_review(number=scene.run.number, **more)


ROWS: Final = [
    Row("desk:analysis", _SEE, arguments=lambda scene: scene.of_review()),
    Row("desk:analysis_request", _ASK, arguments=lambda scene: scene.of_review()),
    Row(
        "desk:analysis_request",
        _ASK,
        "post",
        arguments=lambda scene: scene.of_review(),
        data=lambda scene: {"consultations": scene.consultation.pk, "language": "en", "encoder": "static"},
    ),
    Row("desk:analysis_run", _SEE, arguments=_run),
    Row("desk:analysis_progress", _SEE, arguments=_run),
    Row("desk:analysis_report", _SEE, arguments=_run),
    Row("desk:analysis_rejected", _SEE, arguments=_run),
    Row("desk:analysis_file", _SEE, "post", arguments=lambda scene: _run(scene, name="report.html")),
    Row("desk:analysis_snapshot", _ASK, "post", arguments=_run),
]
