"""Cases: PDFs."""

from __future__ import annotations

from functools import partial

from rapporteur.engine.intake.documents import sentences as say
from tests.engine.intake.documents.making import zipped
from tests.hostile import pdfs as made
from tests.hostile.case import Case, Read, Refused, TooLarge
from tests.hostile.packages import cut, flipped
from tests.hostile.pdfs import WORDS

_BROKEN = Refused(say.BROKEN_PDF)
_SOUND = made.stream(made.drawn(WORDS))
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"


def _letters(count: int) -> bytes:
    shown = b"(" + b"a" * 100 + b") Tj "
    return made.one_page(made.stream(b"BT /F1 12 Tf 20 100 Td " + shown * (count // 100) + b"ET"))


def _cut(share: int) -> bytes:
    return cut(made.sound(), share / 100)


ENCRYPTED = (
    Case("encrypted", "user-password.pdf", lambda: made.encrypted(user=b"river", owner=b"sea"), Refused(say.PROTECTED)),
    Case("encrypted", "owner-password.pdf", lambda: made.encrypted(user=b"", owner=b"sea"), Read(WORDS)),
)

BROKEN = (
    *(Case("broken PDF", f"cut-{share}.pdf", partial(_cut, share), _BROKEN) for share in (2, 20, 40, 95)),
    *(Case("broken PDF", f"cut-{share}.pdf", partial(_cut, share), Read(WORDS)) for share in (99,)),
    Case("broken PDF", "flipped-head.pdf", lambda: flipped(made.sound(), 1), Refused(say.NOT_AS_CALLED)),
    Case("broken PDF", "flipped-table.pdf", lambda: flipped(made.sound(), -130), Read(WORDS)),
    Case("broken PDF", "head-alone.pdf", lambda: b"%PDF-1.7", _BROKEN),
    Case("broken PDF", "no-page.pdf", lambda: made.with_tree(b"<</Type/Pages/Kids[]/Count 0>>"), _BROKEN),
    Case("broken PDF", "late-head.pdf", lambda: b"\n" * 900 + made.sound(), Read(WORDS)),
    Case("broken PDF", "too-late-head.pdf", lambda: b"\n" * 1100 + made.sound(), Refused(say.NOT_AS_CALLED)),
    Case(
        "broken PDF",
        "broken-stream.pdf",
        lambda: made.one_page(made.stream(b"\x78\x9cbroken", b"/Filter/FlateDecode")),
        Refused(say.NO_TEXT),
    ),
)

LOOPS = (
    Case(
        "hanging PDF",
        "tree-of-itself.pdf",
        lambda: made.with_tree(b"<</Type/Pages/Kids[2 0 R]/Count 1>>"),
        Refused(say.broken_page(1)),
    ),
    Case(
        "hanging PDF",
        "tree-in-a-ring.pdf",
        lambda: made.with_tree(
            b"<</Type/Pages/Kids[3 0 R]/Count 2>>", b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 2 0 R]/Count 2>>"
        ),
        Refused(say.broken_page(1)),
    ),
    Case("hanging PDF", "xref-of-itself.pdf", made.circular_xref, Read(WORDS)),
    Case("hanging PDF", "font-of-itself.pdf", made.type3_loop, Read("aaa")),
    Case("hanging PDF", "forms.pdf", lambda: made.form_laughs(12, 10), TooLarge()),
    Case("hanging PDF", "to-unicode.pdf", made.to_unicode_bomb, Read(WORDS)),
    Case(
        "hanging PDF",
        "many-states.pdf",
        lambda: made.one_page(made.stream(b"q " * 500_000 + made.drawn(WORDS))),
        Read(WORDS),
    ),
)

COUNTS = (
    Case("counts that lie", "huge.pdf", lambda: made.with_tree(b"<</Type/Pages/Kids[]/Count 2000000000>>"), _BROKEN),
    Case("counts that lie", "negative.pdf", lambda: made.with_tree(b"<</Type/Pages/Kids[]/Count -5>>"), _BROKEN),
    Case(
        "counts that lie",
        "more.pdf",
        lambda: made.with_tree(b"<</Type/Pages/Kids[3 0 R]/Count 2900>>", _PAGE),
        Refused(say.broken_page(2)),
    ),
    Case(
        "counts that lie",
        "beyond.pdf",
        lambda: made.with_tree(b"<</Type/Pages/Kids[3 0 R]/Count 30000>>", _PAGE),
        Refused(say.too_many_pages(30_000, 3_000)),
    ),
    Case("counts that lie", "objects.pdf", made.object_stream_bomb, _BROKEN),
    Case("counts that lie", "letters.pdf", lambda: _letters(6_000_000), TooLarge()),
)

BOMBS = (
    Case("PDF filter bomb", "flate.pdf", lambda: made.filter_bomb(360_000_000, times=1), TooLarge()),
    Case("PDF filter bomb", "flate-three-times.pdf", lambda: made.filter_bomb(360_000_000, times=3), TooLarge()),
    Case("PDF filter bomb", "hexadecimal.pdf", lambda: made.hex_bomb(360_000_000), TooLarge()),
    Case("PDF filter bomb", "run-length.pdf", lambda: made.run_length_bomb(600_000_000), Refused(say.NO_TEXT)),
    Case("PDF filter bomb", "lzw.pdf", lambda: made.lzw_bomb(600_000_000), Refused(say.NO_TEXT)),
    Case(
        "PDF filter bomb",
        "picture.pdf",
        lambda: made.picture(60_000, 60_000, made.deflated(1_000_000)),
        Refused(say.SCANNED),
    ),
)

DEEP = (
    Case(
        "deep nesting",
        "arrays.pdf",
        lambda: made.one_page(_SOUND, catalogue=b"/X " + b"[" * 100_000 + b"]" * 100_000),
        Read(WORDS),
    ),
    Case(
        "deep nesting",
        "dictionaries.pdf",
        lambda: made.one_page(_SOUND, catalogue=b"/X " + b"<</A" * 100_000 + b">>" * 100_000),
        Read(WORDS),
    ),
    Case(
        "deep nesting",
        "content.pdf",
        lambda: made.one_page(made.stream(b"[" * 500_000 + b"]" * 500_000 + made.drawn(WORDS))),
        Read(WORDS),
    ),
)

ACTIVE = (
    Case("scripts in PDF", "actions.pdf", made.scripted, Read(WORDS, (say.embedded_files(1),))),
    Case("scripts in PDF", "form.pdf", made.filled_form, Read(WORDS, (say.form_fields(1),))),
)

PAGES = (
    Case("odd pages", "no-size.pdf", lambda: made.one_page(_SOUND, page=b"/MediaBox[0 0 0 0]"), Read(WORDS)),
    Case("odd pages", "endless.pdf", lambda: made.one_page(_SOUND, page=b"/MediaBox[0 0 1e9 1e9]"), Read(WORDS)),
    Case(
        "odd pages",
        "blank.pdf",
        lambda: made.with_tree(b"<</Type/Pages/Kids[3 0 R]/Count 1>>", _PAGE),
        Refused(say.NO_TEXT),
    ),
    Case("odd pages", "scan.pdf", lambda: made.picture(1000, 1000, made.deflated(1_000_000)), Refused(say.SCANNED)),
)

POLYGLOT = (
    Case("two formats at once", "pdf-and-zip.pdf", lambda: made.sound() + zipped({"a": "b"}), Read(WORDS)),
    Case(
        "two formats at once",
        "zip-and-pdf.pdf",
        lambda: zipped({"a": "b"}) + made.sound(),
        Refused(say.other_content(".pdf", "ZIP")),
    ),
    Case("two formats at once", "page-and-pdf.pdf", lambda: b"<html><script>x</script>" + made.sound(), Read(WORDS)),
    Case(
        "two formats at once",
        "page-and-pdf.html",
        lambda: b"<html><p>x</p>" + made.sound(),
        Refused(say.other_content(".html", "PDF")),
    ),
    Case(
        "two formats at once",
        "pdf-and-zip.docx",
        lambda: made.sound() + zipped({"a": "b"}),
        Refused(say.other_content(".docx", "PDF")),
    ),
)

CASES = (*ENCRYPTED, *BROKEN, *LOOPS, *COUNTS, *BOMBS, *DEEP, *ACTIVE, *PAGES, *POLYGLOT)
