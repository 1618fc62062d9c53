from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from lxml import etree

from rapporteur.engine.errors import RapporteurError, WrongUse
from rapporteur.engine.report import render_docx
from rapporteur.engine.report.render_docx.markup import q
from tests.engine.report.factories import Builder, sample_findings, sample_report
from tests.engine.report.render_docx.opened import arabic_report, find, part, png, rendered, text, word


def style(paragraph: etree._Element) -> str:
    return str(find(paragraph, "w:pPr/w:pStyle/@w:val")[0])


def styled(root: etree._Element, name: str) -> Any:
    return find(root, f".//w:p[w:pPr/w:pStyle/@w:val='{name}']")


def enclosing(root: etree._Element, mark: str) -> Any:
    found = find(root, f".//w:p[w:bookmarkStart/@w:name='{mark}']")
    assert len(found) == 1, mark
    return found[0]


def test_render_writes_the_same_bytes_again() -> None:
    assert rendered(sample_report()) == rendered(sample_report())


def test_archive_bears_no_date_and_begins_with_the_content_types() -> None:
    with zipfile.ZipFile(io.BytesIO(rendered(sample_report()))) as archive:
        members = archive.infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}
    assert [member.filename for member in members] == [
        "[Content_Types].xml",
        *sorted(member.filename for member in members[1:]),
    ]


def test_properties_name_the_report_and_nobody() -> None:
    root = part(rendered(sample_report()), "docProps/core.xml")
    assert [(etree.QName(element).localname, element.text) for element in root] == [
        ("title", "What was heard"),
        ("subject", "Lakes"),
        ("creator", "Rapporteur"),
        ("lastModifiedBy", "Rapporteur"),
        ("revision", "1"),
        ("language", "en-GB"),
        ("created", "2025-03-14T00:00:00Z"),
        ("modified", "2025-03-14T00:00:00Z"),
    ]


def test_a_report_without_a_date_gets_a_fixed_one() -> None:
    root = part(rendered([], as_of=""), "docProps/core.xml")
    assert {element.text for element in list(root)[-2:]} == {"1980-01-01T00:00:00Z"}


def test_titles_and_headings_have_the_styles_of_word() -> None:
    root = word(rendered(sample_report()))
    assert [text(paragraph) for paragraph in styled(root, "Title")] == [
        "What was heard on the twenty-year review of the lake and river accords"
    ]
    assert len(styled(root, "Subtitle")) == 2
    assert [text(paragraph) for paragraph in styled(root, "Heading2")] == ["Affordable access", "Digital skills"]
    levels = {
        name: find(word(rendered([]), "styles"), f"w:style[@w:styleId='{name}']//w:outlineLvl/@w:val")
        for name in ("Heading1", "Heading2", "Heading5")
    }
    assert levels == {"Heading1": ["0"], "Heading2": ["1"], "Heading5": ["4"]}


def test_numbered_paragraphs_are_counted_by_word_to_their_own_numbers() -> None:
    page = Builder()
    for number in (1, 2, 2, 5, 6, 9):
        page.add("sentence", f"Words of {number}.", paragraph=number)
    page.add("method", "In between.")
    page.add("sentence", "More words of 9.", paragraph=9)
    content = rendered(page.entries)
    root, numbering = word(content), word(content, "numbering")
    counted: list[tuple[str, int, str]] = []
    count = 0
    for paragraph in styled(root, "NumberedParagraph"):
        number = (find(paragraph, "w:pPr/w:numPr/w:numId/@w:val") or ["1"])[0]
        starts = find(numbering, f"w:num[@w:numId='{number}']//w:startOverride/@w:val")
        fresh = starts and number not in [name for name, _, _ in counted]
        count = int(starts[0]) if fresh else count + 1
        counted.append((number, count, text(paragraph)))
    assert counted == [
        ("1", 1, "Words of 1."),
        ("1", 2, "Words of 2. Words of 2."),
        ("3", 5, "Words of 5."),
        ("3", 6, "Words of 6."),
        ("4", 9, "Words of 9."),
    ]
    assert [text(paragraph) for paragraph in styled(root, "BodyText")] == ["In between.", "More words of 9."]


def test_contents_are_a_field_with_its_result_filled_in() -> None:
    root = word(rendered(sample_report()))
    lines = find(root, ".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC') and w:hyperlink]")
    headings = [text(found) for found in find(root, ".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")]
    assert [text(line) for line in lines] == headings
    assert find(lines[0], ".//w:instrText/text()") == [' TOC \\o "1-2" \\n \\h \\z ']
    assert find(root, ".//w:p[starts-with(w:pPr/w:pStyle/@w:val, 'TOC')]//w:fldChar/@w:fldCharType") == [
        "begin",
        "separate",
        "end",
    ]
    assert find(word(rendered(sample_report()), "settings"), "w:updateFields") == []


def test_notes_are_endnotes_in_the_order_of_their_references() -> None:
    content = rendered(sample_report())
    root, notes = word(content), word(content, "endnotes")
    assert find(root, ".//w:endnoteReference/@w:id") == ["1", "2", "3"]
    assert [(note.get(q("type")), note.get(q("id"))) for note in notes] == [
        ("separator", "-1"),
        ("continuationSeparator", "0"),
        (None, "1"),
        (None, "2"),
        (None, "3"),
    ]
    assert find(word(content, "settings"), "w:endnotePr/w:numFmt/@w:val") == ["decimal"]
    assert [text(paragraph) for paragraph in find(notes[2], "w:p")] == [
        "57 of 143 contributors, 40 per cent. The question was put to 148 contributors. "
        "Interval of the share, 95 per cent: from 32 to 48 per cent. Coded by machine, not yet checked by people. "
        "Back to the sentence",
        "Governments: 12 of 30 · International organisations: 5 of 8 · Private sector: 9 of 21 · "
        "Civil society: 18 of 40 · Technical community: 7 of 18 · Academia: 4 of 17 · Individuals: 2 of 9",
        "“Access that people cannot afford is not access, and a mast without power is a monument.”",
        "Village Radio Federation (civil society) Read it in its place",
    ]


def test_a_finding_cited_again_refers_to_the_number_of_its_note() -> None:
    root = word(rendered(sample_report()))
    paragraph = styled(root, "NumberedParagraph")[1]
    shown = find(paragraph, ".//w:instrText/text() | .//w:endnoteReference/@w:id")
    assert shown == ["2", " NOTEREF _note_2 \\f \\h ", "3", " NOTEREF _note_1 \\f \\h "]
    marks = find(root, ".//w:bookmarkStart[@w:name='_note_2']/following-sibling::*[1]/w:endnoteReference/@w:id")
    assert marks == ["2"]


def test_the_heading_of_the_notes_ends_the_text() -> None:
    root = word(rendered(sample_report()))
    assert text(find(root, "w:body/w:p")[-1]) == "Annex: what the sentences rest on"
    assert word(rendered([]))[0][0].tag == q("sectPr")


def test_a_panel_that_no_sentence_cites_stands_in_the_text() -> None:
    root = word(rendered(sample_report()))
    assert [text(paragraph) for paragraph in styled(root, "NoteTitle")] == ["Evidence 4"]
    assert text(styled(root, "NoteText")[0]).startswith("57 of 143 contributors, 40 per cent. The question")


def test_notes_follow_the_sentences_in_whatever_order_these_come() -> None:
    page = Builder()
    page.add("sentence", "A.", findings=("access",), list="one")
    page.panel("access")
    page.panel("devices")
    page.add("sentence", "B.", findings=("devices",), list="two")
    first, *others = page.entries
    notes = word(rendered([*others, first]), "endnotes")
    assert [find(note, ".//w:hyperlink/@w:anchor") for note in list(notes)[2:]] == [
        ["_entry_title_024"],
        ["_entry_title_001"],
    ]


def test_a_note_that_word_would_number_otherwise_is_refused() -> None:
    page = Builder()
    page.add("sentence", "A.", findings=("access",))
    page.panel("access")
    with pytest.raises(RapporteurError, match="access: this is note 2 in the order of reading, but bears the number 1"):
        rendered([*page.entries, page.entries[0]])


def test_quotes_lead_to_their_passages_and_these_back() -> None:
    content = rendered(sample_report())
    root, notes = word(content), word(content, "endnotes")
    assert find(notes[2], ".//w:hyperlink/@w:anchor") == ["_entry_summary_003", "_place_e_1"]
    passage = find(root, ".//w:p[w:bookmarkStart/@w:name='_place_e_1']")[0]
    assert find(passage.getprevious(), ".//w:hyperlink/@w:anchor") == ["_entry_summary_003"]
    assert text(passage).startswith("… ing the last decade.\n\nWe say so again. Access that people")
    assert "".join(find(passage, "w:r[w:rPr/w:rStyle/@w:val='QuotedPassage']/w:t/text()")).startswith("Access")


def test_quotes_have_the_direction_and_language_of_their_own() -> None:
    root = word(rendered(sample_report()))
    quotes = styled(root, "Quote")[-3:]
    assert [find(quote, "w:pPr/w:bidi/@w:val | w:pPr/w:bidi[not(@w:val)]") != [] for quote in quotes] == [
        False,
        False,
        True,
    ]
    assert [find(quote, "(.//w:lang)[1]/@*") for quote in quotes] == [["zh-CN"], ["fr-FR"], ["ar-SA"]]
    assert text(quotes[1]) == "« La langue dans laquelle on se connecte décide de ce que l’on y trouve. »"


def test_tables_repeat_their_header_and_keep_their_rows_whole() -> None:
    table = find(word(rendered(sample_report())), ".//w:tbl")[0]
    rows = find(table, "w:tr")
    assert [len(find(row, "w:trPr/w:tblHeader")) for row in rows] == [1, 0, 0, 0, 0, 0, 0, 0]
    assert {len(find(row, "w:trPr/w:cantSplit")) for row in rows} == {1}
    assert find(table, "w:tblPr/w:tblCaption/@w:val") == ["Contributions by stakeholder group"]
    assert find(table, "w:tblPr/w:tblDescription/@w:val") == [
        "Each row of the table and its number, the largest first."
    ]
    assert find(table, "w:tblPr/w:tblLook/@w:firstColumn | w:tblPr/w:tblLook/@w:firstRow") == ["1", "1"]
    assert [style(paragraph) for paragraph in find(rows[1], ".//w:p")] == ["TableText", "TableNumber", "TableNumber"]
    widths = [int(width) for width in find(table, "w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) == 9638
    assert text(table.getprevious()) == "Contributions by stakeholder group"
    assert style(table.getprevious()) == "Caption"


def test_no_table_is_wider_than_its_page() -> None:
    root = word(rendered(sample_report()))
    page: list[int] = []
    wide: list[bool] = []
    for element in reversed(find(root, "w:body/*")):
        size = find(element, ".//w:pgSz/@w:w | self::w:sectPr/w:pgSz/@w:w")
        page = [int(size[0]) - 2 * 1134] if size else page
        wide += [sum(map(int, find(element, "w:tblGrid/w:gridCol/@w:w"))) > page[0]] if element.tag == q("tbl") else []
    assert wide == [False] * 7


def test_heat_cells_are_shaded_with_letters_that_can_be_read() -> None:
    table = find(word(rendered(sample_report())), ".//w:tbl[.//w:tblCaption/@w:val='Themes by group once more']")[0]
    cells = find(table, "w:tr[2]/w:tc")[1:4]
    assert [find(cell, "w:tcPr/w:shd/@w:fill")[0] for cell in cells] == ["00588A", "D3E5F1", "F0F5F9"]
    assert [style(cell[1]).removesuffix("Dense") for cell in cells] == ["TableHot", "TableHeat", "TableHeat"]


def test_charts_are_pictures_with_their_words_no_wider_than_the_text() -> None:
    root = word(rendered(sample_report()))
    described = find(root, ".//wp:docPr/@descr")
    assert described == ["Each row of the table and its number, the largest first."] * 2
    assert find(root, ".//wp:docPr/@title") == [
        "Civil society sent most: 40 contributions",
        "Few groups spoke of financing",
    ]
    assert [tuple(map(int, (extent.get("cx"), extent.get("cy")))) for extent in find(root, ".//wp:extent")] == [
        (5943600, 1828800),
        (6120130, 1020022),
    ]


def test_a_chart_without_a_picture_leaves_its_words_and_table() -> None:
    entries = sample_report()
    content = render_docx.render(entries, sample_findings(), {}, language="en", title="")
    assert find(word(content), ".//w:drawing") == []
    assert len(styled(word(content), "Caption")) == len(styled(word(rendered(entries)), "Caption"))


def test_pages_bear_title_notice_and_number() -> None:
    content = rendered(sample_report())
    notice = "Fictional demonstration data: no such consultation was held."
    heads = [[text(line) for line in word(content, name)] for name in ("header1", "header2")]
    assert heads == [[notice], ["What was heard", notice]]
    for name in ("footer1", "footer2"):
        assert text(word(content, name)) == "Page 1 of 1"
        assert find(word(content, name), ".//w:fldSimple/@w:instr") == [" PAGE ", " NUMPAGES "]


def test_a_report_from_right_to_left_is_turned_throughout() -> None:
    content = rendered(arabic_report(), "ar")
    root = word(content)
    assert len(find(root, ".//w:sectPr[not(w:bidi)]")) == 0
    assert len(find(root, ".//w:tblPr[not(w:bidiVisual)]")) == 0
    unturned = find(word(content, "styles"), "w:style[@w:type='paragraph'][not(w:pPr/w:bidi) or w:pPr/w:bidi/@w:val]")
    assert unturned == []
    defaults = find(word(content, "styles"), "w:docDefaults//w:lang")[0]
    assert dict(defaults.attrib) == {q("val"): "en-GB", q("eastAsia"): "zh-CN", q("bidi"): "ar-SA"}
    sentence = enclosing(root, "_entry_observations_002")
    latin = find(sentence, "w:r[not(w:rPr/w:rtl)]/w:t/text()")
    assert latin == ["Digital skills (basic)"]
    english = styled(root, "Quote")[0]
    assert find(english, "w:pPr/w:bidi/@w:val") == ["0"]
    assert find(english, "w:r[w:rPr/w:rtl]") == []


def test_styles_carry_a_face_for_every_kind_of_script() -> None:
    faces = find(word(rendered([]), "styles"), ".//w:rFonts")
    assert {tuple(sorted(key.rpartition("}")[2] for key in face.attrib)) for face in faces} == {
        ("ascii", "cs", "eastAsia", "hAnsi")
    }


@pytest.mark.parametrize("language", ["xx", "../en", ""])
def test_language_without_labels_is_refused(language: str) -> None:
    with pytest.raises(WrongUse, match="reports are not written in"):
        render_docx.render([], [], {}, language=language, title="")


def test_pictures_of_no_chart_stay_out_of_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(rendered(sample_report()))) as archive:
        pictures = [archive.read(name) for name in archive.namelist() if name.startswith("word/media/")]
    assert pictures == [png(1300, 400), png(3000, 500)]
