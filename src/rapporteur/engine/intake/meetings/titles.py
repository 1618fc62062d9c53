"""From what follows a speaker's name to functions and bodies: "Chief, Policy Branch, Open Institute, Lakeland"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from rapporteur.engine.intake.cleaning import one_line
from rapporteur.engine.intake.meetings.bodies import Bodies, country_of, is_company, is_international, without_article
from rapporteur.engine.intake.meetings.record import Capacity
from rapporteur.engine.intake.meetings.words import Vocabulary, plain

_EDGES = " \t\n,;*_–—-"
_PIECE = re.compile(r"\s*[,;，；、،؛]\s*|\s+[–—]\s+|\s+-\s+|\s*/\s*(?=[A-Z])")
_ACCREDITED = re.compile(r"\s+(?:to|auprès|ante|при)\s")
_ACRONYM = re.compile(r"[A-Z][\w&-]*[A-Z][\w&-]*")
_CLOSED = re.compile(r"\([^()]*\)|（[^（）]*）|«[^«»]*»|“[^“”]*”")


@dataclass(slots=True)
class Titles:
    """What a speaker is introduced as. titles: pieces of the function; bodies: in order; capacities: pairs.

    label: the stakeholder group told in brackets.
    """

    known: Bodies
    titles: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    capacities: list[Capacity] = field(default_factory=list)
    label: str = ""
    _pending: list[str] = field(default_factory=list)
    _subunits: list[str] = field(default_factory=list)
    _after_prize: bool = False

    def read(self, text: str) -> None:
        """Take in what stands between a name and its verb."""
        pieces = self._rejoined(split(text))
        for piece in pieces:
            self._take(piece)
        if self._subunits and all(country_of(body) for body in self.bodies):
            self.titles = [title for title in self.titles if title != self._subunits[-1]]
            self.bodies.insert(0, self._bare(self._subunits[-1]))
            self.capacities.insert(0, Capacity(self.title, self.bodies[0]))
        for function in self._pending:
            self.capacities.append(Capacity(function, ""))
        self._pending = []

    def add_body(self, name: str) -> None:
        """A body told in another place: in brackets after the name, "on behalf of ..."."""
        bare = self._bare(one_line(name).strip(_EDGES))
        if bare and bare not in self.bodies:
            self.bodies.append(bare)
            self._close(bare)

    def _without_preposition(self, part: str) -> str:
        """A piece without "from the" at its start ("Ms. Reed from the Open Institute")."""
        prepositions, articles = (self.known.words.source(name) for name in ("prepositions", "articles"))
        if not prepositions or not articles or self.known.words.begins("behalf", part):
            return part
        match = re.match(rf"(?:{prepositions})(?!\w)(?:\s+(?:{articles})(?!\w))*\s*", plain(part))
        return part[match.end() :] if match and match.end() < len(part) else part

    def _without_conjunction(self, part: str) -> str:
        """A piece without the "and" that joins it to the one before."""
        match = re.match(rf"(?:{self.known.words.source('conjunctions')})\s+", plain(part))
        return part[match.end() :] if match else part

    def _bare(self, name: str) -> str:
        """A name without its article, unless that is a country's own ("The Gambia")."""
        own = name[:4] == "The " and country_of(name)
        return name if own else without_article(name, self.known.words)

    def add_function(self, function: str) -> None:
        """A function without a body of its own."""
        self.titles.append(function)
        self._pending.append(function)

    @property
    def title(self) -> str:
        """The functions as one text."""
        return ", ".join(dict.fromkeys(self.titles))

    def _close(self, body: str) -> None:
        self.capacities.append(Capacity(", ".join(self._pending), body))
        self._pending = []

    def _rejoined(self, pieces: list[str]) -> list[str]:
        """Names that hold commas made whole: "Ministry of Science | Technology and Innovation"."""
        joined: list[str] = []
        for piece in pieces:
            if joined and self._goes_on(joined[-1], piece):
                joined[-1] = f"{joined[-1]}, {piece}"
            else:
                joined.append(piece)
        return joined

    def _goes_on(self, before: str, piece: str) -> bool:
        words = self.known.words
        if self.known.is_body(piece) or country_of(piece) or words.has("functions", piece) or words.has("units", piece):
            return False
        named = self.known.is_body(before) and re.search(
            rf"\s(?:{words.source('prepositions') or 'of'})\s", plain(before)
        )
        return bool(named and words.has("fields", piece) and "(" not in before)

    def _take(self, piece: str) -> None:
        words = self.known.words
        for part in self._capacities_in(piece):
            part = self._bare(part) if not words.has("functions", part) else part
            part = self._without_preposition(part)
            if words.begins("manners", part):
                continue
            if words.has("distinctions", part):
                self.titles.append(part)
                self._after_prize = True
            elif words.begins("behalf", part):
                self.add_body(part[words.pattern("behalf").match(plain(part)).end() :])  # type: ignore[union-attr]
            else:
                self._classify(part)

    def _capacities_in(self, piece: str) -> list[str]:
        """Parts of a piece that "and" joins where the second is a function again ("ITU and Minister Counsellor")."""
        words = self.known.words
        joint = words.source("conjunctions")
        gap = r"\s*" if words.language == "zh" else r"\s+"
        masked = _masked(plain(piece))
        for match in re.finditer(rf"{gap}(?:{joint}){gap}", masked):
            head, tail = piece[: match.start()], piece[match.end() :]
            bodied = self.known.is_body(head) or self._split(head)[1] or country_of(head)
            if bodied and words.has("functions", tail) and self._opens_with_function(tail):
                return [head, *self._capacities_in(tail)]
            acronym = any(_ACRONYM.fullmatch(side) for side in (head, tail))
            if acronym and self.known.is_body(head) and self.known.is_body(tail) and not words.has("functions", head):
                return [head, *self._capacities_in(tail)]
        return [piece]

    def _opens_with_function(self, text: str) -> bool:
        first = " ".join(text.split()[:4])
        return self.known.words.has("functions", first)

    def _classify(self, part: str) -> None:
        words = self.known.words
        if not part or (words.cased and not re.search(r"[^\W\d_]", part)):
            return
        if country_of(part):
            self._body(part)
        elif self._is_function(part):
            self._function(part)
        elif (words.has("units", part) or words.has("subunits", part)) and not is_international(part):
            self._unit(part)
        elif self.known.is_body(part):
            self._body(part)
        elif self._after_prize or words.has("fields", part) or not self._proper(part):
            self._more(part)
        else:
            self._body(part)

    def _is_function(self, part: str) -> bool:
        words = self.known.words
        match = words.pattern("functions").search(plain(part))
        if match is None:
            return False
        kind = self.known._kind().search(plain(part))
        last = [each.end() for each in words.pattern("functions").finditer(plain(part))][-1] == len(part)
        return words.language == "zh" or kind is None or match.start() <= kind.start() or last

    def _function(self, part: str) -> None:
        part = without_article(self._without_conjunction(part), self.known.words)
        function, body = self._split(part)
        self._after_prize = False
        self.titles.append(function or part)
        self._pending.append(function or part)
        if body:
            self._body(body)

    def _split(self, part: str, *, skip: int = 0) -> tuple[str, str]:
        """A function and the body it is held at: "Head of Policy at the Open Institute"; ("", "") for no body."""
        words = self.known.words
        if words.language in ("zh", "ar"):
            return self._split_uncased(part)
        masked = _masked(plain(part))
        joints = (
            list(
                re.finditer(
                    rf"\s+(?:{words.source('prepositions')})(?:\s+(?:{words.source('articles')}))*\s+|\s+d'", masked
                )
            )
            if words.source("articles")
            else list(re.finditer(rf"\s+(?:{words.source('prepositions')})\s+", masked))
        )
        joints = joints[skip:]
        for joint in joints:
            body = without_article(part[joint.end() :], words)
            if words.begins("portfolios", part) and joint is joints[0] and not self._is_strong(joint, country_of(body)):
                continue
            if words.begins("units", body) and any(later.start() > joint.start() for later in joints):
                continue
            sending = re.split(_ACCREDITED, body)[0]
            if country_of(sending):
                return part[: joint.start()].strip(_EDGES), sending
            if self.known.is_body(body) and self._heads(body):
                return part[: joint.start()].strip(_EDGES), body
        for joint in joints:
            body = without_article(part[joint.end() :], words)
            strong = self._is_strong(joint)
            if strong and body[:1].isupper() and not words.has("fields", body):
                return part[: joint.start()].strip(_EDGES), body
        named = self._named_last(part, joints)
        return named if named[1] else self._genitive(part)

    def _is_strong(self, joint: re.Match[str], country: str = "") -> bool:
        """Whether a body follows a joint: "at" says so, "of" may lead to a subject ("Minister of Trade")."""
        strong = rf"\s+(?:{self.known.words.source('strong_prepositions')})(?:\s|$)"
        return bool(country) or re.match(strong, plain(joint[0])) is not None

    def _named_last(self, part: str, joints: list[re.Match[str]]) -> tuple[str, str]:
        """A proper name after the last "of", where an office is held of something ("Minister of Trade of Lakeland")."""
        words = self.known.words
        if not joints or not (len(joints) > 1 or words.has("holders", part)):
            return "", ""
        body = without_article(part[joints[-1].end() :], words)
        proper = self._proper(body) and not words.has("fields", body) and not words.has("functions", body)
        return (part[: joints[-1].start()].strip(_EDGES), body) if proper and len(body.split()) <= 4 else ("", "")

    def _heads(self, body: str) -> bool:
        """Whether words begin as a name does: with a capital in the first word, or a quotation mark."""
        return any(character.isupper() for character in body.split()[0]) or not body[0].isalpha()

    def _genitive(self, part: str) -> tuple[str, str]:
        """A body beside its function without a word between ("директор Института права", "OI Executive Secretary")."""
        words = self.known.words
        folded = plain(part)
        if words.language == "ru":
            kind = words.pattern("bodies").search(folded)
            function = words.pattern("functions").search(folded)
            if kind and function and kind.start() > function.end():
                start = folded.rfind(" ", 0, kind.start()) + 1
                before = re.compile(r"(?:[А-ЯЁA-Z][\w-]*\s+)+$").search(part[:start])
                start = before.start() if before and before.start() > function.end() - 1 else start
                return part[:start].strip(_EDGES), part[start:].strip(_EDGES)
            tail = part[function.end() :].strip(_EDGES) if function else ""
            return (part[: function.end()], tail) if function and tail and self.known.is_body(tail) else ("", "")
        possessive = re.match(r"(?P<body>.+?)['’]s\s+(?P<function>\S.*)$", part)
        if possessive and self.known.is_body(possessive["body"]):
            return possessive["function"], possessive["body"]
        function = words.pattern("functions").search(folded)
        head = part[: function.start()].strip(_EDGES) if function else ""
        cut = head.split()
        for size in range(len(cut), 0, -1):
            name = " ".join(cut[:size])
            if re.fullmatch(r"[A-Z][\w&-]*[A-Z][\w&-]*", name) and self.known.is_body(name):
                return part[len(name) :].strip(_EDGES), name
        return "", ""

    def _split_uncased(self, part: str) -> tuple[str, str]:
        words = self.known.words
        folded = plain(part)
        functions = list(words.pattern("functions").finditer(folded))
        if words.language == "zh":
            if functions and functions[-1].end() >= len(part) and functions[-1].start() > 1:
                start = functions[-1].start()
                return part[start:], part[:start]
            return "", ""
        kinds = [m for m in words.pattern("bodies").finditer(folded) if functions and m.start() >= functions[0].end()]
        if not kinds:
            tail = part[functions[0].end() :].strip() if functions else ""
            return (part[: functions[0].end()], tail) if tail and country_of(tail) else ("", "")
        start = kinds[0].start()
        function = re.sub(r"\s+(?:في|لدى|من|ب)$", "", part[:start].strip(_EDGES))
        return function, part[start:].strip(_EDGES)

    def _unit(self, part: str) -> None:
        function, body = self._split(part, skip=1)
        self._more(function or part)
        if body:
            self._body(body)
        elif self.known.words.has("subunits", part) and not self.known.words.has("units", part):
            self._subunits.append(part)

    def _more(self, part: str) -> None:
        self.titles.append(part)
        if self._pending:
            self._pending[-1] = f"{self._pending[-1]}, {part}"

    def _body(self, part: str) -> None:
        part = self._bare(part.strip(_EDGES))
        self._after_prize = False
        if part and not any(self.known.same(part, other) for other in self.bodies):
            self.bodies.append(part)
            self._close(part)

    def _proper(self, part: str) -> bool:
        """Whether words look like a name: every word but small ones has a capital."""
        if not self.known.words.cased:
            return False
        words = [word for word in part.split() if word[:1].isalpha()]
        return (
            bool(words)
            and len(words) <= 6
            and words[0][:1].isupper()
            and sum(w[:1].isupper() for w in words) * 2 > len(words)
        )


@lru_cache(maxsize=8)
def _joints(words: Vocabulary) -> re.Pattern[str]:
    """Prepositions between a function and a body, with the articles after them."""
    articles = words.source("articles")
    then = rf"(?:\s+(?:{articles})(?!\w))*" if articles else ""
    return re.compile(rf"\s+(?:{words.source('prepositions')}){then}\s+|\s+d'")


def split(text: str) -> list[str]:
    """The pieces of an apposition between commas and dashes, those inside brackets and quotation marks kept."""
    flat = one_line(text.replace("*", " ").replace("_", " ")).strip(_EDGES)
    masked = _masked(flat)
    pieces, start = [], 0
    for match in _PIECE.finditer(masked):
        pieces.append(flat[start : match.start()])
        start = match.end()
    pieces.append(flat[start:])
    return [_without_stop(piece.strip(_EDGES)) for piece in pieces if piece.strip(_EDGES + ".")]


def _without_stop(piece: str) -> str:
    """A piece without the full stop of its sentence; "Ltd." and "U.S." keep theirs."""
    return piece if is_company(piece) or re.search(r"\.\w\.$", piece) else piece.rstrip(".")


def _masked(text: str) -> str:
    """A text of the same length in which nothing inside brackets or quotation marks can be found."""
    return _CLOSED.sub(lambda match: "\x00" * len(match[0]), text)
