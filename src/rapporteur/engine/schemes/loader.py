"""Schemes of codes and what was fitted for them: the files that come with Rapporteur, and the user's own."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rapporteur.engine.errors import SourceMissing, UnknownScheme, WrongUse
from rapporteur.engine.records import Scheme, SchemeCode

_BUILTIN = ("action-lines", "categories", "sdgs")
_FORM = 'A scheme file is {"scheme", "title", "codes": [{"code", "label": {language: text}, ...}]}.'


def builtin() -> tuple[str, ...]:
    """The names of the schemes that come with Rapporteur, sorted."""
    return _BUILTIN


def load_scheme(name_or_path: str | Path) -> Scheme:
    """Return a scheme by its name, or from a scheme file (CONTRACTS.md: JSON in UTF-8).

    Raises UnknownScheme for a name that is not built in, SourceMissing for a file that is not there,
    WrongUse for a file that is no scheme; each says where.
    """
    if isinstance(name_or_path, str) and name_or_path in _BUILTIN:
        return _builtin(name_or_path)
    path = Path(name_or_path)
    if path.is_file():
        return read_scheme(path.read_bytes(), where=str(name_or_path))
    if isinstance(name_or_path, Path) or path.suffix.lower() == ".json":
        raise SourceMissing("no such scheme file", where=str(name_or_path), action="Check the path.")
    raise UnknownScheme(
        f'no scheme is called "{name_or_path}"',
        action=f"Use {', '.join(_BUILTIN)} or the path of a scheme file.",
    )


def read_scheme(content: bytes, *, where: str) -> Scheme:
    """Return the scheme that the bytes of a scheme file hold. where: its name, for messages.

    Raises WrongUse. Codes are unique, parents are other codes of the scheme and no circle. A code of which nothing
    is said, neither label nor description nor example, is called by its own name.
    """
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise WrongUse(f"the scheme cannot be read as JSON in UTF-8 ({error})", where=where, action=_FORM) from error
    if not isinstance(data, dict) or not isinstance(data.get("codes"), list) or not data["codes"]:
        raise WrongUse('the scheme has no list "codes"', where=where, action=_FORM)
    codes = tuple(_code(item, f"{where}, code {i}") for i, item in enumerate(data["codes"], 1))
    _check_names(codes, where)
    return Scheme(
        scheme=_text(data, "scheme", where) or Path(where).stem,
        title=_texts(data, "title", where),
        codes=codes,
        exact=data.get("exact") is True,
        calibrated=data.get("calibrated") is True,
    )


def areas(scheme: Scheme) -> Mapping[str, str]:
    """The area of each code that has one, by code (for Action Lines: technology-access, economic ...)."""
    return {code.code: code.area for code in scheme.codes if code.area}


def leaves(scheme: Scheme) -> tuple[SchemeCode, ...]:
    """The codes that have no codes under them, in order: what is counted (C7 is counted in its eight)."""
    parents = {code.parent for code in scheme.codes}
    return tuple(code for code in scheme.codes if code.code not in parents)


def quantifier_scale() -> tuple[Mapping[str, Any], ...]:
    """The default scale of quantifiers, strongest first (EVIDENCE.md). A rule holds when all conditions hold.

    Conditions: everybody (count = of), low_above and high_below (bounds of the interval), count_from, count_is.
    """
    return tuple(json.loads(_file("quantifiers.json").read_text("utf-8")))


@lru_cache(maxsize=8)
def fitted(name: str) -> Mapping[str, npt.NDArray[Any]]:
    """The arrays of a fitted model by name, from schemes/data/<name>.npz. Raises UnknownScheme if there is none."""
    try:
        content = _file(f"{name}.npz").read_bytes()
    except FileNotFoundError as error:
        raise UnknownScheme(f'nothing was fitted as "{name}"', action="Run `python -m evals.fit`.") from error
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return {key: arrays[key] for key in arrays.files}


@lru_cache(maxsize=1)
def calibration() -> Mapping[str, Any]:
    """What was measured on held-out contributions, by encoder tier and method (schemes/data/calibration.json)."""
    content: Mapping[str, Any] = json.loads(_file("calibration.json").read_text("utf-8"))
    return content


@lru_cache(maxsize=8)
def _builtin(name: str) -> Scheme:
    return read_scheme(_file(f"{name}.json").read_bytes(), where=f"{name}.json")


def _file(name: str) -> Traversable:
    return resources.files("rapporteur.engine.schemes") / "data" / name


def _code(item: Any, where: str) -> SchemeCode:
    if not isinstance(item, dict) or not _text(item, "code", where):
        raise WrongUse('"code" is missing', where=where, action=_FORM)
    where = f"{where} ({item['code']})"
    code = SchemeCode(
        code=str(item["code"]),
        label=_texts(item, "label", where),
        parent=_text(item, "parent", where),
        description=_texts(item, "description", where),
        examples=_list(item.get("examples"), "examples", where),
        terms={key: _list(value, "terms", where) for key, value in _mapping(item, "terms", where).items()},
        area=_text(item, "area", where),
    )
    said = (*code.label.values(), *code.description.values(), *code.examples, *code.terms)
    return code if any(said) else replace(code, label={"": code.code})


def _check_names(codes: Sequence[SchemeCode], where: str) -> None:
    names = [code.code for code in codes]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise WrongUse(f"codes that come twice: {', '.join(twice)}", where=where, action="Give each its own code.")
    lost = sorted({code.parent for code in codes if code.parent and code.parent not in names})
    if lost:
        raise WrongUse(f"parents that are no codes: {', '.join(lost)}", where=where, action="Add them or mend them.")
    parents = {code.code: code.parent for code in codes}
    circling = sorted(name for name in names if _is_above_itself(name, parents))
    if circling:
        raise WrongUse(f"codes that are their own parents: {', '.join(circling)}", where=where, action="Mend them.")


def _is_above_itself(name: str, parents: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    above = parents[name]
    while above and above != name and above not in seen:
        seen.add(above)
        above = parents[above]
    return above == name


def _text(data: Mapping[str, Any], key: str, where: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if not isinstance(value, str | int):
        raise WrongUse(f'"{key}" is not a text', where=where, action=_FORM)
    return str(value).strip()


def _mapping(data: Mapping[str, Any], key: str, where: str) -> Mapping[str, Any]:
    value = data.get(key) or {}
    if not isinstance(value, dict):
        raise WrongUse(f'"{key}" is not an object with one entry a language', where=where, action=_FORM)
    return value


def _texts(data: Mapping[str, Any], key: str, where: str) -> Mapping[str, str]:
    """A text by language; a plain text stands under "" (its language is not known)."""
    if isinstance(data.get(key), str):
        return {"": data[key].strip()}
    texts = _mapping(data, key, where)
    return {language: _text(texts, language, f"{where}, {key}") for language in texts}


def _list(value: Any, key: str, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise WrongUse(f'"{key}" is not a list of texts', where=where, action=_FORM)
    return tuple(item.strip() for item in value if item.strip())
