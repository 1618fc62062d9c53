"""The few words a rendering of the report needs of its own, in English."""

from __future__ import annotations

from typing import Final

RENDER_LABELS: Final[dict[str, str]] = {
    "skip": "Skip to the report",
    "contents": "Contents",
    "evidence": "Evidence",
    "numbers": "Show the numbers",
    "context": "Read it in its place",
    "back": "Back to the sentence",
    "paragraph": "Paragraph",
    "notes": "Annex: what the sentences rest on",
    "page": "Page {page} of {pages}",
    "between-sentences": " ",
    "scale-low": "0 %",
    "scale-high": "100 %",
}
"""Label by key; the keys are the same in every language."""
