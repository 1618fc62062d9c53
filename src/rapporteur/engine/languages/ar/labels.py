"""The few words a rendering of the report needs of its own, in Arabic."""

from __future__ import annotations

from typing import Final

RENDER_LABELS: Final[dict[str, str]] = {
    "skip": "الانتقال إلى التقرير",
    "contents": "المحتويات",
    "evidence": "الأدلة",
    "numbers": "عرض الأرقام",
    "context": "القراءة في السياق",
    "back": "العودة إلى الجملة",
    "paragraph": "الفقرة",
    "notes": "مرفق: ما تستند إليه الجمل",
    "page": "الصفحة {page} من {pages}",
    "between-sentences": " ",
    "scale-low": "0 في المائة",
    "scale-high": "100 في المائة",
}
"""Label by key; the keys are the same in every language."""
