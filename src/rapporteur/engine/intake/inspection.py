"""What would be read of a SOURCE, and how: without values of contributors, so that it can be shown around."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.identity import identify
from rapporteur.engine.intake.large import LARGE, look
from rapporteur.engine.intake.meetings.contradictions import between
from rapporteur.engine.intake.meetings.describing import describe
from rapporteur.engine.intake.meetings.record import Meeting
from rapporteur.engine.intake.meetings.voices import look_at, publication
from rapporteur.engine.intake.parts import Part
from rapporteur.engine.intake.publication import settle
from rapporteur.engine.intake.reading import Work, prepare
from rapporteur.engine.intake.review import Review, find_review
from rapporteur.engine.intake.seen import Seen, seen_in
from rapporteur.engine.intake.sources import File


def inspect(source: Path, review: Review | None = None, *, large: int = LARGE) -> list[dict[str, object]]:
    """One object a file or sheet, by name: {file, kind: "table" | "document" | "record" | ... | "unknown", ...}.

    A table has layout, sure (recognised without doubt), sheet, encoding, delimiter, rows, rejected,
    constants, columns and unmapped (column -> values of named contributions that no scheme knows).
    A column has name, role (a key of [table], "question", "private" or "unused"), filled, distinct, and
    for a question its text, kind and options. A document has use: contribution, named by a row, ignored, rejected.

    A document that no row names is opened: it may be a record or transcript (with interventions, text, moderator,
    organisers, place, date, times), a concept-note or a programme, and has contradictions. What may not be
    published is left empty. large: bytes above which a table that is alone is read in parts, as `large.look` says.
    Raises what read raises, but not NothingReadable.
    """
    seen = look(source, find_review([source], review) or Review(), size=large)
    if seen is not None:
        return [_table(seen)]
    work = prepare([source], review)
    drafts = work.drafts()
    identify(drafts)
    settle(drafts)
    part = work.parts[0]
    objects = [_table(seen_in(batch)) for batch in part.batches]
    objects += [_rejected(rejection.file, rejection.reason) for rejection in part.selection.rejections]
    objects += [{"file": file.name, "kind": "table", "use": "ignored"} for file in part.selection.left]
    with work.documents.reader:
        objects += _documents(part, work)
    objects += [{"file": file.name, "kind": "unknown", "use": "not read"} for file in part.found.others]
    return sorted(objects, key=lambda each: (str(each["file"]), str(each.get("sheet", ""))))


def _rejected(file: str, reason: str) -> dict[str, object]:
    return {"file": file, "kind": "table", "use": "rejected", "reason": reason}


def _documents(part: Part, work: Work) -> list[dict[str, object]]:
    """The documents, each opened once unless a row names it, with what two of one event say differently."""
    objects: list[dict[str, object]] = []
    meetings: dict[str, Meeting] = {}
    for file in part.found.documents:
        draft = next((draft for draft, other in part.standing if other == file), None)
        if draft is None and _is_named(file, part):
            objects.append({"file": file.name, "kind": "document", "use": "named by a row"})
            continue
        opened = draft or Draft("", file.name)
        if not work.documents.read_standing(opened, file):
            reason = work.documents.rejections[-1].reason
            objects.append({"file": file.name, "kind": "document", "use": "rejected", "reason": reason})
            continue
        meeting = look_at(opened, file, part.review) or Meeting("document", "")
        shown = publication(opened, part.review, meeting) == "named"
        if shown:
            meetings[file.name] = meeting
        objects.append(describe(file.name, meeting, used=draft is not None, shown=shown))
    for one, other, sentence in between(list(meetings.items())):
        for each in objects:
            if each["file"] in (one, other):
                each["contradictions"] = [*cast(list[str], each["contradictions"]), sentence]
    return objects


def _is_named(file: File, part: Part) -> bool:
    relative = file.path.relative_to(part.found.base).as_posix()
    return any(relative == reference.path for draft in part.drafts for reference in draft.documents)


def _table(seen: Seen) -> dict[str, object]:
    table, layout = seen.chosen.table, seen.chosen.layout
    return {
        "file": table.file,
        "kind": "table",
        "use": "contributions",
        "sheet": table.sheet,
        "layout": layout.name,
        "sure": layout.sure,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "rows": seen.rows,
        "rejected": len(table.damage),
        "constants": dict(layout.constants),
        "columns": _columns(seen),
        "unmapped": {column: sorted(values) for column, values in sorted(seen.unmapped.items())},
    }


def _columns(seen: Seen) -> list[dict[str, Any]]:
    """The columns of a table with their roles, in order; see inspect."""
    table, layout = seen.chosen.table, seen.chosen.layout
    roles = {column: role for role, taken in layout.roles.items() for column in taken}
    roles |= dict.fromkeys(layout.private, "private")
    asked = {
        column: (question, form)
        for question, form in zip(layout.questions, seen.forms, strict=True)
        for column in question.columns
    }
    found = []
    for position, (name, column) in enumerate(zip(table.header, seen.columns, strict=True)):
        each: dict[str, Any] = {"name": name, "role": roles.get(position, "unused")}
        each |= {"filled": column.filled, "distinct": column.distinct}
        if position in asked:
            question, form = asked[position]
            each |= {"role": "question", "question": question.text, "kind": form.kind, "options": list(column.options)}
        found.append(each)
    return found
