"""Tables that nobody changes: the model refuses, the database refuses, and tests can be run after one another."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from rapporteur.web.accounts.activity import record
from rapporteur.web.accounts.models import Activity
from rapporteur.web.consultations.models import Extension
from rapporteur.web.stakeholders.models import Merge
from tests.web.factories import NOW, a_consultation, a_member, a_review


def _one_row_each() -> None:
    review = a_review()
    owner = a_member(review)
    record("review.made", actor=owner, target=review.slug, now=NOW, review=review.pk)
    consultation = a_consultation(review)
    Extension.objects.create(
        consultation=consultation, old=NOW, new=NOW, reason={"en": "Asked for by many"}, by=owner, at=NOW
    )
    Merge.objects.create(
        register=review.register,
        kind="organisation",
        kept_id=1,
        dropped_id=2,
        before={},
        reason="The same",
        by=owner,
        at=NOW,
    )


TABLES: list[Any] = [Activity, Extension, Merge]


@pytest.mark.django_db
@pytest.mark.parametrize("model", TABLES)
@pytest.mark.parametrize("statement", ["UPDATE {table} SET id = 77", "DELETE FROM {table}"])
def test_append_only_table_refuses_raw_sql(model, statement):
    _one_row_each()
    before = list(model.objects.values_list())
    sql = statement.format(table=model._meta.db_table)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)

    assert list(model.objects.values_list()) == before
    assert len(before) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("model", TABLES)
def test_append_only_model_refuses_save_and_delete(model):
    _one_row_each()
    row = model.objects.get()

    with pytest.raises(PermissionDenied):
        row.save()
    with pytest.raises(PermissionDenied):
        row.delete()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.update(id=77)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        model.objects.all()._raw_delete("default")

    assert model.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_append_only_tables_are_empty_and_guarded_for_each_transactional_test(turn):
    assert [model.objects.count() for model in TABLES] == [0, 0, 0]
    _one_row_each()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM accounts_activity")
