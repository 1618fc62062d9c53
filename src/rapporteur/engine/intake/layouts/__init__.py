"""What the columns of a table are for: told by the review, recognised by signature, or guessed by header."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from rapporteur.engine.errors import ReviewError
from rapporteur.engine.intake.cleaning import one_line, wording
from rapporteur.engine.intake.layouts.records import Asked, Layout
from rapporteur.engine.intake.layouts.roles import Columns, find_roles, is_answer, is_private, is_profile
from rapporteur.engine.intake.layouts.surveys import SEPARATORS, find_tool, group_columns, is_extra
from rapporteur.engine.intake.places import Places, find_language, find_role
from rapporteur.engine.intake.review import COLUMN_KEYS, PUBLICATIONS, QuestionSpec, Review, TableSpec
from rapporteur.engine.intake.tables import Table
from rapporteur.engine.records import GROUPS

__all__ = ["Asked", "Layout", "find_column", "has_question", "lay_out"]

_LABEL = 25
_QUESTION_WORDS = 4


def lay_out(table: Table, spec: TableSpec, review: Review, places: Places) -> Layout:
    """The layout of a table: what the review says of it, and for all it does not say what is recognised.

    Raises ReviewError if the review names a column that the table does not have.
    """
    constants: dict[str, str] = {}
    roles = _told(table, spec, review, constants)
    roles_told = bool(roles)
    told = spec.questions if spec.questions is not None else _present(table, review.questions)
    columns = Columns(table, places, list(range(len(table.header))))
    for taken in roles.values():
        columns.take(taken)
    tool = find_tool(table)
    asked = _asked_by_review(table, told, tool)
    columns.take(column for question in asked for column in question.columns)
    private = columns.take(c for c in columns.free if is_private(table.header[c]) or is_extra(table.header[c], tool))
    roles |= find_roles(columns, set(COLUMN_KEYS) - set(spec.columns))
    if told is None and not spec.columns.get("documents"):
        asked = _found_questions(columns, tool, documents=bool(roles.get("documents")))
    by_review = roles_told or told is not None
    name = "review" if by_review else tool or "table"
    return Layout(name, bool(tool) or by_review, roles, constants, asked, private, tuple(columns.free))


def _told(table: Table, spec: TableSpec, review: Review, constants: dict[str, str]) -> dict[str, tuple[int, ...]]:
    roles: dict[str, tuple[int, ...]] = {}
    for key, names in spec.columns.items():
        if len(names) == 1 and has_column(table, names[0]) is None and is_constant(key, names[0], review):
            constants[key] = names[0]
        elif names:
            roles[key] = tuple(find_column(table, name, key) for name in names)
    return roles


def has_column(table: Table, name: str) -> int | None:
    """Position of the column with a name, differences of white space and case forgiven; None if none."""
    exact = {header: position for position, header in enumerate(table.header)}
    if one_line(name) in exact:
        return exact[one_line(name)]
    folded = [position for position, header in enumerate(table.header) if wording(header) == wording(name)]
    return folded[0] if len(folded) == 1 and wording(name) else None


def find_column(table: Table, name: str, key: str) -> int:
    """Position of a column that the review names under a key. Raises ReviewError listing the columns."""
    position = has_column(table, name)
    if position is not None:
        return position
    near = get_close_matches(name, table.header, n=1)
    hint = f'Did you mean "{near[0]}"? ' if near else ""
    listed = ", ".join(f'"{header}"' for header in table.header)
    raise ReviewError(
        f'{key} names the column "{name}", which {table.name} does not have.',
        where="review.toml",
        action=f"{hint}The columns are: {listed}.",
    )


def is_constant(key: str, value: str, review: Review) -> bool:
    """Whether a value may stand under a key of [table] for all rows, where no column has its name."""
    if key == "publication":
        return value in PUBLICATIONS
    if key == "group":
        return value in GROUPS
    if key == "role":
        return find_role(value) is not None
    if key == "language":
        return find_language(value) != ""
    if key == "round":
        return value in review.rounds if review.rounds else value.replace("-", "").isalnum()
    return key == "channel" and value.replace("-", "").isalnum()


def _present(table: Table, told: Mapping[str, QuestionSpec] | None) -> Mapping[str, QuestionSpec] | None:
    """The questions of the review that this table has; the caller checks that each stands in some table."""
    if told is None:
        return None
    return {name: question for name, question in told.items() if has_question(table, name, question)}


def has_question(table: Table, name: str, question: QuestionSpec) -> bool:
    """Whether a table has the column, or the columns, of a question of the review."""
    return all(has_column(table, column) is not None for column in question.columns or (name,))


def _asked_by_review(table: Table, told: Mapping[str, QuestionSpec] | None, tool: str) -> tuple[Asked, ...]:
    asked = []
    for name, question in (told or {}).items():
        columns = tuple(find_column(table, column, "[questions]") for column in question.columns or (name,))
        labels = question.options if question.columns else ()
        separator = question.separator or SEPARATORS.get(tool, "")
        asked.append(Asked(question.text, columns, labels, separator, question))
    return tuple(sorted(asked, key=lambda question: question.columns))


def _found_questions(columns: Columns, tool: str, *, documents: bool) -> tuple[Asked, ...]:
    chosen = [column for column in columns.free if _is_question(columns, column, tool, documents)]
    columns.take(chosen)
    return group_columns(columns.table, chosen, tool)


def _is_question(columns: Columns, column: int, tool: str, documents: bool) -> bool:
    """Whether a column that is no profile asks something. Of an unknown tool, labels and codes do not."""
    header = columns.header(column)
    if is_profile(header):
        return columns.length(column) > 4 * _LABEL
    if is_answer(header):
        return True
    if tool or header.rstrip().endswith(("?", "؟", "？")) or len(header.split()) >= _QUESTION_WORDS:
        return True
    if documents:
        return False
    return columns.length(column) > _LABEL or _is_closed_label(columns, column)


def _is_closed_label(columns: Columns, column: int) -> bool:
    values = columns.sample(column)
    return 2 <= len(values) <= 12 and len(columns.table.values(column)) >= 3 * len(values)
