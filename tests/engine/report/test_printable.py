from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from rapporteur.engine.report.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Many contributors (57 of 143).", "Many contributors (57 of 143)."),
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf"),
        (
            "one\r\ntwo\rthree\x0bfour\x0cfive\x85six\u2028seven\u2029eight\n",
            "\n".join(["one", "two", "three", "four", "five", "six", "seven", "eight", ""]),
        ),
        ("tab\tstays", "tab\tstays"),
        ("\ud83d \ue000 \uf8ff \U000f0000 \ufdd0 \ufffe \U0010ffff \u0378", " ".join(["\ufffd"] * 8)),
        ("\ufff9base\ufffagloss\ufffb", "\ufffdbase\ufffdgloss\ufffd"),
        ("\u200f\u202aWSIS\u202c\u200f الاتصال", "\u200f\u202aWSIS\u202c\u200f الاتصال"),
        ("\U0001f642 e\u0301 \u00ad\ufeff 中文", "\U0001f642 e\u0301 \u00ad\ufeff 中文"),
    ],
)
def test_printable_shows_what_cannot_be_drawn_as_the_replacement_character(text, shown):
    assert printable(text) == shown


@given(st.text(st.characters(exclude_categories=())))
def test_printable_text_fits_xml_and_is_left_as_it_is(text):
    shown = printable(text)
    element = etree.Element("t")
    element.text = shown
    assert etree.fromstring(etree.tostring(element)).text == (shown or None)
    assert printable(shown) == shown
    assert {unicodedata.category(char) for char in shown if char not in "\n\t"} & {"Cc", "Cs", "Co", "Cn"} == set()
