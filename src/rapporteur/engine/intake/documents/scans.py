"""Pages of a PDF that are pictures: their text is recognised (ocr.py), or each of them is lost with a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.document import LostPage, Parsed, Picture, ReadDocument
from rapporteur.engine.intake.documents.ocr import Recognised, Tesseract
from rapporteur.engine.messages import Message

LEAST_CONFIDENCE = 80
"""Mean confidence under which a page is lost. Measured on 90 worn pages in the six UN languages: under 76 a third or
more of the words were wrong, from 77 to 82 one in five to nearly one in two, from 90 on about one in ten at
most (but for one page). The table is in docs/explanation/untrusted-files.md."""

_AT_ONCE = 2

Draw = Callable[[int], Picture | None]
"""Draws a page by its number, from 1; None for a page that shows nothing. Raises UnreadableInput, or
UndrawablePage."""


class UndrawablePage(Exception):
    """The process that draws pages did not outlive this one."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page after recognition: its text, or why it is lost."""

    number: int
    found: Recognised | None = None
    lost: LostPage | None = None


def with_scans(parsed: Parsed, draw: Draw, ocr: Tesseract | None, *, limit: int) -> ReadDocument:
    """The document with the text of its pictures, and with the pages that are lost. limit: pictures to try.

    Raises UnreadableInput if no page has text and one at least is lost.
    """
    if not parsed.pictures:
        return parsed.document
    able = ocr if ocr and ocr.languages else None
    seen = list(_recognise(parsed.pictures, draw, able, limit)) if able else list(map(_without_ocr, parsed.pictures))
    pages = list(parsed.document.pages)
    for each in seen:
        pages[each.number - 1] = each.found.text if each.found else ""
    lost = tuple(sorted((each.lost for each in seen if each.lost), key=lambda page: page.number))
    if lost and not any(page.strip() for page in pages):
        if able is None:
            raise UnreadableInput(sentences.SCANNED, action=sentences.INSTALL_OCR)
        raise UnreadableInput(sentences.NOT_RECOGNISED, action=sentences.BETTER_SCAN)
    notices = (*parsed.document.notices, *_notices(seen))
    return replace(parsed.document, pages=tuple(pages), notices=notices, lost=lost)


def _without_ocr(number: int) -> _Seen:
    return _Seen(number, lost=LostPage(number, sentences.PAGE_PICTURE, sentences.INSTALL_OCR))


def _recognise(numbers: Iterable[int], draw: Draw, ocr: Tesseract, limit: int) -> Iterator[_Seen]:
    """Draw pages one after another and recognise two at a time; the result does not depend on which is first."""
    waiting: list[tuple[int, Future[Recognised]]] = []
    failed = False
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for tried, number in enumerate(numbers):
            if failed or tried >= limit:
                reason = sentences.PAGE_NOT_TRIED if failed else sentences.too_many_pictures(limit)
                yield _Seen(number, lost=LostPage(number, reason, sentences.SPLIT))
                continue
            try:
                picture = draw(number)
            except UndrawablePage:
                failed = True
                yield _Seen(number, lost=LostPage(number, sentences.PAGE_NOT_DRAWN, sentences.BETTER_SCAN))
            except UnreadableInput as error:
                yield _Seen(number, lost=LostPage(number, error.what, error.action))
            else:
                if picture is None:
                    yield _Seen(number, lost=LostPage(number, sentences.PAGE_WORDLESS, sentences.LOOK))
                else:
                    waiting.append((number, pool.submit(ocr.read, picture)))
                if len(waiting) > _AT_ONCE:
                    yield _judged(*waiting.pop(0))
        for number, future in waiting:
            yield _judged(number, future)


def _judged(number: int, future: Future[Recognised]) -> _Seen:
    try:
        found = future.result()
    except UnreadableInput as error:
        return _Seen(number, lost=LostPage(number, error.what, error.action))
    if not found.text:
        return _Seen(number, lost=LostPage(number, sentences.PAGE_WORDLESS, sentences.LOOK))
    if found.confidence < LEAST_CONFIDENCE:
        reason = sentences.page_unsure(found.confidence, LEAST_CONFIDENCE)
        return _Seen(number, lost=LostPage(number, reason, sentences.BETTER_SCAN))
    return _Seen(number, found)


def _notices(seen: list[_Seen]) -> Iterator[Message]:
    words = [(each.number, each.found) for each in seen if each.found]
    if words:
        weights = [len(found.text) for _, found in words]
        total = sum(found.confidence * weight for (_, found), weight in zip(words, weights, strict=True))
        yield sentences.recognised(page_numbers(number for number, _ in words), round(total / sum(weights)))


def page_numbers(numbers: Iterable[int]) -> str:
    """Numbers as a person writes them: "1, 3-7"."""
    ordered = sorted(numbers)
    starts = [ordered[0], *(later for one, later in pairwise(ordered) if later != one + 1)]
    ends = [*(one for one, later in pairwise(ordered) if later != one + 1), ordered[-1]]
    return ", ".join(
        str(first) if first == last else f"{first}-{last}" for first, last in zip(starts, ends, strict=True)
    )
