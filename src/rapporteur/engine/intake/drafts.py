"""A contribution while intake works on it, before names are taken away and ids are final."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapporteur.engine.records import Publication, Role, SourceText, TextKind


@dataclass(frozen=True, slots=True)
class Reference:
    """A document that a row names. path: as written in the cell."""

    path: str
    kind: TextKind


@dataclass(slots=True)
class Draft:
    """One contribution in the making.

    derived: its id was made from its content or file name. stated: its publication choice was
    recognised. unmapped: (column, value) that no scheme knows. place: what messages may call it by,
    even if it is withheld ("answers.csv, row 12"). also: what else its texts may call the contributor.
    """

    id: str
    place: str
    derived: bool = False
    organisation: str = ""
    person: str = ""
    group: str = ""
    country: str = ""
    region: str = ""
    language: str = ""
    role: Role = "stakeholder"
    publication: Publication = "named"
    stated: bool = True
    received: str = ""
    channel: str = ""
    round: str = ""
    title: str = ""
    contributor: str = ""
    texts: list[SourceText] = field(default_factory=list)
    documents: tuple[Reference, ...] = ()
    also: tuple[str, ...] = ()
    unmapped: tuple[tuple[str, str], ...] = ()
