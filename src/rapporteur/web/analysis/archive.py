"""A folder as a ZIP file: the same files, the same bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Final

_DATE: Final = (1980, 1, 1, 0, 0, 0)
_MODE: Final = 0o644 << 16


def packed(folder: Path) -> bytes:
    """All files of a folder, sorted by name, without dates of their own."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _DATE)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _MODE, 3
            archive.writestr(entry, path.read_bytes())
    return buffer.getvalue()
