"""Files that lie, that hide something or that cost too much are refused with a sentence, and nothing else breaks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import DocumentReader, Limits, read_document
from rapporteur.engine.intake.documents.container import Container, parse_xml
from tests.engine.intake.documents.making import bomb, opendocument, overlapping, python_docx, word, zipped

SOURCE = Path(__file__).parents[4] / "src"
TEXTS = Path(__file__).parents[4] / "../shared/inputs/netmundial2014/texts"
DTD = '<!DOCTYPE x [<!ENTITY a "AAAA"><!ENTITY b "&a;&a;">]>'


def _refusal(reader: DocumentReader, content: bytes, name: str) -> str:
    with pytest.raises(UnreadableInput) as caught:
        reader.read_bytes(content, name=name)
    assert caught.value.where == name
    assert caught.value.action
    return caught.value.what


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.pdf", zipped({"x": "y"}), "The file is called .pdf, but its content is ZIP."),
        ("a.docx", b"%PDF-1.7\n", "The file is called .docx, but its content is PDF."),
        ("a.txt", b"\x89PNG\r\n\x1a\n", "The file is called .txt, but its content is PNG."),
        ("a.txt", b"<!DOCTYPE html><p>x", "The file is called .txt, but its content is HTML."),
        ("a.html", b"no tag at all", "The content of the file is not what its name says."),
        ("a.eml", b"no header at all", "The content of the file is not what its name says."),
        ("a.pdf", b"plain words", "The content of the file is not what its name says."),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "The file is called .docx, but its content is OLE (Office 97).",
        ),
        ("a.doc", b"x", "Files called .doc cannot be read as documents."),
        ("README", b"x", "Files without an ending such as .pdf cannot be read as documents."),
        ("a.txt", b"", "The file is empty."),
        ("a.pdf", b"", "The file is empty."),
        ("a.txt", b" \n\x00\n", "The file holds no text."),
        ("a.docx", zipped({"xl/workbook.xml": "<x/>"}), "The file is a zip but not a Word document."),
        ("a.docx", opendocument("<text:p>x</text:p>"), "The file is a zip but not a Word document."),
        ("a.odt", python_docx(), "The file is a zip but not an OpenDocument text."),
        ("a.docx", b"PK\x03\x04 broken", "The file is a broken zip."),
        ("a.docx", word("<w:p>"), "The part word/document.xml of the file is broken."),
    ],
)
def test_file_that_is_not_what_it_says_is_refused(reader: DocumentReader, name: str, content: bytes, what: str) -> None:
    assert _refusal(reader, content, name) == what


def test_encrypted_office_file_is_refused_as_protected(reader: DocumentReader) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    assert _refusal(reader, content, "a.docx") == "The file is protected by a password."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_in_xml_is_refused(reader: DocumentReader, encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{DTD}<x>&b;</x>'.encode(encoding)
    docx = zipped({"word/document.xml": xml})
    odt = zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": xml})
    said = "of the file declares a document type or entities, which can hide an attack."
    assert _refusal(reader, docx, "a.docx") == f"The part word/document.xml {said}"
    assert _refusal(reader, odt, "a.odt") == f"The part content.xml {said}"


def test_entity_of_the_outside_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    xml = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]><x>&a;</x>'
    with pytest.raises(UnreadableInput, match="declares a document type"):
        parse_xml(xml.encode(), "x")


def test_zip_bomb_is_refused(reader: DocumentReader) -> None:
    assert _refusal(reader, bomb(40_000_000), "a.docx") == "The file unpacks to far more than its size allows."


def test_zip_with_overlapping_entries_is_refused(reader: DocumentReader) -> None:
    content = overlapping(400, 100_000)
    assert len(content) < 40_000
    assert _refusal(reader, content, "a.docx") == "The parts of the file overlap or are cut off."


def test_zip_with_too_many_entries_is_refused() -> None:
    content = zipped({str(number): "" for number in range(5_001)})
    with pytest.raises(UnreadableInput, match="far more than its size allows"):
        Container(content, max_bytes=50_000_000)


def test_deeply_nested_xml_is_refused_and_the_next_file_is_read(reader: DocumentReader) -> None:
    deep = "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000
    assert _refusal(reader, word(deep), "a.docx") == "The part word/document.xml of the file is broken."
    assert reader.read_bytes(python_docx(), name="b.docx").title == "Our answer"


@pytest.mark.parametrize("depth", [1_900, 5_000])
def test_deeply_nested_page_is_refused_and_never_cut(reader: DocumentReader, depth: int) -> None:
    page = "<p>before</p>" + "<div>" * depth + "deep" + "</div>" * depth + "<p>after</p>"
    assert _refusal(reader, page.encode(), "a.html").endswith("is nested too deeply.")
    nested = "<p>before</p>" + "<div>" * 300 + "deep" + "</div>" * 300 + "<p>after</p>"
    assert reader.read_bytes(nested.encode(), name="a.html").pages == ("before\n\ndeep\n\nafter",)


def test_time_limit_ends_the_child_and_a_new_one_goes_on() -> None:
    heavy = ("<p>" + "x " * 50 + "</p>") * 40_000
    with DocumentReader(Limits(seconds=0)) as reader:
        assert _refusal(reader, heavy.encode(), "a.html") == "Reading it takes longer than 0 seconds."
    with DocumentReader() as reader:
        reader.read_bytes(b"<p>x</p>", name="a.html")
        first = reader._child
        assert first is not None
        first._process.kill()
        first._process.wait()
        assert reader.read_bytes(b"<p>y</p>", name="b.html").pages == ("y",)
        assert reader._child is not first


def test_memory_limit_refuses_the_file_and_the_reader_goes_on() -> None:
    page = b"<p>" + b"<b>x</b>" * 1_200_000
    with DocumentReader(Limits(memory_mb=300)) as reader:
        what = _refusal(reader, page, "a.html")
        assert "300 MB of memory" in what
        assert reader.read_bytes(b"<p>y</p>", name="b.html").pages == ("y",)


def test_character_limit_refuses_the_file() -> None:
    with DocumentReader(Limits(max_characters=100)) as reader:
        said = "The document holds more than 100 characters of text."
        assert _refusal(reader, b"x" * 101, "a.txt") == said
        assert _refusal(reader, b"<p>" + b"x" * 101, "a.html") == said
        assert _refusal(reader, word("<w:p><w:r><w:t>" + "x " * 51 + "</w:t></w:r></w:p>"), "a.docx") == said
        assert reader.read_bytes(b"x" * 100, name="a.txt").pages == ("x" * 100,)


def test_file_over_the_size_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    with pytest.raises(UnreadableInput, match="The file has 60 MB; at most 50 MB are read"):
        read_document(path, name="long.txt")


def test_missing_file_and_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="There is no such file"):
        read_document(tmp_path / "none.txt", name="none.txt")
    with pytest.raises(UnreadableInput, match="There is no such file"):
        read_document(tmp_path, name="folder.txt")


def test_name_in_the_refusal_is_shown_with_escapes(reader: DocumentReader) -> None:
    with pytest.raises(UnreadableInput) as caught:
        reader.read_bytes(b"", name="a\u202etxt.pdf")
    assert caught.value.where == "a\\u202etxt.pdf"


def test_child_can_open_no_file_and_no_socket_and_sees_no_environment() -> None:
    probe = (
        "import json, os, socket, sys\n"
        "from rapporteur.engine.intake.documents import child\n"
        "from rapporteur.engine.intake.documents.document import Limits\n"
        "source, answers = child._take_pipes()\n"
        "child._load_everything(Limits()); child._give_up_rights(Limits())\n"
        "def fails(call):\n"
        "    try: call()\n"
        "    except OSError as error: return type(error).__name__\n"
        "    return ''\n"
        "found = [fails(lambda: open('/etc/hostname')), fails(lambda: socket.socket()), fails(lambda: os.pipe())]\n"
        "answers.write(json.dumps(found).encode()); answers.flush()\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", probe],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert json.loads(done.stdout) == ["OSError", "OSError", "OSError"]


def test_memory_of_the_child_is_bounded_as_a_whole() -> None:
    with DocumentReader() as reader:
        reader.read_bytes(b"<p>x</p>", name="a.html")
        assert reader._child is not None
        limits = Path(f"/proc/{reader._child._process.pid}/limits").read_text(encoding="ascii")
    (line,) = (line for line in limits.splitlines() if line.startswith("Max address space"))
    assert line.split()[3:5] == ["512000000", "512000000"]


def test_child_is_given_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "value")
    with DocumentReader() as reader:
        reader.read_bytes(b"<p>x</p>", name="a.html")
        assert reader._child is not None
        process = reader._child._process.pid
        environment = Path(f"/proc/{process}/environ").read_bytes()
    assert b"A_SECRET" not in environment


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_file_is_read_or_refused_but_never_breaks_the_reader(
    reader: DocumentReader, data: st.DataObject
) -> None:
    name, content = data.draw(
        st.sampled_from(
            [("a.docx", python_docx()), ("a.odt", opendocument("<text:p>x</text:p>")), ("a.html", b"<p>x</p>" * 9)]
        )
    )
    place = data.draw(st.integers(0, len(content) - 1))
    damaged = content[:place] + data.draw(st.binary(max_size=20)) + content[place + data.draw(st.integers(0, 20)) :]
    try:
        assert reader.read_bytes(damaged, name=name).pages
    except UnreadableInput as error:
        assert error.what  # noqa: PT017


def test_netmundial_texts_are_all_read() -> None:
    if not TEXTS.exists():
        pytest.skip("the NETmundial inputs are not beside the repository")
    with DocumentReader() as reader:
        read = [reader.read(path, name=path.name) for path in sorted(TEXTS.glob("*.txt"))]
        assert reader._child is None
    assert len(read) == 374
    assert {document.notices for document in read} == {()}
