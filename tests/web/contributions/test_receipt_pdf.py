"""The receipt as PDF: in six languages, whole, and honest about letters it cannot draw."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from rapporteur.engine.report import fonts
from rapporteur.web.contributions import receipt_pdf as module
from rapporteur.web.contributions.receipt_pdf import receipt_pdf
from tests.web.contributions.asked import CANARY, begun, copy_of, submitted

pytestmark = pytest.mark.django_db
PAGE, MARGIN = 595.28, 68.03
"""Width and margin of a page, in points."""


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
def test_receipt_pdf_is_made_in_every_language(language: str) -> None:
    draft = submitted(further="我们点亮港口。\nНаш порт светел.")
    content = receipt_pdf(copy_of(draft, language))
    assert content == receipt_pdf(copy_of(draft, language))
    said = text_of(content)
    for words in ("The harbour is lit", "我们点亮港口", "Наш порт светел", "Harbour Lamp Trust", "LANTERN"):
        assert [word for word in words.split() if word not in said] == []
    assert CANARY not in said


def test_receipt_pdf_holds_everything_that_was_submitted() -> None:
    said = text_of(receipt_pdf(copy_of(submitted()))).split("\r\n")
    told = [line.strip() for line in said]
    for part in (
        "Ten-year review of the Lantern Compact",
        "March 2, 2026, 09:30:00 (Coordinated Universal Time)",
        "Kenya",
        "Africa",
        "By what means?",
        "Oil",
        "Glass",
        "Old: Dim",
        "2024-05-01",
        "I agree to the keeping of lamps.",
        "To be published with the name",
    ):
        assert part in told, told


def test_receipt_pdf_reads_from_right_to_left_in_arabic() -> None:
    draft = submitted(begun(language="ar"), change="أضيئت المصابيح في الميناء", language="ar")
    arabic, english = (sides_of_the_title(receipt_pdf(copy_of(draft, language))) for language in ("ar", "en"))
    assert arabic[1] == pytest.approx(PAGE - MARGIN, abs=3)
    assert english[0] == pytest.approx(MARGIN, abs=3)


def sides_of_the_title(content: bytes) -> tuple[float, float]:
    """Where the first line begins and ends, in points from the left."""
    document = pypdfium2.PdfDocument(content)
    try:
        found = document[0].get_textpage()
        boxes = [found.get_rect(number) for number in range(found.count_rects())]
        top = max(box[3] for box in boxes)
        line = [box for box in boxes if box[3] > top - 8]
        return min(box[0] for box in line), max(box[2] for box in line)
    finally:
        document.close()


def test_receipt_pdf_names_letters_that_no_font_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    draft = submitted(further="光 light")
    choose = fonts.choose
    monkeypatch.setattr(module, "choose", lambda texts, language: choose(texts, language, folders=[tmp_path]))
    said = text_of(receipt_pdf(copy_of(draft)))
    assert "[U+5149] light" in said
    assert "Some letters cannot be printed here" in said
    assert "Some letters" not in text_of(receipt_pdf(copy_of(submitted(begun(draft.consultation)))))
