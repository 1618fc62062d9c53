"""The file in the eyes of LibreOffice: what it makes of every paragraph, cell and note.

LibreOffice 7 ends a bookmark one character early where it stands after the first note of a file in one paragraph,
or where a section ends; the reports converted here have their first note in a paragraph of its own, as real ones do.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from rapporteur.engine.report.grids import grids
from rapporteur.engine.report.render_docx.marks import entry_of, table_of
from tests.engine.report.render_docx.opened import rendered, reports

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed.")

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_COPY = re.compile(r" Copy \d+$")
"""What LibreOffice 7 adds to the names of bookmarks in notes, which it reads more than once."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    for language, entries in reports().items():
        (folder / f"{language}.docx").write_bytes(rendered(entries, language))
    for form in ("odt", "txt:Text (encoded):UTF8"):
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                form,
                "--outdir",
                str(folder),
                *(str(folder / f"{language}.docx") for language in reports()),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
    return folder


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def by_entry(path: Path, tables: list[str]) -> dict[str, str]:
    """Texts by entry in an OpenDocument file; cells under the number of their table, row and column."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    found: dict[str, str] = {}
    reading: set[str] = set()

    def read(element: etree._Element) -> None:
        name = _COPY.sub("", str(element.get(f"{TEXT}name")))
        if element.tag in (f"{TEXT}bookmark-start", f"{TEXT}bookmark") and entry_of(name) is not None:
            entry = str(entry_of(name))
            assert entry not in found
            found[entry] = ""
            reading.update({entry} if element.tag == f"{TEXT}bookmark-start" else ())
        elif element.tag == f"{TEXT}bookmark-end":
            reading.discard(str(entry_of(name)))
        elif element.tag in (f"{TEXT}bookmark-start", f"{TEXT}bookmark") and table_of(name) is not None:
            cells(tables[int(str(table_of(name)))], next(element.iterancestors(f"{TABLE}table")))
        gap = {f"{TEXT}s": " ", f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}.get(str(element.tag), "")
        add(gap + (element.text or ""))
        for child in element:
            read(child)
            add(child.tail or "")

    def add(text: str) -> None:
        for entry in reading:
            found[entry] += text

    def cells(table: str, element: etree._Element) -> None:
        for row, line in enumerate(element.iter(f"{TABLE}table-row")):
            for column, cell in enumerate(line.iterchildren(f"{TABLE}table-cell")):
                text = "".join(str(text) for text in cell.itertext())
                if text:
                    found[f"{table} {row} {column}"] = text

    read(root)
    return {entry: squeezed(text) for entry, text in found.items()}


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_libreoffice_reads_every_entry_as_the_report_has_it(folder: Path, language: str) -> None:
    entries = reports()[language]
    expected = {
        f"{entry.place['table']} {entry.place['row']} {entry.place['column']}"
        if entry.kind in ("cell", "header")
        else entry.id: squeezed(entry.text)
        for entry in entries
    }
    assert by_entry(folder / f"{language}.odt", list(grids(entries))) == expected


@pytest.mark.parametrize("language", ["en", "ar", "zh"])
def test_libreoffice_counts_paragraphs_to_the_numbers_of_the_report(folder: Path, language: str) -> None:
    lines = (folder / f"{language}.txt").read_text(encoding="utf-8-sig").splitlines()
    counted = [match.groups() for line in lines if (match := re.match(r"\s+(\d+)\. (.*)", line))]
    firsts = {entry.paragraph: entry.text for entry in reversed(reports()[language]) if entry.paragraph is not None}
    found = {int(number): text[: len(firsts[int(number)])] for number, text in counted}
    assert found == dict(sorted(firsts.items()))
