"""A review.toml that says what would be recognised anyway: to save, correct and keep."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapporteur.engine.intake.answers.closed import Form
from rapporteur.engine.intake.cleaning import one_line
from rapporteur.engine.intake.identity import identify
from rapporteur.engine.intake.large import LARGE, look
from rapporteur.engine.intake.layouts import Asked
from rapporteur.engine.intake.publication import settle
from rapporteur.engine.intake.reading import prepare
from rapporteur.engine.intake.review import COLUMN_KEYS, MANY_COLUMNS, Review
from rapporteur.engine.intake.seen import Seen, seen_in

_MEANING = {
    "id": "the id of a contribution",
    "title": "the title of a contribution",
    "group": "the stakeholder group",
    "country": "the country (or region)",
    "region": "the region",
    "organisation": "who is counted",
    "contributor": "the person, counted where no organisation is named",
    "publication": "named, anonymous or withheld; a cell that does not say is withheld",
    "language": "the language of the contribution",
    "received": "the date of receipt",
    "channel": "how it came in",
    "role": "stakeholder, organiser or secretariat",
    "round": "the round of the consultation",
    "documents": "columns with the names of files",
}


def suggest_review(source: Path, *, large: int = LARGE) -> str:
    """A review.toml with comments for a table or folder; read with it, the source gives the same Intake.

    A review.toml that stands in the folder is not looked at. large: bytes above which a table that is alone is read
    in parts, as `large.look` says. Raises what read raises, but not NothingReadable.
    """
    seen = look(source, Review(), size=large)
    tables, standing = ([seen], False) if seen is not None else _read(source)
    lines = ["# What was recognised. Correct it, save it as review.toml and run again.", "", 'title = ""']
    if standing:
        lines.append("# Documents that no row names are contributions of their own.")
        lines += ['other_documents = "contributions"'] if tables else []
    for table in tables:
        lines += ["", *_table(table, several=len(tables) > 1)]
    if len(tables) == 1:
        lines += ["", "[questions]", *_questions(tables[0])]
    return "\n".join([*lines, *_unmapped(tables), ""])


def _read(source: Path) -> tuple[list[Seen], bool]:
    """The tables of a source, and whether documents stand alone."""
    part = prepare([source], Review()).parts[0]
    drafts = part.drafts
    identify(drafts)
    settle(drafts)
    return [seen_in(batch) for batch in part.batches], bool(part.standing)


def _table(seen: Seen, *, several: bool) -> Iterator[str]:
    table, layout = seen.chosen.table, seen.chosen.layout
    yield "[[table]]" if several else "[table]"
    yield f"file = {_quoted(table.file)}"
    if table.sheet:
        yield f"sheet = {_quoted(table.sheet)}"
    for key in COLUMN_KEYS:
        names = [_quoted(table.header[column]) for column in layout.roles.get(key, ())]
        if names:
            value = names[0] if len(names) == 1 and key not in MANY_COLUMNS else f"[{', '.join(names)}]"
            yield f"{key} = {value}  # {_MEANING[key]}"
        elif key == "publication":
            yield '# publication = "named"  # no column asks for consent: say here what may be published'
        else:
            yield f'# {key} = ""  # {_MEANING[key]}'
    for column in layout.unused:
        yield f"# not used: {_quoted(table.header[column])}"
    for column in layout.private:
        yield f"# never read: {_quoted(table.header[column])}"
    if several:
        yield ""
        yield "[table.questions]"
        yield from _questions(seen)


def _questions(seen: Seen) -> Iterator[str]:
    header = seen.chosen.table.header
    for asked, form in zip(seen.chosen.layout.questions, seen.forms, strict=True):
        if form.options and not asked.labels:
            yield f"# {len(form.options)} options"
        name = asked.text if asked.labels else header[asked.columns[0]]
        yield f"{_quoted(name)} = {_question(asked, form, header)}"


def _question(asked: Asked, form: Form, header: Sequence[str]) -> str:
    parts = [f"text = {_quoted(asked.text)}", f"kind = {_quoted(form.kind)}"]
    if asked.labels:
        parts.append(f"options = [{', '.join(map(_quoted, asked.labels))}]")
        parts.append(f"columns = [{', '.join(_quoted(header[column]) for column in asked.columns)}]")
    elif form.separator:
        parts.append(f"separator = {_quoted(form.separator)}")
    return f"{{ {', '.join(parts)} }}"


def _unmapped(tables: Sequence[Seen]) -> Iterator[str]:
    """Values to map, as comments under the right heading."""
    headings = {
        seen.chosen.table.header[column]: {"group": "groups", "country": "countries", "region": "regions"}.get(role)
        for seen in tables
        for role, taken in seen.chosen.layout.roles.items()
        for column in taken
    }
    values: dict[str, set[str]] = defaultdict(set)
    for column, found in (pair for seen in tables for pair in seen.unmapped.items()):
        values[column] |= found
    for column in sorted(values):
        heading = headings.get(column)
        if heading and values[column]:
            yield f"\n# [{heading}]  # values of {_quoted(column)} that are not known"
            yield from (f'# {_quoted(one_line(value))} = ""' for value in sorted(values[column]))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
