"""Checking, submitting, the receipt, submitting again, and withdrawing."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from rapporteur.web.contributions.models import Contribution, Submission
from rapporteur.web.mail.models import OutgoingMail
from tests.web.respond.cast import a_round, address, answer_all, begin, fill, form, submit, text_of


@pytest.fixture
def device():
    return Client()


@pytest.fixture
def draft(device):
    return begin(device, a_round())


@pytest.fixture
def submitted(device, draft):
    answer_all(device, draft)
    assert submit(device, draft).status_code == 302
    return draft


def close(contribution, days=1):
    contribution.consultation.closes_at = timezone.now() - timedelta(days=days)
    contribution.consultation.save()


def test_check_lists_what_is_missing_with_links_to_it(device, draft):
    page = device.get(address(draft, "check")).content.decode()

    first = "In your experience, what has the Lantern Compact achieved in the last ten years? – Enter an answer."
    group = "Which group do you belong to? – Choose the group you belong to."
    assert f'<a href="{address(draft, "question", "q1")}?problems#q1">{first}</a>' in page
    assert f'<a href="{address(draft, "about")}?problems#group">{group}</a>' in page
    assert f'<a href="{address(draft, "publication")}?problems#consent">' in page
    assert "Submit my answers" not in page


def test_check_shows_answers_in_words_with_links_to_change_them(device, draft):
    answer_all(device, draft)

    response = device.get(address(draft, "check"))

    page = text_of(response)
    assert "Which group do you belong to? Civil society Change : Which group do you belong to?" in page
    assert "It lit the whole valley." in page
    assert "To a large extent" in page
    assert "Digital skills: To a large extent" in page
    assert f'href="{address(draft, "question", "q6")}#q6"' in response.content.decode()


def test_submit_of_what_is_not_ready_goes_back_to_the_list_of_problems(device, draft):
    response = device.post(address(draft, "check"), {"submission_key": str(draft.submission_key)})

    assert (response.status_code, response["Location"]) == (302, address(draft, "check"))
    assert Submission.objects.count() == 0


def test_submit_gives_a_receipt_with_reference_time_and_everything(device, draft):
    answer_all(device, draft)

    response = submit(device, draft)
    page = text_of(device.get(response["Location"]))

    assert response["Location"] == address(draft, "receipt")
    assert draft.reference in page
    received = Submission.objects.get().received_at
    assert f"Received on {received.day} {received:%B %Y}, {received:%H:%M:%S}" in page
    assert "A receipt is on its way to oona@guild.example" in page
    assert "It lit the whole valley." in page
    assert "May we publish your answers? Yes, with the name" in page
    assert list(OutgoingMail.objects.values_list("key", "to")) == [
        (f"receipt:{draft.reference}:1", "oona@guild.example")
    ]


def test_submit_of_the_same_form_twice_makes_one(device, draft):
    answer_all(device, draft)
    sent = form(device.get(address(draft, "check")).content.decode())

    responses = [device.post(address(draft, "check"), sent) for _ in range(3)]

    assert [one["Location"] for one in responses] == [address(draft, "receipt")] * 3
    assert [one.key for one in Submission.objects.all()] == [UUID(sent["submission_key"])]
    assert OutgoingMail.objects.count() == 1


@pytest.mark.parametrize("key", ["", "no key"])
def test_submit_without_a_key_submits_nothing(device, draft, key):
    answer_all(device, draft)

    response = device.post(address(draft, "check"), {"submission_key": key})

    assert (response["Location"], Submission.objects.count()) == (address(draft, "check"), 0)


def test_change_after_submitting_counts_when_submitted_again(device, submitted):
    fill(device, address(submitted, "question", "q1"), q1="It lit two valleys.")
    assert "Changed since submitted" in text_of(device.get(address(submitted, "home")))

    submit(device, submitted)
    history = text_of(device.get(address(submitted, "history")))

    assert "Changed since submitted" not in text_of(device.get(address(submitted, "home")))
    assert "It lit two valleys." in text_of(device.get(address(submitted, "receipt")))
    assert "Submission 2" in history
    assert "Submission 1" in history
    assert "Before It lit the whole valley. After It lit two valleys." in history


def test_history_names_fields_of_the_profile(device, submitted):
    fill(device, address(submitted, "about"), group="academia", country="Chile")
    submit(device, submitted)

    page = text_of(device.get(address(submitted, "history")))

    assert "Which group do you belong to? Before Civil society After Academia" in page
    assert "Country Before Kenya After Chile" in page


def test_receipt_before_submitting_leads_home(device, draft):
    pages = [device.get(address(draft, page)) for page in ("receipt", "receipt_page", "receipt_pdf")]

    assert [one["Location"] for one in pages] == [address(draft, "home")] * 3


def test_receipt_page_is_a_file_to_keep(device, submitted):
    response = device.get(address(submitted, "receipt_page"))
    content = b"".join(response.streaming_content).decode()

    assert response["Content-Disposition"] == f'attachment; filename="{submitted.reference}.html"'
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert submitted.reference in content
    assert "It lit the whole valley." in content
    assert "oona@guild.example" not in content
    assert "<script" not in content


def test_receipt_pdf_is_a_file_to_keep(device, submitted):
    response = device.get(address(submitted, "receipt_pdf"))

    assert response["Content-Disposition"] == f'attachment; filename="{submitted.reference}.pdf"'
    assert b"".join(response.streaming_content)[:5] == b"%PDF-"


def test_receipt_lists_files_with_their_digests(device, draft):
    answer_all(device, draft)
    fill(device, address(draft, "documents"), **{"documents-file": SimpleUploadedFile("paper.txt", b"Lend lamps.\n")})
    submit(device, draft)

    page = text_of(device.get(address(draft, "receipt")))

    assert "paper.txt SHA-256 " + draft.attachments.get().file_id in page


def test_after_closing_what_was_submitted_can_be_read_and_not_changed(device, submitted):
    close(submitted)

    home, check = (device.get(address(submitted, page)) for page in ("home", "check"))
    refused = device.post(address(submitted, "all"), {"q1": "Too late, but long", "revision.q1": "1"})

    assert "They can no longer be changed." in text_of(home)
    assert check["Location"] == address(submitted, "home")
    assert refused.status_code == 409
    assert "It was not saved. Copy it to keep it. Too late, but long" in text_of(refused)
    assert device.get(address(submitted, "receipt")).status_code == 200


def test_after_closing_what_was_begun_is_taken_and_marked_late(device, draft):
    answer_all(device, draft)
    close(draft)

    assert "it will be marked late" in text_of(device.get(address(draft, "home")))
    assert "What you submit now is marked late." in text_of(device.get(address(draft, "check")))
    submit(device, draft)

    assert "They arrived after the deadline and are marked late." in text_of(device.get(address(draft, "receipt")))


def test_submit_refused_after_closing_for_what_was_submitted(device, submitted):
    fill(device, address(submitted, "question", "q1"), q1="Changed in time, not submitted")
    close(submitted)

    response = device.post(address(submitted, "check"), {"submission_key": str(uuid4())})

    assert (response.status_code, Submission.objects.count()) == (409, 1)
    assert "What you submitted counts as it was." in text_of(response)


def test_withdrawing_asks_once_more(device, submitted):
    response = device.post(address(submitted, "withdraw"))

    assert response.status_code == 422
    assert "Tick the box to confirm that you want to withdraw." in text_of(response)
    assert Contribution.objects.get().state == "submitted"


def test_withdrawn_leaves_a_page_that_says_so_everywhere(device, submitted):
    device.post(address(submitted, "withdraw"), {"sure": "on"})

    pages = [device.get(address(submitted, page)) for page in ("home", "receipt", "all", "check")]

    assert [one.status_code for one in pages] == [410] * 4
    assert "You withdrew this on" in text_of(pages[0])
    assert "It lit the whole valley." not in "".join(text_of(one) for one in pages)
    assert Contribution.objects.get().state == "withdrawn"


def test_trial_is_marked_as_one(device):
    consultation = a_round("draft")
    version = consultation.versions.get()
    session = device.session
    session["contributions"] = ["TRIAL-1"]
    session.save()
    trial = Contribution.objects.create(
        consultation=consultation,
        version=version,
        reference="TRIAL-1",
        trial=True,
        language="en",
        started_at=timezone.now(),
        changed_at=timezone.now(),
        submission_key=uuid4(),
    )

    assert "This is a trial." in text_of(device.get(address(trial, "home")))
    answer_all(device, trial)
    assert text_of(device.get(submit(device, trial)["Location"])).count("Your answers were received") == 1
    assert OutgoingMail.objects.count() == 0
