"""Ids of contributions stand on one line, on the page and in print."""

from __future__ import annotations

import pytest

from rapporteur.engine.report.unbroken import joined, marked_up


def test_joined_keeps_ids_together_and_leaves_words_and_long_names():
    assert joined("first-110؛ first-2؛ …") == "first-\u2060110؛ first-\u20602؛ …"
    for text in ("decision-making", "summary-record-port-meru-05", "-5", "a - 5", "net-2-work"):
        assert joined(text) == text


def test_marked_up_puts_each_id_into_an_element_and_nothing_else_is_markup():
    assert str(marked_up("<b> first-110؛ copies-01 & so on")) == (
        '&lt;b&gt; <span class="unbroken">first-110</span>؛ <span class="unbroken">copies-01</span> &amp; so on'
    )


@pytest.mark.parametrize("text", ["", "no id", "<b>"])
def test_marked_up_leaves_a_text_without_ids_as_it_is(text: str):
    assert marked_up(text) is text
