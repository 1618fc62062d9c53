"""How each kind of question is shown: with its label, what was typed, and what is wrong with it."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from lxml import html

from rapporteur.web.consultations.questionnaire import Question, Unread, read_answer
from tests.web.consultations.questionnaire.samples import lantern

QUESTIONS = {question.key: question for question in lantern().questions}
ANSWERS = {
    "q1": "One\n\n<b>two</b>",
    "q2": "large",
    "q2_since": "2020-02-01",
    "q4_file": [],
    "q6": ["skills", "privacy"],
    "q6_cost": "3.5",
    "q7": {"skills": "full"},
}


def shown(question, value, language="en", **more):
    context = {"question": question, "value": value, "name": question.key, "revision": 4, "problems": [], **more}
    with translation.override({"zh": "zh-hans"}.get(language, language)):
        return html.fromstring(f"<form>{render_to_string(f'questions/{question.kind}.html', context)}</form>")


def sent(form) -> dict[str, list[str]]:
    """What a browser would send."""
    values: dict[str, list[str]] = {}
    for field in form.xpath("//input[not(@type='file')]"):
        if field.get("type") not in ("radio", "checkbox") or field.get("checked") is not None:
            values.setdefault(field.get("name"), []).append(field.get("value", ""))
    for field in form.xpath("//textarea"):
        values[field.get("name")] = [(field.text or "").removeprefix("\n")]
    return values


@pytest.mark.parametrize("key", [key for key in ANSWERS if QUESTIONS[key].kind != "file"])
def test_question_sends_back_what_it_shows(key):
    form = shown(QUESTIONS[key], ANSWERS[key])

    assert read_answer(QUESTIONS[key], sent(form)) == ANSWERS[key]
    assert sent(form)[f"revision.{key}"] == ["4"]


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("q6_cost", {"q6_cost": ["a lot"]}),
        ("q2_since", {"q2_since-day": ["31"], "q2_since-month": ["2"], "q2_since-year": ["2020"]}),
    ],
)
def test_question_shows_what_could_not_be_read_as_it_was_typed(key, typed):
    value = read_answer(QUESTIONS[key], typed)

    assert isinstance(value, Unread)
    assert {name: given for name, given in sent(shown(QUESTIONS[key], value)).items() if name in typed} == typed


@pytest.mark.parametrize("language", ["ar", "zh", "en", "fr", "ru", "es"])
@pytest.mark.parametrize("key", QUESTIONS)
def test_question_has_its_label_in_the_language_of_the_page_and_every_name_leads_somewhere(key, language):
    form = shown(QUESTIONS[key], ANSWERS.get(key, ""), language, heading=True)
    ids = form.xpath("//@id")
    named = [
        name for names in form.xpath("//@aria-describedby | //@aria-labelledby | //@for") for name in names.split()
    ]

    assert " ".join(QUESTIONS[key].label[language].split()) in " ".join(form.text_content().split())
    assert (len(form.xpath("//h1")), len(ids), sorted(set(named) - set(ids))) == (1, len(set(ids)), [])


def test_question_says_what_is_wrong_and_marks_its_field():
    form = shown(QUESTIONS["q1"], "", problems=["Enter an answer."])

    (problem,) = form.xpath("//*[@id='q1-about']/p[@class='error']")
    assert " ".join(problem.text_content().split()) == "Error: Enter an answer."
    assert form.xpath("//div[contains(@class, 'field--wrong')]//textarea/@aria-describedby") == ["q1-about q1-count"]


def test_question_counts_words_against_its_limit():
    within, over = (shown(QUESTIONS["q1"], "word " * count).xpath("//p[@id='q1-count']")[0] for count in (120, 301))

    assert " ".join(within.text_content().split()) == "Words: 120 of 300"
    assert " ".join(over.text_content().split()) == "Words: 301 of 300. Too many by: 1"


def test_question_in_another_language_than_the_page_is_marked():
    question = Question("only", "text", {"ru": "Что изменилось?"})

    (label,) = shown(question, "").xpath("//label/span[@lang]")
    assert (label.text, label.get("lang"), label.get("dir")) == ("Что изменилось?", "ru", "ltr")


def test_matrix_names_row_and_column_of_every_choice():
    form = shown(QUESTIONS["q7"], ANSWERS["q7"])
    texts = {element.get("id"): " ".join(element.text_content().split()) for element in form.xpath("//th[@id]")}

    (chosen,) = form.xpath("//input[@checked]")
    assert [texts[name] for name in chosen.get("aria-labelledby").split()] == ["Digital skills", "Fully"]
    assert len(form.xpath("//input[@type='radio']")) == 3 * 5
    assert form.xpath("//td/@data-label")[:2] == ["Not at all", "To a small extent"]


def test_file_lists_what_was_given_with_a_button_to_remove_each():
    files = [{"id": 7, "name": "a<b>.pdf", "size": 2_000_000, "note": "", "address": "/x/"}]

    form = shown(QUESTIONS["q4_file"], ["7"], files=files)

    (button,) = form.xpath("//button[@name='remove']")
    assert (button.get("value"), button.text_content().strip()) == ("7", "Remove a<b>.pdf")
    assert "multiple" in form.xpath("//input[@type='file']")[0].attrib
