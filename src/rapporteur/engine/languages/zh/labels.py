"""The few words a rendering of the report needs of its own, in Chinese."""

from __future__ import annotations

from typing import Final

RENDER_LABELS: Final[dict[str, str]] = {
    "skip": "跳至报告正文",
    "contents": "目录",
    "evidence": "佐证",
    "numbers": "显示数据",
    "context": "查看上下文",
    "back": "返回该句",
    "paragraph": "段落",
    "notes": "附件：各句所依据的材料",
    "page": "第{page}页，共{pages}页",
    "between-sentences": "",
    "scale-low": "0%",
    "scale-high": "100%",
}
"""Label by key; the keys are the same in every language."""
