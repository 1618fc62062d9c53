"""The sample report as a Word file, taken apart for the tests."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

from lxml import etree

from rapporteur.engine.records import Entry
from rapporteur.engine.report import render_docx
from rapporteur.engine.report.render_docx.markup import NAMESPACES
from tests.engine.report.factories import Builder, sample_findings, sample_report

TEXT_PARTS = ("document", "endnotes", "header1", "header2", "footer1", "footer2")


def png(width: int, height: int) -> bytes:
    """A white picture."""
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress((b"\0" + b"\xff" * width) * height)),
        (b"IEND", b""),
    )
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


PICTURES = {"chart-groups": png(1300, 400), "chart-heat": png(3000, 500), "chart-unknown": png(1, 1)}


def rendered(entries: Sequence[Entry], language: str = "en", as_of: str = "2025-03-14") -> bytes:
    return render_docx.render(
        entries, sample_findings(), PICTURES, language=language, title="What was heard", as_of=as_of, subject="Lakes"
    )


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def word(content: bytes, name: str = "document") -> etree._Element:
    return part(content, f"word/{name}.xml")


def find(root: etree._Element, path: str) -> Any:
    return root.xpath(path, namespaces=NAMESPACES)


def text(element: etree._Element) -> str:
    return "".join(find(element, ".//w:t/text()"))


def rewritten(content: bytes, name: str, old: str, new: str) -> bytes:
    """The same file with one thing changed in one part."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for member in source.namelist():
            data = source.read(member)
            if member == name:
                assert data.decode().count(old) == 1, old
                data = data.decode().replace(old, new).encode()
            target.writestr(member, data)
    return made.getvalue()


def arabic_report() -> list[Entry]:
    """A short report from right to left, with a quote in a language from left to right."""
    page = Builder()
    page.add("title", "ما قيل في استعراض اتفاقات البحيرات والأنهار")
    page.add("notice", "بيانات متخيلة: لم تعقد أي مشاورة من هذا القبيل.")
    page.open("observations", "ملاحظات")
    page.add(
        "sentence", "أشار بعض المساهمين (12 من 57) إلى \u200f\u202aDigital skills (basic)\u202c\u200f في إجاباتهم.",
        paragraph=1, findings=("access",),
    )  # fmt: skip
    page.quote(0, list="quotes")
    page.quote(1, list="quotes")
    page.table("table-groups", "المساهمات", ["الفئة", "المساهمات"], [["الحكومات", 30], ["Open Lab (OL)", 3]])
    page.panel("access", quotes=(2,))
    return page.entries


def chinese_report() -> list[Entry]:
    """A short report in Chinese."""
    page = Builder()
    page.add("title", "二十年审查：湖泊与河流")
    page.open("observations", "意见")
    page.add("sentence", "共有143个提交方。", findings=("received",), lead=True)
    page.add("sentence", "许多提交方（143个中的57个）提到“可负担的接入”。", paragraph=1, findings=("access",))
    page.add("sentence", "其中18个提到设备价格。", paragraph=1, findings=("access",))
    page.quote(2, list="quotes")
    page.table("table-groups", "按群体分列", ["群体", "材料"], [["政府", 30], ["民间社会", 40]])
    page.panel("received")
    page.panel("access", quotes=(2, 0))
    return page.entries


def reports() -> dict[str, list[Entry]]:
    """Reports by language."""
    return {"en": sample_report(), "ar": arabic_report(), "zh": chinese_report()}
