"""What is read out of .docx, .odt, .html and .eml."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import Attachment, DocumentReader
from tests.engine.intake.documents.making import opendocument, python_docx, word


def _p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_docx_keeps_paragraphs_and_tables_and_drops_headers(reader: DocumentReader) -> None:
    read = reader.read_bytes(python_docx(), name="answer.docx")
    assert read.pages == ("Our answer\n\nFirst paragraph.\n\na\tb\nc\td\n\nAn item",)
    assert read.title == "Our answer"
    assert read.notices == ()


def test_docx_reads_with_tracked_changes_accepted_and_without_hidden_text(reader: DocumentReader) -> None:
    body = (
        "<w:p><w:r><w:t>We </w:t></w:r><w:del><w:r><w:delText>demand</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>ask</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
    )
    read = reader.read_bytes(word(body), name="a.docx")
    assert read.pages == ("We ask",)
    assert read.notices == ("Tracked changes were read as accepted.", "Hidden text was left out.")


def test_docx_puts_notes_and_text_boxes_after_and_says_what_was_left_out(reader: DocumentReader) -> None:
    body = (
        '<w:p><w:r><w:t>Body</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:drawing><w:txbxContent>'
        + _p("Box")
        + "</w:txbxContent></w:drawing></w:r></w:p>"
        + _p("End")
    )
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="0" w:type="separator">{_p("-")}</w:footnote>'
        f'<w:footnote w:id="2">{_p("The note")}</w:footnote>'
        f'<w:footnote w:id="3">{_p("Unused")}</w:footnote></w:footnotes>'
    )
    content = word(
        body, word__footnotes_xml=notes, word__comments_xml="<c/>", word__media__a=b"x", word__embeddings__b=b"y"
    )
    read = reader.read_bytes(content, name="a.docx")
    assert read.pages == ("Body\n\nBox\n\nEnd\n\nThe note",)
    assert read.notices == (
        "Comments were left out.",
        "Files embedded in the document were not read: 1.",
        "Text in pictures was not read; pictures in the document: 1.",
    )


def test_docx_table_with_long_cells_keeps_their_paragraphs(reader: DocumentReader) -> None:
    row = f"<w:tr><w:tc>{_p('Question')}</w:tc><w:tc>{_p('One.')}{_p('Two.')}</w:tc></w:tr>"
    assert reader.read_bytes(word(f"<w:tbl>{row}</w:tbl>"), name="a.docx").pages == ("Question\n\nOne.\n\nTwo.",)


def test_odt_keeps_paragraphs_lists_tables_and_notes(reader: DocumentReader) -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:p>deleted</text:p></text:changed-region></text:tracked-changes>"
        '<text:h text:style-name="Title">The  title</text:h><text:p>One<text:s text:c="2"/>two<text:line-break/>three'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body>"
        "</text:note>.</text:p><text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
    )
    read = reader.read_bytes(opendocument(body), name="a.odt")
    assert read.pages == ("The title\n\nOne  two\nthree.\n\nitem\n\na\tb\n\nA note",)
    assert read.title == "The title"
    assert read.notices == ("Tracked changes were read as accepted.",)


def test_odt_with_a_password_is_refused(reader: DocumentReader) -> None:
    manifest = '<m xmlns:x="urn:x"><x:file-entry><x:encryption-data/></x:file-entry></m>'
    with pytest.raises(UnreadableInput, match="protected by a password"):
        reader.read_bytes(opendocument("<text:p>x</text:p>", **{"META-INF__manifest_xml": manifest}), name="a.odt")


def test_html_reads_what_a_reader_sees(reader: DocumentReader) -> None:
    page = """<!DOCTYPE html><html><head><title> A
      title </title><style>p {}</style><meta charset="utf-8"></head><body><script>alert(1)</script><h1>Head</h1>
      <p>One <b>bold</b>
      word<!-- not this -->.</p><p hidden>no</p><p style="display: none">no</p><span aria-hidden="true">no</span>
      loose text<div>two<br>three<p>four</p>five</div><ul><li>x<li>y</ul><pre>a
  b</pre><table><tr><th>k<th>v<tr><td>1<td>é</table><noscript>no</noscript></body></html>"""
    read = reader.read_bytes(page.encode(), name="page.html")
    assert read.pages == (
        "Head\n\nOne bold word.\n\nloose text\n\ntwo\nthree\n\nfour\n\nfive\n\nx\n\ny\n\na\nb\n\nk\tv\n1\té",
    )
    assert read.title == "A title"


def test_html_is_decoded_as_it_says(reader: DocumentReader) -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Мир</p>'
    assert reader.read_bytes(page.encode("cp1251"), name="a.htm").pages == ("Мир",)


def test_html_with_entities_of_its_own_is_refused(reader: DocumentReader) -> None:
    with pytest.raises(UnreadableInput, match="declares entities"):
        reader.read_bytes(b'<!DOCTYPE html [<!ENTITY a "b">]><p>&a;</p>', name="a.html")


def _mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "a@example.org"
    message["Subject"] = "Réponse à la consultation"
    message.set_content("Bonjour,\n\nvoici.\n\n> ancien message\n")
    message.add_alternative("<p>Bonjour <b>HTML</b></p>", subtype="html")
    return message


def test_eml_prefers_plain_text_and_hands_back_attachments(reader: DocumentReader) -> None:
    message = _mail()
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../x/contribu\u202etion.pdf")
    message.add_attachment("Annexe", filename="annexe.txt")
    read = reader.read_bytes(message.as_bytes(), name="mail.eml")
    assert read.pages == ("Bonjour,\n\nvoici.\n\n> ancien message",)
    assert read.title == "Réponse à la consultation"
    assert read.attachments == (
        Attachment("contribu\\u202etion.pdf", b"%PDF-1.7"),
        Attachment("annexe.txt", b"Annexe\n"),
    )
    assert reader.read_bytes(read.attachments[1].content, name=read.attachments[1].name).pages == ("Annexe\n",)


def test_eml_with_html_alone_is_read_as_a_page(reader: DocumentReader) -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content("<p>One</p><script>no</script><p>two</p>", subtype="html")
    assert reader.read_bytes(message.as_bytes(), name="mail.eml").pages == ("One\n\ntwo",)


def test_eml_reads_forwarded_messages_three_deep(reader: DocumentReader) -> None:
    message = EmailMessage()
    message["Subject"] = "level 5"
    message.set_content("text 5")
    for level in (4, 3, 2, 1):
        outer = EmailMessage()
        outer["Subject"] = f"level {level}"
        outer.set_content(f"text {level}")
        outer.add_attachment(message)
        message = outer
    read = reader.read_bytes(message.as_bytes(), name="mail.eml")
    assert read.pages == ("text 1\n\nlevel 2\n\ntext 2\n\nlevel 3\n\ntext 3\n\nlevel 4\n\ntext 4",)
    assert read.notices == ("A message forwarded inside more than 3 others was not read.",)


def test_eml_without_text_but_with_a_file_is_kept(reader: DocumentReader) -> None:
    message = EmailMessage()
    message["Subject"] = "see file"
    message.add_attachment(b"x", maintype="application", subtype="octet-stream", filename="a.txt")
    read = reader.read_bytes(message.as_bytes(), name="mail.eml")
    assert read.attachments == (Attachment("a.txt", b"x"),)
