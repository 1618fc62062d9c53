from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.errors import RapporteurError
from rapporteur.engine.report.printable import printable
from rapporteur.engine.report.render_docx import extract
from tests.engine.report.factories import Builder, sample_report
from tests.engine.report.render_docx.opened import rendered, reports, rewritten

KINDS = [
    "sentence",
    "quote",
    "list-item",
    "heading",
    "method",
    "passage",
    "cell",
    "title",
    "evidence-line",
    "unheard-of",
]


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_every_entry_stands_once_with_its_exact_text(language: str) -> None:
    entries = reports()[language]
    assert extract(rendered(entries, language), entries) == {entry.id: entry.text for entry in entries}


@settings(max_examples=60)
@given(st.lists(st.text(), min_size=1, max_size=6), st.sampled_from(KINDS), st.sampled_from(["en", "ar", "zh"]))
def test_any_text_of_any_kind_survives_as_printable_shows_it(texts: list[str], kind: str, language: str) -> None:
    page = Builder()
    for number, text in enumerate(texts):
        page.add(kind, text, anchor=f"e-{number}", part="quote", table="t", row=number + 1, column=0, finding="access")
    found = extract(rendered(page.entries, language), page.entries)
    assert found == {entry.id: printable(entry.text) for entry in page.entries}


@pytest.mark.parametrize("seed", range(6))
def test_no_entry_is_lost_in_whatever_order_they_come(seed: int) -> None:
    entries = sample_report()
    Random(seed).shuffle(entries)
    numberless = [replace(entry, findings=()) for entry in entries]
    assert extract(rendered(numberless), numberless) == {entry.id: entry.text for entry in numberless}


def test_characters_that_xml_cannot_hold_are_shown_as_replaced() -> None:
    page = Builder()
    page.add("sentence", "a\x00b\ud800c\x1bd\ufffee\r\nf")
    assert list(extract(rendered(page.entries), page.entries).values()) == ["a\ufffdb\ufffdc\ufffdd\ufffde\nf"]


@pytest.mark.parametrize(
    ("part", "old", "new", "entry"),
    [
        ("document", "Some contributors (18 of 57)", "Some contributors (19 of 57)", "observations-021"),
        ("document", ">Many contributors (57 of 143)", ">Most contributors (57 of 143)", "observations-003"),
        ("document", "answers.xlsx, sheet Form1, row 12", "answers.xlsx, sheet Form1, row 13", "unread-006"),
    ],
)
def test_a_changed_word_is_found_in_the_entry_where_it_stands(part: str, old: str, new: str, entry: str) -> None:
    entries = sample_report()
    found = extract(rewritten(rendered(entries), f"word/{part}.xml", old, new), entries)
    wrong = {known.id: found[known.id] for known in entries if found[known.id] != known.text}
    expected = {known.id: known.text.replace(old.strip(">"), new.strip(">")) for known in entries if known.id == entry}
    assert wrong == expected


def test_a_cell_that_no_entry_has_is_found_under_its_place() -> None:
    entries = sample_report()
    fewer = [entry for entry in entries if entry.text != "Ask the sender for the text."]
    found = extract(rendered(entries), fewer)
    assert found["table-rejected, row 1, column 2"] == "Ask the sender for the text."


def test_a_cell_that_was_emptied_is_found_empty() -> None:
    entries = sample_report()
    content = rewritten(rendered(entries), "word/document.xml", "The row has no answer.", "")
    assert extract(content, entries)["unread-007"] == ""


def test_an_entry_that_stands_twice_is_refused() -> None:
    entries = sample_report()
    content = rewritten(rendered(entries), "word/document.xml", '"_entry_title_002"', '"_entry_title_001"')
    with pytest.raises(RapporteurError, match="title-001: the entry stands twice"):
        extract(content, entries)


def test_a_table_that_stands_twice_is_refused() -> None:
    entries = sample_report()
    content = rewritten(rendered(entries), "word/document.xml", '"_table_0"', '"_table_1"')
    with pytest.raises(RapporteurError, match="1: the table stands twice"):
        extract(content, entries)


@pytest.mark.parametrize("content", [b"", b"not a Word file", rendered([])[:-40]])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    with pytest.raises(RapporteurError, match=r"word/document\.xml: this part of the Word file is missing or broken"):
        extract(content, [])


def test_a_report_of_no_entries_is_a_file() -> None:
    assert extract(rendered([]), []) == {}


@pytest.mark.parametrize("name", ["Upper-1", "a_b", "a--b", "x" * 34, ""])
def test_an_id_that_no_bookmark_can_hold_is_refused(name: str) -> None:
    page = Builder()
    page.add("sentence", "words")
    with pytest.raises(RapporteurError, match="this name cannot be a bookmark"):
        rendered([replace(page.entries[0], id=name)])
