"""Sentences for people that remember how they were made, so that they can be said in another language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Message(str):
    """An English sentence made of a template and values: Message("{name} is empty.", name="a.pdf").

    It is that sentence wherever text is wanted. template: with named placeholders, a literal, since it is
    the key under which `languages/*/messages.py` hold its translations. values: text, whole numbers or
    other messages by name; numbers are shown with thousands set apart, and plural forms depend on them.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, str | int]

    def __new__(cls, template: str, /, **values: str | int) -> Message:
        """The sentence. Raises KeyError where a placeholder has no value."""
        shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
        message = super().__new__(cls, template.format(**shown))
        message.template, message.values = template, values
        return message

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.template,), dict(self.values)


def to_data(message: Message) -> dict[str, Any]:
    """A message as JSON can hold it: {"template", "values"}, messages among its values taken apart likewise."""
    values = {name: to_data(value) if isinstance(value, Message) else value for name, value in message.values.items()}
    return {"template": message.template, "values": values}


def from_data(data: Mapping[str, Any]) -> Message:
    """The message that `to_data` took apart."""
    values = {name: from_data(value) if isinstance(value, dict) else value for name, value in data["values"].items()}
    return Message(str(data["template"]), **values)
