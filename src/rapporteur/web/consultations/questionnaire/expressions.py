"""Conditions as XLSForm writes them in its column relevant (XPath 1.0): the part of it that is understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NoReturn

from rapporteur.engine.messages import Message
from rapporteur.web.consultations.questionnaire.conditions import (
    OPERATORS,
    And,
    Answered,
    Compares,
    Condition,
    Includes,
    Is,
    Not,
    Or,
)

LONGEST: Final = 5_000
_DEEPEST: Final = 40

_TOKEN: Final = re.compile(
    r"""\s*(?:
        (?P<question>\$\{\s*(?P<name>[^\s{}]+)\s*\})
      | (?P<text>'[^']*'|"[^"]*")
      | (?P<number>-?(?:\d+(?:\.\d+)?|\.\d+))
      | (?P<operator><=|>=|!=|=|<|>)
      | (?P<word>[A-Za-z][\w.-]*)
      | (?P<mark>[(),])
    )""",
    re.VERBOSE,
)


class Unreadable(ValueError):
    """An expression outside the part that is understood. position: of the character, from 1."""

    def __init__(self, problem: Message, position: int) -> None:
        self.problem = problem
        self.position = position
        super().__init__(problem)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


def parse(expression: str) -> Condition:
    """The condition that an expression states. Raises Unreadable, with the position, for all that is not understood."""
    if len(expression) > LONGEST:
        raise Unreadable(Message("The condition is longer than {limit} characters.", limit=LONGEST), LONGEST)
    reader = _Reader(_tokens(expression))
    condition = reader.alternatives()
    reader.expect("end", "")
    return condition


def write(condition: Condition) -> str:
    """The expression that states a condition."""
    match condition:
        case And(parts):
            return " and ".join(_bracketed(part) for part in parts)
        case Or(parts):
            return " or ".join(_bracketed(part) for part in parts)
        case Not(Is(question, value)):
            return f"${{{question}}} != {_quoted(value)}"
        case Not(Answered(question)):
            return f"${{{question}}} = ''"
        case Not(part):
            return f"not({write(part)})"
        case Is(question, value):
            return f"${{{question}}} = {_quoted(value)}"
        case Includes(question, option):
            return f"selected(${{{question}}}, {_quoted(option)})"
        case Compares(question, sign, number):
            return f"${{{question}}} {sign} {number:f}"
        case Answered(question):
            return f"${{{question}}} != ''"


def _bracketed(condition: Condition) -> str:
    return f"({write(condition)})" if isinstance(condition, And | Or) else write(condition)


def _quoted(text: str) -> str:
    """A literal of XPath 1.0, which knows no escapes: text with both kinds of quotes is put together."""
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    parts = [part for part in re.split("(')", text) if part]
    return f"concat({', '.join(_quoted(part) for part in parts)})"


def _tokens(expression: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    end = len(expression.rstrip())
    while at < end:
        found = _TOKEN.match(expression, at)
        if not found:
            at += len(expression[at:]) - len(expression[at:].lstrip())
            _refuse(expression[at], at + 1)
        kind = str(found.lastgroup)
        text = found["name"] if kind == "question" else found[kind]
        tokens.append(_Token(kind, text, found.start(kind) + 1))
        at = found.end()
    return [*tokens, _Token("end", "", end + 1)]


class _Reader:
    """Recursive descent: alternatives of conjunctions of single statements."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def alternatives(self) -> Condition:
        parts = self._joined("or", self._conjunction)
        return Or(tuple(parts)) if len(parts) > 1 else parts[0]

    def expect(self, kind: str, text: str) -> _Token:
        token = self._next
        if token.kind != kind or (text and token.text != text):
            _refuse(token.text, token.position)
        self._at += 1
        return token

    @property
    def _next(self) -> _Token:
        return self._tokens[self._at]

    def _takes(self, kind: str, text: str) -> bool:
        taken = self._next.kind == kind and self._next.text == text
        self._at += taken
        return taken

    def _conjunction(self) -> Condition:
        parts = self._joined("and", self._statement)
        return And(tuple(parts)) if len(parts) > 1 else parts[0]

    def _joined(self, word: str, read: Callable[[], Condition]) -> list[Condition]:
        """Parts between the same word; a part in brackets that joins by that word too is laid open."""
        kind = And if word == "and" else Or
        parts: list[Condition] = []
        while not parts or self._takes("word", word):
            part = read()
            parts.extend(part.parts if isinstance(part, kind) else (part,))
        return parts

    def _statement(self) -> Condition:
        token = self._next
        if self._takes("mark", "("):
            return self._enclosed(token)
        if token.kind == "question":
            return self._comparison()
        if self._takes("word", "not"):
            return Not(self._enclosed(self.expect("mark", "(")))
        if self._takes("word", "selected"):
            return self._selected()
        return _refuse(token.text, token.position)

    def _enclosed(self, opening: _Token) -> Condition:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Unreadable(Message("The condition has too many brackets within brackets."), opening.position)
        condition = self.alternatives()
        self.expect("mark", ")")
        self._depth -= 1
        return condition

    def _selected(self) -> Condition:
        self.expect("mark", "(")
        question = self.expect("question", "").text
        self.expect("mark", ",")
        option = self._literal()
        self.expect("mark", ")")
        return Includes(question, option)

    def _comparison(self) -> Condition:
        question = self.expect("question", "").text
        sign = self.expect("operator", "")
        if self._next.kind == "number":
            number = Decimal(self.expect("number", "").text)
            return Compares(question, next(each for each in OPERATORS if each == sign.text), number)
        if sign.text not in ("=", "!="):
            _refuse(self._next.text, self._next.position)
        value = self._literal()
        same = Is(question, value) if value else Not(Answered(question))
        if sign.text == "=":
            return same
        return Not(same) if value else Answered(question)

    def _literal(self) -> str:
        if not self._takes("word", "concat"):
            return self.expect("text", "").text[1:-1]
        self.expect("mark", "(")
        text = self.expect("text", "").text[1:-1]
        while self._takes("mark", ","):
            text += self.expect("text", "").text[1:-1]
        self.expect("mark", ")")
        return text


def _refuse(found: str, position: int) -> NoReturn:
    if not found:
        raise Unreadable(Message("The condition ends too early, at character {position}.", position=position), position)
    problem = Message(
        "The condition is not understood at character {position}: {found}. Understood are comparisons of an answer "
        "with a text or a number, selected(), and, or, not() and brackets.",
        position=position,
        found=found,
    )
    raise Unreadable(problem, position)
