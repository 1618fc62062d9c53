"""Tables brought into a register: every row is added, matched or rejected."""

from __future__ import annotations

import io
from datetime import timedelta

import openpyxl
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapporteur.web.accounts.models import Activity
from rapporteur.web.stakeholders.actions import commit_import, drop_import, prepare_import
from rapporteur.web.stakeholders.exports import as_csv
from rapporteur.web.stakeholders.models import Alias, Organisation, Person, Representation, TableImport
from rapporteur.web.stakeholders.refusals import Refused
from rapporteur.web.stakeholders.tables import Entry, read_entries
from tests.web.factories import NOW, a_member, a_review, an_organisation

pytestmark = pytest.mark.django_db

_TABLE = """Organisation,Contact person,Job title,E-mail,Acronym,Stakeholder group,Sub-groups,Country,Website
Lantern Foundation,Ivo Maren,Chair,ivo@lantern.example,LF; Farol,Civil society,Youth; women,Suisse,https://lantern.example
lantern foundation,Bea Lund,,bea@lantern.example,,NGO,,Switzerland,
LF,Ivo Maren,,IVO@lantern.example,,,,,
,Sol Reyes,,,,Individual,,Arunel,
,,,,,Academia,,Kenya,
Wick Union,,,,,Broadcasters,,Kenya,
Oil Guild,Tam,,tam at guild,,Business,,Kenya,
Glass Works,,,,,Private sector,Juggling,Kenya,
"""


def _prepared(review, data=_TABLE, name="people.csv"):
    return prepare_import(register=review.register, name=name, data=data.encode(), by=a_member(review), now=NOW)


def _told(table):
    return [(one["row"], one["what"], one["reason"] and one["reason"]["template"]) for one in table.outcomes]


_EXPECTED = [
    (2, "added", None),
    (3, "added", None),
    (4, "matched", None),
    (5, "added", None),
    (6, "rejected", "The row names neither an organisation nor a person."),
    (7, "rejected", "Group: {value} is none of the seven stakeholder groups."),
    (8, "rejected", "E-mail: what stands there is no e-mail address."),
    (9, "rejected", "Sub-groups: {value} is none of the sub-groups."),
]


def test_import_is_looked_at_before_anything_is_done():
    table = _prepared(a_review())

    assert _told(table) == _EXPECTED
    assert (Organisation.objects.count(), Person.objects.count(), Alias.objects.count()) == (0, 0, 0)
    assert Activity.objects.count() == 0


def test_import_does_what_was_shown_and_tells_every_row():
    review = a_review(countries=["Arunel"])
    table = _prepared(review)

    counted = commit_import(table=table, by=table.by, now=NOW)

    assert counted == {"added": 3, "matched": 1, "rejected": 4}
    assert _told(table) == _EXPECTED
    foundation = Organisation.objects.get()
    assert (foundation.name, foundation.group, foundation.attributes, foundation.country) == (
        "Lantern Foundation", "civil-society", ["women", "youth"], "Switzerland",
    )  # fmt: skip
    assert sorted(Alias.objects.values_list("name", flat=True)) == ["Farol", "LF"]
    assert sorted(Representation.objects.values_list("person__name", "title")) == [
        ("Bea Lund", ""),
        ("Ivo Maren", "Chair"),
    ]
    assert Person.objects.values_list("group", "country").get(name="Sol Reyes") == ("individual", "Arunel")
    assert (table.rows, table.done_at) == ([], NOW)
    line = Activity.objects.get()
    assert (line.verb, line.target, line.detail) == (
        "register.imported", "people.csv", {"rows": 8, "added": 3, "matched": 1, "rejected": 4},
    )  # fmt: skip


def test_import_twice_adds_nothing_the_second_time():
    review = a_review()
    table = _prepared(review)
    commit_import(table=table, by=table.by, now=NOW)
    again = prepare_import(
        register=review.register, name="people.csv", data=_TABLE.encode(), by=table.by, now=NOW + timedelta(hours=1)
    )

    assert [one["what"] for one in again.outcomes] == ["matched"] * 4 + ["rejected"] * 4
    with pytest.raises(Refused, match="imported already"):
        commit_import(table=table, by=table.by, now=NOW)
    with pytest.raises(Refused, match="imported already"):
        drop_import(table=table)


def test_import_that_is_not_wanted_is_forgotten():
    table = _prepared(a_review())

    drop_import(table=table)

    assert (TableImport.objects.count(), Organisation.objects.count()) == (0, 0)


def test_import_reads_spreadsheets():
    review = a_review()
    book = openpyxl.Workbook()
    for row in [("Organisation", "Country"), ("Lantern Foundation", "Kenya")]:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)

    table = prepare_import(register=review.register, name="r.xlsx", data=data.getvalue(), by=a_member(review), now=NOW)

    assert _told(table) == [(2, "added", None)]


def test_import_tells_rows_that_cannot_be_read():
    table = _prepared(a_review(), "Organisation,Country\nLantern,Kenya,one too many\nWick Union,Kenya\n")

    assert [(one["row"], one["what"]) for one in table.outcomes] == [(2, "rejected"), (3, "added")]
    assert commit_import(table=table, by=table.by, now=NOW) == {"added": 1, "rejected": 1}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("people.ods", b"x", "people.ods is neither a .csv nor an .xlsx file. Save the table as one of them."),
        ("people.csv", b"", "people.csv: The file is empty. Export the table again."),
        (
            "people.csv",
            b"Name,Country\nLantern,Kenya\n",
            "The column Name could hold organisations or people. Name it Organisation or Person.",
        ),
        (
            "people.csv",
            b"Country,Group\nKenya,Academia\n",
            "The table has neither a column Organisation nor a column Person. Name one of them so.",
        ),
    ],
)
def test_import_of_a_table_that_is_none_says_what_to_do(name, data, reason):
    with pytest.raises(Refused) as refusal:
        read_entries(name, data)

    assert refusal.value.reason == reason


def test_export_is_read_again_and_cells_like_formulas_are_text():
    review = a_review()
    an_organisation(review, "=SUM(A1)", group="academia", attributes=["youth"], country="Kenya", region="africa")
    an_organisation(review, "Gone", merged_into=Organisation.objects.get())

    exported = as_csv(review.register, addresses=True)

    assert exported.splitlines()[1].startswith("'=SUM(A1),")
    assert read_entries("register.csv", exported.encode()).entries == (
        Entry(2, "=SUM(A1)", group="Academia", attributes=("youth",), country="Kenya", region="Africa"),
    )


def test_export_without_addresses_has_none():
    review = a_review()
    table = _prepared(review)
    commit_import(table=table, by=table.by, now=NOW)

    assert "@" in as_csv(review.register, addresses=True)
    assert "@" not in as_csv(review.register, addresses=False)


_CELLS = st.sampled_from(["", "Lantern", "lantern", "Wick Union", "--", "x@y.example", "Academia", "Kenya", "=1"])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(_CELLS, _CELLS, _CELLS, _CELLS).filter(any), min_size=1, max_size=8))
def test_import_accounts_for_every_row(db, rows):
    lines = ["Organisation,Person,E-mail,Country", *(",".join(row) for row in rows)]
    with transaction.atomic():
        review = a_review()
        table = _prepared(review, "\n".join(lines))
        shown = table.outcomes
        counted = commit_import(table=table, by=table.by, now=NOW)
        entries = Organisation.objects.count() + Person.objects.count()
        transaction.set_rollback(True)

    assert table.outcomes == shown
    assert counted.total() == len(rows)
    assert counted["added"] <= entries <= 2 * counted["added"]
