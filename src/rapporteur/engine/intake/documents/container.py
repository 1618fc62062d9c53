"""Opening zip containers and the XML in them, trusting neither.

Bounds: number of entries, bytes unpacked (one entry and all together), ratio, overlapping entries,
entries of one name, encryption, and any document type or entity declaration in the XML.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from lxml import etree

from rapporteur.engine.errors import UnreadableInput

MAX_ENTRIES = 5_000
MAX_RATIO = 200
_SMALL = 1_000_000
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ASK_AGAIN = "Ask the contributor to save it again, or to send it as PDF."


class Container:
    """An opened zip. content: its bytes; max_bytes: what any entry may unpack to (all: four times that).

    Raises UnreadableInput, here or from read, if it is broken or breaks a bound.
    """

    def __init__(self, content: bytes, *, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableInput("The file is a broken zip.", action=_ASK_AGAIN) from error
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
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError) as error:
            raise UnreadableInput(f"The part {name} of the file is broken.", action=_ASK_AGAIN) from error
        if len(content) > self._max_bytes:
            raise _bomb()
        return content

    def read_xml(self, name: str) -> etree._Element | None:
        """The root element of an XML entry, None if there is no such entry."""
        content = self.read(name)
        return None if content is None else parse_xml(content, name)

    def _check(self, content: bytes) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES or sum(info.file_size for info in infos) > 4 * self._max_bytes:
            raise _bomb()
        if len(self._entries) != len(infos):
            raise UnreadableInput("The file holds two parts of the same name.", action=_ASK_AGAIN)
        for info in infos:
            if info.flag_bits & 0x1:
                raise UnreadableInput("The file is protected by a password.", action="Ask for it without one.")
            if info.file_size > max(_SMALL, MAX_RATIO * info.compress_size):
                raise _bomb()
        _check_no_overlap(infos, content)


def _check_no_overlap(infos: list[zipfile.ZipInfo], content: bytes) -> None:
    """Entries may not share bytes (D. Fifield, "A better zip bomb", WOOT 2019)."""
    end = 0
    for info in sorted(infos, key=lambda entry: entry.header_offset):
        header = content[info.header_offset : info.header_offset + _LOCAL_HEADER.size]
        if info.header_offset < end or len(header) < _LOCAL_HEADER.size:
            raise UnreadableInput("The parts of the file overlap or are cut off.", action=_ASK_AGAIN)
        fields = _LOCAL_HEADER.unpack(header)
        end = info.header_offset + _LOCAL_HEADER.size + fields[9] + fields[10] + info.compress_size
    if end > len(content):
        raise UnreadableInput("The parts of the file overlap or are cut off.", action=_ASK_AGAIN)


def _bomb() -> UnreadableInput:
    return UnreadableInput("The file unpacks to far more than its size allows.", action=_ASK_AGAIN)


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
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(f"The part {name} of the file is broken.", action=_ASK_AGAIN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableInput(
            f"The part {name} of the file declares a document type or entities, which can hide an attack.",
            action=_ASK_AGAIN,
        )
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, "" for what is no element (an entity reference)."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def local_attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace, "" if it is not there."""
    return next((str(v) for k, v in element.items() if str(k).rpartition("}")[2] == name), "")
