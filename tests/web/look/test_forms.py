"""The field for a text in several languages."""

from __future__ import annotations

import pytest
from django import forms

from rapporteur.web.look.forms import WordsField


class _Titled(forms.Form):
    title = WordsField(languages=["fr", "en"], label="Title", max_length=20)


def _posted(**texts: str) -> _Titled:
    return _Titled({f"title_{code}": text for code, text in texts.items()})


def test_words_field_keeps_texts_by_language_without_the_empty_ones():
    form = _posted(en=" Lanterns ", fr="", ar="فوانيس")

    assert form.is_valid()
    assert form.cleaned_data == {"title": {"ar": "فوانيس", "en": "Lanterns"}}


def test_words_field_asks_for_one_language_at_least():
    assert _posted(en="  ", fr="").errors == {"title": ["Enter this text in one language at least."]}


def test_words_field_says_in_which_language_a_text_is_too_long():
    assert _posted(en="Lanterns", fr="x" * 21).errors == {
        "title": ["Français: Ensure this value has at most 20 characters (it has 21)."]
    }


def test_words_field_shows_asked_languages_in_the_order_of_the_un_and_those_that_have_a_text():
    page = str(_Titled(initial={"title": {"ar": "فوانيس"}})["title"])

    assert [part.split('"')[0] for part in page.split('name="')[1:]] == ["title_ar", "title_en", "title_fr"]
    assert 'id="id_title_0" name="title_ar" value="فوانيس" lang="ar" dir="rtl"' in page


@pytest.mark.parametrize(
    ("typed", "changed"), [({"en": "Lanterns ", "fr": ""}, False), ({"en": "Lanterns", "fr": "Lanternes"}, True)]
)
def test_words_field_knows_whether_it_changed(typed, changed):
    field = WordsField()

    assert field.has_changed({"en": "Lanterns"}, typed) is changed
