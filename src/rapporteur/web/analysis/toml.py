"""Writing TOML: strings, numbers, lists and tables of these, in the order given (https://toml.io, 1.0)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

Value = str | int | bool | Sequence[str] | Mapping[str, "Value"]


def written(tables: Sequence[tuple[str, Mapping[str, Value]]]) -> str:
    """A document. tables: (heading, values), "" before the first heading; a heading as `[table]` or `[[table]]`."""
    return "\n".join("\n".join(_table(heading, values)) for heading, values in tables if heading or values) + "\n"


def heading(*keys: str, many: bool = False) -> str:
    """The line that begins a table; many: one of an array of tables."""
    name = ".".join(_key(key) for key in keys)
    return f"[[{name}]]" if many else f"[{name}]"


def _table(line: str, values: Mapping[str, Value]) -> Iterator[str]:
    if line:
        yield line
    for key, value in values.items():
        yield f"{_key(key)} = {_value(value)}"
    yield ""


def _key(key: str) -> str:
    return key if key.isascii() and key.isidentifier() else _quoted(key)


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(key)} = {_value(inner)}" for key, inner in value.items()) + " }"
    return "[" + ", ".join(_quoted(item) for item in value) + "]"


def _quoted(text: str) -> str:
    """A basic string. JSON's escapes are TOML's; only DEL is one more that may not stand as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
