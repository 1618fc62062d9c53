"""Office files are zip archives that carry the hour they were made: this takes it out again."""

from __future__ import annotations

import io
import re
import zipfile

MOMENT = "2025-07-01T00:00:00Z"
_ENTRY_DATE = (2025, 7, 1, 0, 0, 0)
_CORE = "docProps/core.xml"
_STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")


def stabilise(archive: bytes) -> bytes:
    """The same archive with fixed dates, entries in a fixed order, core properties dated MOMENT."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(made, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = source.read(name)
            if name == _CORE:
                content = _STAMPS.sub(rb"\g<1>" + MOMENT.encode() + rb"\g<2>", content)
            entry = zipfile.ZipInfo(name, _ENTRY_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            target.writestr(entry, content, compresslevel=9)
    return made.getvalue()
