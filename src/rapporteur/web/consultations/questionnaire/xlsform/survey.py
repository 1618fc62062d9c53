"""The sheet survey of an XLSForm: its rows as sections and questions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final, TypeAlias, TypeVar

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.questionnaire.conditions import Condition, both
from rapporteur.web.consultations.questionnaire.definition import (
    STAKEHOLDER_GROUP,
    Kind,
    Option,
    Question,
    Section,
    Words,
)
from rapporteur.web.consultations.questionnaire.faults import Fault
from rapporteur.web.consultations.questionnaire.xlsform.cells import NO, YES, Cells, Remarks, key_of
from rapporteur.web.consultations.questionnaire.xlsform.constraints import (
    Misunderstood,
    read_bounds,
    read_choices_limit,
    read_relevant,
)

Lists: TypeAlias = Mapping[str, tuple[Option, ...]]
_Value = TypeVar("_Value")

_PLAIN: Final[Mapping[str, Kind]] = {
    "text": "text", "string": "text", "integer": "number", "int": "number", "decimal": "number", "date": "date",
    "file": "file", "note": "note",
}  # fmt: skip
_WHOLE: Final = frozenset({"integer", "int"})
_SELECT: Final = re.compile(r"(select[_ ]one|select1|select[_ ]multiple|select all that apply)(?: from)? (\S+)", re.I)
_GROUP: Final = re.compile(r"(begin|end)[_ ]group", re.I)
_MEDIA: Final = frozenset({"image", "photo", "audio", "video"})
_DEVICE: Final = frozenset(
    {"start", "end", "today", "deviceid", "username", "phonenumber", "email", "simserial", "subscriberid", "audit"}
)
"""Rows that ask nothing: a device fills them in."""
_MATRIX: Final = frozenset({"table-list", "label", "list-nolabel"})


@dataclass(slots=True)
class Group:
    """A group of rows, not yet understood."""

    cells: Cells
    children: list[Cells | Group] = field(default_factory=list)


def read_survey(rows: Sequence[Cells], lists: Lists, title: Words, remarks: Remarks) -> tuple[Section, ...]:
    """The sections. title: for questions that stand in no group. Faults are added to the remarks."""
    return _Survey(lists, title, remarks).sections(_tree(rows, remarks))


def _tree(rows: Sequence[Cells], remarks: Remarks) -> list[Cells | Group]:
    """Rows and groups as they lie in one another."""
    top: list[Cells | Group] = []
    opened: list[Group] = []
    for cells in rows:
        place = opened[-1].children if opened else top
        found = _GROUP.fullmatch(cells.text("type"))
        if not found:
            place.append(cells)
        elif found[1].lower() == "begin":
            opened.append(Group(cells))
            place.append(opened[-1])
        elif opened:
            opened.pop()
        else:
            remarks.faults.append(Fault(cells.place("type"), Message("A group ends here that has not begun.")))
    for group in opened:
        remarks.faults.append(Fault(group.cells.place("type"), Message("The group that begins here does not end.")))
    return top


class _Survey:
    def __init__(self, lists: Lists, title: Words, remarks: Remarks) -> None:
        self._lists = lists
        self._title = title
        self._remarks = remarks

    def sections(self, nodes: Sequence[Cells | Group]) -> tuple[Section, ...]:
        """Groups as sections; runs of questions outside of groups make sections of their own."""
        found: list[Section] = []
        loose: list[Question] = []
        for node in nodes:
            if isinstance(node, Cells) or _is_matrix(node):
                loose.extend(self._asked(node))
                continue
            found.extend(self._loose(loose, len(found)))
            loose = []
            found.append(self._section(node))
        return (*found, *self._loose(loose, len(found)))

    def _loose(self, questions: Sequence[Question], before: int) -> list[Section]:
        if not questions:
            return []
        section = Section(f"section_{before + 1}", self._title, questions=tuple(questions))
        self._remarks.notices.append(
            Message("Questions that stand in no group are now in the section {section}.", section=section.key)
        )
        return [section]

    def _section(self, group: Group) -> Section:
        cells = group.cells
        self._remarks.refuse_changes(cells)
        groups, condition = self._shown(cells)
        if groups or condition:
            self._remarks.notices.append(
                Message(
                    "The condition of the group {name} now stands at each of its questions.", name=cells.text("name")
                )
            )
        asked = [question for node in group.children for question in self._asked(node)]
        questions = tuple(self._within(cells, question, groups, condition) for question in asked)
        extra = cells.extra()
        appearance = cells.text("appearance")
        if appearance and appearance != "field-list":
            extra["appearance"] = appearance
        return Section(self._remarks.key(cells), cells.words("label"), cells.words("hint"), questions, extra)

    def _within(
        self, cells: Cells, question: Question, groups: tuple[str, ...], condition: Condition | None
    ) -> Question:
        """A question with what holds for its whole group."""
        shown = tuple(group for group in question.groups or groups if not groups or group in groups)
        if groups and not shown:
            problem = Message("The question {key} is shown to no stakeholder group.", key=question.key)
            self._fault(cells, "relevant", problem)
        return replace(question, groups=shown, condition=both(condition, question.condition))

    def _asked(self, node: Cells | Group) -> list[Question]:
        """The question that a row or a group states; none for rows that ask nothing."""
        if isinstance(node, Group):
            if _is_matrix(node):
                return [self._matrix(node)]
            self._fault(node.cells, "type", Message("A group within a group is not supported: use one level."))
            return []
        if key_of(node.text("name")) == STAKEHOLDER_GROUP:
            return []  # the site asks every contributor for it
        kind = node.text("type")
        select = _SELECT.fullmatch(kind)
        if select:
            return [
                self._select(node, several="one" not in select[1].lower() and "1" not in select[1], named=select[2])
            ]
        if kind.lower() in _PLAIN:
            return [self._plain(node, kind.lower())]
        self._not_asked(node, kind)
        return []

    def _not_asked(self, cells: Cells, kind: str) -> None:
        if kind.lower() in _DEVICE:
            notice = Message("The row {type} is left out: it is filled in by a device.", type=kind)
            self._remarks.notices.append(notice)
        elif kind.lower() in _MEDIA:
            problem = Message("Pictures and recordings are not asked for. Use the type file instead.")
            self._fault(cells, "type", problem)
        else:
            problem = Message(
                "The type {type} is not supported. Supported are text, select_one, select_multiple, integer, decimal, "
                "date, file, note, begin_group and end_group.",
                type=kind,
            )
            self._fault(cells, "type", problem)

    def _plain(self, cells: Cells, written: str) -> Question:
        question = replace(self._question(cells, _PLAIN[written]), whole=written in _WHOLE)
        constraint = cells.text("constraint")
        if question.kind == "number":
            none: tuple[Decimal | None, Decimal | None] = (None, None)
            low, high = self._tried(cells, "constraint", lambda: read_bounds(constraint), none)
            return replace(question, low=low, high=high)
        if constraint:
            problem = Message("Only numbers and choices can have a constraint. Limit texts in the column word_limit.")
            self._fault(cells, "constraint", problem)
        return question

    def _select(self, cells: Cells, *, several: bool, named: str) -> Question:
        appearance = cells.text("appearance").split()
        kind: Kind = "multiple" if several else "scale" if "likert" in appearance else "single"
        question = replace(self._question(cells, kind), options=self._options(cells, named))
        limit = self._tried(cells, "constraint", lambda: read_choices_limit(cells.text("constraint")), None)
        if None not in (limit, question.choices_limit) and limit != question.choices_limit:
            problem = Message("The constraint and the column choices_limit name different limits.")
            self._fault(cells, "constraint", problem)
        return replace(question, choices_limit=question.choices_limit if limit is None else limit)

    def _matrix(self, group: Group) -> Question:
        """A table: rows of one list, the first of which may only show the options."""
        rows = [child for child in group.children if isinstance(child, Cells)]
        label = group.cells.words("label")
        if rows and rows[0].text("appearance") == "label":
            label = label or rows[0].words("label")
            rows = rows[1:]
        named = {row.text("type").split()[-1] for row in rows}
        required = {row.text("required").lower() in YES for row in rows}
        question = self._question(group.cells, "matrix")
        if len(rows) < 1 or len(named) > 1 or not all(_one_of(row) for row in rows):
            problem = Message("A table is made of rows of the type select_one, all with the same list.")
            self._fault(group.cells, "type", problem)
            return question
        if len(required) > 1:
            self._fault(group.cells, "required", Message("Either all rows of a table are required or none."))
        options = self._options(rows[0], named.pop())
        made = tuple(self._row(row) for row in rows)
        return replace(question, label=label, required=required == {True}, options=options, rows=made)

    def _row(self, cells: Cells) -> Option:
        self._remarks.refuse_changes(cells)
        for base in ("hint", "relevant", "constraint"):
            if cells.text(base):
                self._fault(cells, base, Message("A row of a table can have a label only."))
        extra = {**cells.extra(), **_rest(cells, _MATRIX)}
        return Option(self._remarks.key(cells), cells.words("label"), extra)

    def _question(self, cells: Cells, kind: Kind) -> Question:
        """What questions of all kinds have."""
        self._remarks.refuse_changes(cells)
        groups, condition = self._shown(cells)
        links_to = cells.text("links_to")
        return Question(
            key=self._remarks.key(cells),
            kind=kind,
            label=cells.words("label"),
            hint=cells.words("hint"),
            required=self._flag(cells),
            word_limit=self._count(cells, "word_limit"),
            choices_limit=self._count(cells, "choices_limit"),
            condition=condition,
            groups=groups,
            topics=cells.names("topics"),
            links_to=key_of(links_to),
            asks=cells.names("asks"),
            extra={**cells.extra(), **_rest(cells, _OWN.get(kind, frozenset()))},
        )

    def _shown(self, cells: Cells) -> tuple[tuple[str, ...], Condition | None]:
        none: tuple[tuple[str, ...], Condition | None] = ((), None)
        groups, condition = self._tried(cells, "relevant", lambda: read_relevant(cells.text("relevant")), none)
        named = cells.names("stakeholder_groups")
        if groups and named and set(groups) != set(named):
            problem = Message("The columns relevant and stakeholder_groups name different groups.")
            self._fault(cells, "stakeholder_groups", problem)
        return named or groups, condition

    def _options(self, cells: Cells, named: str) -> tuple[Option, ...]:
        if named not in self._lists:
            problem = Message("There is no list {list} on the sheet choices.", list=named)
            self._fault(cells, "type", problem)
        return self._lists.get(named, ())

    def _flag(self, cells: Cells) -> bool:
        written = cells.text("required").lower()
        if written not in YES | NO:
            self._fault(cells, "required", Message("Write yes or no."))
        return written in YES

    def _count(self, cells: Cells, base: str) -> int | None:
        written = cells.text(base)
        if written and not re.fullmatch(r"[0-9]{1,6}", written):
            self._fault(cells, base, Message("Write a whole number."))
            return None
        return int(written) if written else None

    def _tried(self, cells: Cells, base: str, read: Callable[[], _Value], otherwise: _Value) -> _Value:
        try:
            return read()
        except Misunderstood as error:
            self._fault(cells, base, error.problem)
            return otherwise

    def _fault(self, cells: Cells, base: str, problem: Message) -> None:
        self._remarks.faults.append(Fault(cells.place(base), problem))


_OWN: Final[Mapping[Kind, frozenset[str]]] = {"scale": frozenset({"likert"}), "matrix": _MATRIX | {"field-list"}}
"""Appearances that make a kind what it is."""


def _rest(cells: Cells, known: frozenset[str]) -> dict[str, str]:
    """The appearances that are not understood."""
    rest = [word for word in cells.text("appearance").split() if word not in known]
    return {"appearance": " ".join(rest)} if rest else {}


def _is_matrix(group: Group) -> bool:
    if "table-list" in group.cells.text("appearance").split():
        return True
    looks = [child.text("appearance") if isinstance(child, Cells) else "" for child in group.children]
    return bool(looks) and looks[0] == "label" and all(look == "list-nolabel" for look in looks[1:])


def _one_of(cells: Cells) -> bool:
    select = _SELECT.fullmatch(cells.text("type"))
    return bool(select) and cells.text("type").lower().startswith(("select_one", "select one", "select1"))
