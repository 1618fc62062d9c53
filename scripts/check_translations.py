"""Whether every sentence of the product stands in every language, and docs/reference/languages.md says so.

`python -m scripts.check_translations` prints what is missing and ends with 1; with `--write` it writes the page.
"""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from babel import Locale

from rapporteur.engine.languages.templates import Plural, Template, language_name, texts
from rapporteur.engine.records import UN_LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "languages.md"
SOURCE = "en"
MODULES = ("claims", "report", "labels")
_WHOLE_NUMBERS = 1_000


def main(arguments: list[str]) -> int:
    """Check, or write the page with `--write`."""
    problems = [*missing_messages(), *(problem for code in translated() for problem in differences(code))]
    if "--write" in arguments:
        PAGE.write_text(page(), encoding="utf-8", newline="\n")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != page():
        problems.append(f"{PAGE.relative_to(ROOT)} is not up to date: run python -m scripts.check_translations --write")
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    return 1 if problems else 0


def translated() -> tuple[str, ...]:
    """The languages that are translated into, in the UN's order."""
    return tuple(code for code in UN_LANGUAGES if code != SOURCE)


def templates_of(code: str, name: str) -> dict[str, Template]:
    """Every template and word of a module of a language by its path: "SHARE/themes/many"."""
    module = import_module(f"rapporteur.engine.languages.{code}.{name}")
    found: dict[str, Template] = {}
    for constant in sorted(vars(module)):
        if constant.isupper() and constant not in ("REVIEWED", "LIST_AND_BEFORE"):
            found.update(_flat(constant, getattr(module, constant)))
    return found


def _flat(path: str, value: Any) -> Iterator[tuple[str, Template]]:
    if isinstance(value, str | Plural):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{path}/{key}", inner)
    elif isinstance(value, tuple | list):
        for number, inner in enumerate(value):
            yield from _flat(f"{path}/{number}", inner)


def differences(code: str) -> Iterator[str]:
    """What a language lacks, has too much, or fills with other placeholders than the source."""
    for name in MODULES:
        source, own = templates_of(SOURCE, name), templates_of(code, name)
        where = f"languages/{code}/{name}.py"
        yield from (f"{where}: no {path}" for path in source if path not in own)
        yield from (f"{where}: {path} is not in the source" for path in own if path not in source)
        for path in (path for path in source if path in own):
            yield from (f"{where}: {path}: {problem}" for problem in _faults(code, source[path], own[path]))
    known = import_module(f"rapporteur.engine.languages.{code}.messages").MESSAGES
    for template in message_templates():
        if template in known:
            faults = _faults(code, template, known[template])
            yield from (f"languages/{code}/messages.py: {template!r}: {problem}" for problem in faults)
        else:
            yield f"languages/{code}/messages.py: no translation of {template!r}"
    extra = sorted(set(known) - set(message_templates()))
    yield from (f"languages/{code}/messages.py: {template!r} is said nowhere" for template in extra)


def _faults(code: str, source: Template, own: Template) -> Iterator[str]:
    if any(not text.strip() for text in texts(own)) and all(text.strip() for text in texts(source)):
        yield "empty"
    wanted, found = shown(source), shown(own) | choosing(own)
    if found - wanted - choosing(source):
        yield f"unknown placeholders {sorted(found - wanted - choosing(source))}"
    if wanted - found:
        yield f"placeholders not used: {sorted(wanted - found)}"
    yield from _missing_forms(code, own)


def _missing_forms(code: str, template: Template) -> Iterator[str]:
    if not isinstance(template, Plural):
        return
    rule = Locale.parse(code).plural_form
    exact = {int(key[1:]) for key in template.forms if key.startswith("=")}
    needed = {str(rule(number)) for number in range(1, _WHOLE_NUMBERS) if number not in exact}
    if needed - set(template.forms):
        yield f"no form for {sorted(needed - set(template.forms))} of {template.by}"
    for form in template.forms.values():
        yield from _missing_forms(code, form)


def shown(template: Template) -> frozenset[str]:
    """The names of the placeholders in the text of a template, in any of its forms."""
    return frozenset(name for text in texts(template) for _, name, _, _ in string.Formatter().parse(text) if name)


def choosing(template: Template) -> frozenset[str]:
    """The names of the values that choose a form of a template."""
    if isinstance(template, str):
        return frozenset()
    return frozenset({template.by}).union(*(choosing(form) for form in template.forms.values()))


def message_templates() -> tuple[str, ...]:
    """The template of every Message that the engine makes. Those of the site are in its own catalogues."""
    site = ROOT / "src" / "rapporteur" / "web"
    paths = (path for path in _sources() if not path.is_relative_to(site))
    found = {template for path in paths for template, _ in _calls(path) if template}
    return tuple(sorted(found))


def missing_messages() -> Iterator[str]:
    """Calls of Message whose template is no literal, so that nobody can translate it."""
    for path in _sources():
        for template, line in _calls(path):
            if template is None:
                yield f"{path.relative_to(ROOT)}:{line}: the template of this Message is not a literal"


def _sources() -> list[Path]:
    folder = ROOT / "src" / "rapporteur"
    return sorted(path for path in folder.rglob("*.py") if path.name != "messages.py")


def _calls(path: Path) -> Iterator[tuple[str | None, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message":
            first = node.args[0] if node.args else None
            yield (
                (first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None),
                node.lineno,
            )


def page() -> str:
    """The reference page on the languages of the report."""
    rows = "".join(f"| {_named(code)} | {_count(code)} | {_state(code)} |\n" for code in UN_LANGUAGES)
    return _PAGE.format(rows=rows)


def _named(code: str) -> str:
    own = language_name(code, code)
    return f"{language_name(code, 'en')} ({own}), `{code}`"


def _count(code: str) -> int:
    words = sum(len(templates_of(code, name)) for name in MODULES)
    return words + (len(message_templates()))


def _state(code: str) -> str:
    reviewed = import_module(f"rapporteur.engine.languages.{code}.report").REVIEWED
    if reviewed == "source":
        return "written in this language"
    return f"reviewed by {reviewed}" if reviewed else "translated by its makers; not yet reviewed by a native reader"


_PAGE = """# Languages of the report

`rapporteur report --lang CODE` writes the report in one of the six official languages of the United Nations. Headings,
sentences of findings, quantifiers, captions, notes, notices and rejections are translated; what people wrote stays as
they wrote it, in its own language and direction, and so do the labels of themes and phrases, which are theirs.

| language | sentences and words | state of the translation |
|---|---|---|
{rows}
A report in a language that no native reader has reviewed says so in its section on method. Who reviews one puts their
name and the date into `REVIEWED` in `src/rapporteur/engine/languages/CODE/report.py`.

## How numbers, dates and punctuation are set

| what | rule |
|---|---|
| digits | European digits (0-9) in every language, Arabic included, as in present United Nations documents |
| thousands | as the Unicode CLDR sets them for the language |
| plural forms | one whole sentence for each plural category of the CLDR that whole numbers reach |
| counts under ten | in words where the number stands in running text |
| per cent | in words in English and Arabic, as a sign elsewhere |
| dates | day, month and year as United Nations documents in that language write them; months in both forms in Arabic |
| Arabic punctuation | Arabic comma, semicolon and question mark (، ؛ ؟), quotation marks « » |
| Chinese punctuation | full-width marks, no space between sentences |
| words of the other direction | set apart by marks of the Unicode bidirectional algorithm (UAX #9) |
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
