"""A table with everything that intake has to settle: consent, bad rows, double ids, several answers of one."""

from __future__ import annotations

import csv
import io
import json
import random

HEADER = (
    "id", "Organisation", "Name", "Country", "Region", "Stakeholder group", "Language", "May we publish?", "Received",
    "Channel", "How useful was it?", "Which of these apply?", "What should be done first to help everybody?",
    "E-mail", "Notes",
)  # fmt: skip
_ORGANISATIONS = ("ISOC", "The ISOC", "Open Club", "Acme Ltd", "Acme, Ltd.", "N/A", "", "Contributor 0001")
_PERSONS = ("Ana Ruiz", "anonymous", "", "", "x@example.org", "Contributor 0002")
_COUNTRIES = ("France", "Kenya", "Nowhereland", "", "Peru", "fr", "Atlantis", "Japan")
_ANSWERS = (
    "Ask {organisation} about it.", "Write to a@example.org, says {person}", "  two  words\nand a line ", "",
    "café « ألف »", 'say "no" to, it', "a long answer " * 20,
)  # fmt: skip
_DAMAGE = (b'bad,"open quote,x,y', b'r1,"a" b,"c"', b"caf\x00,z", b'last,"open')


def rows(seed: int, number: int = 300) -> list[list[str]]:
    """Rows without the header: some blank, short, too long, the same as others or with the id of others."""
    choose = random.Random(seed)
    made = [_row(choose, place, number) for place in range(number)]
    made += made[:7]
    made += [["", "", "", "France", "", "", "en", "Yes", "", "", "Agree", "Red", "the same", "", ""] for _ in range(9)]
    made += [["too long"] * 20, ["short"], [], [""] * 15]
    choose.shuffle(made)
    return made


def _row(choose: random.Random, place: int, number: int) -> list[str]:
    organisation = choose.choice(_ORGANISATIONS) if choose.random() < 0.5 else f"Org {choose.randrange(60)}"
    person = choose.choice(_PERSONS) if choose.random() < 0.6 else f"P{choose.randrange(90)} Smith"
    known = f"r{choose.randrange(number)}", f"contribution-{choose.randrange(1, 30):04}", f"ana-ruiz-{place}"
    answer = choose.choice(_ANSWERS).format(organisation=organisation, person=person)
    return [
        choose.choice(("", f"r{place}", f"r{place}", *known)),
        organisation,
        person,
        choose.choice(_COUNTRIES),
        choose.choice(("", "Africa", "Moon")),
        choose.choice(("Government", "academia", "Martians", "", "Civil society")),
        choose.choice(("en", "fr", "", "Klingon", "es")),
        choose.choice(("Yes", "Yes", "Yes", "anonymous", "Do not publish", "hm")),
        choose.choice(("13/02/2025", "02/03/2025", "", "2025-01-02")),
        choose.choice(("", "web", "web", "mail", "fax")),
        choose.choice(("Strongly agree", "Agree", "Neutral", "Disagree")),
        ";".join(choose.sample(("Red", "Green", "Blue", "Mauve"), choose.randrange(3))),
        answer,
        "q@example.org",
        "",
    ]


def as_csv(made: list[list[str]]) -> bytes:
    """The table as CSV, with lines in it whose quotation marks are wrong."""
    stream = io.StringIO()
    csv.writer(stream).writerows([HEADER, *made])
    lines = stream.getvalue().encode().split(b"\n")
    for place, line in enumerate(_DAMAGE, start=1):
        lines.insert(len(lines) * place // len(_DAMAGE), line)
    return b"\n".join(lines)


def as_lines(made: list[list[str]]) -> bytes:
    """The table as JSON Lines, with keys that are not in every line, and lines that are no objects."""
    objects = [dict(list(zip(HEADER, row, strict=False))[place % 3 :]) for place, row in enumerate(made)]
    lines = [json.dumps({key: cell for key, cell in each.items() if cell or len(cell) % 2}) for each in objects]
    return "\n".join([*lines[:20], "{bad", "", *lines[20:], "[]"]).encode()
