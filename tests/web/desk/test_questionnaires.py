"""The questionnaire editor, through a browser without scripts."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook

from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.web.consultations import editing, queries
from rapporteur.web.consultations.questionnaire import KINDS, Includes, Questionnaire, read, write
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.reviews.models import Role
from tests.web.consultations.cast import a_case, log, part
from tests.web.consultations.questionnaire.samples import lantern
from tests.web.desk.pages import errors, filled, page, send, texts
from tests.web.factories import a_member

pytestmark = pytest.mark.django_db
ONE = "/en/desk/lantern/consultations/first-round/"
ALL = f"{ONE}questionnaire/"
ASKED = lantern()


def standing(consultation):
    return queries.questionnaire_of(queries.latest_version(consultation))


def found(consultation, key):
    return part(standing(consultation), key)


def opened(consultation):
    now = timezone.now()
    consultation.opens_at, consultation.closes_at = now - timedelta(days=1), now + timedelta(days=40)
    consultation.save()
    consultation.versions.update(frozen_at=now - timedelta(days=2))


def test_questionnaire_is_made_from_nothing(signed_in):
    consultation, by = a_case(questionnaire=Questionnaire(("en", "fr"), {"en": "Ten years"}))
    client = signed_in(by)

    send(client, f"{ALL}sections/new/", title_en="Looking back", key="back")
    send(client, f"{ALL}questions/new/?section=back&kind=text", label_en="What was achieved?", word_limit="300",
         required="on", asks=["achievement"], groups=["academia", "individual"])  # fmt: skip
    send(client, f"{ALL}questions/new/?section=back&kind=multiple", label_en="Where?", label_fr="Où ?",
         options_en="Schools\nlib | Libraries", options_fr="Écoles\nBibliothèques", choices_limit="1")  # fmt: skip
    send(client, f"{ALL}questions/new/?section=back&kind=number", label_en="How many?", low="0", high="10", whole="on",
         looks_at="q2", comparison="is", value="Libraries")  # fmt: skip

    first, second, third = standing(consultation).questions
    assert (first.key, first.word_limit, first.required, first.asks, first.groups) == (
        "q1", 300, True, ("achievement",), ("academia", "individual"),
    )  # fmt: skip
    assert [(each.key, each.label) for each in second.options] == [
        ("schools", {"en": "Schools", "fr": "Écoles"}), ("lib", {"en": "Libraries", "fr": "Bibliothèques"}),
    ]  # fmt: skip
    assert (third.condition, third.low, third.high, third.whole) == (Includes("q2", "lib"), 0, 10, True)
    assert [verb for verb, _ in log()] == ["questionnaire.changed"] * 4


@pytest.mark.parametrize("key", [question.key for question in ASKED.questions])
def test_question_that_is_saved_as_it_stands_does_not_change(signed_in, key):
    consultation, by = a_case()

    response = send(signed_in(by), f"{ALL}questions/{key}/")

    assert response.status_code == 302, errors(response)
    assert standing(consultation) == ASKED
    assert log() == []


@pytest.mark.parametrize("part", ["front/", "sections/back/", "sections/ahead/"])
def test_other_parts_that_are_saved_as_they_stand_do_not_change(signed_in, part):
    consultation, by = a_case()

    response = send(signed_in(by), f"{ALL}{part}")

    assert response.status_code == 302, errors(response)
    assert standing(consultation) == ASKED


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_form_of_each_kind_has_a_label_for_every_control(signed_in, kind, language):
    _, by = a_case()

    tree = page(signed_in(by).get(f"/{language}{ALL[3:]}questions/new/?section=back&kind={kind}"))

    controls = tree.xpath("//main//form//*[self::input or self::select or self::textarea][not(@type='hidden')]/@id")
    labelled = set(tree.xpath("//main//label/@for"))
    assert [control for control in controls if control not in labelled] == []
    assert ("options_en" in filled(tree), "rows_en" in filled(tree)) == (
        kind in ("single", "multiple", "scale", "matrix"), kind == "matrix",
    )  # fmt: skip


@pytest.mark.parametrize("query", ["", "?section=back", "?section=nowhere&kind=text", "?section=back&kind=essay"])
def test_new_question_without_section_and_kind_is_not_found(signed_in, query):
    _, by = a_case()

    assert signed_in(by).get(f"{ALL}questions/new/{query}").status_code == 404


@pytest.mark.parametrize(("key", "changes", "sentence"), [
    ("q1", {"label_" + code: "" for code in UN_LANGUAGES}, "Enter this text in one language at least."),
    ("q1", {"key": "Question 1"},
     "Use up to 40 small Latin letters, digits and underscores in the key, a letter first."),
    ("q1", {"key": "q3"}, "There is a section or question with the key q3 already. Choose another."),
    ("q3", {"expression": "${q1} = "}, "The condition ends too early, at character 8."),
    ("q3", {"looks_at": "q2", "comparison": "is", "value": "huge"},
     "q2 has no option huge. Its options: none, small, moderate, large, full."),
    ("q3", {"looks_at": "q2", "comparison": "answered", "expression": "${q1} != ''"},
     "Choose a question or write an expression, not both."),
    ("q2", {"options_fr": "Une seule"}, "French: options 5, lines 1. "),
])  # fmt: skip
def test_question_that_cannot_be_read_says_why_and_keeps_what_was_typed(signed_in, key, changes, sentence):
    consultation, by = a_case()

    response = send(signed_in(by), f"{ALL}questions/{key}/", hint_en="Typed in vain", **changes)

    assert [error[: len(sentence)] for error in errors(response)] == [sentence]
    assert filled(page(response)) == {**filled(page(response)), "hint_en": "Typed in vain", **changes}
    assert standing(consultation) == ASKED


def test_question_changed_by_somebody_else_shows_both_and_loses_nothing(signed_in):
    consultation, by = a_case()
    mine, theirs = signed_in(by), signed_in(a_member(consultation.review))
    address = f"{ALL}questions/q1/"
    typed = {**filled(page(mine.get(address))), "label_en": "My wording?"}
    send(theirs, address, label_en="Their wording?", word_limit="200")

    response = mine.post(address, typed)

    tree = page(response)
    assert texts(tree, "//div[@class='version']/div") == ["Their wording?", "My wording?", "200", "300"]
    assert filled(tree)["label_en"] == "My wording?"
    assert found(consultation, "q1").label["en"] == "Their wording?"

    mine.post(address, filled(tree))

    assert (found(consultation, "q1").label["en"], found(consultation, "q1").word_limit) == ("My wording?", 300)


def test_question_that_somebody_changed_elsewhere_does_not_stand_in_the_way(signed_in):
    consultation, by = a_case()
    client = signed_in(by)
    typed = {**filled(page(client.get(f"{ALL}questions/q1/"))), "label_en": "My wording?"}
    send(client, f"{ALL}questions/q3/", label_en="Another question")

    client.post(f"{ALL}questions/q1/", typed)

    assert [found(consultation, key).label["en"] for key in ("q1", "q3")] == ["My wording?", "Another question"]


def test_question_deleted_by_somebody_else_can_be_saved_as_a_new_one(signed_in):
    consultation, by = a_case()
    client = signed_in(by)
    typed = {**filled(page(client.get(f"{ALL}questions/q5/"))), "label_en": "Still mine"}
    send(client, f"{ALL}questions/q5/delete/")

    tree = page(client.post(f"{ALL}questions/q5/", typed))
    action = tree.xpath("//main//form[@method='post']/@action")[-1]
    client.post(action, filled(tree))

    assert action == f"{ALL}questions/new/?section=ahead&kind=text"
    before = part(ASKED, "q5")
    now = found(consultation, "q5")
    assert replace(now, asks=before.asks) == replace(before, label={**before.label, "en": "Still mine"})
    assert sorted(now.asks) == sorted(before.asks)


def test_front_and_section_changed_by_somebody_else_show_both(signed_in):
    consultation, by = a_case()
    client = signed_in(by)
    for address in (f"{ALL}front/", f"{ALL}sections/back/"):
        typed = {**filled(page(client.get(address))), "title_en": "Mine"}
        send(client, address, title_en="Theirs")

        tree = page(client.post(address, typed))
        assert texts(tree, "//div[@class='version']/div") == ["Theirs", "Mine"]
        client.post(address, filled(tree))

    now = standing(consultation)
    assert (now.title["en"], now.sections[0].title["en"]) == ("Mine", "Mine")


def test_section_deleted_by_somebody_else_can_be_saved_as_a_new_one(signed_in):
    consultation, by = a_case()
    client = signed_in(by)
    send(client, f"{ALL}sections/new/", title_en="Annex", key="annex")
    typed = {**filled(page(client.get(f"{ALL}sections/annex/"))), "title_en": "Annexes"}
    send(client, f"{ALL}sections/annex/delete/")

    tree = page(client.post(f"{ALL}sections/annex/", typed))
    client.post(tree.xpath("//main//form[@method='post']/@action")[-1], filled(tree))

    assert [(each.key, each.title["en"]) for each in standing(consultation).sections][2:] == [("annex", "Annexes")]


def test_buttons_move_and_a_confirmed_button_deletes(signed_in):
    consultation, by = a_case()
    client = signed_in(by)

    response = client.post(f"{ALL}questions/q1/move/", {"to": "up"})
    client.post(f"{ALL}sections/back/move/", {"to": "down"})
    asked_back = page(client.get(f"{ALL}questions/q4/delete/"))
    client.post(f"{ALL}questions/q4/delete/", filled(asked_back))

    assert response["Location"] == f"{ALL}#part-q1"
    assert texts(asked_back, "//main//ul/li/bdi") == ["q4_what", "q4_file"]
    assert [section.key for section in standing(consultation).sections] == ["ahead", "back"]
    assert [question.key for question in standing(consultation).sections[1].questions] == [
        "q1", "note_fiction", "q2", "q2_since", "q3", "q4_what", "q4_file",
    ]  # fmt: skip


def test_delete_of_what_was_changed_meanwhile_deletes_nothing(signed_in):
    consultation, by = a_case()
    client = signed_in(by)
    form = filled(page(client.get(f"{ALL}questions/q5/delete/")))
    send(client, f"{ALL}questions/q5/", label_en="Changed")

    response = client.post(f"{ALL}questions/q5/delete/", form, follow=True)

    assert found(consultation, "q5").label["en"] == "Changed"
    assert [str(message).partition(".")[0] for message in response.context["messages"]][-1] == (
        "Somebody changed this since you opened it"
    )


def test_outline_shows_order_faults_and_what_is_missing(signed_in):
    broken = editing.remove_question(ASKED, "q4", seen=editing.part_digest(part(ASKED, "q4")))
    consultation, by = a_case(questionnaire=replace(broken, title={"en": "Ten years"}))

    tree = page(signed_in(by).get(ALL))

    assert [each.get("id") for each in tree.xpath("//ol[@class='questions']/li")] == [
        f"part-{question.key}" for question in broken.questions
    ]
    assert texts(tree, "//ul[@class='faults']/li") == [
        f"{key} – The condition looks at q4, but there is no such question." for key in ("q4_what", "q4_file")
    ]
    about = queries.overview(consultation, timezone.now()).completeness
    assert texts(tree, "//section[@aria-labelledby='languages-title']//details/ul") == ["Title"] * 5
    assert f"English: {about['en'].total} of {about['en'].total} texts" in texts(tree, "//section//li")
    assert tree.xpath("//form[contains(@action, 'q1/move')]//button/@value") == ["up", "down"]
    assert tree.xpath("//form[contains(@action, 'note_fiction/move')]//button/@value") == ["down"]


def test_reader_sees_the_questionnaire_and_nothing_to_change_it(signed_in):
    consultation, _ = a_case()
    client = signed_in(a_member(consultation.review, Role.READER))

    tree = page(client.get(ALL))

    assert tree.xpath("//main//form/@action") == [f"{ALL}export/"]
    assert client.get(f"{ALL}questions/q1/").status_code == 403
    assert client.post(f"{ALL}questions/q1/move/", {"to": "up"}).status_code == 403


def upload(client, content, name="form.xlsx"):
    form = filled(page(client.get(f"{ALL}import/")))
    return client.post(f"{ALL}import/", {**form, "file": SimpleUploadedFile(name, content)})


def test_workbook_comes_in_is_edited_and_goes_out_without_loss(signed_in):
    consultation, by = a_case(questionnaire=Questionnaire(("en",), {"en": "Empty"}))
    client = signed_in(by)

    upload(client, write(ASKED))
    assert standing(consultation) == ASKED
    for question in ASKED.questions:
        send(client, f"{ALL}questions/{question.key}/")
    send(client, f"{ALL}questions/q8/", label_es="¿Y los objetivos?")
    response = client.post(f"{ALL}export/")

    stored = part(ASKED, "q8")
    expected = editing.change_question(
        ASKED,
        key="q8",
        question=replace(stored, label={**stored.label, "es": "¿Y los objetivos?"}),
        section="ahead",
        seen=editing.part_digest(stored),
    )
    assert response["Content-Disposition"] == 'attachment; filename="lantern-first-round-1.xlsx"'
    assert read(response.content, "out.xlsx").questionnaire == expected
    assert [verb for verb, _ in log()] == ["questionnaire.imported", "questionnaire.changed", "questionnaire.exported"]


def test_workbook_with_faults_lists_all_of_them_and_takes_nothing_in(signed_in):
    consultation, by = a_case()
    book = Workbook()
    book.active.title = "survey"
    for row in (("type", "name", "label"), ("calculate", "sum", "Sum"), ("begin_repeat", "more", "More")):
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)

    response = upload(signed_in(by), content.getvalue())

    places = texts(page(response), "//main//tbody//th")
    assert [place.partition(",")[0] for place in places] == ["Sheet survey"] * len(places)
    assert len(places) >= 2
    assert errors(response) == ["The workbook was not taken in. Mend what is listed, then choose it again."]
    assert standing(consultation) == ASKED


def test_workbook_over_a_changed_questionnaire_is_asked_about_first(signed_in):
    consultation, by = a_case()
    client = signed_in(by)
    form = filled(page(client.get(f"{ALL}import/")))
    send(client, f"{ALL}questions/q1/", label_en="Meanwhile")

    content = SimpleUploadedFile("form.xlsx", write(replace(ASKED, sections=ASKED.sections[:1])))
    response = client.post(f"{ALL}import/", {**form, "file": content})

    assert errors(response) == ["Somebody changed the questionnaire since you opened this page. Look at it first."]
    assert found(consultation, "q1").label["en"] == "Meanwhile"


def test_words_are_corrected_while_people_answer(signed_in):
    consultation, by = a_case()
    opened(consultation)
    client = signed_in(by)

    fields = filled(page(client.get(f"{ALL}questions/q2/")))
    send(client, f"{ALL}questions/q2/", label_en="How far have we come?", options_en="\n".join(
        f"{option.key} | {option.label['en']}!" for option in part(ASKED, "q2").options
    ))  # fmt: skip
    tree = page(client.get(f"{ALL}correction/"))
    client.post(f"{ALL}correction/", {**filled(tree), "reason": "Plainer."})

    assert {name.partition("_")[0] for name in fields} - {"csrfmiddlewaretoken"} == {
        "seen", "made", "label", "hint", "options",
    }  # fmt: skip
    version = consultation.versions.get(number=2)
    assert version == queries.version_to_answer(consultation)
    corrected = part(queries.questionnaire_of(version), "q2")
    assert (corrected.label["en"], corrected.options[0].label["en"]) == (
        "How far have we come?", "Not at all!",
    )  # fmt: skip
    assert texts(tree, "//main//section/h2") == ["q2"]


def test_option_more_while_people_answer_is_refused_and_kept(signed_in):
    consultation, by = a_case()
    opened(consultation)

    response = send(signed_in(by), f"{ALL}questions/q4/", options_en="yes | Yes\nno | No\nPerhaps")

    assert errors(response)[0].startswith("People answer this questionnaire already, so only its words")
    assert filled(page(response))["options_en"] == "yes | Yes\nno | No\nPerhaps"
    assert consultation.versions.count() == 1


@pytest.mark.parametrize("group", ["", "civil-society", "government"])
@pytest.mark.parametrize("language", ["ar", "zh", "fr"])
def test_preview_shows_what_a_group_sees_in_a_language(signed_in, group, language):
    _, by = a_case()

    tree = page(signed_in(by).get(f"{ONE}preview/?group={group}&language={language}"))

    shown = [question for question in ASKED.questions if not question.groups or group in ("", *question.groups)]
    wanted = [" ".join(question.label[language].split()) for question in shown]
    text = " ".join(tree.xpath("//div[@class='preview']")[0].text_content().split())
    assert [label for label in wanted if label not in text] == []
    hidden = [question.label[language] for question in ASKED.questions if question not in shown]
    assert [label for label in hidden if label in text] == []
    assert tree.xpath("//div[@class='preview']/@dir") == ["rtl" if language == "ar" else "ltr"]


def test_preview_of_a_former_version_shows_its_words(signed_in):
    consultation, by = a_case()
    opened(consultation)
    client = signed_in(by)
    send(client, f"{ALL}questions/q1/", label_en="Newer words?")

    assert "Newer words?" not in client.get(f"{ONE}preview/?version=1").content.decode()
    assert "Newer words?" in client.get(f"{ONE}preview/").content.decode()
    assert client.get(f"{ONE}preview/?version=3").status_code == 404


def test_try_it_begins_a_trial_that_this_device_may_open(signed_in):
    consultation, by = a_case()
    client = signed_in(by)

    response = client.post(f"{ONE}preview/try/", {"language": "fr", "group": "academia"})

    trial = Contribution.objects.get()
    assert (trial.trial, trial.language, trial.group, trial.version) == (
        True, "fr", "academia", queries.latest_version(consultation),
    )  # fmt: skip
    assert response["Location"] == f"/en/answer/mine/{trial.reference}/"
    assert client.session["contributions"] == [trial.reference]
