"""`rapporteur inspect`: what would be read from a source, and how."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Annotated, cast

from cyclopts import Parameter

from rapporteur.cli.messages import messages, say
from rapporteur.cli.options import Common, existing

_MEETINGS = ("record", "transcript", "concept-note", "programme")


def inspect(
    source: Path,
    /,
    *,
    review: Path | None = None,
    as_json: Annotated[bool, Parameter(name="--json", negative="", show_default=False)] = False,
    common: Common | None = None,
) -> int:
    """Show what would be read and how, as a review.toml to save and correct.

    Parameters
    ----------
    source
        A table, a document, a transcript, or a folder of these.
    review
        Settings of the review; by default the review.toml in the folder that is read.
    as_json
        Print one JSON object for each file instead.
    """
    common = common or Common()
    existing(source)
    given = existing(review) if review else None

    from rapporteur.engine.intake import inspection
    from rapporteur.engine.intake.review import load_review
    from rapporteur.engine.intake.suggestion import suggest_review

    seen = inspection.inspect(source, load_review(given) if given else None)
    if as_json:
        sys.stdout.write(json.dumps(seen, ensure_ascii=False, indent=2) + "\n")
        return 0
    if not common.quiet:
        console = messages()
        for line in overview(seen):
            say(console, line)
    sys.stdout.write(suggest_review(source).rstrip("\n") + "\n")
    return 0


def overview(seen: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """A line for each table, meeting and contradiction, and one for the documents of a folder that are used alike.

    seen: what inspection.inspect returned.
    """
    alike: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for one in seen:
        name, kind, use = (str(one.get(key, "")) for key in ("file", "kind", "use"))
        if kind == "table":
            yield _table(one)
        elif kind in _MEETINGS:
            yield _meeting(one)
        else:
            alike[PurePosixPath(name).parent.as_posix(), kind, use].append(name)
        for sentence in cast(Sequence[str], one.get("contradictions", ())):
            yield f"{name}: contradiction: {sentence}"
    for (folder, kind, use), names in alike.items():
        what = names[0] if len(names) == 1 else f"{len(names):,} files in {folder}"
        yield f"{what}: {kind}{f', {use}' if use else ''}"


def _meeting(one: Mapping[str, object]) -> str:
    """What was recognised of a meeting, in one line: "record, 12 interventions, moderator ..., 2024-09-04"."""
    spoken = cast(Sequence[Mapping[str, object]], one.get("interventions", ()))
    facts = [str(one["kind"])]
    if spoken:
        organisers = sum(1 for each in spoken if each["role"] != "stakeholder")
        facts.append(f"{len(spoken):,} intervention{'s' if len(spoken) != 1 else ''}")
        facts += [f"{organisers:,} of organisers"] if organisers else []
    facts += [f"moderator {one['moderator']}"] if one.get("moderator") else []
    facts += [str(one[key]) for key in ("place", "date") if one.get(key)]
    facts += [", ".join("–".join(pair) for pair in cast(Sequence[Sequence[str]], one.get("times", ())))]
    use = str(one.get("use", ""))
    return f"{one['file']}: {', '.join(filter(None, facts))}{f'; {use}' if use else ''}"


def _table(one: Mapping[str, object]) -> str:
    sheet = f", sheet {one['sheet']}" if one.get("sheet") else ""
    facts = [
        str(one.get("use", "")),
        f"layout: {one['layout']}" if one.get("layout") else "",
        str(one.get("reason", "")),
    ]
    facts += [f"{one[key]} {key}" for key in ("rows", "rejected") if one.get(key)]
    return f"{one['file']}{sheet}: table, {'; '.join(filter(None, facts))}"
