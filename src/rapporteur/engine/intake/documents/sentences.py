"""Every sentence that reading a document can say, in one place.

The child that parses hostile files sends sentences as templates and values; the parent takes those of this
module only (`told`), with values of the right type, and says something general in place of any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from inspect import isfunction
from typing import Any

from rapporteur.engine.intake.documents.cleaning import clean_line, shown_name
from rapporteur.engine.messages import Message, from_data

EMPTY = Message("The file is empty.")
NO_TEXT = Message("The file holds no text.")
ABSENT = Message("There is no such file.")
CLOSED = Message("The file cannot be opened.")
PROTECTED = Message("The file is protected by a password.")
NOT_AS_CALLED = Message("The content of the file is not what its name says.")
NESTED = Message("The file is nested too deeply.")
NO_START = Message("The program that reads such files does not start.")
UNREADABLE = Message("The file cannot be read.")
NO_ENDING = Message("Files without an ending such as .pdf cannot be read as documents.")

BROKEN_ZIP = Message("The file is a broken zip.")
SAME_NAMES = Message("The file holds two parts of the same name.")
OVERLAP = Message("The parts of the file overlap or are cut off.")
BOMB = Message("The file unpacks to far more than its size allows.")
NOT_WORD = Message("The file is a zip but not a Word document.")
NOT_OPENDOCUMENT = Message("The file is a zip but not an OpenDocument text.")
NO_BODY = Message("The OpenDocument file has no text part.")
PAGE_ENTITIES = Message("The page declares entities of its own, which can hide an attack.")
BROKEN_MAIL = Message("The e-mail is broken.")
ENCRYPTED_MAIL = Message("The e-mail is encrypted.")
BROKEN_PDF = Message("The PDF is broken.")
SCANNED = Message("The PDF holds no text: it is probably scanned.")
NOT_RECOGNISED = Message("The pages of the PDF are pictures, in which no text was recognised well enough.")
BINARY = Message("The file holds binary data, not text.")
UNKNOWN_ENCODING = Message("The encoding of the text cannot be told.")

SEND_AGAIN = Message("Ask the contributor to send it again.")
SAVE_AGAIN = Message("Ask the contributor to save it again, or to send it as PDF.")
AS_PDF = Message("Ask the contributor to send it as PDF.")
AS_WORD = Message("Ask for it as .docx or PDF.")
AS_OPENDOCUMENT = Message("Ask for it as .odt or PDF.")
PAGE_AS_PDF = Message("Save the page as PDF.")
OTHERWISE = Message("Ask for it in another format, as PDF or plain text, or in parts.")
WITHOUT_PASSWORD = Message("Ask for it without a password.")
OPEN_MAIL = Message("Ask the contributor to send it without encryption.")
MAIL_AGAIN = Message("Ask the contributor to send the message again, or its text as a file.")
SPLIT = Message("Split it into smaller files.")
SHRINK = Message("Split it into smaller files, or take pictures out of it.")
AS_UTF8 = Message("Save it as UTF-8 text.")
CHECK_NAME = Message("Check its name.")
CHECK_RIGHTS = Message("Check who may read it.")
KINDS_READ = Message("Save it as one of .pdf, .docx, .odt, .html, .txt, .md, .eml, .vtt or .srt.")
RENAME = Message("Give it the ending that fits its content, or save it in the format that its name says.")
INSTALL_OCR = Message(
    "Install the Debian packages tesseract-ocr and tesseract-ocr-LANG (LANG: ara, chi-sim, fra, rus or spa, English "
    "comes with the first) and run again, or ask for the original file."
)
LOOK = Message("Look at the page; if it holds text, ask for the original file or for a better scan.")
BETTER_SCAN = Message("Ask for the original file, or for a better scan.")

PAGE_PICTURE = Message("The page is a picture, and text recognition (OCR) is not installed or is turned off.")
PAGE_WORDLESS = Message("The page is a picture in which no text was recognised.")
PAGE_UNREAD = Message("The page is a picture, and recognising its text failed or took too long.")
PAGE_NOT_DRAWN = Message("The page is a picture that cannot be drawn within the limits of memory and time.")
PAGE_NOT_TRIED = Message("The page is a picture, and was not tried after another page of the file could not be drawn.")

TRACKED = Message("Tracked changes were read as accepted.")
HIDDEN = Message("Hidden text was left out.")
COMMENTS = Message("Comments were left out.")
MACROS = Message("The document holds macros or scripts; they were left out and never run.")
MAIL_PICTURES = Message("Text in pictures inside the message was not read.")
SOME_UNREAD = Message("Something in the file may not have been read.")


def other_kind(ending: str) -> Message:
    """ending: of the file name, with its dot."""
    return Message("Files called {ending} cannot be read as documents.", ending=ending)


def other_content(ending: str, content: str) -> Message:
    """content: the name of a format, such as ZIP."""
    return Message("The file is called {ending}, but its content is {content}.", ending=ending, content=content)


def too_large(size: int, limit: int) -> Message:
    """Both in megabytes."""
    return Message("The file has {size} MB; at most {limit} MB are read.", size=size, limit=limit)


def too_long(limit: int) -> Message:
    """limit: characters."""
    return Message("The document holds more than {limit} characters of text.", limit=limit)


def too_slow(seconds: int) -> Message:
    """seconds: the limit."""
    return Message("Reading it takes longer than {seconds} seconds.", seconds=seconds)


def too_much_memory(megabytes: int) -> Message:
    """megabytes: the limit."""
    return Message("Reading it takes more than {megabytes} MB of memory.", megabytes=megabytes)


def broken_or_too_large(megabytes: int) -> Message:
    """megabytes: the limit of memory."""
    return Message("It is broken, or needs more than {megabytes} MB of memory to be read.", megabytes=megabytes)


def broken_part(part: str) -> Message:
    """part: its name in the container."""
    return Message("The part {part} of the file is broken.", part=part)


def declares_entities(part: str) -> Message:
    """part: its name in the container."""
    return Message(
        "The part {part} of the file declares a document type or entities, which can hide an attack.", part=part
    )


def too_many_pages(pages: int, limit: int) -> Message:
    """How many pages a PDF has, and how many may be read."""
    return Message("The PDF has {pages} pages; at most {limit} are read.", pages=pages, limit=limit)


def broken_page(page: int) -> Message:
    """page: its number, from 1."""
    return Message("Page {page} of the PDF is broken.", page=page)


def too_many_parts(limit: int) -> Message:
    """limit: parts of an e-mail."""
    return Message("The e-mail has more than {limit} parts.", limit=limit)


def not_as_declared(encoding: str) -> Message:
    """encoding: what the text says that it is."""
    return Message("The text says it is {encoding} but is not valid as such.", encoding=encoding)


def page_unsure(confidence: int, least: int) -> Message:
    """Mean confidence in the words of the page, and the least that is taken: 0 to 100."""
    return Message(
        "The page is a picture, and its text was recognised with a confidence of {confidence} only, less than {least}.",
        confidence=confidence,
        least=least,
    )


def too_many_pictures(limit: int) -> Message:
    """limit: pages of one file."""
    return Message("The page is a picture; text is recognised in {limit} pages of a file at most.", limit=limit)


def recognised(pages: str, confidence: int) -> Message:
    """pages: their numbers. confidence: mean over their words, 0 to 100."""
    return Message("Pages read by OCR: {pages}, with a confidence of {confidence}.", pages=pages, confidence=confidence)


def guessed_encoding(encoding: str) -> Message:
    """encoding: as a person knows it."""
    return Message("The encoding was taken to be {encoding}: check that the text reads right.", encoding=encoding)


def replaced(count: int) -> Message:
    """count: characters."""
    return Message("Characters that are no text were replaced by \ufffd: {count}.", count=count)


def embedded_files(count: int) -> Message:
    """count: files inside a document."""
    return Message("Files embedded in the document were not read: {count}.", count=count)


def form_fields(count: int) -> Message:
    """count: filled fields and comments."""
    return Message("Filled form fields and comments of the PDF were not read: {count}.", count=count)


def pictures(count: int) -> Message:
    """count: pictures inside a document."""
    return Message("Text in pictures was not read; pictures in the document: {count}.", count=count)


def outside(count: int) -> Message:
    """count: templates, pictures and other parts of a document that lie elsewhere."""
    return Message("Parts of the document that lie elsewhere were not fetched: {count}.", count=count)


def unread_part(kind: str) -> Message:
    """kind: the media type."""
    return Message("A part of the message of the kind {kind} was not read.", kind=kind)


def forwarded(limit: int) -> Message:
    """limit: how many messages one inside another are read."""
    return Message("A message forwarded inside more than {limit} others was not read.", limit=limit)


_LONGEST = 300
_LARGEST = 10**15
_SAMPLES: Mapping[str, str | int] = {"str": "", "int": 0}


def _known() -> Iterator[Message]:
    """One message of every template of this module."""
    for name, value in list(globals().items()):
        if isinstance(value, Message):
            yield value
        elif isfunction(value) and value.__module__ == __name__ and not name.startswith("_") and name != "told":
            kinds = [kind for parameter, kind in value.__annotations__.items() if parameter != "return"]
            yield value(*(_SAMPLES[kind] for kind in kinds))


KNOWN: Mapping[str, Mapping[str, type]] = {
    message.template: {name: type(value) for name, value in message.values.items()} for message in _known()
}
"""By template: the type of each of its values."""


def told(data: object, otherwise: Message) -> Message:
    """What the child told, `otherwise` where it is no sentence of this module or its values are wrong.

    Text among the values is made one line without control characters, and cut at 300 characters.
    """
    match data:
        case {"template": str(template), "values": dict(values)} if template in KNOWN:
            kinds = KNOWN[template]
            if values.keys() == kinds.keys() and all(_fits(values[name], kind) for name, kind in kinds.items()):
                return from_data({"template": template, "values": {name: _safe(v) for name, v in values.items()}})
    return otherwise


def _fits(value: Any, kind: type) -> bool:
    whole = isinstance(value, int) and 0 <= value <= _LARGEST
    return type(value) is kind and (whole or isinstance(value, str))


def _safe(value: str | int) -> str | int:
    return shown_name(clean_line(value))[:_LONGEST] if isinstance(value, str) else value
