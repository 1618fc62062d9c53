"""Pages that are pictures: recognised with their confidence, or lost one by one with a reason."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import DocumentReader, Limits, Tesseract
from rapporteur.engine.intake.documents import sentences as say
from rapporteur.engine.intake.documents.scans import LEAST_CONFIDENCE, page_numbers
from rapporteur.engine.intake.reading import read
from rapporteur.engine.records import Balance
from tests.engine.intake.documents.scanning import Page, Pixels, coarse, draw, scanned, slow_to_draw
from tests.hostile.pdfs import WORDS, deflated, picture

ENGLISH = (
    "Our cooperative connected nine villages along the river last year. Prices fell by a third, and schools that had "
    "no line before now hold lessons with teachers in the capital.\n\nWe ask that local languages be supported in "
    "every public service."
)
TEXTS = {
    "eng": ("en", "Libertinus Serif", ENGLISH),
    "fra": ("fr", "Libertinus Serif", "Notre coopérative a relié neuf villages le long du fleuve. Les écoles éloignées "
            "n’avaient aucune ligne, et les prix ont baissé d’un tiers."),
    "rus": ("ru", "DejaVu Sans", "Наш кооператив подключил девять деревень вдоль реки в прошлом году. Цены упали на "
            "треть, и школы проводят уроки с учителями из столицы."),
    "ara": ("ar", "Noto Naskh Arabic", "ربطت تعاونيتنا تسع قرى على امتداد النهر في العام الماضي. نطلب دعم اللغات "
            "المحلية في كل خدمة عامة."),
    "chi_sim": ("zh", "Noto Sans CJK SC", "去年，我们的合作社为沿河的九个村庄接通了网络。我们要求在每项公共服务中支持"
                "当地语言。"),
}  # fmt: skip
BLANK = np.full((600, 400), 255, np.uint8)


def tesseract(*languages: str) -> Tesseract:
    found = Tesseract.find()
    missing = [name for name in languages if found is None or name not in found.languages]
    if found is None or missing:
        pytest.skip(f"tesseract or its languages are missing: {' '.join(missing) or 'tesseract-ocr'}")
    return found


def drawn(folder: Path, language: str) -> Pixels:
    code, font, text = TEXTS[language]
    page = "#set page(width: 14cm, height: 7cm, margin: 1cm)\n"
    return draw(folder, f'{page}#set text(lang: "{code}", font: ("{font}", "DejaVu Sans"), size: 11pt)\n{text}')


@pytest.fixture(scope="module")
def recognising() -> Iterator[DocumentReader]:
    with DocumentReader(ocr=Tesseract.find()) as one:
        yield one


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_scanned_page_is_read_in_its_order_and_language(
    recognising: DocumentReader, tmp_path: Path, language: str
) -> None:
    tesseract(language)
    document = recognising.read_bytes(scanned([Page(drawn(tmp_path, language))]), name="a.pdf")
    wanted, found = TEXTS[language][2].split(), document.pages[0].split()
    if language == "chi_sim":
        wanted, found = list("".join(wanted)), list("".join(found))
    same = sum(
        block.size for block in difflib.SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    )
    assert same >= 0.9 * len(wanted)
    assert [notice.template for notice in document.notices] == [say.recognised("", 0).template]
    assert document.lost == ()


def test_scan_is_read_alike_twice_in_paragraphs_and_with_its_confidence(
    recognising: DocumentReader, tmp_path: Path
) -> None:
    tesseract("eng")
    content = scanned([Page(drawn(tmp_path, "eng"))])
    document = recognising.read_bytes(content, name="a.pdf")
    assert recognising.read_bytes(content, name="b.pdf") == document
    assert " ".join(document.pages[0].replace("\n\n", "|").split()) == " ".join(ENGLISH.replace("\n\n", "|").split())
    (notice,) = document.notices
    assert (notice.values["pages"], int(notice.values["confidence"]) > 90) == ("1", True)


def test_only_pages_without_text_are_recognised_and_bad_ones_are_lost(
    recognising: DocumentReader, tmp_path: Path
) -> None:
    tesseract("eng")
    good = drawn(tmp_path, "eng")
    bad = coarse(good, 7)
    pages = [Page(words=WORDS), Page(good), Page(), Page(BLANK), Page(bad), Page(good)]
    document = recognising.read_bytes(scanned(pages), name="a.pdf")
    assert [bool(page) for page in document.pages] == [True, True, False, False, False, True]
    assert document.pages[0] == WORDS
    assert [page.number for page in document.lost] == [4, 5]
    assert (document.lost[0].reason, document.lost[0].action) == (say.PAGE_WORDLESS, say.LOOK)
    confidence = document.lost[1].reason.values["confidence"]
    assert document.lost[1].reason == say.page_unsure(int(confidence), LEAST_CONFIDENCE)
    assert [notice.values["pages"] for notice in document.notices] == ["2, 6"]


def test_picture_without_words_is_lost(recognising: DocumentReader) -> None:
    tesseract("eng")
    noise = np.random.default_rng(1).integers(0, 255, (600, 400), np.uint8)
    document = recognising.read_bytes(scanned([Page(words=WORDS), Page(noise)]), name="a.pdf")
    assert document.pages == (WORDS, "")
    assert [page.number for page in document.lost] == [2]


def test_without_ocr_every_scanned_page_is_lost_and_the_rest_is_read(reader: DocumentReader) -> None:
    grey = np.tile(np.arange(200, dtype=np.uint8), (300, 1))
    document = reader.read_bytes(scanned([Page(words=WORDS), Page(grey), Page(), Page(grey)]), name="a.pdf")
    assert document.pages == (WORDS, "", "", "")
    assert [(page.number, page.reason, page.action) for page in document.lost] == [
        (2, say.PAGE_PICTURE, say.INSTALL_OCR),
        (4, say.PAGE_PICTURE, say.INSTALL_OCR),
    ]
    assert "tesseract-ocr" in say.INSTALL_OCR


def test_document_of_lost_pages_alone_is_refused(reader: DocumentReader, recognising: DocumentReader) -> None:
    grey = scanned([Page(np.tile(np.arange(200, dtype=np.uint8), (300, 1)))])
    with pytest.raises(UnreadableInput) as caught:
        reader.read_bytes(grey, name="a.pdf")
    assert (caught.value.what, caught.value.action) == (say.SCANNED, say.INSTALL_OCR)
    tesseract("eng")
    with pytest.raises(UnreadableInput) as caught:
        recognising.read_bytes(grey, name="a.pdf")
    assert (caught.value.what, caught.value.action) == (say.NOT_RECOGNISED, say.BETTER_SCAN)


def test_pages_beyond_the_most_pictures_are_lost(tmp_path: Path) -> None:
    good = Page(drawn(tmp_path, "eng"))
    with DocumentReader(Limits(max_pictures=1), ocr=tesseract("eng")) as reader:
        document = reader.read_bytes(scanned([good, good, Page(words=WORDS)]), name="a.pdf")
    assert [(page.number, page.reason) for page in document.lost] == [(2, say.too_many_pictures(1))]


def test_page_that_takes_too_long_to_draw_is_lost_and_the_next_ones_are_not_tried() -> None:
    with DocumentReader(Limits(seconds=2), ocr=tesseract("eng")) as reader:
        document = reader.read_bytes(slow_to_draw(), name="a.pdf")
    assert [(page.number, page.reason) for page in document.lost] == [
        (1, say.PAGE_NOT_DRAWN),
        (2, say.PAGE_NOT_TRIED),
    ]
    assert document.pages == ("", "", WORDS)


def test_picture_too_large_to_unpack_is_lost() -> None:
    huge = picture(20_000, 20_000, deflated(360_000_000))
    with DocumentReader(ocr=tesseract("eng")) as reader, pytest.raises(UnreadableInput) as caught:
        reader.read_bytes(huge, name="a.pdf")
    assert caught.value.what == say.NOT_RECOGNISED


def test_lost_pages_are_counted_and_rejected_by_name(tmp_path: Path) -> None:
    grey = np.tile(np.arange(200, dtype=np.uint8), (300, 1))
    (tmp_path / "paper.pdf").write_bytes(scanned([Page(words=WORDS), Page(grey), Page()]))
    intake = read([tmp_path], reader=DocumentReader())
    assert [balance for balance in intake.balances if balance.stage == "pages"] == [Balance("pages", 3, 2, 1)]
    assert [(r.stage, str(r.item), r.file, r.reason, r.action) for r in intake.rejections] == [
        ("pages", "paper.pdf, page 2", "paper.pdf", say.PAGE_PICTURE, say.INSTALL_OCR)
    ]
    assert intake.ocr == {}
    assert [text.pages for text in intake.texts] == [(0, len(WORDS) + 1, len(WORDS) + 2)]


def test_lost_page_of_an_anonymous_contribution_says_nothing(tmp_path: Path) -> None:
    grey = np.tile(np.arange(200, dtype=np.uint8), (300, 1))
    (tmp_path / "harbour.pdf").write_bytes(scanned([Page(words=WORDS), Page(grey)]))
    (tmp_path / "review.toml").write_text('[table]\npublication = "anonymous"\n', encoding="utf-8")
    intake = read([tmp_path], reader=DocumentReader())
    (lost,) = intake.rejections
    assert (lost.stage, lost.file, str(lost.reason)) == ("pages", "", "The page cannot be read.")
    assert "harbour" not in f"{lost.item}{lost.action}{[str(notice.text) for notice in intake.notices]}"


def test_run_says_which_program_recognised_text(tmp_path: Path) -> None:
    ocr = tesseract("eng")
    (tmp_path / "paper.pdf").write_bytes(scanned([Page(drawn(tmp_path, "eng"))]))
    (tmp_path / "source.typ").unlink()
    intake = read([tmp_path], reader=DocumentReader(ocr=ocr))
    assert intake.ocr == {"version": ocr.version, "languages": list(ocr.languages)}
    assert ocr.version[0].isdigit()


@given(st.sets(st.integers(1, 60), min_size=1))
def test_page_numbers_name_each_page_once(numbers: set[int]) -> None:
    found: list[int] = []
    for stretch in page_numbers(numbers).split(", "):
        first, _, last = stretch.partition("-")
        found += range(int(first), int(last or first) + 1)
    assert found == sorted(numbers)
