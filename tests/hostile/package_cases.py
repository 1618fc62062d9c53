"""Cases: zip containers, Word and OpenDocument files."""

from __future__ import annotations

import zipfile
from functools import partial

from rapporteur.engine.intake.documents import sentences as say
from tests.engine.intake.documents.making import bomb, overlapping, zipped
from tests.hostile import packages as made
from tests.hostile.case import Case, Read, Refused
from tests.hostile.packages import LAUGHS, WORDS, paragraph

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
_BODY = paragraph(WORDS)
_SYSTEM = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://example.org/a.dtd"> %a;]>'
_PLAIN = '<!DOCTYPE w:document SYSTEM "http://example.org/a.dtd">'
_DECLARED = say.declares_entities("word/document.xml")
_BROKEN = say.broken_part("word/document.xml")


def _cut(share: int) -> bytes:
    return made.cut(made.docx(), share / 100)


ENCRYPTED = (
    Case(
        "encrypted",
        "office-password.docx",
        lambda: _OLE + "EncryptedPackage".encode("utf-16-le"),
        Refused(say.PROTECTED),
    ),
    Case("encrypted", "zip-password.docx", lambda: made.flagged(made.docx()), Refused(say.PROTECTED)),
    Case("encrypted", "zip-password.odt", lambda: made.flagged(made.odt()), Refused(say.PROTECTED)),
    Case(
        "encrypted",
        "manifest-password.odt",
        lambda: made.odt(parts={"META-INF/manifest.xml": "<m><file-entry><encryption-data/></file-entry></m>"}),
        Refused(say.PROTECTED),
    ),
)

BROKEN = (
    *(
        Case(
            "broken zip",
            f"cut-{share}.docx",
            partial(_cut, share),
            Refused(say.BROKEN_ZIP),
        )
        for share in (5, 25, 50, 75, 90, 99)
    ),
    Case("broken zip", "cut.odt", lambda: made.cut(made.odt(), 0.6), Refused(say.BROKEN_ZIP)),
    Case("broken zip", "flipped-data.docx", lambda: made.flipped(made.docx(), 130), Refused(_BROKEN)),
    Case("broken zip", "flipped-end.docx", lambda: made.flipped(made.docx(), -20), Refused(say.BROKEN_ZIP)),
    Case("broken zip", "wrong-sum.docx", made.wrong_sum, Refused(_BROKEN)),
    Case("broken zip", "other-local-name.docx", made.other_local_name, Refused(say.broken_part("word/documenu.xml"))),
    Case("broken zip", "head-alone.docx", lambda: b"PK\x03\x04", Refused(say.BROKEN_ZIP)),
    Case("broken zip", "empty-zip.docx", lambda: zipped({}), Refused(say.NOT_WORD)),
    Case(
        "broken zip",
        "lzma.docx",
        lambda: made.packed_by(zipfile.ZIP_LZMA),
        Refused(say.broken_part("[Content_Types].xml")),
    ),
    Case(
        "broken zip",
        "bzip2.docx",
        lambda: made.packed_by(zipfile.ZIP_BZIP2),
        Refused(say.broken_part("[Content_Types].xml")),
    ),
    Case("broken zip", "two-of-one-name.docx", made.twice, Refused(say.SAME_NAMES)),
)

BOMBS = (
    Case("zip bomb", "ratio.docx", lambda: bomb(40_000_000), Refused(say.BOMB)),
    Case(
        "zip bomb",
        "ratio-picture.docx",
        lambda: made.docx(parts={"word/media/a.bmp": bytes(60_000_000)}),
        Refused(say.BOMB),
    ),
    Case("zip bomb", "overlap.docx", lambda: overlapping(400, 100_000), Refused(say.OVERLAP)),
    Case("zip bomb", "quoted-overlap.docx", lambda: made.quoted(200, 100_000), Refused(say.OVERLAP)),
    Case("zip bomb", "many-entries.docx", lambda: zipped({str(n): "" for n in range(5_001)}), Refused(say.BOMB)),
    Case("zip bomb", "claimed-size.docx", lambda: made.claimed(4_000_000_000), Refused(say.BOMB)),
    Case("zip bomb", "claimed-less.docx", lambda: made.claimed(10), Refused(_BROKEN)),
    Case("zip bomb", "nested.docx", lambda: made.nested(4), Read(WORDS, (say.pictures(1),))),
)

ENTITIES = (
    Case("XML entities", "laughs.docx", lambda: made.docx_of(LAUGHS + "<x>&i;</x>"), Refused(_DECLARED)),
    Case(
        "XML entities",
        "laughs.odt",
        lambda: made.odt_of(LAUGHS + "<x>&i;</x>"),
        Refused(say.declares_entities("content.xml")),
    ),
    Case(
        "XML entities",
        "external.docx",
        lambda: made.docx_of(made.document(_SYSTEM, paragraph("before &a; after"))),
        Refused(_DECLARED),
    ),
    Case("XML entities", "parameter.docx", lambda: made.docx_of(made.document(_PARAMETER, _BODY)), Refused(_DECLARED)),
    Case("XML entities", "doctype-alone.docx", lambda: made.docx_of(made.document(_PLAIN, _BODY)), Refused(_DECLARED)),
    Case(
        "XML entities",
        "utf-16.docx",
        lambda: made.docx_of(
            made.document('<?xml version="1.0" encoding="utf-16"?>' + _SYSTEM, _BODY, encoding="utf-16")
        ),
        Refused(_DECLARED),
    ),
    Case(
        "XML entities",
        "utf-7.docx",
        lambda: made.docx_of(
            b'<?xml version="1.0" encoding="utf-7"?>' + made.document(_SYSTEM, paragraph("a &a; b"), encoding="utf-7")
        ),
        Refused(_DECLARED),
    ),
    *(
        Case(
            "XML entities",
            f"in-{part.rpartition('/')[2]}.docx",
            partial(made.docx, parts={part: LAUGHS + "<x>&i;</x>"}),
            Refused(say.declares_entities(part)),
        )
        for part in (
            "_rels/.rels",
            "word/styles.xml",
            "docProps/core.xml",
            "word/footnotes.xml",
            "word/comments.xml",
            "word/_rels/document.xml.rels",
        )
    ),
    *(
        Case(
            "XML entities",
            f"in-{part.rpartition('/')[2]}.odt",
            partial(made.odt, parts={part: _SYSTEM + "<x>&a;</x>"}),
            Refused(say.declares_entities(part)),
        )
        for part in ("styles.xml", "meta.xml", "META-INF/manifest.xml")
    ),
    Case(
        "XML entities",
        "not-declared.docx",
        lambda: made.docx_of(made.document("", paragraph("a &b; c"))),
        Refused(_BROKEN),
    ),
    Case(
        "XML entities",
        "content.odt",
        lambda: made.odt_of(made.content(_SYSTEM, "<text:p>a &a; b</text:p>")),
        Refused(say.declares_entities("content.xml")),
    ),
)

DEEP = (
    Case(
        "deep nesting", "xml-300.docx", lambda: made.docx("<w:sdt>" * 300 + _BODY + "</w:sdt>" * 300), Refused(_BROKEN)
    ),
    Case(
        "deep nesting",
        "xml-50000.odt",
        lambda: made.odt("<text:p>" * 50_000 + "</text:p>" * 50_000),
        Refused(say.broken_part("content.xml")),
    ),
    Case(
        "deep nesting",
        "tables.docx",
        lambda: made.docx("<w:tbl><w:tr><w:tc>" * 60 + _BODY + "</w:tc></w:tr></w:tbl>" * 60),
        Read(WORDS),
    ),
)

MACROS = (
    Case("macros", "vba.docx", lambda: made.docx(parts={"word/vbaProject.bin": _OLE}), Read(WORDS, (say.MACROS,))),
    Case(
        "macros",
        "activex.docx",
        lambda: made.docx(parts={"word/activeX/activeX1.xml": "<x/>"}),
        Read(WORDS, (say.MACROS,)),
    ),
    Case(
        "macros",
        "basic.odt",
        lambda: made.odt(parts={"Basic/Standard/Module1.xml": "<x/>"}),
        Read(WORDS, (say.MACROS,)),
    ),
    Case(
        "macros", "python.odt", lambda: made.odt(parts={"Scripts/python/a.py": "import os"}), Read(WORDS, (say.MACROS,))
    ),
    Case(
        "macros",
        "dde.docx",
        lambda: made.docx('<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>' + _BODY),
        Read(WORDS),
    ),
)

OUTSIDE = (
    Case(
        "parts elsewhere",
        "template.docx",
        lambda: made.related("attachedTemplate", "http://example.org/a.dotm"),
        Read(WORDS, (say.outside(1),)),
    ),
    Case(
        "parts elsewhere",
        "picture.docx",
        lambda: made.related("image", "file://example.org/share/a.png"),
        Read(WORDS, (say.outside(1),)),
    ),
    Case(
        "parts elsewhere",
        "frame.docx",
        lambda: made.related("oleObject", "\\\\example.org\\a"),
        Read(WORDS, (say.outside(1),)),
    ),
    Case("parts elsewhere", "link.docx", lambda: made.related("hyperlink", "http://example.org/"), Read(WORDS)),
    Case(
        "parts elsewhere",
        "picture.odt",
        lambda: made.odt(
            f'<text:p>{WORDS}<draw:image xmlns:draw="d" xmlns:xlink="l" xlink:href="http://example.org/a"/></text:p>'
        ),
        Read(WORDS, (say.outside(1),)),
    ),
    Case(
        "parts elsewhere",
        "chunk.docx",
        lambda: made.docx(_BODY + '<w:altChunk id="r1"/>'),
        Read(WORDS, (say.embedded_files(1),)),
    ),
    Case(
        "parts elsewhere",
        "object.docx",
        lambda: made.docx(parts={"word/embeddings/a.bin": b"MZ"}),
        Read(WORDS, (say.embedded_files(1),)),
    ),
    Case(
        "parts elsewhere",
        "include.docx",
        lambda: made.docx(
            _BODY + '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
        ),
        Read(WORDS),
    ),
)

PARTS = (
    Case(
        "names in containers",
        "leaving.docx",
        lambda: made.docx(parts={"../../etc/passwd": "x", "/etc/shadow": "x"}),
        Read(WORDS),
    ),
    Case(
        "names in containers",
        "bidi.docx",
        lambda: made.docx(parts={"word/\u202egpj.exe": "x", "word/a\r\nb.xml": "<x/>"}),
        Read(WORDS),
    ),
    Case(
        "names in containers",
        "main-elsewhere.docx",
        lambda: made.docx(
            parts={"_rels/.rels": f'<R><R Type="{made.RELATIONS}/officeDocument" Target="../../etc/passwd"/></R>'}
        ),
        Refused(say.NOT_WORD),
    ),
    Case(
        "names in containers",
        "named-declaration.docx",
        lambda: made.docx(parts={"word/\u202elmx.a\r\n.xml": _SYSTEM + "<x/>"}),
        Refused(say.declares_entities("word/\\u202elmx.a\\r\\n.xml")),
    ),
)

CASES = (*ENCRYPTED, *BROKEN, *BOMBS, *ENTITIES, *DEEP, *MACROS, *OUTSIDE, *PARTS)
