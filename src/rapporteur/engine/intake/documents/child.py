"""The process that parses documents: few rights, bounded means, no way out but its standard output.

Run as a module by reader.py with one argument, the limits as JSON. It loads every parser first, then
bounds itself for good: no more file descriptors (so no file, no socket, no network), nothing written to
any file, no core dump, address space (and so memory) and processor time. Then it answers frame by frame (protocol.py).
POSIX only (getrlimit).
"""

from __future__ import annotations

import encodings
import importlib
import json
import math
import os
import pkgutil
import resource
import sys
from collections.abc import Callable
from typing import BinaryIO

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.document import Limits, Parsed, ReadDocument
from rapporteur.engine.intake.documents.mail import read_mail
from rapporteur.engine.intake.documents.opendocument import read_opendocument
from rapporteur.engine.intake.documents.pdf import draw_page, read_pdf
from rapporteur.engine.intake.documents.plain import decode
from rapporteur.engine.intake.documents.process import DOCUMENTS_A_CHILD
from rapporteur.engine.intake.documents.protocol import (
    BrokenFrame,
    Frame,
    document_frame,
    picture_frame,
    receive,
    refusal_frame,
    send,
)
from rapporteur.engine.intake.documents.webpage import read_webpage
from rapporteur.engine.intake.documents.word import read_word

_PARSERS: dict[str, Callable[[bytes, Limits], ReadDocument]] = {
    "docx": read_word,
    "odt": read_opendocument,
    "html": read_webpage,
    "eml": read_mail,
    "text": lambda content, _limits: _read_text(content),
}
_WARM_UP = b"From: a\nSubject: =?utf-8?q?a?=\nContent-Type: text/html\n\n<p>a</p>"
_NOT_TEXT = frozenset({"idna", "mbcs", "oem", "undefined"})


def main(argument: str) -> None:
    """Answer requests on standard input until it ends. argument: the limits as JSON."""
    limits = Limits(**json.loads(argument))
    source, answers = _take_pipes()
    _load_everything(limits)
    _give_up_rights(limits)
    send(answers, Frame())
    for _ in range(DOCUMENTS_A_CHILD):
        try:
            request = receive(source, max_head=1_000, max_body=limits.max_bytes)
        except BrokenFrame:
            return
        _allow_seconds(limits.seconds)
        try:
            answer = _answer(request, limits)
        except MemoryError:
            answer = refusal_frame(sentences.too_much_memory(limits.memory_mb), sentences.SPLIT)
        send(answers, answer)


def _answer(request: Frame, limits: Limits) -> Frame:
    try:
        match request.head:
            case {"kind": "page", "number": int(number)}:
                return picture_frame(draw_page(request.body, number))
            case {"kind": "pdf"}:
                return document_frame(read_pdf(request.body, limits))
        return document_frame(Parsed(_PARSERS[str(request.head["kind"])](request.body, limits)))
    except UnreadableInput as error:
        return refusal_frame(error.what, error.action)
    except RecursionError:
        return refusal_frame(sentences.NESTED, sentences.AS_PDF)


def _read_text(content: bytes) -> ReadDocument:
    text, notices = decode(content)
    return ReadDocument((text,), notices=notices)


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Standard input, and standard output under another number, so that no library can write to it."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return sys.stdin.buffer, answers


def _load_everything(limits: Limits) -> None:
    """Load what is otherwise loaded when first used, since no file can be opened later."""
    for module in pkgutil.iter_modules(encodings.__path__):
        if module.name not in _NOT_TEXT:
            importlib.import_module(f"encodings.{module.name}")
    read_mail(_WARM_UP, limits)
    decode("мир и труд, мир и труд".encode("cp1251"))


def _give_up_rights(limits: Limits) -> None:
    """Bound this process for good; the bounds cannot be raised again by what it runs."""
    _bound(resource.RLIMIT_AS, limits.memory_mb * 1_000_000)
    _bound(resource.RLIMIT_CPU, DOCUMENTS_A_CHILD * (limits.seconds + 1) + 60)
    _bound(resource.RLIMIT_FSIZE, 0)
    _bound(resource.RLIMIT_CORE, 0)
    _bound(resource.RLIMIT_NPROC, 0)
    _bound(resource.RLIMIT_NOFILE, 4)


def _bound(kind: int, value: int) -> None:
    hard = resource.getrlimit(kind)[1]
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (most, most))


def _allow_seconds(seconds: int) -> None:
    """Let this document take so much processor time from now on; beyond it the system ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    wanted = math.ceil(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (min(wanted, hard), hard))


if __name__ == "__main__":
    main(sys.argv[1])
