"""Office files are zip archives that carry the hour they were made: this takes it out again."""

from __future__ import annotations

import io
import re
import zipfile

from rapporteur.engine.report.archive import pack

MOMENT = "2025-07-01T00:00:00Z"
_ENTRY_DATE = (2025, 7, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")


def stabilise(archive: bytes) -> bytes:
    """The same archive with fixed dates, entries in a fixed order, core properties dated MOMENT."""
    with zipfile.ZipFile(io.BytesIO(archive)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    if _CORE in members:
        members[_CORE] = _STAMPS.sub(rb"\g<1>" + MOMENT.encode() + rb"\g<2>", members[_CORE])
    return pack(members, _ENTRY_DATE)
