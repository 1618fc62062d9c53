"""Further observations and files."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from rapporteur.web.contributions.models import Attachment
from rapporteur.web.contributions.queries import working
from tests.web.respond.cast import WHO, a_round, address, begin, fill, form, text_of

PAPER = b"Lanterns should be lent, not sold.\nThe rest follows from that.\n"


@pytest.fixture
def device():
    return Client()


@pytest.fixture
def draft(device):
    return begin(device, a_round())


def a_file(name="paper.txt", content=PAPER):
    return SimpleUploadedFile(name, content)


def test_document_is_attached_and_shown_and_kept_with_the_text(device, draft):
    response = fill(
        device, address(draft, "documents"), further="See our paper.", **{"documents-file": [a_file()], "then": "stay"}
    )
    page = text_of(device.get(address(draft, "documents")))

    assert response["Location"] == address(draft, "documents")
    assert "paper.txt" in page
    assert "See our paper." in page
    assert "Remove paper.txt" in page
    assert [(one.question, one.name, one.file.size) for one in working(draft).attachments] == [
        ("", "paper.txt", len(PAPER))
    ]


def test_document_is_removed_by_its_button(device, draft):
    fill(device, address(draft, "documents"), **{"documents-file": a_file()})
    attachment = Attachment.objects.get()

    fill(device, address(draft, "documents"), remove=str(attachment.pk), then="stay")

    assert working(draft).attachments == ()


def test_file_that_is_refused_says_what_to_do_and_loses_no_text(device, draft):
    response = fill(
        device, address(draft, "documents"), further="Kept.", **{"documents-file": a_file("tool.exe", b"MZ\x90\0")}
    )

    page = text_of(response)
    assert response.status_code == 422
    assert "Files of this kind cannot be attached: tool.exe." in page
    assert "Save it as PDF, Word (.docx), OpenDocument (.odt) or plain text (.txt)" in page
    assert form(response.content.decode())["further"] == "Kept."
    assert (working(draft).answers["further"], Attachment.objects.count()) == ("Kept.", 0)


def test_file_answers_its_question(device, draft):
    fill(device, address(draft, "about"), **WHO)
    fill(device, address(draft, "question", "q4"), q4="yes")
    where = address(draft, "question", "q4_file")

    response = fill(device, where, **{"q4_file-file": a_file("practice.txt")})

    assert (response.status_code, response["Location"]) == (302, address(draft, "question", "q5"))
    assert working(draft).answers["q4_file"] == [str(Attachment.objects.get().pk)]
    assert "practice.txt" in text_of(device.get(where))


def test_file_comes_back_as_an_attachment_that_no_browser_opens(device, draft):
    fill(device, address(draft, "documents"), **{"documents-file": a_file("note\u202e.txt")})
    where = address(draft, "document", Attachment.objects.get().pk)

    response = device.get(where)

    assert b"".join(response.streaming_content) == PAPER
    assert {name: response[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")} == {
        "Content-Type": "application/octet-stream",
        "Content-Disposition": 'attachment; filename="note.txt"',
        "X-Content-Type-Options": "nosniff",
    }
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert Client().get(where).status_code == 404


def test_file_of_somebody_else_is_neither_read_nor_removed(device, draft):
    fill(device, address(draft, "documents"), **{"documents-file": a_file()})
    theirs = Attachment.objects.get().pk
    other_device = Client()
    other = begin(other_device, draft.consultation)

    read = other_device.get(address(other, "document", theirs))
    fill(other_device, address(other, "documents"), remove=str(theirs))

    assert read.status_code == 404
    assert [one.pk for one in working(draft).attachments] == [theirs]


def test_file_that_was_removed_is_not_found(device, draft):
    fill(device, address(draft, "documents"), **{"documents-file": a_file()})
    attachment = Attachment.objects.get().pk
    fill(device, address(draft, "documents"), remove=str(attachment))

    assert device.get(address(draft, "document", attachment)).status_code == 404


def test_documents_lead_to_publication(device, draft):
    assert fill(device, address(draft, "documents"))["Location"] == address(draft, "publication")
