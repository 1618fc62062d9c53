"""PDFs: pages, order of right-to-left lines, and what cannot be read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import DocumentReader, Limits
from rapporteur.engine.intake.documents.sentences import INSTALL_OCR, PAGE_PICTURE
from tests.engine.intake.documents.making import pdf

ARABIC = (
    "تدعو الحكومات إلى سد الفجوة الرقمية بين البلدان في عام 2024 عبر WSIS Forum في جنيف، لا سيما (المادة 12) "
    "وغيرها. وقد بلغت النسبة 41,5% من الأسر. انظر A/RES/70/125 للمزيد، وقال «نعم» ثم سكت."
)


@pytest.fixture(scope="module")
def arabic_font() -> str:
    done = subprocess.run(["fc-list", ":lang=ar", "family"], capture_output=True, text=True, check=False)
    if "Noto Naskh Arabic" not in done.stdout:
        pytest.skip("no Arabic font: install the Debian package fonts-noto-core (Noto Naskh Arabic)")
    return '#set text(font: ("Noto Naskh Arabic", "DejaVu Sans"), lang: "ar")\n'


def _words(text: str) -> str:
    return " ".join(text.split())


def test_pdf_gives_one_string_a_page_and_names_pages_that_are_pictures(reader: DocumentReader, tmp_path: Path) -> None:
    first = '#set document(title: "A  title")\nFirst page.\n\nSecond paragraph.\n'
    source = first + "#pagebreak()\n#rect()\n#pagebreak()\nThird 😀 page."
    read = reader.read_bytes(pdf(tmp_path, source), name="a.pdf")
    assert read.pages == ("First page.\nSecond paragraph.", "", "Third 😀 page.")
    assert read.title == "A title"
    assert read.notices == ()
    assert [(page.number, page.reason) for page in read.lost] == [(2, PAGE_PICTURE)]


def test_pdf_leaves_words_divided_at_line_ends(reader: DocumentReader, tmp_path: Path) -> None:
    source = '#set text(lang: "en", hyphenate: true)\n#box(width: 60pt)[Internationalisation]'
    text = reader.read_bytes(pdf(tmp_path, source), name="a.pdf").pages[0]
    assert "-" in text
    assert "".join(text.replace("-", "").split()) == "Internationalisation"


def test_pdf_reads_arabic_in_logical_order(reader: DocumentReader, tmp_path: Path, arabic_font: str) -> None:
    read = reader.read_bytes(pdf(tmp_path, arabic_font + ARABIC), name="a.pdf")
    assert _words(read.pages[0]) == ARABIC


def test_pdf_reads_vowel_signs_once_and_on_their_letters(
    reader: DocumentReader, tmp_path: Path, arabic_font: str
) -> None:
    text = "تودّ الوزارة أن تشير، بادئ ذي بدء، إلى أن الميثاق شكّل مرجعية وطنية لجميع الخطط التي اعتُمدت."
    assert _words(reader.read_bytes(pdf(tmp_path, arabic_font + text), name="a.pdf").pages[0]) == text


def test_pdf_reads_english_pages_of_an_arabic_document_from_the_left(
    reader: DocumentReader, tmp_path: Path, arabic_font: str
) -> None:
    source = (
        arabic_font + ARABIC + '\n#pagebreak()\n#set text(lang: "en", dir: ltr)\nThree (3) English words, 41.5% more'
    )
    read = reader.read_bytes(pdf(tmp_path, source), name="a.pdf")
    assert read.pages[1] == "Three (3) English words, 41.5% more"


def test_pdf_reads_hebrew_with_brackets_and_numbers(reader: DocumentReader, tmp_path: Path, arabic_font: str) -> None:
    text = "שלום לכולם, זה מבחן (בדיקה) של WSIS Forum 2024."
    source = '#set text(font: "DejaVu Sans", lang: "he")\n' + text
    assert reader.read_bytes(pdf(tmp_path, source), name="a.pdf").pages == (text,)


def test_pdf_keeps_columns_apart(reader: DocumentReader, tmp_path: Path, arabic_font: str) -> None:
    source = (
        arabic_font
        + "#set page(columns: 2)\n"
        + "كلمة أولى هنا\n\nكلمة ثانية هنا\n#colbreak()\nكلمة ثالثة هنا\n\nكلمة رابعة هنا"
    )
    read = reader.read_bytes(pdf(tmp_path, source), name="a.pdf")
    assert read.pages == ("كلمة أولى هنا\nكلمة ثانية هنا\nكلمة ثالثة هنا\nكلمة رابعة هنا",)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"garbage " * 100])
def test_broken_pdf_is_refused(reader: DocumentReader, content: bytes) -> None:
    with pytest.raises(UnreadableInput, match="The PDF is broken"):
        reader.read_bytes(content, name="a.pdf")


def _with_password() -> bytes:
    """A PDF that opens with no password at hand: its check values fit none (ISO 32000-1, 7.6.3)."""
    check = "<" + "5a" * 32 + ">"
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        f"<</Filter/Standard/V 1/R 2/P -4/O{check}/U{check}>>",
    )
    content = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(f"{len(content):010} 00000 n \n")
        content += f"{number} 0 obj\n{body}\nendobj\n"
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n" + "".join(places)
    ids = "[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]"
    trailer = f"trailer\n<</Size {len(places) + 1}/Root 1 0 R/Encrypt 4 0 R/ID{ids}>>\nstartxref\n{len(content)}\n%%EOF"
    return (content + table + trailer).encode("ascii")


def test_pdf_with_a_password_is_refused(reader: DocumentReader) -> None:
    with pytest.raises(UnreadableInput, match="The file is protected by a password"):
        reader.read_bytes(_with_password(), name="a.pdf")


def test_cut_off_pdf_is_read_or_refused(reader: DocumentReader, tmp_path: Path) -> None:
    content = pdf(tmp_path, "Some words.")
    with pytest.raises(UnreadableInput, match="The PDF is broken"):
        reader.read_bytes(content[: len(content) // 3], name="a.pdf")


def test_pdf_without_any_text_is_refused(reader: DocumentReader, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="probably scanned") as caught:
        reader.read_bytes(pdf(tmp_path, "#rect()\n#pagebreak()\n#rect()"), name="a.pdf")
    assert caught.value.action == INSTALL_OCR


def test_pdf_with_too_many_pages_is_refused(tmp_path: Path) -> None:
    with DocumentReader(Limits(max_pages=2)) as reader, pytest.raises(UnreadableInput, match="3 pages; at most 2"):
        reader.read_bytes(pdf(tmp_path, "a\n#pagebreak()\nb\n#pagebreak()\nc"), name="a.pdf")


def test_pdf_with_too_many_characters_is_refused(tmp_path: Path) -> None:
    with (
        DocumentReader(Limits(max_characters=20)) as reader,
        pytest.raises(UnreadableInput, match="more than 20 characters"),
    ):
        reader.read_bytes(pdf(tmp_path, "word " * 20), name="a.pdf")


def test_pdf_read_twice_gives_the_same(reader: DocumentReader, tmp_path: Path, arabic_font: str) -> None:
    content = pdf(tmp_path, arabic_font + ARABIC * 5)
    assert reader.read_bytes(content, name="a.pdf") == reader.read_bytes(content, name="a.pdf")
