"""Files: what is taken, what is refused and why, where the bytes lie."""

from __future__ import annotations

import hashlib
import stat
from io import BytesIO
from pathlib import Path

import pytest

from rapporteur.engine.messages import Message, from_data
from rapporteur.web.consultations.actions import clear_trials
from rapporteur.web.contributions import files
from rapporteur.web.contributions.actions import FileRefused, ReadOnly, add_file, filing, remove_file, submit, withdraw
from rapporteur.web.contributions.models import Attachment, Contribution, StoredFile
from rapporteur.web.contributions.queries import working
from tests.engine.intake.documents.making import opendocument, pdf, word, zipped
from tests.engine.intake.documents.scanning import Page, draw, scanned
from tests.web.contributions.asked import asked, begun, copy_of, filled, submitted
from tests.web.factories import NOW, a_user

pytestmark = pytest.mark.django_db
TEXT = b"The harbour is lit.\n"


def add(contribution: Contribution, content: bytes = TEXT, name: str = "note.txt", question: str = "") -> Attachment:
    return add_file(contribution=contribution, question=question, name=name, content=BytesIO(content), now=NOW)


def kept() -> list[str]:
    return sorted(path.name for path in files.folder().rglob("*") if path.is_file() and path.name != ".lock")


def test_add_file_keeps_the_bytes_by_what_they_are() -> None:
    attachment = add(begun())
    digest = hashlib.sha256(TEXT).hexdigest()
    assert (attachment.file.digest, attachment.file.size, attachment.file.kind) == (digest, len(TEXT), "text")
    assert (attachment.file.pages, attachment.file.reading) == (None, {})
    path = files.path_of(digest)
    assert path.relative_to(files.folder()).parts == (digest[:2], digest)
    assert path.read_bytes() == TEXT
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with files.opened(attachment.file) as stream:
        assert stream.read() == TEXT


def test_add_file_keeps_the_same_bytes_once() -> None:
    one, two = begun(), None
    two = begun(one.consultation)
    first, again, elsewhere = add(one), add(one), add(two, name="other.md")
    assert (first, first.file, elsewhere.file) == (again, elsewhere.file, again.file)
    assert (Attachment.objects.count(), StoredFile.objects.count(), len(kept())) == (2, 1, 1)


def test_add_file_takes_documents_of_every_kind_allowed(tmp_path: Path) -> None:
    draft = begun()
    given = {
        "a.pdf": pdf(tmp_path, "Lit. #pagebreak() Dark."),
        "a.docx": word("<w:p><w:r><w:t>Lit</w:t></w:r></w:p>"),
        "a.odt": opendocument("<text:p>Lit</text:p>"),
        "a.md": b"# Lit",
    }
    found = [add(draft, content, name).file for name, content in given.items()]
    assert [(file.kind, file.pages) for file in found] == [("pdf", 2), ("docx", None), ("odt", None), ("text", None)]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.exe", b"MZ", "Files of this kind cannot be attached: a.exe."),
        ("a.html", b"<p>Lit</p>", "Files of this kind cannot be attached: a.html."),
        ("a.eml", b"From: a\n\nLit", "Files of this kind cannot be attached: a.eml."),
        ("a", b"Lit", "Files of this kind cannot be attached: a."),
        ("a.pdf", b"Lit", "The content of the file is not what its name says."),
        ("a.txt", b"%PDF-1.7", "The file is called .txt, but its content is PDF."),
        ("a.docx", zipped({"a": "b"}), "The file is a zip but not a Word document."),
        ("a.pdf", b"%PDF-1.7 broken", "The PDF is broken."),
        ("a.txt", b"", "The file is empty."),
    ],
)
def test_add_file_refuses_what_it_cannot_take(name: str, content: bytes, reason: str) -> None:
    draft = begun()
    with pytest.raises(FileRefused) as refused:
        add(draft, content, name)
    assert refused.value.reason == reason
    assert isinstance(refused.value.action, Message)
    assert (Attachment.objects.count(), kept()) == (0, [])


def test_add_file_takes_a_scan_and_tells_which_pages_it_could_not_read(tmp_path: Path) -> None:
    picture = Page(pixels=draw(tmp_path, "#set page(width: 6cm, height: 4cm)\nThe harbour is lit."))
    draft = begun()
    mixed = add(draft, scanned([Page(words="Lit."), picture, picture]), "mixed.pdf").file
    whole = add(draft, scanned([picture]), "scan.pdf").file
    assert (mixed.pages, mixed.reading["lost"], whole.pages, whole.reading["lost"]) == (3, [2, 3], None, [])
    assert [from_data(file.reading["reason"]) for file in (mixed, whole)] == [
        "These pages are pictures. We keep them, but could not read their text.",
        "The document is made of pictures. We keep it, but could not read its text.",
    ]


def test_add_file_refuses_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "MOST_BYTES", 2_000_000)
    draft = begun()
    with pytest.raises(FileRefused) as refused:
        add(draft, b"a" * 2_000_001)
    assert refused.value.reason == "The file is larger than 2 MB."
    assert add(draft, b"a " * 1_000_000).file.size == 2_000_000


def test_add_file_refuses_the_eleventh_and_takes_it_once_one_is_removed() -> None:
    draft = begun()
    ten = [add(draft, b"Page %d" % number, f"{number}.txt") for number in range(10)]
    with pytest.raises(FileRefused) as refused:
        add(draft)
    assert refused.value.reason == "There are 10 files already, as many as can be attached."
    remove_file(contribution=draft, attachment=ten[0].pk, now=NOW)
    assert add(draft).removed_at is None


def test_add_file_answers_the_question_it_is_given_to() -> None:
    draft = filled(begun())
    attachment = add(draft, question="papers")
    assert working(draft).answers["papers"] == [str(attachment.pk)]
    for wrong in ("change", "source", "nothing"):
        with pytest.raises(ValueError, match="no question that asks for files"):
            add(draft, question=wrong)


def test_add_file_is_refused_where_nothing_can_be_changed() -> None:
    draft = submitted()
    draft.consultation.closes_at = draft.consultation.opens_at
    draft.consultation.save()
    with pytest.raises(ReadOnly):
        add(draft)
    assert StoredFile.objects.count() == 0


def test_remove_file_leaves_what_was_submitted_whole() -> None:
    draft = filled(begun())
    attachment = add(draft, question="papers", name="paper.txt")
    submit(contribution=draft, key=draft.submission_key, now=NOW)
    remove_file(contribution=draft, attachment=attachment.pk, now=NOW)
    assert working(draft).attachments == ()
    assert working(draft).changed_since is True
    copy = copy_of(draft)
    assert [(one.id, one.question, one.name) for one in copy.files] == [
        (attachment.pk, "Attach your papers", "paper.txt")
    ]
    assert kept() == [attachment.file_id]


def test_remove_file_of_another_contribution_does_nothing() -> None:
    draft = begun()
    other = add(begun(draft.consultation))
    remove_file(contribution=draft, attachment=other.pk, now=NOW)
    other.refresh_from_db()
    assert other.removed_at is None


@pytest.mark.django_db(transaction=True)
def test_withdraw_deletes_files_that_nothing_else_uses() -> None:
    one = filled(begun())
    two = filled(begun(one.consultation))
    mine, ours = add(one, b"Mine."), add(one, b"Ours.")
    add(two, b"Ours.")
    withdraw(contribution=one, now=NOW)
    assert kept() == [ours.file_id]
    assert [file.digest for file in StoredFile.objects.all()] == [ours.file_id]
    assert mine.file_id != ours.file_id


@pytest.mark.parametrize(
    ("given", "safe"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\papers\\our answer.docx", "our answer.docx"),
        ("gpj.\u202etxt.pdf", "gpj.txt.pdf"),
        ("a\r\nContent-Type: text/html.pdf", "html.pdf"),
        ("line\r\nbreak.pdf", "linebreak.pdf"),
        ('quo"te.pdf', "quote.pdf"),
        ("تقرير الميناء.pdf", "تقرير الميناء.pdf"),
        ("...", "document"),
        ("", "document"),
        (".hidden.txt", "hidden.txt"),
        ("n" * 300 + ".docx", "n" * 195 + ".docx"),
        ("a\ud800.pdf", "a.pdf"),
        ("cafe\u0301.txt", "café.txt"),
    ],
)
def test_safe_name_keeps_the_name_and_nothing_that_deceives(given: str, safe: str) -> None:
    assert files.safe_name(given) == safe


def test_path_of_takes_digests_only() -> None:
    with pytest.raises(ValueError, match="no SHA-256"):
        files.path_of("../secret-key")


@pytest.mark.django_db(transaction=True)
def test_clearing_trials_takes_their_files_away() -> None:
    consultation = asked("draft")
    trial = submitted(begun(consultation, trial=True))
    add(trial)
    clear_trials(consultation=consultation, by=a_user(), now=NOW)
    assert (Contribution.objects.count(), StoredFile.objects.count(), kept()) == (0, 0, [])
