"""The audit: makes every finding, sentence and rendering again from the run's tables and compares.

It recomputes and trusts no stored checksum: a stronger and a weaker wording fail alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any

from rapporteur import __version__
from rapporteur.engine.analysis.coverage import measure
from rapporteur.engine.analysis.tally import Tally
from rapporteur.engine.errors import SourceMissing
from rapporteur.engine.findings.find import bench_of, find
from rapporteur.engine.frames import read_entries, read_findings, read_run
from rapporteur.engine.records import Entry, Finding, Run
from rapporteur.engine.report.charts import draw
from rapporteur.engine.report.compose import compose
from rapporteur.engine.report.printable import printable
from rapporteur.engine.report.recount import recount
from rapporteur.engine.report.renderings import extract, render

SHOWN = 160
"""Characters of an expected or found value that a failure shows."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that does not hold. sentence: id in report.json, "" where none states it.

    rule: what was checked: text, table, count, quantifier, interval, quote, finding, sentence, rendering ...
    """

    sentence: str
    finding: str
    rule: str
    expected: str
    found: str


def audit(out: Path) -> tuple[Failure, ...]:
    """Everything in a run folder that does not hold; empty when all of it does.

    Raises SourceMissing when a contract file is missing or cannot be read at all.
    """
    run, stated, entries = read_run(out), read_findings(out), read_entries(out)
    bench = bench_of(run)
    findings = find(bench)
    expected = compose(bench, findings, language=str(run.settings.get("language", "en")))
    failures = [
        *_texts(run, entries),
        *_tables(bench.tally),
        *_findings(findings, stated, entries),
        *_entries(expected, entries),
        *_renderings(out, run, expected, entries),
    ]
    if not failures:
        failures = list(_pages(out, run, findings, expected))
    return tuple(dict.fromkeys(failures))


def _texts(run: Run, entries: Sequence[Entry]) -> Iterator[Failure]:
    withheld = {item.id for item in run.contributions if item.publication == "withheld"}
    for text in run.texts:
        if text.contribution in withheld:
            continue
        found = hashlib.sha256(text.content.encode("utf-8", "surrogatepass")).hexdigest()
        if found != text.text:
            quoting = [entry.id for entry in entries if entry.place.get("text") == text.text] or [""]
            yield from (Failure(name, "", "text", f"SHA-256 {text.text}", f"SHA-256 {found}") for name in quoting)


def _tables(tally: Tally) -> Iterator[Failure]:
    run = tally.run
    for expected, found in zip_longest(measure(tally), run.coverage):
        if expected != found:
            yield Failure("", "", "coverage", _short(expected), _short(found))
    for rule, expected_value, found_value in recount(tally):
        yield Failure("", "", rule, expected_value, found_value)


def _findings(expected: Sequence[Finding], stated: Sequence[Finding], entries: Sequence[Entry]) -> Iterator[Failure]:
    stating: dict[str, list[str]] = {}
    for entry in entries:
        for name in (*entry.findings, *([entry.place["finding"]] if "finding" in entry.place else [])):
            stating.setdefault(name, []).append(entry.id)
    wanted, found = {item.id: item for item in expected}, {item.id: item for item in stated}
    for name in dict.fromkeys([*wanted, *found]):
        for rule, one, other in _differences(wanted.get(name), found.get(name)):
            for sentence in stating.get(name, [""]):
                yield Failure(sentence, name, rule, one, other)


def _differences(expected: Finding | None, found: Finding | None) -> Iterator[tuple[str, str, str]]:
    if expected is None or found is None:
        yield (
            "finding",
            "a finding" if expected else "no such finding",
            "a finding" if found else "no such finding",
        )
        return
    one, other = _plain(asdict(expected)), _plain(asdict(found))
    for field in one:
        if one[field] != other[field]:
            rule = "quote" if field == "evidence" else field
            yield rule, _short(one[field]), _short(other[field])


def _plain(value: Any) -> Any:
    """The value as JSON gives it back, so that tuples and lists are equal."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _entries(expected: Sequence[Entry], stated: Sequence[Entry]) -> Iterator[Failure]:
    if [entry.id for entry in expected] == [entry.id for entry in stated]:
        for one, other in zip(expected, stated, strict=True):
            yield from _entry(one, other)
        return
    matcher = SequenceMatcher(
        None,
        [entry.kind + entry.text for entry in expected],
        [entry.kind + entry.text for entry in stated],
        False,
    )
    for tag, start, end, from_, to in matcher.get_opcodes():
        if tag == "equal":
            continue
        missing = " ".join(entry.text for entry in expected[start:end])
        if from_ == to:
            yield Failure(expected[start].id, "", "sentence", _short(missing), "nothing")
        for entry in stated[from_:to]:
            yield Failure(entry.id, "", "sentence", _short(missing), _short(entry.text))


def _entry(expected: Entry, stated: Entry) -> Iterator[Failure]:
    if expected == stated:
        return
    one, other = _plain(asdict(expected)), _plain(asdict(stated))
    finding = expected.findings[0] if expected.findings else ""
    for field in one:
        if one[field] != other[field]:
            rule = "sentence" if field == "text" else field
            yield Failure(stated.id, finding, rule, _short(one[field]), _short(other[field]))


def _renderings(out: Path, run: Run, expected: Sequence[Entry], stated: Sequence[Entry]) -> Iterator[Failure]:
    """Each rendering says what report.json says, entry by entry."""
    known = {entry.id for entry in expected}
    for name in run.settings["renderings"]:
        found = extract(name, _read(out / f"report.{name}"), stated)
        for entry in stated:
            text = found.pop(entry.id, "")
            if text not in (entry.text, printable(entry.text)):
                yield Failure(entry.id, "", f"rendering {name}", _short(entry.text), _short(text or "nothing"))
        for key, text in found.items():
            yield Failure(key if key in known else "", "", f"rendering {name}", "nothing", _short(text))


def _pages(out: Path, run: Run, findings: Sequence[Finding], entries: Sequence[Entry]) -> Iterator[Failure]:
    """What stands in a rendering or a chart beside the entries: both are made again by what made them.

    A rendering is compared only where the version of Rapporteur, its tools and its fonts are those of the run.
    """
    if run.settings.get("version") != __version__:
        return
    charts = draw(entries, str(run.settings["language"]))
    for name, drawing in charts.items():
        yield from _same(out / "charts" / f"{name}.svg", drawing.encode("utf-8"))
    made = render(entries, findings, charts, run.settings, run.settings["renderings"])
    if made.made_with == run.settings["made_with"]:
        for name, content in made.files.items():
            yield from _same(out / f"report.{name}", content)


def _same(path: Path, expected: bytes) -> Iterator[Failure]:
    found = _read(path)
    if found == expected:
        return
    pairs = zip(expected, found, strict=False)
    place = next((index for index, (one, other) in enumerate(pairs) if one != other), min(len(expected), len(found)))
    start = max(0, place - 40)
    told = [content[start : start + SHOWN].decode("utf-8", "replace") for content in (expected, found)]
    yield Failure("", "", f"rendering {path.name}", _short(told[0]), _short(told[1]))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _missing(path) from error


def _missing(path: Path) -> SourceMissing:
    return SourceMissing("this file of the run is missing", where=path.name, action="Run the report again.")


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
