"""Typed reading of review.toml: each function returns a value of one type or raises ReviewError."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapporteur.engine.errors import ReviewError

_NAMES = {str: "a text in quotes", bool: "true or false", list: "a list", dict: "a table"}


@dataclass(frozen=True, slots=True)
class Node:
    """A table of the TOML file. place: how a person would find it, "review.toml, [table]"."""

    place: str
    values: Mapping[str, Any]

    def allow(self, keys: Iterable[str]) -> None:
        """Raise ReviewError if the table has a key that is not one of keys."""
        legal = sorted(keys)
        for key in self.values:
            if key not in legal:
                raise self.error(key, "is not a key that is known here", f"Known keys: {', '.join(legal)}.")

    def error(self, key: str, what: str, action: str = "") -> ReviewError:
        """A ReviewError about one key of this table."""
        return ReviewError(f'"{key}" {what}.', where=self.place, action=action)

    def typed(self, key: str, kind: type) -> Any:
        """The value of a key, None if it is absent; raises ReviewError if it is of another type."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, kind):
            raise self.error(key, f"must be {_NAMES[kind]}, not {value!r}")
        return value

    def text(self, key: str) -> str:
        """A text, "" if absent."""
        return str(self.typed(key, str) or "")

    def flag(self, key: str) -> bool:
        """A truth value, False if absent."""
        return bool(self.typed(key, bool))

    def choice(self, key: str, legal: Iterable[str], default: str = "") -> str:
        """A text that is one of legal, the default if absent."""
        value = self.text(key) if key in self.values else default
        if key in self.values and value not in tuple(legal):
            raise self.error(key, f'has the value "{value}"', f"Choose one of: {', '.join(legal)}.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, () if absent; one text counts as a list of one."""
        value = self.values.get(key, [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            raise self.error(key, f"must be a text or a list of texts, not {value!r}")
        return tuple(items)

    def node(self, key: str) -> Node:
        """A sub-table, an empty one if absent."""
        return Node(self._below(key), self.typed(key, dict) or {})

    def nodes(self, key: str) -> tuple[Node, ...]:
        """One table, or an array of tables; () if absent."""
        value = self.values.get(key, [])
        items = [value] if isinstance(value, dict) else value
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            raise self.error(key, "must be a table or an array of tables")
        return tuple(Node(self._below(key), item) for item in items)

    def mapping(self, key: str, legal: Iterable[str] | None = None) -> dict[str, str]:
        """A sub-table of texts; with legal, every value must be one of them."""
        node = self.node(key)
        for name in node.values:
            node.typed(name, str)
            if legal is not None:
                node.choice(name, legal)
        return dict(node.values)

    def share(self, key: str) -> float:
        """A number from 0 to 1."""
        value = self.values[key]
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise self.error(key, f"must be a share from 0 to 1, not {value!r}")
        return float(value)

    def _below(self, key: str) -> str:
        head, bracket, path = self.place.partition(" [")
        return f"{head} [{path[:-1]}.{key}]" if bracket else f"{head} [{key}]"
