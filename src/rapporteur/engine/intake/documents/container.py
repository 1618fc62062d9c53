"""Opening zip containers and the XML in them, trusting neither.

Bounds: number of entries, bytes unpacked (one entry and all together), ratio, overlapping entries,
entries of one name, encryption, and any document type or entity declaration in the XML.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from lxml import etree

from rapporteur.engine.errors import UnreadableInput
from rapporteur.engine.intake.documents import sentences
from rapporteur.engine.intake.documents.cleaning import shown_name

MAX_ENTRIES = 5_000
MAX_RATIO = 200
_SMALL = 1_000_000
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_COMPRESSIONS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_XML = (".xml", ".rels", ".rdf", ".vml")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_BLOCK = 1 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


class Container:
    """An opened zip. content: its bytes; max_bytes: what any entry may unpack to (all: four times that).

    Raises UnreadableInput, here or from read, if it is broken or breaks a bound.
    """

    def __init__(self, content: bytes, *, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableInput(sentences.BROKEN_ZIP, action=sentences.SAVE_AGAIN) from error
        self._entries = {info.filename: info for info in self._zip.infolist()}
        self._check(content)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all entries, in the order of the directory."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes | None:
        """The bytes of an entry, None if there is no such entry."""
        info = self._entries.get(name)
        if info is None:
            return None
        try:
            with self._zip.open(info) as stream:
                content = stream.read(self._max_bytes + 1)
        except _BROKEN as error:
            raise _broken(name) from error
        if len(content) > self._max_bytes:
            raise _bomb()
        return content

    def read_xml(self, name: str) -> etree._Element | None:
        """The root element of an XML entry, None if there is no such entry."""
        content = self.read(name)
        return None if content is None else parse_xml(content, name)

    def refuse_declarations(self) -> None:
        """Raise UnreadableInput if any XML entry, read or not, declares a document type or an entity."""
        for name in self.names:
            if name.lower().endswith(_XML) and self._declares(name):
                raise UnreadableInput(sentences.declares_entities(shown_name(name)), action=sentences.SAVE_AGAIN)

    def _declares(self, name: str) -> bool:
        """Whether a declaration stands in an entry, in ASCII or in UTF-16 without its zero bytes."""
        tail = b""
        try:
            with self._zip.open(self._entries[name]) as stream:
                while block := stream.read(_BLOCK):
                    bare = tail + block.replace(b"\0", b"")
                    if _DECLARATION.search(bare):
                        return True
                    tail = bare[-10:]
        except _BROKEN as error:
            raise _broken(name) from error
        return False

    def _check(self, content: bytes) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > 4 * self._max_bytes:
            raise _bomb()
        if len(self._entries) != len(infos):
            raise UnreadableInput(sentences.SAME_NAMES, action=sentences.SAVE_AGAIN)
        for info in infos:
            if info.flag_bits & 0x1:
                raise UnreadableInput(sentences.PROTECTED, action=sentences.WITHOUT_PASSWORD)
            if info.compress_type not in _COMPRESSIONS:
                raise _broken(info.filename)
            if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
                raise _bomb()
        _check_no_overlap(infos, content)


def _check_no_overlap(infos: list[zipfile.ZipInfo], content: bytes) -> None:
    """Entries may not share bytes (D. Fifield, "A better zip bomb", WOOT 2019)."""
    end = 0
    for info in sorted(infos, key=lambda entry: entry.header_offset):
        header = content[info.header_offset : info.header_offset + _LOCAL_HEADER.size]
        if info.header_offset < end or len(header) < _LOCAL_HEADER.size:
            raise UnreadableInput(sentences.OVERLAP, action=sentences.SAVE_AGAIN)
        fields = _LOCAL_HEADER.unpack(header)
        end = info.header_offset + _LOCAL_HEADER.size + fields[9] + fields[10] + info.compress_size
    if end > len(content):
        raise UnreadableInput(sentences.OVERLAP, action=sentences.SAVE_AGAIN)


def _bomb() -> UnreadableInput:
    return UnreadableInput(sentences.BOMB, action=sentences.SAVE_AGAIN)


def _broken(part: str) -> UnreadableInput:
    return UnreadableInput(sentences.broken_part(shown_name(part)), action=sentences.SAVE_AGAIN)


def parse_xml(content: bytes, name: str) -> etree._Element:
    """The root element of XML. name: of the part, for the message.

    Raises UnreadableInput if it is not well-formed or declares a document type or entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, LookupError, ValueError) as error:
        raise _broken(name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableInput(sentences.declares_entities(shown_name(name)), action=sentences.SAVE_AGAIN)
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, "" for what is no element (an entity reference)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def local_attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace, "" if it is not there."""
    return next((str(v) for k, v in element.items() if str(k).rpartition("}")[2] == name), "")
