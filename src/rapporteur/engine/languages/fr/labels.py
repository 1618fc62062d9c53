"""The few words a rendering of the report needs of its own, in French."""

from __future__ import annotations

from typing import Final

RENDER_LABELS: Final[dict[str, str]] = {
    "skip": "Aller directement au rapport",
    "contents": "Table des matières",
    "evidence": "Éléments probants",
    "numbers": "Afficher les chiffres",
    "context": "Lire le passage dans son contexte",
    "back": "Revenir à la phrase",
    "paragraph": "Paragraphe",
    "notes": "Annexe\u00a0: éléments sur lesquels reposent les phrases",
    "page": "Page {page} sur {pages}",
    "between-sentences": " ",
    "scale-low": "0\u00a0%",
    "scale-high": "100\u00a0%",
}
"""Label by key; the keys are the same in every language."""
