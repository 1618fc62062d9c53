"""Every hostile file ends as planned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import DocumentReader, Limits
from rapporteur.engine.intake.documents import sentences as say
from rapporteur.engine.intake.tables import read_table
from tests.hostile.all_cases import DOCUMENTS, TABLES, place
from tests.hostile.case import Case, End, Read, Refused, TooLarge, TooSlow
from tests.hostile.table_cases import TableCase

HASTY = Limits(seconds=2)


@pytest.fixture(scope="module")
def reader() -> Iterator[DocumentReader]:
    with DocumentReader() as one:
        yield one


@pytest.fixture(scope="module")
def hasty() -> Iterator[DocumentReader]:
    with DocumentReader(HASTY) as one:
        yield one


def ending(reader: DocumentReader, case: Case) -> End:
    """How reading a case ends. What is refused is always refused with something to do."""
    limits = reader.limits
    try:
        read = reader.read_bytes(case.make(), name=case.name)
    except UnreadableInput as error:
        if error.action.template not in say.KNOWN:
            raise
        if error.what in (say.too_much_memory(limits.memory_mb), say.broken_or_too_large(limits.memory_mb)):
            return TooLarge()
        return TooSlow() if error.what == say.too_slow(limits.seconds) else Refused(error.what)
    return Read("\n".join(read.pages), read.notices, tuple(attachment.name for attachment in read.attachments))


@pytest.mark.parametrize("case", DOCUMENTS, ids=place)
def test_hostile_document_ends_as_planned(reader: DocumentReader, hasty: DocumentReader, case: Case) -> None:
    assert ending(hasty if case.end == TooSlow() else reader, case) == case.end


@pytest.mark.parametrize("case", TABLES, ids=place)
def test_hostile_table_ends_as_planned(tmp_path, case: TableCase) -> None:
    path = tmp_path / case.name
    path.write_bytes(case.make())
    reading = read_table(path, name=case.name)
    rows = [row.cells for table in reading.tables for row in table.rows]
    lost = [rejection.reason for table in reading.tables for rejection in table.damage]
    reasons = [rejection.reason for rejection in reading.rejections]
    assert (rows, lost, reasons) == (list(case.rows), list(case.lost), [case.reason] if case.reason else [])


def test_there_are_a_hundred_cases_of_twenty_classes() -> None:
    everything: tuple[Case | TableCase, ...] = (*DOCUMENTS, *TABLES)
    assert len({place(case) for case in everything}) == len(everything)
    assert len(everything) >= 200
    assert len({case.kind for case in everything}) >= 28
