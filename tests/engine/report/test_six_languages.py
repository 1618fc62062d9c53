"""The whole report of the small consultation in six languages, as Word by LibreOffice's reading and as PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from lxml import etree

from rapporteur.engine.findings.find import bench_of, find
from rapporteur.engine.frames import read_run
from rapporteur.engine.languages.direction import without_marks
from rapporteur.engine.records import UN_LANGUAGES, Entry
from rapporteur.engine.report import render_docx, render_pdf
from rapporteur.engine.report.charts import draw
from rapporteur.engine.report.compose import compose
from rapporteur.engine.report.renderings import Renderings, render

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed.")


@pytest.fixture(scope="module")
def reports(report_folder: Path) -> Mapping[str, tuple[tuple[Entry, ...], Renderings]]:
    """Entries and printed forms by language."""
    run = read_run(report_folder)
    findings = find(bench_of(run))
    made = {}
    for language in UN_LANGUAGES:
        entries = compose(bench_of(run), findings, language=language)
        settings = {**run.settings, "language": language}
        made[language] = entries, render(entries, findings, draw(entries, language), settings, ("docx", "pdf"))
    return made


@pytest.fixture(scope="module")
def converted(
    reports: Mapping[str, tuple[tuple[Entry, ...], Renderings]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The Word files as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("converted")
    for language, (_, made) in reports.items():
        (folder / f"{language}.docx").write_bytes(made.files["docx"])
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{language}.docx") for language in reports]
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(folder)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return folder


def plain(text: str) -> str:
    """Letters alone: spaces, line ends and marks of direction are set otherwise in each form."""
    return re.sub(r"\s+", "", without_marks(text))


def read_back(path: Path) -> str:
    """The text of an OpenDocument file: the body, then its notes."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("content.xml"))
    notes = list(root.iter(f"{TEXT}note"))
    told = ["".join(note.itertext()) for note in notes]
    for note in notes:
        note.clear(keep_tail=True)
    return plain("".join(root.itertext()) + "".join(told))


def missing(order: Mapping[str, str], text: str) -> Iterator[str]:
    """The entries that do not stand in a text, one after the other."""
    place = 0
    for entry, words in order.items():
        found = text.find(plain(words), place)
        if found < 0:
            yield entry
        else:
            place = found + len(plain(words))


@needs_office
@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_libreoffice_reads_the_word_file_as_the_report_says_it(reports, converted: Path, language: str):
    entries, made = reports[language]
    order = render_docx.extract(made.files["docx"], entries)
    assert {entry.id for entry in entries} == set(order)
    assert list(missing(order, read_back(converted / f"{language}.odt"))) == []


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_pdf_reads_as_the_report_says_it(reports, language: str):
    entries, made = reports[language]
    if "pdf" in made.refused:
        pytest.skip(f"No PDF can be made here: {made.refused['pdf']}")
    assert render_pdf.extract(made.files["pdf"], entries) == {entry.id: entry.text for entry in entries}


def test_a_text_that_lacks_a_sentence_is_told():
    assert list(missing({"a-1": "One two.", "a-2": "Three.", "a-3": "Four."}, "Onetwo.Four.")) == ["a-2"]
