"""Options as lines of text."""

from __future__ import annotations

import pytest

from rapporteur.web.consultations.option_lines import read_options, written_options
from rapporteur.web.consultations.questionnaire import Option
from rapporteur.web.consultations.refusals import Refused
from tests.web.consultations.questionnaire.samples import AREAS, EXTENT

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


@pytest.mark.parametrize("options", [AREAS, EXTENT])
def test_options_are_read_as_they_were_written(options):
    boxes = {code: written_options(options, code) for code in LANGUAGES}

    assert read_options(boxes, LANGUAGES, options) == options


def test_keys_are_made_from_labels_and_never_twice():
    boxes = {"en": "Yes\nÉtat, membre!\nyes\n\n是\n2 of them", "fr": "Oui\nÉtat\noui\nshi\n2"}

    options = read_options(boxes, ("en", "fr"), ())

    assert [(option.key, option.label) for option in options] == [
        ("yes", {"en": "Yes", "fr": "Oui"}),
        ("etat_membre", {"en": "État, membre!", "fr": "État"}),
        ("yes_1", {"en": "yes", "fr": "oui"}),
        ("option_1", {"en": "是", "fr": "shi"}),
        ("option_2_of_them", {"en": "2 of them", "fr": "2"}),
    ]


def test_label_that_was_there_keeps_its_key_and_what_came_with_the_workbook():
    known = (Option("a1", {"en": "Yes"}, {"image": "yes.png"}), Option("a2", {"en": "No"}))

    assert read_options({"en": "No\nYes\nMaybe"}, ("en",), known) == (
        Option("a2", {"en": "No"}),
        Option("a1", {"en": "Yes"}, {"image": "yes.png"}),
        Option("maybe", {"en": "Maybe"}),
    )


def test_other_languages_may_lack_lines_where_they_name_keys():
    options = read_options({"en": "yes | Yes\nno | No", "fr": "no | Non"}, ("en", "fr"), ())

    assert [option.label for option in options] == [{"en": "Yes"}, {"en": "No", "fr": "Non"}]


@pytest.mark.parametrize(("boxes", "sentence"), [
    ({"en": "a | Yes\na | No"}, "Line 2: the key a is there twice."),
    ({"en": "a | Yes", "fr": "b | Oui"}, "French, line 1: there is no option with the key b."),
    ({"en": "Yes\nNo", "fr": "Oui"}, "French: options 2, lines 1. Write one line for each option in the same order, "
     "or put the key and a bar in front."),
])  # fmt: skip
def test_lines_that_do_not_fit_are_refused(boxes, sentence):
    with pytest.raises(Refused) as refused:
        read_options(boxes, ("en", "fr"), ())

    assert refused.value.reasons == (sentence,)


def test_no_lines_are_no_options():
    assert read_options({"en": " \n", "fr": ""}, ("en", "fr"), AREAS) == ()


def test_option_that_the_leading_language_drops_is_gone_from_all():
    known = read_options({"en": "yes | Yes\nno | No", "fr": "yes | Oui\nno | Non"}, ("en", "fr"), ())

    options = read_options({"fr": "yes | Oui\nno | Non", "en": "no | No\nPerhaps"}, ("en", "fr"), known)

    assert options == (Option("no", {"en": "No", "fr": "Non"}), Option("perhaps", {"en": "Perhaps"}))
