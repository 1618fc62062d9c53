"""Reading stored data field by field: what is not of the expected form is refused with its place."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any, NoReturn, TypeVar

from rapporteur.engine.messages import Message
from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.web.consultations.questionnaire.conditions import Condition
from rapporteur.web.consultations.questionnaire.expressions import Unreadable, parse
from rapporteur.web.consultations.questionnaire.faults import Fault, Faults
from rapporteur.web.consultations.questionnaire.tidying import tidy

_Record = TypeVar("_Record")


class Fields:
    """The fields of one record. where: its place, such as sections[0].questions[2]. Every reader raises Faults."""

    def __init__(self, data: object, where: str) -> None:
        self._where = where
        if not isinstance(data, dict) or not all(isinstance(name, str) for name in data):
            raise Faults([Fault(where, Message("Here should be an object with named fields."))])
        self._left: dict[str, Any] = dict(data)

    def record(self, build: Callable[[Fields], _Record]) -> _Record:
        """What `build` makes of the fields, which must use them all."""
        made = build(self)
        for name in self._left:
            raise Faults([Fault(self._place(name), Message("There is no such field."))])
        return made

    def records(self, name: str, build: Callable[[Fields], _Record]) -> tuple[_Record, ...]:
        """A list of records."""
        items = self._take(name, list, [])
        return tuple(Fields(item, f"{self._place(name)}[{at}]").record(build) for at, item in enumerate(items))

    def text(self, name: str) -> str:
        """A short text."""
        return str(self._take(name, str, ""))

    def flag(self, name: str) -> bool:
        """True or false."""
        return bool(self._take(name, bool, False))

    def count(self, name: str) -> int | None:
        """A whole number."""
        value: int | None = self._take(name, int, None)
        return self.refuse(name) if isinstance(value, bool) else value

    def number(self, name: str) -> Decimal | None:
        """A decimal number, kept as text."""
        text = self.text(name)
        try:
            number = Decimal(text) if text else None
        except InvalidOperation:
            self.refuse(name)
        return self.refuse(name) if number is not None and not number.is_finite() else number

    def condition(self, name: str) -> Condition | None:
        """A condition, kept as its expression."""
        text = self.text(name)
        try:
            return parse(text) if text else None
        except Unreadable as error:
            raise Faults([Fault(self._place(name), error.problem)]) from error

    def names(self, name: str) -> tuple[str, ...]:
        """A list of short texts."""
        items = self._take(name, list, [])
        return tuple(items) if all(isinstance(item, str) for item in items) else self.refuse(name)

    def texts(self, name: str) -> dict[str, str]:
        """Texts by name; empty ones are left out."""
        items = self._take(name, dict, {})
        if not all(isinstance(part, str) for item in items.items() for part in item):
            self.refuse(name)
        tidied = {key: tidy(text) for key, text in items.items()}
        return {key: text for key, text in tidied.items() if text}

    def words(self, name: str) -> dict[str, str]:
        """Texts by language."""
        words = self.texts(name)
        return words if set(words) <= set(UN_LANGUAGES) else self.refuse(name)

    def refuse(self, name: str) -> NoReturn:
        """Raise Faults for a field."""
        raise Faults([Fault(self._place(name), Message("The value of this field is of the wrong kind."))])

    def _take(self, name: str, kind: type, absent: Any) -> Any:
        value = self._left.pop(name, absent)
        return value if isinstance(value, kind) or value is absent else self.refuse(name)

    def _place(self, name: str) -> str:
        return f"{self._where}.{name}" if self._where else name
