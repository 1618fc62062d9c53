from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rapporteur.engine.errors import FontMissing, RapporteurError
from rapporteur.engine.report.charts import draw
from rapporteur.engine.report.fonts import choose
from rapporteur.engine.report.render_pdf import drawn_texts, extract, render
from rapporteur.engine.report.render_pdf.objects import File, Operator, text_of, values
from tests.engine.report.factories import Builder, sample_findings, sample_report

FONTS = Path("/usr/share/fonts")
needs_noto = pytest.mark.skipif(
    not (FONTS / "truetype/noto/NotoNaskhArabic-Regular.ttf").is_file()
    or not (FONTS / "opentype/noto/NotoSerifCJK-Regular.ttc").is_file(),
    reason="needs fonts-noto-core and fonts-noto-cjk",
)
ARABIC = (
    "تناول كثير من المساهمين (57 من 143) موضوع «الوصول الميسور التكلفة»، ولا سيما النساء والفتيات في الأرياف.",
    "ورد ذلك في \u200f\u202aWSIS Forum (62 of 148)\u202c\u200f، "
    "و\u200f\u202aDigital skills\u202c\u200f (23)؛ وقد يُطرح ثانيةً.",
)
OTHERS = {
    "en": ("Many contributors (57 of 143) addressed “access”.", "It was raised in all seven groups, 12.5 per cent."),
    "fr": ("De nombreux contributeurs (57 sur 143) l’ont abordé.", "Cela représente 12,5 % des 1 430 réponses."),
    "es": ("Muchos participantes (57 de 143) lo señalaron.", "¿Qué más? El 12,5 % de las respuestas."),
    "ru": ("Многие участники (57 из 143) затронули эту тему.", "Это 12,5 процента от 1 430 ответов."),
    "zh": ("许多提交方（143 个中有 57 个）论及“可负担的接入”。", "占 12.5%，其中包括《契约》所述的 Digital skills。"),
    "ar": ARABIC,
}


@cache
def fonts_of(texts, language):
    return choose(texts, language)


def made(entries, findings=(), language="en", charts=None, **more):
    drawings = draw(entries, language) if charts is None else charts
    fonts = fonts_of(drawn_texts(entries, language), language)
    return render(entries, findings, drawings, fonts, language=language, title="A review", **more)


def small(language):
    """A report of two sentences in a paragraph, a table and a quote."""
    one, two = OTHERS[language]
    page = Builder()
    page.add("title", one)
    page.open("observations", one)
    page.add("sentence", one, paragraph=1, findings=("access",))
    page.add("sentence", two, paragraph=1, findings=("devices", "access"))
    page.table("table-1", two, [one, "2"], [[two, 7], [one, 12]])
    for number in range(4):
        page.quote(number)
    for finding in ("access", "devices"):
        page.add("evidence-line", two, finding=finding, part="count")
    return page.entries


def changed(entries, name, text):
    return [replace(entry, text=text) if entry.id == name else entry for entry in entries]


def differing(found, entries):
    return [entry.id for entry in entries if found.get(entry.id) != entry.text] + [
        name for name in found if name.startswith("beside")
    ]


@needs_noto
def test_pdf_holds_every_entry_of_a_whole_report():
    entries = sample_report()

    assert extract(made(entries, sample_findings()), entries) == {entry.id: entry.text for entry in entries}


@needs_noto
@pytest.mark.parametrize("language", list(OTHERS))
def test_text_of_the_pdf_equals_the_report_in_six_languages(language):
    entries = small(language)

    assert extract(made(entries, language=language), entries) == {entry.id: entry.text for entry in entries}


@needs_noto
def test_same_input_gives_the_same_bytes():
    entries = sample_report()

    assert made(entries, sample_findings()) == made(entries, sample_findings())


@needs_noto
@pytest.mark.parametrize(
    ("language", "old", "new"),
    [
        ("en", "57 of 143", "58 of 143"),
        ("en", "Many", "Some"),
        ("en", "of 143", "o f143"),
        ("zh", "57", "75"),
        ("ar", "(57 من 143)", "(143 من 57)"),
        ("ar", "تناول كثير من", "تناول جميع"),
        ("ar", "النساء والفتيات", "الفتيات والنساء"),
    ],
)
def test_exactly_the_sentence_that_was_changed_is_named(language, old, new):
    entries = small(language)
    sentence = next(entry for entry in entries if entry.kind == "sentence")
    assert old in sentence.text
    other = changed(entries, sentence.id, sentence.text.replace(old, new))

    assert differing(extract(made(other, language=language), entries), entries) == [sentence.id]


@needs_noto
def test_second_sentence_of_an_arabic_paragraph_is_told_from_the_first():
    entries = small("ar")
    second = [entry for entry in entries if entry.kind == "sentence"][1]
    other = changed(entries, second.id, second.text.replace("(62 of 148)", "(148 of 62)"))

    found = extract(made(other, language="ar"), entries)

    assert differing(found, entries) == [second.id]
    assert "WSIS Forum (148 of 62)" in found[second.id]


@needs_noto
@pytest.mark.parametrize("kind", ["quote", "attribution", "cell", "caption", "heading", "evidence-line", "passage"])
def test_any_kind_of_entry_is_named_when_it_differs(kind):
    entries = sample_report()
    entry = [entry for entry in entries if entry.kind == kind][1]
    other = changed(entries, entry.id, f"{entry.text} 7")

    found = extract(made(other, sample_findings(), charts={}), entries)

    assert differing(found, entries) == [entry.id]
    assert found[entry.id].endswith(" 7")


@needs_noto
def test_missing_and_added_text_is_told():
    entries = small("en")
    more = Builder()
    more.section = "added"
    added = more.add("sentence", "A sentence that nobody composed.")
    left_out = [entry for entry in entries if entry.kind != "caption"]

    assert differing(extract(made([*entries, added]), entries), entries) == ["beside-1"]
    assert differing(extract(made(left_out), entries), entries) == [
        entry.id for entry in entries if entry.kind == "caption"
    ]


def test_letters_without_a_font_refuse_the_pdf_and_latin_is_made():
    entries = small("en")
    fonts = choose(drawn_texts(entries, "en", title="T"), "en", folders=[])
    latin = [entry for entry in entries if entry.text.isascii() or "“" in entry.text]
    latin = [entry for entry in latin if entry.kind not in ("quote", "attribution")]

    with pytest.raises(FontMissing, match=r"U\+060C \(arabic comma\).*\(Arabic\).*fonts-noto-cjk and fonts-noto-core"):
        render(entries, (), {}, fonts, language="en", title="T")
    made_of_latin = render(latin, (), {}, fonts, language="en", title="T")
    assert extract(made_of_latin, latin) == {entry.id: entry.text for entry in latin}


@needs_noto
@pytest.mark.parametrize(("language", "way"), [("en", b"en"), ("ar", b"ar"), ("zh", b"zh-CN")])
def test_pdf_says_title_language_and_date(language, way):
    file = File(made(small(language), language=language, as_of="2025-03-14"))
    root, info = file.get(file.trailer["Root"]), file.get(file.trailer["Info"])

    assert root["Lang"] == way
    assert (text_of(info["Title"]), text_of(info["Author"]), text_of(info["Keywords"])) == (
        "A review",
        "Rapporteur",
        "Rapporteur",
    )
    assert text_of(info["CreationDate"])[:10] == "D:20250314"


@needs_noto
def test_bookmarks_are_the_headings():
    entries = sample_report()
    document = pypdfium2.PdfDocument(made(entries, sample_findings()))
    bookmarks = [item.get_title() for item in document.get_toc()]
    document.close()

    headings = [entry.text for entry in entries if entry.kind == "heading"]
    assert bookmarks == [*headings, "Annex: what the sentences rest on"]


@needs_noto
def test_what_announces_a_quote_stands_on_its_page():
    page = Builder()
    page.open("observations", "Themes")
    for number in range(60):
        page.add("method", f"Announced {number}:")
        page.add("quote", f"Quoted {number}. {'And so on. ' * (number % 7)}", language="en", list=f"central-{number}")
    document = pypdfium2.PdfDocument(made(page.entries))
    pages = [leaf.get_textpage().get_text_range() for leaf in document]
    document.close()

    assert len(pages) > 4
    for text in pages:
        assert re.findall(r"Announced (\d+):", text) == re.findall(r"Quoted (\d+)\.", text)


@needs_noto
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils")
def test_text_goes_on_before_a_tall_chart_that_has_no_room():
    page = Builder()
    page.add("title", "A review")
    page.open("observations", "Observations")
    for number in range(12):
        page.add("sentence", f"Contributor {number} said this. " * 6, paragraph=number)
    page.chart("chart-1", "Phrases by contributors", "bars", "table-1", [1])
    page.table("table-1", "The same in numbers", ["Phrase", "Number"], [[f"phrase {n}", 40 - n] for n in range(30)])

    content = made(page.entries)

    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content)]
    told, caption, table = (
        next(place for place, text in enumerate(pages) if words in text)
        for words in ("Contributor 11", "Phrases by contributors", "The same in numbers")
    )
    assert told == table < caption
    assert differing(extract(content, page.entries), page.entries) == []


def test_another_reader_finds_head_and_foot_on_every_page(tmp_path):
    (tmp_path / "a.pdf").write_bytes(made(sample_report(), sample_findings()))
    text = subprocess.run(
        ["pdftotext", "-layout", "a.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    pages = text.split("\f")[:-1]

    assert ["Fictional demonstration data" in page for page in pages] == [True] * len(pages)
    assert [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)] == [True] * len(pages)


@needs_noto
def test_what_people_wrote_is_never_read_as_markup():
    page = Builder()
    text = '#panic("no") $x$ *bold* = Heading @label <label> `raw` \\ #read("/etc/passwd") // ~ --- [x]'
    page.add("sentence", text, paragraph=1)

    assert extract(made(page.entries), page.entries) == {page.entries[0].id: text}


@needs_noto
def test_unfit_characters_are_shown_as_replacement_and_count_as_equal():
    page = Builder()
    page.add("sentence", "before \x07\ud800\ue000\ufffe after", paragraph=1)
    page.add("sentence", "  spaces \t and\r\nlines\u2028end ", paragraph=1)

    assert extract(made(page.entries), page.entries) == {entry.id: entry.text for entry in page.entries}


def test_strings_are_read_to_their_last_bracket_however_deep():
    content = rb"[(a((b(c)))\)d) 7 (\050(x))]TJ"
    assert list(values(content)) == [[b"a((b(c))))d", 7, b"((x)"], Operator(b"TJ")]
    with pytest.raises(RapporteurError):
        list(values(b"(never closed"))


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n", b"startxref\n99\n%%EOF", b"xref\n0 1\ntrailer\n[startxref\n0\n"]
)
def test_file_that_is_no_pdf_of_ours_is_refused(content):
    with pytest.raises(RapporteurError):
        extract(content, small("en"))


LETTERS = [*"abcdé ßЖя 12,5.()«»“”%-–/:;!?\t\nابتثجلا،؛؟٣٠中文，。《》", "لاً", "سّ", "يُ"]
"""Marks stand on letters."""


@needs_noto
@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(LETTERS), min_size=1, max_size=60).map("".join), min_size=1, max_size=6),
    st.sampled_from(["en", "ar", "zh"]),
)
@example([" ,ا,"], "en")
@example(["."], "ar")
def test_any_text_is_read_back_as_it_was_written(texts, language):
    page = Builder()
    for text in texts:
        page.add("sentence", text, paragraph=1)
        page.add("quote", text, language="ar")
    fonts = fonts_of(("".join(LETTERS), "T\ufffd", *drawn_texts([], language)), language)

    made_of_it = render(page.entries, (), {}, fonts, language=language, title="T")

    assert extract(made_of_it, page.entries) == {entry.id: entry.text for entry in page.entries}
