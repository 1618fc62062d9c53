"""What would be read of a SOURCE, and how: without values of contributors, so that it can be shown around."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rapporteur.engine.intake.finishing import unmapped_notices
from rapporteur.engine.intake.identity import identify
from rapporteur.engine.intake.parts import Batch, Part
from rapporteur.engine.intake.publication import settle
from rapporteur.engine.intake.reading import prepare
from rapporteur.engine.intake.review import Review
from rapporteur.engine.intake.sources import File


def inspect(source: Path, review: Review | None = None) -> list[dict[str, object]]:
    """One object a file or sheet, by name: {file, kind: "table" | "document" | "unknown", ...}.

    A table has layout, sure (recognised without doubt), sheet, encoding, delimiter, rows, rejected,
    constants, columns and unmapped (column -> values of named contributions that no scheme knows).
    A column has name, role (a key of [table], "question", "private" or "unused"), filled, distinct, and
    for a question its text, kind and options. A document has use: contribution, named by a row, ignored.
    Raises what read raises, but not NothingReadable.
    """
    work = prepare([source], review)
    drafts = work.drafts()
    identify(drafts)
    settle(drafts)
    part = work.parts[0]
    objects = [_table(batch) for batch in part.batches]
    objects += [_rejected(rejection.file, rejection.reason) for rejection in part.selection.rejections]
    objects += [{"file": file.name, "kind": "table", "use": "ignored"} for file in part.selection.left]
    objects += [_document(file, part) for file in part.found.documents]
    objects += [{"file": file.name, "kind": "unknown", "use": "not read"} for file in part.found.others]
    return sorted(objects, key=lambda each: (str(each["file"]), str(each.get("sheet", ""))))


def _rejected(file: str, reason: str) -> dict[str, object]:
    return {"file": file, "kind": "table", "use": "rejected", "reason": reason}


def _document(file: File, part: Part) -> dict[str, object]:
    standing = any(other == file for _, other in part.standing)
    use = "contribution" if standing else "named by a row" if part.documents_count else "ignored"
    if not standing and not part.documents_count and _is_named(file, part):
        use = "named by a row"
    return {"file": file.name, "kind": "document", "use": use}


def _is_named(file: File, part: Part) -> bool:
    relative = file.path.relative_to(part.found.base).as_posix()
    return any(relative == reference.path for draft in part.drafts for reference in draft.documents)


def _table(batch: Batch) -> dict[str, object]:
    table, layout = batch.chosen.table, batch.chosen.layout
    unmapped = {notice.text.split('"')[1]: list(notice.values) for notice in unmapped_notices(batch.drafts)}
    return {
        "file": table.file,
        "kind": "table",
        "use": "contributions",
        "sheet": table.sheet,
        "layout": layout.name,
        "sure": layout.sure,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "rows": len(table.rows),
        "rejected": len(table.damage),
        "constants": dict(layout.constants),
        "columns": columns(batch),
        "unmapped": unmapped,
    }


def columns(batch: Batch) -> list[dict[str, Any]]:
    """The columns of a table with their roles, in order; see inspect."""
    table, layout = batch.chosen.table, batch.chosen.layout
    roles = {column: role for role, taken in layout.roles.items() for column in taken}
    roles |= dict.fromkeys(layout.private, "private")
    asked = {
        column: (question, form)
        for question, form in zip(layout.questions, batch.forms, strict=True)
        for column in question.columns
    }
    found = []
    for position, name in enumerate(table.header):
        values = table.values(position)
        each: dict[str, Any] = {"name": name, "role": roles.get(position, "unused")}
        each |= {"filled": len(values), "distinct": len(set(values))}
        if position in asked:
            question, form = asked[position]
            each |= {"role": "question", "question": question.text, "kind": form.kind}
            each["options"] = _shown_options(form.options, form.derived, values)
        found.append(each)
    return found


def _shown_options(options: tuple[str, ...], derived: bool, values: list[str]) -> list[str]:
    """Options; of those found in the answers, only what three rows hold."""
    if not derived:
        return list(options)
    return [option for option in options if sum(option in value for value in values) >= 3]
