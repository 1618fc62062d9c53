"""Introductions in scripts without capitals: Arabic, where the verb may stand first, and Chinese, without spaces."""

from __future__ import annotations

import re

from rapporteur.engine.intake.cleaning import one_line
from rapporteur.engine.intake.meetings.bodies import Bodies, country_of
from rapporteur.engine.intake.meetings.record import Speaker
from rapporteur.engine.intake.meetings.sentences import first_sentence
from rapporteur.engine.intake.meetings.shapes import arabic_pattern, chinese_pattern
from rapporteur.engine.intake.meetings.speakers import LONGEST, Introduction, make_speaker, read_brackets
from rapporteur.engine.intake.meetings.titles import Titles
from rapporteur.engine.intake.meetings.words import plain


def arabic(text: str, known: Bodies) -> Introduction | None:
    """The introduction that an Arabic paragraph begins with: "قالت السيدة ...، المديرة، ...، إن", "أشار ممثل ..."."""
    sentence, words = first_sentence(text, 2 * LONGEST), known.words
    match = arabic_pattern(words).match(plain(sentence))
    if match is None:
        return _arabic_delegate(sentence, known)
    titles = Titles(known)
    rest = read_brackets(sentence[match.end() :], titles)
    spoken = _read_pieces(rest, titles) or match["verb"] is not None or rest.lstrip().startswith(":")
    if not spoken:
        return None
    name = one_line(sentence[match.start("name") : match.end("name")])
    return Introduction(make_speaker(sentence[match.start("hon") :], name, titles), True, False, True)


def _arabic_delegate(sentence: str, known: Bodies) -> Introduction | None:
    words = known.words
    verbs, what = words.source("verbs"), words.source("delegates")
    end = rf"(?=\s*[,.(:]|\s+(?:{verbs}|ان|الي|علي|عن|ب\w+)\s)"
    pattern = re.compile(rf"\s*(?:و)?(?:(?:{verbs})\s+)?(?P<what>{what})\s+(?P<body>[^,.(:]{{2,60}}?){end}")
    match = pattern.match(plain(sentence))
    if match is None:
        return None
    function, body = (one_line(sentence[match.start(part) : match.end(part)]) for part in ("what", "body"))
    titles = Titles(known)
    titles.add_function(function)
    titles.add_body(body)
    speaker = Speaker(f"{function} ({body})", function, tuple(titles.bodies), tuple(titles.capacities), person=False)
    return Introduction(speaker, True, False, True)


def _read_pieces(rest: str, titles: Titles) -> bool:
    """Read pieces of the apposition up to the first that is none; whether a verb begins what follows."""
    known, words = titles.known, titles.known.words
    verbs = words.source("verbs")
    starts = re.compile(rf"\s*:?\s*(?:(?:{words.source('relative')})\s+)?(?:و|ف)?(?:قد\s+)?(?:{verbs})(?!\w)")
    inside = re.compile(rf"\s(?:{verbs})(?!\w)")
    read: list[str] = []
    spoken = False
    for piece in filter(str.strip, re.split("[،,]", rest[:LONGEST])):
        verb = inside.search(plain(piece))
        spoken = starts.match(plain(piece)) is not None or verb is not None
        told = words.has("functions", piece) or known.is_body(one_line(piece)) or country_of(piece.strip())
        if starts.match(plain(piece)) or not (told or verb):
            break
        read.append(piece[: verb.start()] if verb else piece)
        if verb:
            break
    titles.read("، ".join(read))
    return spoken


def chinese(text: str, known: Bodies) -> Introduction | None:
    """The introduction that a Chinese paragraph begins with: "某研究所所长李明先生表示", "张伟（公司总经理）："."""
    match = chinese_pattern().match(text[:LONGEST])
    if match is None:
        return None
    titles = Titles(known)
    for part in filter(None, (match["app"], match["paren"])):
        titles.read(part)
    if not match["hon"] and not titles.bodies and not titles.titles:
        return None
    office = match["hon"] if match["hon"] and known.words.has("offices", match["hon"]) else ""
    title = titles.title or office
    return Introduction(
        Speaker(match["name"], title, tuple(titles.bodies), tuple(titles.capacities)), True, False, True
    )
