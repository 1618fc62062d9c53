"""Single random changes to a run folder, each with the sentences that an audit must name.

Whoever changes a text seals it again: its new SHA-256 stands wherever the old one stood.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

QUANTIFIERS = ("all", "almost-all", "most", "majority", "many", "some", "few", "one", None)
WORDS = ("not", "never", "strongly", "many", "few", "always")


@dataclass(frozen=True)
class Mutation:
    """What was changed, and the ids of report entries of which at least one must be named."""

    kind: str
    about: str
    sentences: frozenset[str]


def mutate(out: Path, seed: int) -> Mutation:
    """Make one change in the run folder `out`; kind and place follow from the seed."""
    dice = random.Random(seed)
    kinds: Sequence[Callable[[Path, random.Random], Mutation]] = (
        quote_in_findings,
        number_in_findings,
        stronger_quantifier,
        weaker_quantifier,
        source_text,
        sentence_in_report,
        number_in_report,
        quote_in_report,
        sentence_in_html,
    )
    return kinds[seed % len(kinds)](out, dice)


def quote_in_findings(out: Path, dice: random.Random) -> Mutation:
    findings, stated = _load(out, "findings.json"), _stated(out)
    finding = dice.choice([item for item in findings if item["evidence"] and item["id"] in stated])
    anchor = dice.choice(finding["evidence"])
    anchor["quote"] = other_words(anchor["quote"], dice)
    _save(out, "findings.json", findings)
    return Mutation("quote in findings.json", finding["id"], stated[finding["id"]])


def number_in_findings(out: Path, dice: random.Random) -> Mutation:
    findings, stated = _load(out, "findings.json"), _stated(out)
    finding = dice.choice([item for item in findings if item["id"] in stated])
    field = dice.choice(["count", "of", "asked", "count_without_campaigns"])
    finding[field] += dice.choice([-1, 1, 7])
    _save(out, "findings.json", findings)
    return Mutation("number in findings.json", f"{finding['id']} {field}", stated[finding["id"]])


def stronger_quantifier(out: Path, dice: random.Random) -> Mutation:
    return _quantifier(out, dice, -1)


def weaker_quantifier(out: Path, dice: random.Random) -> Mutation:
    return _quantifier(out, dice, 1)


def _quantifier(out: Path, dice: random.Random, step: int) -> Mutation:
    """The quantifier in findings.json or, with its word, in report.json, one step stronger (-1) or weaker (1)."""
    findings, entries, stated = _load(out, "findings.json"), _load(out, "report.json"), _stated(out)
    able = [
        item
        for item in findings
        if item["quantifier"] and QUANTIFIERS.index(item["quantifier"]) + step >= 0 and item["id"] in stated
    ]
    finding = dice.choice(able)
    other = QUANTIFIERS[QUANTIFIERS.index(finding["quantifier"]) + step]
    named = stated[finding["id"]]
    if dice.random() < 0.5:
        finding["quantifier"] = other
        _save(out, "findings.json", findings)
        return Mutation("quantifier in findings.json", f"{finding['id']} {other}", named)
    entry = dice.choice([item for item in entries if finding["id"] in item["findings"]])
    entry["quantifier"] = other
    _save(out, "report.json", entries)
    return Mutation("quantifier in report.json", f"{entry['id']} {other}", frozenset({entry["id"]}))


def source_text(out: Path, dice: random.Random) -> Mutation:
    """A letter of a quoted passage in texts.parquet, sealed again in every file."""
    findings, stated = _load(out, "findings.json"), _stated(out)
    able = [item for item in findings if item["evidence"] and item["id"] in stated]
    finding = dice.choice(able)
    anchor = dice.choice(finding["evidence"])
    table = pq.read_table(out / "texts.parquet").to_pylist()
    row = next(item for item in table if item["text"] == anchor["text"])
    place = dice.choice([i for i in range(anchor["start"], anchor["end"]) if row["content"][i].isalnum()])
    letter = "x" if row["content"][place] != "x" else "y"
    content = row["content"][:place] + letter + row["content"][place + 1 :]
    sealed = hashlib.sha256(content.encode()).hexdigest()
    _replace_text(out, row["text"], sealed, content)
    _replace_everywhere(out, row["text"], sealed)
    return Mutation("source text", f"{row['contribution']} at {place}", stated[finding["id"]])


def sentence_in_report(out: Path, dice: random.Random) -> Mutation:
    entries = _load(out, "report.json")
    entry = dice.choice([item for item in entries if item["kind"] in ("sentence", "method", "heading", "attribution")])
    entry["text"] = other_words(entry["text"], dice)
    _save(out, "report.json", entries)
    return Mutation("sentence in report.json", entry["id"], frozenset({entry["id"]}))


def number_in_report(out: Path, dice: random.Random) -> Mutation:
    entries = _load(out, "report.json")
    entry = dice.choice([item for item in entries if re.search(r"\d", item["text"])])
    digits = [match.start() for match in re.finditer(r"\d", entry["text"])]
    place = dice.choice(digits)
    digit = str((int(entry["text"][place]) + dice.randint(1, 9)) % 10)
    entry["text"] = entry["text"][:place] + digit + entry["text"][place + 1 :]
    _save(out, "report.json", entries)
    return Mutation("number in report.json", entry["id"], frozenset({entry["id"]}))


def quote_in_report(out: Path, dice: random.Random) -> Mutation:
    entries = _load(out, "report.json")
    entry = dice.choice([item for item in entries if item["kind"] in ("quote", "passage")])
    entry["text"] = other_words(entry["text"], dice)
    _save(out, "report.json", entries)
    return Mutation("quote in report.json", entry["id"], frozenset({entry["id"]}))


def sentence_in_html(out: Path, dice: random.Random) -> Mutation:
    path = out / "report.html"
    page = path.read_text(encoding="utf-8")
    places = list(re.finditer(r'data-entry="([^"]+)"[^>]*>([^<]*\w{3}[^<]*)<', page))
    match = dice.choice(places)
    words = other_words(match.group(2), dice)
    path.write_text(page[: match.start(2)] + words + page[match.end(2) :], encoding="utf-8")
    return Mutation("sentence in the HTML", match.group(1), frozenset({match.group(1)}))


def other_words(text: str, dice: random.Random) -> str:
    """The text with one word more, one word less or one letter changed."""
    words = text.split(" ")
    place = dice.randrange(len(words))
    change = dice.choice(["more", "less", "letter"])
    if change == "less" and len(words) > 3:
        return " ".join(words[:place] + words[place + 1 :])
    if change == "more":
        return " ".join([*words[:place], dice.choice(WORDS), *words[place:]])
    letters = [i for i, letter in enumerate(text) if letter.isalnum()]
    spot = dice.choice(letters)
    return text[:spot] + ("k" if text[spot] != "k" else "q") + text[spot + 1 :]


def _stated(out: Path) -> dict[str, frozenset[str]]:
    """The entries that state each finding, by finding."""
    found: dict[str, set[str]] = {}
    for entry in _load(out, "report.json"):
        for finding in entry["findings"]:
            found.setdefault(finding, set()).add(entry["id"])
    return {finding: frozenset(entries) for finding, entries in found.items()}


def _replace_text(out: Path, old: str, new: str, content: str) -> None:
    path = out / "texts.parquet"
    table = pq.read_table(path)
    rows = [{**row, "text": new, "content": content} if row["text"] == old else row for row in table.to_pylist()]
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)


def _replace_everywhere(out: Path, old: str, new: str) -> None:
    for name in ("segments.parquet", "codes.parquet"):
        table = pq.read_table(out / name)
        rows = [{key: _renamed(value, old, new) for key, value in row.items()} for row in table.to_pylist()]
        pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), out / name)
    for name in ("findings.json", "report.json", "themes.json", "run.json", "report.html"):
        path = out / name
        text = path.read_text(encoding="utf-8").replace(old, new).replace(old[:16] + ":", new[:16] + ":")
        path.write_text(text, encoding="utf-8")


def _renamed(value: Any, old: str, new: str) -> Any:
    if isinstance(value, str):
        return value.replace(old, new).replace(old[:16] + ":", new[:16] + ":")
    return value


def _load(out: Path, name: str) -> Any:
    return json.loads((out / name).read_text(encoding="utf-8"))


def _save(out: Path, name: str, content: Any) -> None:
    (out / name).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
