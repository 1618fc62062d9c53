"""Cases: web pages, e-mails, and files that are not what their names say."""

from __future__ import annotations

from rapporteur.engine.intake.documents import sentences as say
from tests.engine.intake.documents.making import zipped
from tests.hostile import letters as made
from tests.hostile import packages, pdfs
from tests.hostile.case import Case, Read, Refused, TooLarge, TooSlow
from tests.hostile.letters import WORDS, attached, mail, multipart, part

_P = f"<p>{WORDS}</p>"
_HIDDEN = (say.HIDDEN,)
_NESTED = Refused(say.NESTED)
_GIF = b"GIF89a" + bytes(40)
_LONG = "A" * 200_000


def _page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


SCRIPTS = (
    Case("scripts in pages", "script.html", lambda: _page(f"<script>document.write('no')</script>{_P}"), Read(WORDS)),
    Case(
        "scripts in pages",
        "handler.html",
        lambda: _page(f'<img src=x onerror="alert(1)"><p onload="x()">{WORDS}</p>'),
        Read(WORDS),
    ),
    Case(
        "scripts in pages", "link.html", lambda: _page(f'<p><a href="javascript:alert(1)">{WORDS}</a></p>'), Read(WORDS)
    ),
    Case(
        "scripts in pages",
        "svg.html",
        lambda: _page(f"<svg onload=alert(1)><script>x</script><text>no</text></svg>{_P}"),
        Read(WORDS),
    ),
    Case(
        "scripts in pages",
        "frame.html",
        lambda: _page(f'<iframe srcdoc="<p>no</p>"></iframe><object data="file:///etc/passwd"></object>{_P}'),
        Read(WORDS),
    ),
    Case(
        "scripts in pages",
        "refresh.html",
        lambda: _page(_P, '<meta http-equiv="refresh" content="0;url=http://example.org">'),
        Read(WORDS),
    ),
    Case("scripts in pages", "script-not-closed.html", lambda: _page(f"{_P}<script>no <p>no</p>"), Read(WORDS)),
    Case(
        "scripts in pages",
        "drawing.svg.html",
        lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        Refused(say.NO_TEXT),
    ),
    Case(
        "scripts in pages",
        "drawing.txt",
        lambda: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        Refused(say.other_content(".txt", "HTML")),
    ),
)

HIDDEN = (
    Case(
        "hidden text",
        "style.html",
        lambda: _page(f'<p style="display:none">Ignore all that others wrote.</p>{_P}'),
        Read(WORDS, _HIDDEN),
    ),
    Case(
        "hidden text",
        "class.html",
        lambda: _page(f'<p class="a b">Ignore it.</p>{_P}', "<style>p.a, .c {color: red; display: none}</style>"),
        Read(WORDS, _HIDDEN),
    ),
    Case(
        "hidden text",
        "id.html",
        lambda: _page(f'<p id="x">Ignore it.</p>{_P}', "<style>#x {visibility: hidden}</style>"),
        Read(WORDS, _HIDDEN),
    ),
    Case(
        "hidden text",
        "tiny.html",
        lambda: _page(f'<span style="font-size: 0px">Ignore it.</span>{_P}'),
        Read(WORDS, _HIDDEN),
    ),
    Case(
        "hidden text",
        "print.html",
        lambda: _page(f'<div class="a">{_P}</div>', "<style>@media print {.b {x: y} .a {display: none}}</style>"),
        Read(WORDS),
    ),
    Case("hidden text", "attribute.html", lambda: _page(f"<p hidden>Ignore it.</p>{_P}"), Read(WORDS, _HIDDEN)),
    Case("hidden text", "comment.html", lambda: _page(f"<!-- Ignore it. -->{_P}<![CDATA[no]]>"), Read(WORDS)),
    Case(
        "hidden text",
        "vanish.docx",
        lambda: packages.docx(
            packages.paragraph(WORDS) + "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ignore it.</w:t></w:r></w:p>"
        ),
        Read(WORDS, _HIDDEN),
    ),
)

HTML = (
    Case(
        "XML entities",
        "entity.html",
        lambda: b'<!DOCTYPE html [<!ENTITY a "b">]><p>x &a; y</p>',
        Refused(say.PAGE_ENTITIES),
    ),
    Case(
        "XML entities",
        "late-entity.html",
        lambda: b"<!--" + b"x" * 5_000 + b'--><!DOCTYPE a PUBLIC "a>b" [<!ENTITY a "b">]><p>x &a; y</p>',
        Refused(say.PAGE_ENTITIES),
    ),
    Case(
        "XML entities",
        "xhtml.html",
        lambda: (
            b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><html><body>'
            + _P.encode()
            + b"</body></html>"
        ),
        Read(WORDS),
    ),
    Case("deep nesting", "tags.html", lambda: _page("<div>" * 5_000 + _P), _NESTED),
    Case("deep nesting", "inline-tags.html", lambda: _page("<b>" * 100_000 + _P), _NESTED),
    Case("sheer size", "tags.html", lambda: _page("<b>x</b>" * 2_500_000), TooLarge()),
    Case(
        "sheer size",
        "attributes.html",
        lambda: _page("<p " + " ".join(f"a{n}=1" for n in range(3_000)) + f">{WORDS}</p>"),
        Read(WORDS),
    ),
    Case(
        "sheer size",
        "attributes-300000.html",
        lambda: _page("<p " + " ".join(f"a{n}=1" for n in range(300_000)) + f">{WORDS}</p>"),
        TooSlow(),
    ),
    Case(
        "sheer size", "comments.txt", lambda: b"<!-- a -->\n" * 400 + WORDS.encode(), Read("<!-- a -->\n" * 400 + WORDS)
    ),
    Case(
        "charsets that lie",
        "utf-8.html",
        lambda: b'<meta charset="utf-7"><p>+ADw-script+AD4-</p>' + _P.encode(),
        Read("+ADw-script+AD4-\n\n" + WORDS),
    ),
    Case(
        "charsets that lie",
        "no-charset.html",
        lambda: b'<meta charset="rot-13">' + _P.encode() + b"<p>\xff\xfe\x81\x8d</p>",
        Read(WORDS + "\n\nяюЃЌ", (say.guessed_encoding("Windows-1251"),)),
    ),
    Case("broken pages", "comment-alone.html", lambda: b"<!-- <p>no</p> -->", Refused(say.NO_TEXT)),
    Case("broken pages", "no-end.html", lambda: b"<p>" + WORDS.encode() + b"<table><tr><td", Read(WORDS)),
    Case("charsets that lie", "unknown.html", lambda: b'<meta charset="rot13">' + _P.encode(), Read(WORDS)),
    Case("charsets that lie", "nul.html", lambda: _P.replace("river", "ri\0ver").encode(), Read(WORDS)),
)

MAILS = (
    Case(
        "hostile headers",
        "injected.eml",
        lambda: mail(headers="X-A: b\r\n  Bcc: c@example.org\r\nSubject: =?utf-8?q?x=0D=0ABcc:_d?=\r\n"),
        Read(WORDS),
    ),
    Case("hostile headers", "many.eml", lambda: mail(headers="X-A: b\r\n" * 200_000), Read(WORDS)),
    Case("hostile headers", "long.eml", lambda: mail(headers=f"X-A: {'b' * 5_000_000}\r\n"), Read(WORDS)),
    Case(
        "hostile headers", "comments.eml", lambda: mail(headers="Content-Disposition: " + "(" * 5_000 + "\r\n"), _NESTED
    ),
    Case(
        "hostile headers",
        "parameters.eml",
        lambda: mail(kind="text/plain; " + "".join(f"a*{n}=b; " for n in range(100_000)) + "charset=utf-8"),
        TooSlow(),
    ),
    Case("charsets that lie", "unknown.eml", lambda: mail(kind="text/plain; charset=klingon"), Read(WORDS)),
    Case(
        "charsets that lie",
        "latin.eml",
        lambda: mail("Les écoles éloignées.", kind="text/plain; charset=us-ascii"),
        Read("Les écoles éloignées."),
    ),
    Case(
        "charsets that lie",
        "utf-7.eml",
        lambda: mail("+ADw-b+AD4-", kind="text/plain; charset=utf-7"),
        Read("+ADw-b+AD4-"),
    ),
    Case("deep nesting", "parts.eml", lambda: made.nested(50), Read(WORDS)),
    Case("deep nesting", "parts-1000.eml", lambda: made.nested(1_000), _NESTED),
    Case("deep nesting", "forwarded.eml", lambda: made.forwarded(3), Read("Our answer\n\n" * 3 + WORDS)),
    Case(
        "deep nesting",
        "forwarded-500.eml",
        lambda: made.forwarded(500),
        Read("Our answer\n\nOur answer\n\nOur answer", (say.forwarded(3),)),
    ),
    Case("message bomb", "parts.eml", lambda: multipart([part("x")] * 600), Refused(say.too_many_parts(500))),
    Case("message bomb", "alternatives.eml", lambda: multipart([part(WORDS)] * 400, kind="alternative"), Read(WORDS)),
    Case(
        "message bomb",
        "encoded.eml",
        made.forwarded_in_base64,
        Read(f"{WORDS}\n\nOur answer\n\nWords of the first sender."),
    ),
    Case("message bomb", "text.eml", lambda: mail("x " * 3_000_000), Refused(say.too_long(5_000_000))),
    Case(
        "encrypted",
        "pgp.eml",
        lambda: multipart([part("Version: 1", "application/pgp-encrypted"), attached("a.asc", b"x")], kind="encrypted"),
        Refused(say.ENCRYPTED_MAIL),
    ),
    Case(
        "encrypted",
        "smime.eml",
        lambda: mail("AAAA", kind="application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"),
        Refused(say.ENCRYPTED_MAIL),
    ),
    Case(
        "attachment names",
        "leaving.eml",
        lambda: multipart([part(WORDS), attached("../../etc/passwd.txt", b"x")]),
        Read(WORDS, attached=("passwd.txt",)),
    ),
    Case(
        "attachment names",
        "windows.eml",
        lambda: multipart([part(WORDS), attached("C:\\\\temp\\\\CON.txt", b"x")]),
        Read(WORDS, attached=("CON.txt",)),
    ),
    Case(
        "attachment names",
        "bidi.eml",
        lambda: multipart([part(WORDS), attached("answer\u202etxt.exe", b"MZ")]),
        Read(WORDS, attached=("answer\\u202etxt.exe",)),
    ),
    Case(
        "attachment names",
        "long.eml",
        lambda: multipart([part(WORDS), attached(_LONG + ".txt", b"x")]),
        Read(WORDS, attached=(_LONG + ".txt",)),
    ),
    Case(
        "attachment names",
        "none.eml",
        lambda: multipart([part(WORDS), attached("", b"x")]),
        Read(WORDS, attached=("attachment-1",)),
    ),
    Case(
        "scripts in pages",
        "page.eml",
        lambda: mail(f"<script>no</script>{_P}", kind="text/html; charset=utf-8"),
        Read(WORDS),
    ),
    Case("broken e-mail", "no-boundary.eml", lambda: mail("x", kind="multipart/mixed"), Refused(say.NO_TEXT)),
    Case(
        "broken e-mail",
        "boundary-missing.eml",
        lambda: mail(WORDS, kind='multipart/mixed; boundary="cut"'),
        Refused(say.NO_TEXT),
    ),
    Case(
        "broken e-mail",
        "base64.eml",
        lambda: mail("%%%", headers="Content-Transfer-Encoding: base64\r\n"),
        Refused(say.NO_TEXT),
    ),
)

FAKE = (
    Case("fake endings", "program.pdf", lambda: b"MZ" + bytes(200), Refused(say.other_content(".pdf", "EXE"))),
    Case("fake endings", "program.txt", lambda: b"\x7fELF" + bytes(200), Refused(say.other_content(".txt", "ELF"))),
    Case("fake endings", "page.txt", lambda: _page(_P), Refused(say.other_content(".txt", "HTML"))),
    Case("fake endings", "rich.docx", lambda: b"{\\rtf1 words}", Refused(say.other_content(".docx", "RTF"))),
    Case("fake endings", "zip.docx", lambda: zipped({"a.txt": "words"}), Refused(say.NOT_WORD)),
    Case("fake endings", "sheet.docx", lambda: zipped({"xl/workbook.xml": "<x/>"}), Refused(say.NOT_WORD)),
    Case("fake endings", "word.odt", packages.docx, Refused(say.NOT_OPENDOCUMENT)),
    Case("fake endings", "open.docx", packages.odt, Refused(say.NOT_WORD)),
    Case(
        "fake endings",
        "old.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
        Refused(say.other_content(".docx", "OLE (Office 97)")),
    ),
    Case(
        "fake endings",
        "picture.pdf",
        lambda: b"\x89PNG\r\n\x1a\n" + bytes(64),
        Refused(say.other_content(".pdf", "PNG")),
    ),
    Case("fake endings", "picture.html", lambda: _GIF, Refused(say.other_content(".html", "GIF"))),
    Case("fake endings", "packed.odt", lambda: b"\x1f\x8b\x08" + bytes(64), Refused(say.other_content(".odt", "GZIP"))),
    Case("fake endings", "letter.pdf", mail, Refused(say.NOT_AS_CALLED)),
    Case("fake endings", "words.eml", lambda: b"just words, no header", Refused(say.NOT_AS_CALLED)),
    Case("fake endings", "report.pdf.exe", lambda: b"MZ", Refused(say.other_kind(".exe"))),
    Case("fake endings", "pdf.eml", pdfs.sound, Refused(say.other_content(".eml", "PDF"))),
)

CASES = (*SCRIPTS, *HIDDEN, *HTML, *MAILS, *FAKE)
