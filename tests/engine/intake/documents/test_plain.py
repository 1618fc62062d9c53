"""Plain text in every encoding that is claimed, and what is removed from it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import DocumentReader
from rapporteur.engine.intake.documents.cleaning import clean_text, shown_name
from rapporteur.engine.intake.documents.plain import GUESSED, decode

FRENCH = (
    "Les États devraient protéger la liberté d’expression, même à l’étranger, et financer l’accès des écoles éloignées."
)
SPANISH = "La sociedad civil pidió más participación; ¿cómo se financiará la conexión de los pueblos pequeños del país?"
RUSSIAN = (
    "Участники призвали государства расширить доступ к сети в сельских районах и защитить права детей в интернете."
)
ARABIC = "دعا المشاركون الحكومات إلى توسيع نطاق الوصول إلى الشبكة في المناطق الريفية وحماية حقوق الأطفال على الإنترنت."
CHINESE = (
    "与会者呼吁各国政府扩大农村地区的网络接入，保护儿童在互联网上的权利，并加强国际合作以缩小各地区之间的数字鸿沟。"
)
TRADITIONAL = (
    "與會者呼籲各國政府擴大農村地區的網路接入，保護兒童在網際網路上的權利，並加強國際合作以縮小各地區之間的數位鴻溝。"
)

LEGACY = [
    (FRENCH, "cp1252"),
    (FRENCH.replace("’", "'"), "latin-1"),
    (SPANISH, "cp1252"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    (RUSSIAN, "cp866"),
    (RUSSIAN, "iso8859_5"),
    (ARABIC, "cp1256"),
    (ARABIC, "iso8859_6"),
    (CHINESE, "gb18030"),
    (CHINESE, "gbk"),
    (TRADITIONAL, "big5"),
]

readable = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\u2028\u2029\ufffe\uffff"))


@given(readable, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]))
def test_unicode_text_round_trips(text: str, encoding: str) -> None:
    content = ("a " + text).encode(encoding)
    assert decode(content) == ("a " + text, ())


@given(
    st.text(st.sampled_from("мир труд май право дети ,.\n"), min_size=1), st.sampled_from(["utf-16-le", "utf-16-be"])
)
def test_utf16_without_a_mark_round_trips(text: str, encoding: str) -> None:
    assert decode(("Ответ: " + text).encode(encoding)) == ("Ответ: " + text, ())


@given(st.sampled_from(LEGACY), st.integers(1, 8), st.sampled_from(["\n", " ", "\n\n"]))
def test_legacy_text_round_trips_with_a_notice(sample: tuple[str, str], times: int, between: str) -> None:
    text, encoding = sample
    written = between.join([text] * times)
    read, notices = decode(written.encode(encoding))
    assert read == written
    assert len(notices) == 1
    assert any(label in notices[0] for label in GUESSED.values())


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02\x03" * 9, b"\xff\xfea\x00b", b"\xff\xfe\x00\xd8", b"abc\x00\x81\x00\x00\x90" * 5]
)
def test_binary_data_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableInput):
        decode(content)


def test_text_file_is_read_as_one_page_with_lf_line_ends(reader: DocumentReader) -> None:
    read = reader.read_bytes("\ufeffOne\r\ntwo\rthree\u2028four\x85five".encode(), name="a.txt")
    assert read.pages == ("One\ntwo\nthree\nfour\nfive",)
    assert (read.title, read.attachments, read.notices) == ("", (), ())


def test_markdown_is_left_as_it_is(reader: DocumentReader) -> None:
    assert reader.read_bytes(b"# Title\n\n*item* <b>x</b>", name="a.md").pages == ("# Title\n\n*item* <b>x</b>",)


def test_text_over_the_plain_size_goes_to_the_child_and_reads_the_same(reader: DocumentReader) -> None:
    text = (FRENCH + "\n") * 12_000
    assert reader.read_bytes(text.encode(), name="a.txt").pages == (text,)


def test_control_characters_are_removed_and_the_rest_is_kept() -> None:
    assert clean_text("a\x00b\x07c\td\x0ce\x9ff\u200fg\ufeff") == ("abc\td\x0cef\u200fg", 0)


def test_lone_surrogates_become_replacement_characters_with_a_count() -> None:
    assert clean_text("a\ud800b\udfff") == ("a\ufffdb\ufffd", 2)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once, _ = clean_text(text)
    assert clean_text(once) == (once, 0)
    assert not [c for c in once if unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t\f"]


def test_names_show_bidi_controls() -> None:
    assert shown_name("invoice\u202efdp.exe\u2069\n") == "invoice\\u202efdp.exe\\u2069\\n"
    assert shown_name("مذكرة.pdf") == "مذكرة.pdf"
