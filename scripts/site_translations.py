"""The words of the site in the other five languages: src/rapporteur/web/locale.

python -m scripts.site_translations            says what is missing or wrong, and ends with 1
python -m scripts.site_translations write      takes new words into the .po files, drops old ones, compiles the .mo
python -m scripts.site_translations missing fr      prints what has no French yet, as JSON for a translator
python -m scripts.site_translations merge fr FILE   takes a translator's JSON in: the same with "to", one string a form
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

ROOT: Final = Path(__file__).resolve().parent.parent
SITE: Final = ROOT / "src" / "rapporteur" / "web"
LOCALES: Final = ("ar", "zh_Hans", "fr", "ru", "es")
_PLURAL: Final = ("ngettext", "ngettext_lazy")
_CONTEXT: Final = ("pgettext", "pgettext_lazy")
_KEYWORDS: Final = ("gettext", "gettext_lazy", "gettext_noop", "_", "Message", *_PLURAL, *_CONTEXT)
_PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sd]|(?<![{%])\{\w+\}|%%")
_NO_DATE: Final = datetime(2026, 1, 1, tzinfo=UTC)
Key = tuple[str, str, str]
"""Context, singular, plural."""


def main(words: list[str]) -> int:
    """Run what was asked for; 1 where something is missing."""
    match words:
        case []:
            problems = list(faults())
            sys.stderr.writelines(f"{problem}\n" for problem in problems)
            return 1 if problems else 0
        case ["write"]:
            for locale in LOCALES:
                _save(locale, _updated(locale))
        case ["missing", locale]:
            sys.stdout.write(json.dumps(list(_missing(locale)), ensure_ascii=False, indent=1) + "\n")
        case ["merge", locale, file]:
            return _merge(locale, json.loads(Path(file).read_text(encoding="utf-8")))
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0


def extracted() -> dict[Key, list[str]]:
    """Everything the site says, with the files that say it."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
    found: dict[Key, list[str]] = {}
    for path in sorted([*SITE.rglob("*.py"), *SITE.rglob("*.html"), *SITE.rglob("*.txt")]):
        if "migrations" in path.parts:
            continue
        for key in _keys(path):
            found.setdefault(key, []).append(path.relative_to(ROOT).as_posix())
    return found


def _keys(path: Path) -> Iterator[Key]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
    calls: Any = extract_python(BytesIO(text.encode()), dict.fromkeys(_KEYWORDS), (), {"encoding": "utf-8"})
    for _, name, given, _ in calls:
        parts = [part for part in (given if isinstance(given, tuple) else (given,)) if isinstance(part, str)]
        context = parts.pop(0) if name in _CONTEXT and parts else ""
        plural = parts[1] if name in _PLURAL and len(parts) > 1 else ""
        if parts and parts[0]:
            yield context, parts[0], plural


def _path(locale: str) -> Path:
    return SITE / "locale" / locale / "LC_MESSAGES" / "django.po"


def _catalog(locale: str) -> Catalog:
    if not _path(locale).is_file():
        return _empty(locale)
    with _path(locale).open("rb") as file:
        return read_po(file, locale=locale)


def _empty(locale: str) -> Catalog:
    return Catalog(
        locale=locale,
        project="Rapporteur",
        version="",
        fuzzy=False,
        header_comment="# The site's words.",
        charset="utf-8",
    )


def _key(message: Message) -> Key:
    one, *more = message.id if isinstance(message.id, list | tuple) else (message.id,)
    return message.context or "", one, more[0] if more else ""


def _forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, list | tuple) else (message.string or "",)


def _updated(locale: str) -> Catalog:
    """The catalogue with exactly what the site says today, in the order of its ids."""
    known = {_key(message): _forms(message) for message in _catalog(locale) if message.id}
    fresh = _empty(locale)
    for key, files in sorted(extracted().items()):
        _put(fresh, key, known.get(key, ()), files)
    return fresh


def _put(catalog: Catalog, key: Key, forms: tuple[str, ...], files: list[str]) -> None:
    context, one, plural = key
    count = get_plural(catalog.locale).num_plurals if plural else 1
    strings = (*forms, *[""] * count)[:count]
    catalog.add(
        (one, plural) if plural else one,
        strings if plural else strings[0],
        locations=[(file, 0) for file in sorted(set(files))],
        context=context or None,
    )


def _save(locale: str, catalog: Catalog) -> None:
    path = _path(locale)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_written(catalog))
    path.with_suffix(".mo").write_bytes(_compiled(catalog))


def _written(catalog: Catalog) -> bytes:
    buffer = BytesIO()
    write_po(buffer, catalog, width=120, omit_header=False, include_lineno=False)
    stamps = re.compile(
        rb'"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Generated-By|Report-Msgid-Bugs-To)[^\n]*\n'
    )
    return stamps.sub(b"", buffer.getvalue())


def _compiled(catalog: Catalog) -> bytes:
    """The .mo without dates, so that the same words give the same bytes."""
    buffer = BytesIO()
    stable = read_po(BytesIO(_written(catalog)), locale=catalog.locale)
    stable.creation_date = stable.revision_date = _NO_DATE
    write_mo(buffer, stable)
    return buffer.getvalue()


def _missing(locale: str) -> Iterator[dict[str, Any]]:
    for message in _updated(locale):
        if message.id and not all(_forms(message)):
            context, one, plural = _key(message)
            entry: dict[str, Any] = {"id": one}
            if plural:
                entry |= {"plural": plural, "forms": get_plural(locale).plural_expr}
            if context:
                entry["context"] = context
            yield entry | {"where": [Path(file).name for file, _ in message.locations][:3]}


def _merge(locale: str, entries: list[dict[str, Any]]) -> int:
    given = {
        (entry.get("context", ""), entry["id"], entry.get("plural", "")): tuple(
            [entry["to"]] if isinstance(entry["to"], str) else entry["to"]
        )
        for entry in entries
    }
    catalog = _updated(locale)
    wanted = {_key(message): message for message in catalog if message.id}
    for key in given.keys() - wanted.keys():
        sys.stderr.write(f"{locale}: nobody says {key[1]!r}\n")
    for key in given.keys() & wanted.keys():
        message = wanted[key]
        message.string = given[key] if key[2] else given[key][0]
    _save(locale, catalog)
    return 0


def faults() -> Iterator[str]:
    """What is wrong with the catalogues, a line each."""
    for locale in LOCALES:
        where = _path(locale).relative_to(ROOT)
        if not _path(locale).is_file():
            yield f"{where}: is not there; run python -m scripts.site_translations write"
            continue
        catalog = _catalog(locale)
        if _written(_updated(locale)) != _path(locale).read_bytes():
            yield f"{where}: is not what the site says; run python -m scripts.site_translations write"
        if _compiled(catalog) != _path(locale).with_suffix(".mo").read_bytes():
            yield f"{where}: its .mo is another; run python -m scripts.site_translations write"
        yield from (f"{where}: {fault}" for message in catalog if message.id for fault in _faults(message))


def _faults(message: Message) -> Iterator[str]:
    _, one, plural = _key(message)
    forms = _forms(message)
    if message.fuzzy or not all(forms):
        yield f"{one!r} has no translation"
        return
    source = set(_PLACEHOLDER.findall(plural or one))
    optional = source ^ set(_PLACEHOLDER.findall(one))
    for form in forms:
        strange = set(_PLACEHOLDER.findall(form)) ^ source
        if strange - (optional if not plural else source):
            yield f"{one!r}: {form!r} has other placeholders: {', '.join(sorted(strange))}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
