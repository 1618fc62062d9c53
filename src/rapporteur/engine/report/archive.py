"""Office files as zip archives that hang on their content alone: fixed dates, order and compression."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final, TypeAlias

CONTENT_TYPES: Final = "[Content_Types].xml"
"""The member that stands first, so that a reader knows at once what kind of file it has."""

Moment: TypeAlias = tuple[int, int, int, int, int, int]


def pack(members: Mapping[str, bytes], moment: Moment) -> bytes:
    """A zip archive of members by name. moment: the date that each member bears, from 1980 on."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(members, key=lambda name: (name != CONTENT_TYPES, name)):
            member = zipfile.ZipInfo(name, moment)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, members[name], compresslevel=9)
    return made.getvalue()
