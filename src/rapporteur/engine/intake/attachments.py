"""Reading the documents of contributions: those a row names, those that stand alone, those in an e-mail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.cleaning import clean
from rapporteur.engine.intake.documents import Attachment, DocumentReader, LostPage, ReadDocument
from rapporteur.engine.intake.drafts import Draft, Reference
from rapporteur.engine.intake.sources import DOCUMENTS, File, Found, name_within, resolve, sha256
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Balance, Notice, Publication, Rejection, SourceText, TextKind

STAGE_DOCUMENTS = "documents"
STAGE_PAGES = "pages"
_PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".svg", ".ics", ".vcf", ".p7s", ".asc"})
_DEPTH = 3


@dataclass(slots=True)
class DocumentIntake:
    """Reads documents into drafts and keeps count. used: paths that a row names or that were read.

    reader: to be closed by the caller. pages: of the PDFs that were read. lost_pages: those without text in the end.

    inputs: SHA-256 by name; a file of an anonymous contribution has an opaque name there, and one of a
    withheld contribution does not stand there at all, since its hash could confirm a guess.
    """

    reader: DocumentReader
    rejections: list[Rejection] = field(default_factory=list)
    lost_pages: list[Rejection] = field(default_factory=list)
    pages: int = 0
    inputs: dict[str, str] = field(default_factory=dict)
    used: set[Path] = field(default_factory=set)
    taken: int = 0
    ignored: int = 0
    _told: dict[Message, list[str]] = field(default_factory=lambda: defaultdict(list))
    _read: dict[Path, ReadDocument | UnreadableInput] = field(default_factory=dict)

    def balance(self) -> Balance:
        """Documents named, standing alone or attached; what became of them."""
        lost = len(self.rejections)
        return Balance(STAGE_DOCUMENTS, self.taken, self.taken - lost - self.ignored, lost, self.ignored)

    def page_balances(self) -> list[Balance]:
        """One of the pages of the PDFs that were read, if any was; those of a PDF that is rejected do not count."""
        lost = len(self.lost_pages)
        return [Balance(STAGE_PAGES, self.pages, self.pages - lost, lost)] if self.pages else []

    def ocr(self) -> Mapping[str, object]:
        """Version and languages of the program that recognised text, if one did."""
        return self.reader.ocr.settings() if self.reader.ocr and self.reader.ocr_used else {}

    def notices(self) -> list[Notice]:
        """What reading the documents of named contributions told, each sentence once with the documents it is of."""
        return [Notice("document", sentence, tuple(sorted(names))) for sentence, names in sorted(self._told.items())]

    def read_named(self, draft: Draft, reference: Reference, found: Found, beside: Path) -> None:
        """Read a document that a row names; a path that leads nowhere or out of SOURCE is a Rejection."""
        self.taken += 1
        written = reference.path
        if written.startswith(("http://", "https://")):
            self._reject(draft, written, _LINK, _FETCH)
            return
        try:
            path = resolve(written, base=found.base, beside=beside)
        except ValueError:
            self._reject(draft, written, _LEAVES, _INSIDE)
            return
        if path is None:
            self._reject(draft, written, _ABSENT, _MISSING)
            return
        self.used.add(path)
        name = found.prefix + name_within(path, found.base)
        self._into(draft, File(path, name), reference.kind)

    def read_standing(self, draft: Draft, file: File) -> bool:
        """Read a document that is a contribution of its own; False if it cannot be read."""
        self.taken += 1
        self.used.add(file.path)
        return self._into(draft, file, "document")

    def _into(self, draft: Draft, file: File, kind: TextKind) -> bool:
        self._note_input(draft, file)
        if file.suffix not in DOCUMENTS:
            self._reject(draft, file.name, _KIND, _SAVE)
            return False
        document = self._document(file)
        if isinstance(document, UnreadableInput):
            self._reject(draft, file.name, document.what, document.action)
            return False
        self._add(draft, document, file.name, kind, _DEPTH)
        return True

    def _document(self, file: File) -> ReadDocument | UnreadableInput:
        if file.path not in self._read:
            try:
                self._read[file.path] = self.reader.read(file.path, name=file.name)
            except UnreadableInput as error:
                self._read[file.path] = error
        return self._read[file.path]

    def _add(self, draft: Draft, document: ReadDocument, name: str, kind: TextKind, depth: int) -> None:
        content, pages = join_pages(document.pages)
        title = clean(document.title) or draft.title
        if content.strip():
            draft.texts.append(SourceText("", kind, content, title=title, pages=pages, file=name))
        if draft.publication == "named":
            for sentence in document.notices:
                self._told[sentence].append(name)
        self.pages += len(document.pages) if document.paged else 0
        self.lost_pages += [_lost_page(draft, name, page) for page in document.lost]
        for attachment in document.attachments:
            self._attached(draft, attachment, name, depth)

    def _attached(self, draft: Draft, attachment: Attachment, mail: str, depth: int) -> None:
        self.taken += 1
        name = Message("{mail}, attachment {name}", mail=mail, name=clean(attachment.name))
        suffix = PurePosixPath(attachment.name).suffix.lower()
        if suffix in _PICTURES:
            self.ignored += 1
            return
        if suffix not in DOCUMENTS or depth == 0:
            self._reject(draft, name, _KIND, _SAVE)
            return
        try:
            document = self.reader.read_bytes(attachment.content, name=name)
        except UnreadableInput as error:
            self._reject(draft, name, error.what, error.action)
            return
        self._add(draft, document, name, "attachment", depth - 1)

    def _reject(self, draft: Draft, name: str, reason: Message, action: Message) -> None:
        """Reject a document; of a contribution that is not named, neither name nor message may tell of it."""
        if draft.publication == "named":
            item = name if name == draft.place else Message("{name} ({place})", name=name, place=draft.place)
            self.rejections.append(Rejection(STAGE_DOCUMENTS, item, reason, action, file=name))
            return
        if reason not in _OURS:
            reason, action = Message("The document cannot be read."), _SAVE
        item = Message("a document of {place}", place=draft.place)
        self.rejections.append(Rejection(STAGE_DOCUMENTS, item, reason, action))

    def hide_input(self, file: File, publication: Publication) -> None:
        """Tell of an input no more than its publication allows, where that is known only when it was read."""
        found = self.inputs.pop(file.name, "")
        if found and publication == "anonymous":
            self.inputs[f"document-{found[:12]}"] = found

    def _note_input(self, draft: Draft, file: File) -> None:
        if draft.publication == "withheld":
            return
        found = sha256(file.path)
        self.inputs[file.name if draft.publication == "named" else f"document-{found[:12]}"] = found


_FETCH = Message("Download the document, put it into the folder and name the file in the row.")
_INSIDE = Message("Put the document into the folder and name it by a path inside the folder.")
_MISSING = Message("Put the file into the folder, or correct the name in the row.")
_SAVE = Message("Save the document as PDF, DOCX, ODT, HTML or plain text and run again.")
_LINK = Message("It is a link, and links are not followed.")
_LEAVES = Message("The path leads out of the folder of the contributions.")
_ABSENT = Message("There is no such file.")
_KIND = Message("Files of this kind are not read.")
_OURS = frozenset({_LINK, _LEAVES, _ABSENT, _KIND})


def _lost_page(draft: Draft, name: str, page: LostPage) -> Rejection:
    """The Rejection of a page; of a contribution that is not named, it tells neither name nor number nor reason."""
    if draft.publication == "named":
        item = Message("{name}, page {page}", name=name, page=str(page.number))
        return Rejection(STAGE_PAGES, item, page.reason, page.action, file=name)
    item = Message("a page of a document of {place}", place=draft.place)
    return Rejection(STAGE_PAGES, item, Message("The page cannot be read."), _SAVE)


def join_pages(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """One text of several pages, joined by LF, and where each begins (code points); () for one page.

    Every page is made NFC and LF first, so that the offsets hold in the canonical text; a form feed, which
    parts words as well as pages, becomes a LF.
    """
    cleaned = [clean(page.replace("\f", "\n")) for page in pages]
    return "\n".join(cleaned), tuple(_starts(cleaned)) if len(cleaned) > 1 else ()


def _starts(pages: Sequence[str]) -> Iterator[int]:
    start = 0
    for page in pages:
        yield start
        start += len(page) + 1
