"""Answering questions: one a page or all at once, in any language, and nothing typed is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from rapporteur.web.contributions.queries import working
from tests.web.respond.cast import WHO, a_round, address, begin, fields, fill, form, text_of

LANGUAGES = ("ar", "zh-hans", "en", "fr", "ru", "es")


@pytest.fixture
def device():
    return Client()


@pytest.fixture
def draft(device):
    return begin(device, a_round())


def answers(contribution):
    return dict(working(contribution).answers)


def test_question_is_saved_and_leads_to_the_next(device, draft):
    response = fill(device, address(draft, "question", "q1"), q1="It lit the valley.")

    assert (response.status_code, response["Location"]) == (302, address(draft, "question", "q2"))
    assert answers(draft)["q1"] == "It lit the valley."


def test_question_that_depends_on_an_answer_comes_next(device, draft):
    assert device.get(address(draft, "question", "q2_since")).status_code == 404

    response = fill(device, address(draft, "question", "q2"), q2="full")

    assert response["Location"] == address(draft, "question", "q2_since")
    assert device.get(address(draft, "question", "q2_since")).status_code == 200


def test_question_of_another_group_is_not_asked(device, draft):
    assert device.get(address(draft, "question", "q4")).status_code == 404

    fill(device, address(draft, "about"), **WHO)

    assert device.get(address(draft, "question", "q4")).status_code == 200


def test_questions_unknown_is_not_found(device, draft):
    assert device.get(address(draft, "question", "nothing")).status_code == 404


def test_last_question_leads_to_the_documents(device, draft):
    response = fill(device, address(draft, "question", "q8"), q8="By lending lamps.")

    assert response["Location"] == address(draft, "documents")


def test_question_left_empty_lets_one_go_on(device, draft):
    response = fill(device, address(draft, "question", "q1"), q1="")

    assert response["Location"] == address(draft, "question", "q2")
    assert answers(draft).get("q1", "") == ""


@pytest.mark.parametrize(
    ("question", "typed", "problem"),
    [
        ("q1", {"q1": "word " * 301}, "Words written: 301"),
        ("q2_since", {"q2_since-day": "31", "q2_since-month": "2", "q2_since-year": "2026"}, "There is no such day"),
        ("q6", {"q6": ["skills", "safety", "services", "financing"]}, "Too many options are chosen."),
        ("q6_cost", {"q6_cost": "a fortune"}, "number"),
    ],
)
def test_answer_that_will_not_do_is_kept_as_typed_and_explained(device, draft, question, typed, problem):
    fill(device, address(draft, "question", "q2"), q2="large")
    fill(device, address(draft, "question", "q6"), q6=["financing"])
    where = address(draft, "question", question)

    response = fill(device, where, **typed)
    page = device.get(response["Location"])

    assert response["Location"] == f"{where}?problems"
    sent = form(page.content.decode())
    assert {name: sent[name] for name in typed} == {
        name: value.strip() if isinstance(value, str) else sorted(value, key=_place) for name, value in typed.items()
    }
    assert problem in text_of(page)
    assert f'href="#{question}"' in page.content.decode()
    assert "<title>Error: " in page.content.decode()


def _place(option):
    return ["connectivity", "skills", "safety", "services", "languages", "privacy", "environment", "financing"].index(
        option
    )


def test_all_on_one_page_saves_every_kind_and_brings_questions_that_follow(device, draft):
    given = {
        "q1": "Ünïcode & <b>tags</b>\nand lines",
        "q2": "large",
        "q6": ["financing", "skills"],
        "q7-skills": "full",
        "q7-safety": "none",
    }

    response = fill(device, address(draft, "all"), **given)
    page = form(device.get(response["Location"]).content.decode())

    assert response["Location"] == address(draft, "all")
    assert {name: page[name] for name in given} == {**given, "q6": ["skills", "financing"]}
    response = fill(
        device,
        address(draft, "all"),
        **{"q6_cost": "٣٫٥", "q2_since-day": "1", "q2_since-month": "2", "q2_since-year": "2020"},
    )
    kept = answers(draft)
    assert (kept["q6_cost"], kept["q2_since"], kept["q7"]) == (
        "3.5",
        "2020-02-01",
        {"skills": "full", "safety": "none"},
    )
    assert kept["q6"] == ["skills", "financing"]
    assert kept["q1"] == given["q1"]


def test_unticking_the_last_box_is_saved(device, draft):
    where = address(draft, "question", "q6")
    fill(device, where, q6=["skills"])
    page = form(device.get(where).content.decode())
    del page["q6"]

    device.post(where, page)

    assert answers(draft)["q6"] == []


def test_page_that_was_sent_in_part_changes_nothing_else(device, draft):
    fill(device, address(draft, "all"), q1="Stays.", q3="Goes.")

    device.post(address(draft, "all"), {"q3": "", "revision.q3": "1"})

    assert (answers(draft)["q1"], answers(draft)["q3"]) == ("Stays.", "")


@pytest.mark.parametrize(("then", "page"), [("home", "home"), ("stay", "all"), ("zz", "all")])
def test_form_leads_where_its_button_says(device, draft, then, page):
    response = fill(device, address(draft, "all"), q1="Kept.", then=then)

    assert response["Location"] == address(draft, page)
    assert answers(draft)["q1"] == "Kept."


def test_language_is_switched_without_losing_what_was_typed(device, draft):
    page = device.get(address(draft, "question", "q1")).content.decode()
    assert '<button class="button--secondary" name="then" value="ar" lang="ar">' in page

    response = fill(device, address(draft, "question", "q1"), q1="Half a sent", then="ar")
    arabic = device.get(response["Location"])

    assert response["Location"] == address(draft, "question", "q1").replace("/en/", "/ar/")
    assert '<html lang="ar" dir="rtl">' in arabic.content.decode()
    assert form(arabic.content.decode())["q1"] == "Half a sent"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", ["home", "about", "all", "documents", "publication", "check", "history", "link"])
def test_page_is_light_and_has_one_heading_in_every_language(device, draft, language, page):
    fill(device, address(draft, "all"), q2="full", q6=["financing"])

    response = device.get(address(draft, page).replace("/en/", f"/{language}/"))
    shown = response.content.decode()

    assert response.status_code == 200
    assert (shown.count("<h1"), len(response.content) < 60_000) == (1, True)
    assert shown.count("<html") == 1
    direction = "rtl" if language == "ar" else "ltr"
    assert f'dir="{direction}">' in shown.partition("<head>")[0]


def test_question_names_are_in_the_language_of_the_page(device, draft):
    page = device.get(address(draft, "question", "q6").replace("/en/", "/fr/"))

    assert "Trois choix au plus" in text_of(page)


def test_home_says_how_far_one_is(device, draft):
    fill(device, address(draft, "all"), q1="It lit the valley.")

    page = text_of(device.get(address(draft, "home")))

    assert "About you Not started" in page
    assert "Looking back In progress Answered: 1 of 3" in page
    assert "Looking ahead Not started Answered: 0 of 4" in page
    assert "Further observations and documents Optional" in page


def test_home_leads_by_the_way_that_was_chosen(draft):
    all_at_once, one_by_one = Client(), Client()
    on_all = begin(all_at_once, draft.consultation, way="all")
    on_one = begin(one_by_one, draft.consultation, way="one")

    page = all_at_once.get(address(on_all, "home")).content.decode()
    other = one_by_one.get(address(on_one, "home")).content.decode()

    assert f'href="{address(on_all, "all")}#section-back"' in page
    assert f'href="{address(on_one, "question", "q1")}"' in other


def test_about_page_keeps_what_was_typed_and_explains_a_bad_address(device, draft):
    where = address(draft, "about")

    response = fill(device, where, **{**WHO, "email": "oona(at)guild"})
    page = device.get(response["Location"])

    assert response["Location"] == f"{where}?problems"
    assert fields(page.content.decode())["email"] == "oona(at)guild"
    assert "Enter an e-mail address such as name@example.org" in text_of(page)
    draft.refresh_from_db()
    assert (draft.email, draft.group, draft.country, draft.region) == ("", "civil-society", "Kenya", "africa")


def test_about_page_leads_to_the_questions(device, draft):
    assert fill(device, address(draft, "about"), **WHO)["Location"] == address(draft, "question", "q1")


def test_publication_is_chosen_by_nobody_but_the_contributor(device, draft):
    page = form(device.get(address(draft, "publication")).content.decode())
    assert {"publication", "consent"} & page.keys() == set()

    response = fill(device, address(draft, "publication"), publication="anonymous", consent="yes")

    assert response["Location"] == address(draft, "check")
    draft.refresh_from_db()
    assert (draft.publication, draft.consent_at is not None, len(draft.consent_digest)) == ("anonymous", True, 64)
