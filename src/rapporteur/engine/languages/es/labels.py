"""The few words a rendering of the report needs of its own, in Spanish."""

from __future__ import annotations

from typing import Final

RENDER_LABELS: Final[dict[str, str]] = {
    "skip": "Ir al informe",
    "contents": "Índice",
    "evidence": "Fundamento",
    "numbers": "Mostrar las cifras",
    "context": "Leer en su contexto",
    "back": "Volver a la frase",
    "paragraph": "Párrafo",
    "notes": "Anexo: en qué se fundan las frases",
    "page": "Página {page} de {pages}",
    "between-sentences": " ",
    "scale-low": "0\u00a0%",
    "scale-high": "100\u00a0%",
}
"""Label by key; the keys are the same in every language."""
