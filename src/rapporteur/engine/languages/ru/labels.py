"""The few words a rendering of the report needs of its own, in Russian."""

from __future__ import annotations

from typing import Final

RENDER_LABELS: Final[dict[str, str]] = {
    "skip": "Перейти к докладу",
    "contents": "Содержание",
    "evidence": "Обоснование",
    "numbers": "Показать числа",
    "context": "Читать в контексте",
    "back": "Назад к предложению",
    "paragraph": "Пункт",
    "notes": "Приложение: на чем основаны предложения",
    "page": "Страница {page} из {pages}",
    "between-sentences": " ",
    "scale-low": "0\u00a0%",
    "scale-high": "100\u00a0%",
}
"""Label by key; the keys are the same in every language."""
