from __future__ import annotations

import csv
import io
import tomllib
import zipfile
from datetime import timedelta

import openpyxl
import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.intake.reading import read as read_intake
from rapporteur.engine.intake.suggestion import suggest_review
from rapporteur.web.accounts.models import Activity
from rapporteur.web.consultations.questionnaire.tidying import tidy
from rapporteur.web.contributions import actions
from rapporteur.web.contributions.exports import FORMATS, export
from rapporteur.web.contributions.exports.delimited import guarded
from rapporteur.web.contributions.models import Contribution, Submission
from rapporteur.web.reviews.models import Role
from tests.web.contributions.asked import CANARY, asked, begun, filled, submitted
from tests.web.contributions.exports.given import TABLES, contributed, exported, opened, read
from tests.web.factories import NOW, a_member, an_organisation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("format", TABLES)
def test_row_says_what_was_submitted(format):
    consultation = asked()
    contribution = contributed(
        consultation, "Harbour Lamp Trust", means=["oil", "wick"], wicks="12.5", further="Thanks."
    )

    assert read(exported(consultation, format), format) == [
        {
            "reference": contribution.reference,
            "counted_as": "harbour-lamp-trust",
            "received": "2026-03-02T09:30:00Z",
            "late": "0",
            "group": "civil-society",
            "country": "Kenya",
            "region": "africa",
            "language": "en",
            "channel": "web",
            "publication": "named",
            "organisation": "Harbour Lamp Trust",
            "name": "Ivo Maren",
            "register_entry": "Harbour Lamp Trust",
            "answers.change": "The harbour is lit.",
            "answers.means": "Oil; Wick",
            "answers.means.oil": "1",
            "answers.means.wick": "1",
            "answers.means.glass": "0",
            "answers.wicks": "12.5",
            "answers.stable": "Yes",
            "answers.stable.key": "yes",
            "answers.far": "Half",
            "answers.far.key": "half",
            "answers.lamps.old": "Dim",
            "answers.lamps.old.key": "dim",
            "answers.lamps.new": "Bright",
            "answers.lamps.new.key": "bright",
            "answers.since": "2024-05-01",
            "further": "Thanks.",
            "documents": "0",
        }
    ]


@pytest.mark.parametrize("format", [*TABLES, "files"])
def test_export_holds_nothing_private(format):
    consultation = asked()
    hidden = {"email": CANARY, "group": "academia"}
    contributed(consultation, "Anonymous Wickmakers", person_name="Quell Ossa", publication="anonymous", **hidden)
    words = {"change": "canarywords", "further": "canaryfurther"}
    contributed(consultation, "Withheld Oilers", person_name="Ossa Quell", publication="withheld", **words, **hidden)
    filled(begun(consultation), change="canarydraft", organisation_name="Drafting Guild")
    gone = contributed(consultation, "Withdrawn Guild", change="canarygone")
    actions.withdraw(contribution=gone, now=NOW)

    text = opened(exported(consultation, format)).lower()

    secrets = ("wickmakers", "oilers", "quell", "guild", "canary", "lantern.example", gone.reference.lower())
    assert [secret for secret in secrets if secret in text] == []


@pytest.mark.parametrize("format", TABLES)
def test_withheld_contribution_is_a_row_without_words(format):
    consultation = asked()
    one = contributed(consultation, "Withheld Oilers", publication="withheld", further="Secret.")

    assert read(exported(consultation, format), format) == [
        {
            "reference": one.reference,
            "counted_as": "contributor-0001",
            "late": "0",
            "publication": "withheld",
        }
    ]


def test_anonymous_contribution_keeps_attributes_that_three_share():
    consultation = asked()
    for name in ("Amber Trust", "Beacon Trust", "Candle Trust"):
        contributed(consultation, name, publication="anonymous")
    contributed(consultation, "Dusk Trust", publication="anonymous", country="Peru")

    rows = read(exported(consultation), "csv")

    attributes = [tuple(row.get(name, "") for name in ("group", "country", "region", "language")) for row in rows]
    assert sorted(attributes) == [("", "", "", ""), *[("civil-society", "Kenya", "africa", "en")] * 3]
    assert len({row["counted_as"] for row in rows}) == 4


def test_names_of_who_is_anonymous_are_struck_from_their_words():
    consultation = asked()
    contributed(consultation, "Amber Trust", publication="anonymous", change="We at Amber Trust (a@b.example) lit it.")

    (row,) = read(exported(consultation), "csv")

    assert row["answers.change"] == "We at [name withheld] ([name withheld]) lit it."


def test_contributor_who_asked_for_no_name_once_has_none_elsewhere():
    consultation = asked()
    contributed(consultation, "Amber Trust", publication="anonymous")
    contributed(consultation, "Amber Trust", publication="named")

    rows = read(exported(consultation), "csv")

    assert [(row["publication"], row.get("organisation")) for row in rows] == [("anonymous", None)] * 2
    assert len({row["counted_as"] for row in rows}) == 1


def test_publication_that_was_changed_but_not_submitted_does_not_count_yet():
    consultation = asked()
    contribution = contributed(consultation, "Amber Trust", publication="withheld", change="Nobody may see this.")
    filled(contribution, publication="named")

    assert [row["publication"] for row in read(exported(consultation), "csv")] == ["withheld"]


def test_last_submission_counts():
    consultation = asked()
    contribution = contributed(consultation, "Amber Trust")
    submitted(contribution, organisation_name="Amber Trust", change="Lit again.")

    assert [row["answers.change"] for row in read(exported(consultation), "csv")] == ["Lit again."]


def test_late_follows_the_deadline_as_it_stands():
    consultation = asked()
    contribution = contributed(consultation, "Amber Trust")
    consultation.closes_at = NOW - timedelta(hours=1)
    consultation.save()

    assert [row["late"] for row in read(exported(consultation), "csv")] == ["1"]
    assert contribution.state == "submitted"


def test_trials_are_in_no_export():
    consultation = asked()
    submitted(begun(consultation, trial=True))

    assert read(exported(consultation), "csv") == []


def test_register_names_the_contributor():
    consultation = asked()
    an_organisation(consultation.review, "The Harbour Lamp Trust")
    contribution = contributed(consultation, "HLT")
    Contribution.objects.filter(pk=contribution.pk).update(
        organisation=consultation.review.register.organisations.get(name="The Harbour Lamp Trust")
    )

    (row,) = read(exported(consultation), "csv")

    assert (row["organisation"], row["register_entry"], row["counted_as"]) == (
        "HLT",
        "The Harbour Lamp Trust",
        "the-harbour-lamp-trust",
    )


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "'", "＝"])
def test_text_that_looks_like_a_formula_stays_text(start):
    text = f'{start}HYPERLINK("https://x.example")'
    consultation = asked()
    contribution = contributed(consultation, "Amber Trust")
    _say(contribution, text)

    lines = list(csv.reader(io.StringIO(exported(consultation).decode("utf-8-sig"), newline="")))
    book = openpyxl.load_workbook(io.BytesIO(exported(consultation, "xlsx")))["Contributions"]
    place = next(place for place, name in enumerate(lines[0]) if name.startswith("answers.change"))
    cell = book.cell(2, place + 1)

    assert lines[1][place] == f"'{text}"
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_negative_number_is_a_number():
    consultation = asked()
    contribution = contributed(consultation, "Amber Trust")
    _say(contribution, "-7", question="wicks")

    assert ",-7," in exported(consultation).decode()
    heading, row = openpyxl.load_workbook(io.BytesIO(exported(consultation, "xlsx")))["Contributions"].iter_rows()
    values = {name.value: cell.value for name, cell in zip(heading, row, strict=True)}
    assert values["answers.wicks: How many wicks?"] == -7


def test_guard_can_be_taken_off():
    for text in ("=1", "'=1", "''", "plain", "", "-"):
        written = guarded(text)
        assert (written[1:] if written.startswith("'") else written) == text


@pytest.mark.parametrize(("word", "end"), [("lamp ", " lam […]"), ("💡", "💡 […]")])
def test_text_too_long_for_a_cell_is_marked(word, end):
    consultation = asked()
    contribution = contributed(consultation, "Amber Trust")
    _say(contribution, word * 20_000)

    (row,) = read(exported(consultation, "xlsx"), "xlsx")

    assert 32_766 <= len(row["answers.change"].encode("utf-16-le")) / 2 <= 32_767
    assert row["answers.change"].endswith(end)
    assert read(exported(consultation), "csv")[0]["answers.change"] == word * 20_000


@pytest.mark.parametrize("format", FORMATS)
def test_export_is_the_same_bytes_again(format):
    consultation = asked()
    for name in ("Amber Trust", "Beacon Trust"):
        contributed(consultation, name)

    assert exported(consultation, format) == exported(consultation, format, now=NOW + timedelta(days=2))


def test_export_is_named_and_on_the_record():
    consultation = asked()
    contributed(consultation, "Amber Trust")
    owner = a_member(consultation.review, Role.OWNER)

    made = export(consultation=consultation, format="xlsx", language="en", by=owner, now=NOW)
    made.file.close()

    assert made.name == "lantern-first-round-2026-03-02.xlsx"
    logged = Activity.objects.get(verb="contributions.exported")
    assert (logged.actor, logged.target, logged.detail) == (owner, "lantern/first-round.xlsx", {"rows": 1})


def test_labels_are_in_the_language_asked_for():
    consultation = asked()
    contributed(consultation, "Amber Trust")

    heading = exported(consultation, language="ar").decode("utf-8-sig").splitlines()[0]

    assert "answers.change: ترجمة: What has changed?" in heading
    assert read(exported(consultation, "jsonl", "ar"), "jsonl")[0]["answers.stable"] == "ترجمة: Yes"


@pytest.mark.parametrize("format", TABLES)
def test_consultation_without_contributions_is_a_table_without_rows(format):
    assert read(exported(asked(), format), format) == []


def test_dictionary_has_a_line_for_each_column():
    consultation = asked()
    lines = list(csv.reader(io.StringIO(exported(consultation, "dictionary").decode("utf-8-sig"), newline="")))
    heading = next(csv.reader(io.StringIO(exported(consultation).decode("utf-8-sig"), newline="")))

    assert [line[0] for line in lines[1:-2]] == [name.partition(": ")[0] for name in heading]
    assert next(line for line in lines if line[0] == "answers.stable") == [
        "answers.stable",
        "text",
        "Is it stable?",
        "The answer as the questionnaire words it.",
        "yes = Yes\nno = No",
    ]


def test_archive_of_files_holds_documents_of_those_that_are_named():
    consultation = asked()
    named = _with_file(consultation, "Amber Trust", publication="named")
    _with_file(consultation, "Beacon Trust", publication="anonymous")
    _with_file(consultation, "Candle Trust", publication="withheld")

    with zipfile.ZipFile(io.BytesIO(exported(consultation, "files"))) as archive:
        names, given = archive.namelist(), archive.read(f"{named.reference}/1.txt")
    rows = {row["publication"]: (row.get("files"), row.get("documents")) for row in read(exported(consultation), "csv")}

    assert names == [f"{named.reference}/1.txt", "files.csv"]
    assert given == b"A paper of Amber Trust"
    assert rows == {"named": (f"{named.reference}/1.txt", "1"), "anonymous": (None, "1"), "withheld": (None, None)}


@settings(max_examples=30, deadline=None)
@given(
    words=st.text(st.characters(exclude_categories=("Cs", "Cn", "Co")), min_size=1, max_size=60).map(tidy).filter(bool)
)
def test_any_words_come_out_as_they_came_in(words):
    with transaction.atomic():
        consultation = asked()
        _say(contributed(consultation, "Amber Trust"), words, "further")
        found = {format: read(exported(consultation, format), format)[0]["further"] for format in TABLES}
        transaction.set_rollback(True)

    assert found == dict.fromkeys(TABLES, words)


def _say(contribution: Contribution, text: str, question: str = "change") -> None:
    """Have the submission hold a text, whatever the site would have made of it."""
    submission = contribution.submissions.get()
    submission.content["answers"][question] = text
    Submission.objects.filter(pk=submission.pk).update(content=submission.content)


def _with_file(consultation, name: str, **values) -> Contribution:
    contribution = filled(begun(consultation), organisation_name=name, **values)
    content = io.BytesIO(f"A paper of {name}".encode())
    actions.add_file(contribution=contribution, question="papers", name=f"{name}.txt", content=content, now=NOW)
    actions.submit(contribution=contribution, key=contribution.submission_key, now=NOW)
    return contribution


def test_engine_reads_the_workbook(tmp_path):
    consultation = asked()
    names = ("Amber Trust", "Beacon Trust", "Candle Trust", "Dusk Trust")
    for name in names:
        contributed(consultation, name, change=f"{name} says: the harbour is lit, but the lanterns are few.")
    path = tmp_path / "lantern.xlsx"
    path.write_bytes(exported(consultation, "xlsx"))

    found = tomllib.loads(suggest_review(path))
    intake = read_intake([path])

    assert found["table"] == {
        "file": "lantern.xlsx",
        "sheet": "Contributions",
        "id": "reference",
        "group": "group",
        "country": "country",
        "region": "region",
        "organisation": "organisation",
        "contributor": ["name"],
        "publication": ["publication"],
        "language": "language",
        "received": "received",
        "channel": "channel",
    }
    assert found["questions"]["answers.change: What has changed?"]["kind"] == "open"
    assert {one.organisation for one in intake.contributions} == set(names)
