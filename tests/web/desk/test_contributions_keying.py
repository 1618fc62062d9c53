"""Keying in paper and e-mail, correcting it, and taking out what came in."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from rapporteur.web.accounts.models import Activity, User
from rapporteur.web.consultations.local_time import written_local
from rapporteur.web.contributions.models import Attachment, Contribution, Submission
from rapporteur.web.reviews.models import Role
from tests.web.contributions.asked import asked, begun, submitted
from tests.web.desk.pages import errors, filled, page, send, texts
from tests.web.factories import a_member

pytestmark = pytest.mark.django_db
ONE = "/en/desk/lantern/consultations/first-round/"
SHEET = f"{ONE}key-in/?group=civil-society&language=ar"


@pytest.fixture
def consultation():
    return asked()


@pytest.fixture
def client(signed_in, consultation):
    return signed_in(a_member(consultation.review, Role.OFFICER))


def yesterday(zone="UTC"):
    return written_local(timezone.now() - timedelta(days=1), zone)


def scan(name="letter.txt", content=b"Dear Secretariat"):
    return SimpleUploadedFile(name, content)


def entered(**changes):
    return {
        "Sheet-channel": "paper",
        "Sheet-received_at": yesterday(),
        "Sheet-source": scan(),
        "Sheet-as_organisation": "yes",
        "Sheet-organisation_name": "جمعية المصباح",
        "Sheet-country": "Kenya",
        "Sheet-publication": "anonymous",
        "change": "أضيء المرفأ.",
        "means": ["oil", "glass"],
        "far": "half",
        "lamps-old": "dim",
        "since-day": "1",
        "since-month": "5",
        "since-year": "2024",
        "further": "شكراً",
        **changes,
    }


def test_group_and_language_decide_what_is_asked(client):
    first = page(client.get(f"{ONE}key-in/"))
    sheet = page(client.get(SHEET))
    government = page(client.get(f"{ONE}key-in/?group=government&language=en"))

    assert texts(first, "//main//form//label")[:2] == ["Stakeholder group", "Language it is written in"]
    assert sheet.xpath("//main//form/div[@lang]/@dir") == ["rtl"]
    assert sheet.xpath("//*[@name='statute']") == []
    assert len(government.xpath("//*[@name='statute']")) == 1
    assert len(sheet.xpath("//*[@name='wicks']")) == 1


def test_paper_is_keyed_in_with_its_source(client, consultation):
    arrived = yesterday()

    response = send(client, SHEET, **entered(**{"Sheet-received_at": arrived}))

    contribution = Contribution.objects.get()
    assert response["Location"] == f"{ONE}contributions/{contribution.reference}/"
    assert (contribution.channel, contribution.language, contribution.group) == ("paper", "ar", "civil-society")
    assert contribution.received_at == datetime.fromisoformat(f"{arrived}+00:00")
    assert str(contribution.keyed_by) == str(User.objects.get(name="Officer of lantern"))
    assert contribution.submissions.get().content["answers"] == {
        "change": "أضيء المرفأ.",
        "means": ["oil", "glass"],
        "far": "half",
        "lamps": {"old": "dim"},
        "since": "2024-05-01",
        "further": "شكراً",
    }
    assert list(Attachment.objects.values_list("question", "name")) == [("source", "letter.txt")]
    files = page(client.get(response["Location"])).xpath("//ul[@class='files']/li/span[1]/bdi/text()")
    assert files == ["letter.txt"]


def test_errors_lose_nothing_that_was_typed(client):
    typed = entered(**{"Sheet-organisation_name": "", "since-month": "99", "means": ["oil"]})

    response = send(client, SHEET, **typed)

    tree = page(response)
    kept = filled(tree)
    assert response.status_code == 422
    assert errors(response) == [
        "Since when?: There is no such day in the calendar.",
        "Enter the name of the organisation.",
    ]
    assert Contribution.objects.count() == 0
    assert {name: kept[name] for name in ("change", "means", "since-month", "Sheet-publication", "further")} == {
        "change": "أضيء المرفأ.",
        "means": "oil",
        "since-month": "99",
        "Sheet-publication": "anonymous",
        "further": "شكراً",
    }


def test_source_is_required(client):
    response = send(client, SHEET, **entered(**{"Sheet-source": None}))

    assert len(errors(response)) == 1
    assert page(response).xpath("//*[contains(@class, 'error-summary')]//a/@href") == ["#id_Sheet-source"]
    assert Contribution.objects.count() == 0


def test_source_of_another_kind_is_refused_with_what_to_do(client):
    response = send(client, SHEET, **entered(**{"Sheet-source": scan("letter.exe", b"MZ")}))

    assert errors(response) == [
        "Files of this kind cannot be attached: letter.exe.",
        "Save it as PDF, Word (.docx), OpenDocument (.odt) or plain text (.txt), and attach that file.",
    ]


def test_arrival_in_the_future_is_refused(client):
    ahead = written_local(timezone.now() + timedelta(days=2), "UTC")

    response = send(client, SHEET, **entered(**{"Sheet-received_at": ahead}))

    assert errors(response)[0] == "It cannot have arrived in the future."


def test_form_that_is_sent_twice_makes_one(client):
    key = str(UUID(int=7))

    answers = [client.post(SHEET, entered(**{"Sheet-key": key, "Sheet-source": scan()})) for _ in range(2)]

    assert answers[0]["Location"] == answers[1]["Location"]
    assert Contribution.objects.count() == 1


def test_consultation_that_was_never_opened_takes_nothing(signed_in):
    draft = asked("draft")

    assert signed_in(a_member(draft.review)).get(SHEET).status_code == 404


def test_correction_is_a_further_submission(client):
    send(client, SHEET, **entered())
    contribution = Contribution.objects.get()
    address = f"{ONE}contributions/{contribution.reference}/correct/"

    before = filled(page(client.get(address)))
    send(client, address, change="أضيء الميناء.")

    contents = [one.content["answers"] for one in Submission.objects.order_by("number")]
    assert (before["change"], before["means"], before["Sheet-organisation_name"], before["since-month"]) == (
        "أضيء المرفأ.",
        ["oil", "glass"],
        "جمعية المصباح",
        "5",
    )
    assert contents[1] == {**contents[0], "change": "أضيء الميناء."}
    history = page(client.get(f"{ONE}contributions/{contribution.reference}/"))
    assert texts(history, "//*[@class='version']") == ["Before أضيء المرفأ.", "After أضيء الميناء."]


def test_correction_can_change_the_group(client):
    send(client, SHEET, **entered())
    contribution = Contribution.objects.get()

    send(client, f"{ONE}contributions/{contribution.reference}/correct/?group=government&language=fr", statute="Art. 4")

    content = Submission.objects.get(number=2).content
    assert (content["profile"]["group"], content["profile"]["language"]) == ("government", "fr")
    assert content["answers"]["statute"] == "Art. 4"


def test_what_contributors_wrote_cannot_be_corrected(client, consultation):
    own = submitted(begun(consultation))

    assert client.get(f"{ONE}contributions/{own.reference}/correct/").status_code == 404


@pytest.mark.parametrize(
    ("format", "ending", "start"),
    [
        ("csv", "csv", b"\xef\xbb\xbfreference,"),
        ("xlsx", "xlsx", b"PK"),
        ("jsonl", "jsonl", b'{"reference"'),
        ("parquet", "parquet", b"PAR1"),
    ],
)
def test_export_is_a_download_on_the_record(client, consultation, format, ending, start):
    submitted(begun(consultation))

    response = client.post(f"{ONE}exports/", {"format": format, "language": "en"})

    day = timezone.now().date().isoformat()
    assert b"".join(response.streaming_content).startswith(start)
    assert response["Content-Disposition"] == f'attachment; filename="lantern-first-round-{day}.{ending}"'
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert Activity.objects.get(verb="contributions.exported").target == f"lantern/first-round.{ending}"


def test_unknown_format_shows_the_formats(client):
    response = client.post(f"{ONE}exports/", {"format": "doc", "language": "en"})

    assert response.status_code == 422
    assert [button.get("value") for button in page(response).xpath("//main//button[@name='format']")] == [
        "xlsx",
        "csv",
        "jsonl",
        "parquet",
        "files",
        "dictionary",
    ]
    assert Activity.objects.filter(verb="contributions.exported").count() == 0
