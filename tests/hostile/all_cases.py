"""All cases together, and a folder of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.engine.intake.documents.making import python_docx
from tests.hostile import package_cases, packages, page_cases, pdf_cases, pdfs, table_cases, text_cases
from tests.hostile.case import Case
from tests.hostile.letters import mail
from tests.hostile.table_cases import TableCase

DOCUMENTS: tuple[Case, ...] = (*package_cases.CASES, *pdf_cases.CASES, *page_cases.CASES, *text_cases.CASES)
TABLES: tuple[TableCase, ...] = table_cases.CASES

GOOD: dict[str, Callable[[], bytes]] = {
    "good/answer.pdf": pdfs.sound,
    "good/answer.docx": python_docx,
    "good/letter.docx": packages.docx,
    "good/answer.odt": packages.odt,
    "good/answer.eml": mail,
    "good/answer.txt": lambda: packages.WORDS.encode(),
    "good/answer.html": lambda: f"<p>{packages.WORDS}</p>".encode(),
}
"""Documents as contributors send them, to stand among the hostile ones."""


def place(case: Case | TableCase) -> str:
    """Where a case stands in the folder."""
    return f"{case.kind.replace(' ', '-')}/{case.name}"


def write_all(folder: Path) -> None:
    """Write all cases and the good documents into a folder."""
    cases: tuple[Case | TableCase, ...] = (*DOCUMENTS, *TABLES)
    made = {**{place(case): case.make for case in cases}, **GOOD}
    for name, make in made.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(make())
