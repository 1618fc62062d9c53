"""How a record introduces who speaks: "Ms. Ada Reed, Director, Open Institute, noted ..." and its many variants."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapporteur.engine.intake.cleaning import one_line
from rapporteur.engine.intake.meetings.bodies import Bodies, country_of, without_article
from rapporteur.engine.intake.meetings.record import Speaker
from rapporteur.engine.intake.meetings.sentences import first_sentence
from rapporteur.engine.intake.meetings.shapes import (
    NAME,
    boundaries,
    honorific,
    honorific_anywhere,
    outside,
    spoken_after,
    verb,
)
from rapporteur.engine.intake.meetings.speakers import LONGEST, Introduction, labelled, make_speaker, read_brackets
from rapporteur.engine.intake.meetings.titles import Titles
from rapporteur.engine.intake.meetings.uncased import arabic, chinese
from rapporteur.engine.intake.meetings.words import plain

_LEAD = 260


@dataclass(frozen=True, eq=False)
class Introductions:
    """Finds introductions in paragraphs of one text."""

    known: Bodies

    def at(self, text: str) -> Introduction | None:
        """The introduction that a paragraph or sentence begins with, None if it begins with none."""
        if self.known.words.cased:
            return self._cased(text)
        return arabic(text, self.known) if self.known.words.language == "ar" else chinese(text, self.known)

    def bare(self, text: str) -> Speaker | None:
        """The speaker of a line that is nothing but an introduction: "Ms. Ada Reed, Director, Open Institute"."""
        lines = [line.strip(" *#_:,–—-") for line in text.strip().split("\n")]
        flat = one_line(", ".join(filter(None, lines)) if len(lines) == 2 else " ".join(lines))
        flat = one_line(flat.replace("*", " ").replace("_", " "))
        match = self._direct(flat)
        if match is None or len(flat) > 300:
            return None
        name, rest = match
        titles = Titles(self.known)
        rest = read_brackets(rest, titles)
        if rest and not re.match(r"\s*[,–—-]", rest):
            return None
        titles.read(rest)
        honoured = honorific(self.known.words).match(plain(flat)) is not None
        evidence = bool(titles.bodies or titles.titles)
        if not (evidence or (honoured and len(name.split()) > 1)) or (not honoured and not self._is_name(name)):
            return None
        return make_speaker(flat, name, titles)

    def speaker_of(self, text: str) -> Speaker:
        """A name with what follows it as a Speaker, whatever it looks like: for moderators and labels."""
        flat = one_line(text.replace("*", " ").replace("_", " ")).strip(" :")
        delegate = self._delegate(f"{flat}: ") if self.known.words.cased else None
        if delegate:
            return delegate.speaker
        match = self._direct(flat)
        name, rest = (
            match
            if match
            else (flat.split(",")[0].split("(")[0].strip(), flat[len(flat.split(",")[0].split("(")[0]) :])
        )
        titles = Titles(self.known)
        titles.read(read_brackets(rest, titles))
        return make_speaker(flat, name, titles)

    def _direct(self, text: str) -> tuple[str, str] | None:
        """(name, what follows) of a text that begins with a form of address or a capital."""
        honoured = honorific(self.known.words).match(plain(text))
        start = honoured.end() if honoured else 0
        match = re.compile(NAME).match(text, start)
        return (one_line(match[0]).rstrip("."), text[match.end() :]) if match else None

    def _cased(self, text: str) -> Introduction | None:
        sentence = first_sentence(text, 2 * LONGEST)
        delegate = self._delegate(sentence)
        if delegate:
            return delegate
        emphasis = re.match(r"\s*(\*\*|__|\*|_)", sentence)
        start = emphasis.end() if emphasis else 0
        bold = emphasis[1] if emphasis else ""
        honoured = honorific(self.known.words).match(plain(sentence), start)
        name = re.compile(NAME).match(sentence, honoured.end() if honoured else start)
        if name:
            found = self._after_name(sentence, name, start, honoured is not None, bold)
            if found or honoured:
                return found
        return self._further_on(sentence)

    def _further_on(self, sentence: str) -> Introduction | None:
        """A name after a lead: "In her remarks, Ms. ...", "The Director of X, Ms. ...", "delivered by Ms. ..."."""
        words = self.known.words
        folded = plain(sentence)
        for match in honorific_anywhere(words).finditer(folded, 0, _LEAD):
            name = re.compile(NAME).match(sentence, match.end())
            if name is None:
                continue
            lead, shape = sentence[: match.start()], folded[: match.start()]
            if words.pattern("moderated").search(shape) or words.pattern("moderators").search(shape):
                return None
            inverted = words.pattern("given_by", anchored=True).search(shape.rstrip(" :,")) is not None
            inverted = inverted or self._verb_before(shape)
            if not inverted and not self._is_lead(lead):
                return None
            return self._after_name(sentence, name, match.start(), True, "", lead=lead, inverted=inverted)
        return self._given(sentence)

    def _given(self, sentence: str) -> Introduction | None:
        """A name without a form of address after "delivered by": only with functions or bodies beside it."""
        words = self.known.words
        match = words.pattern("given_by").search(plain(sentence), 0, _LEAD)
        if match is None or words.pattern("moderated").search(plain(sentence[: match.end()])):
            return None
        name = re.compile(rf"\s*:?\s*(?P<name>{NAME})").match(sentence, match.end())
        if name is None or not self._is_name(name["name"]):
            return None
        return self._after_name(sentence, name, name.start("name"), False, "", lead="", inverted=True)

    def _verb_before(self, shape: str) -> bool:
        """Whether a verb stands right before the name, as Spanish and Russian records put it."""
        if self.known.words.language not in ("es", "ru"):
            return False
        return (
            re.search(self.known.words.whole(self.known.words.source("verbs")) + r"\s*(?:(?:el|la)\s+)?$", shape)
            is not None
        )

    def _is_lead(self, lead: str) -> bool:
        """Whether words before a name lead up to it: they end in a comma (or a function) and tell no act of another."""
        words = self.known.words
        shape = plain(lead).rstrip()
        act = verb(words).search(shape)
        if act or re.search(r"\b(?:he|she|they)\b", shape):
            return False
        return shape.endswith(",") or words.pattern("functions").search(shape[-40:]) is not None

    def _after_name(
        self,
        sentence: str,
        name: re.Match[str],
        start: int,
        honoured: bool,
        bold: str,
        *,
        lead: str = "",
        inverted: bool = False,
    ) -> Introduction | None:
        words = self.known.words
        said = one_line(name["name"] if "name" in name.re.groupindex else name[0]).rstrip(".")
        said = _without_possessive(said)
        if not honoured and (not self._is_name(said) or self._is_labelled_body(sentence[name.end() :])):
            return self._institution(sentence, name, bold)
        titles = Titles(self.known)
        if lead and words.has("functions", lead):
            titles.read(lead)
        elif lead and words.has("behalf", lead):
            titles.read(lead[words.pattern("behalf").search(plain(lead)).start() :])  # type: ignore[union-attr]
        rest = sentence[name.end() :]
        cut = self._boundary(rest, bold=bold, inverted=inverted)
        if cut is None:
            return None
        length, spoken = cut
        apposition, label = labelled(rest[:length], self.known)
        titles.read(read_brackets(apposition, titles))
        titles.label = titles.label or label
        speaker = make_speaker(sentence[start:], said, titles)
        evidence = bool(titles.bodies or titles.titles or titles.label)
        if not honoured and not evidence and not (bold and spoken):
            return None
        return Introduction(speaker, honoured or bool(bold), inverted, spoken)

    def _boundary(self, rest: str, *, bold: str, inverted: bool) -> tuple[int, bool] | None:
        """Where the apposition ends, and whether a verb or colon follows; None where nothing says that one speaks."""
        folded = plain(rest[:LONGEST])
        ends: list[tuple[int, bool]] = []
        for pattern in boundaries(self.known.words):
            found = (m for m in pattern.finditer(folded) if outside(folded, m.start()))
            match = next((m for m in found if not any(map(str.isupper, rest[m.start() : m.end()]))), None)
            if match:
                ends.append((match.start(), True))
        closing = folded.find(bold) if bold else -1
        if bold and closing >= 0:
            ends.append((closing, False))
        if not ends and inverted:
            return min(len(rest), LONGEST), True
        if not ends:
            return None
        first = min(ends)
        if bold and not first[1]:
            spoken = spoken_after(self.known.words).match(folded, closing + len(bold)) is not None
            return closing, spoken
        return first

    def _delegate(self, sentence: str) -> Introduction | None:
        """ "The representative of Lakeland stated ..."; the body is the speaker."""
        words = self.known.words
        articles = words.source("articles")
        opening = re.compile(
            rf"\s*(?:\*\*)?(?:(?:{articles})(?:\s+|(?<=')))?(?:distinguished\s+)?(?P<what>{words.source('delegates')})(?!\w)\s*"
            if articles
            else rf"\s*(?:\*\*)?(?P<what>{words.source('delegates')})(?!\w)\s*"
        )
        match = opening.match(plain(sentence))
        if match is None:
            return None
        rest = sentence[match.end() :]
        named = honorific_anywhere(words).search(plain(rest), 0, 160)
        cut = self._boundary(rest, bold="", inverted=False)
        if cut is None:
            return None
        body = rest[: cut[0]].split(",")[0] if named is None else rest[: named.start()]
        body = without_article(one_line(re.sub(r"\s*\([^()]*(?:behalf|nom)[^()]*\)", "", body)).strip(" ,*"), words)
        if not body or len(body) > 140 or not (body[:1].isupper() or body[:1] in "«“"):
            return None
        function = one_line(sentence[match.start("what") : match.end("what")])
        function = (
            re.sub(
                rf"\s+(?:{words.source('prepositions')})(?:\s+(?:{words.source('articles')}))*$",
                "",
                function,
                flags=re.IGNORECASE,
            ).capitalize()
            if words.source("prepositions")
            else function
        )
        titles = Titles(self.known)
        titles.add_function(function)
        titles.add_body(body)
        name = re.compile(NAME).match(rest, named.end()) if named and named.start() < cut[0] else None
        if name:
            said = Speaker(one_line(name[0]), titles.title, tuple(titles.bodies), tuple(titles.capacities))
        else:
            said = Speaker(
                f"{function} ({body})", titles.title, tuple(titles.bodies), tuple(titles.capacities), person=False
            )
        return Introduction(said, True, False, True)

    def _institution(self, sentence: str, name: re.Match[str], bold: str) -> Introduction | None:
        """A body or country that speaks as such: "Lakeland noted ...", "**Open Institute (OI)**: ..."."""
        words = self.known.words
        cut = self._boundary(sentence[name.start() :], bold=bold, inverted=False)
        if cut is None:
            return None
        told, label = labelled(sentence[name.start() : name.start() + cut[0]], self.known)
        body = one_line(re.sub(r"\s*\((?![A-Z][\w&-]*[A-Z])[^()]*\)", "", told)).strip(" ,*:")
        body = without_article(body, words)
        if "," in body or honorific_anywhere(words).search(plain(body)) or (label and words.begins("narrators", body)):
            return None
        named = country_of(body) or self.known.is_body(body) or self._is_labelled_body(sentence[name.end() :])
        if len(body) > 120 or not named or words.has("functions", body):
            return None
        titles = Titles(self.known)
        titles.add_body(body)
        speaker = Speaker(body, "", tuple(titles.bodies), tuple(titles.capacities), person=False, label=label)
        return Introduction(speaker, False, False, True)

    def _is_labelled_body(self, rest: str) -> bool:
        """Whether what follows capitals makes them a body's name: "of the Fjords (civil society)".

        Before a body or a country they would be a person ("Ada Reed of the Open Institute (civil society)").
        """
        words = self.known.words
        cut = self._boundary(rest, bold="", inverted=False)
        before, label = labelled(rest[: cut[0]], self.known) if cut else ("", "")
        weak = set(words.source("prepositions").split("|")) - set(words.source("strong_prepositions").split("|"))
        joint = re.match(rf"\s+(?:{'|'.join(sorted(weak))})\s+", plain(before)) if label and weak else None
        tail = without_article(before[joint.end() :], words) if joint else ""
        return tail[:1].isupper() and "," not in tail and not (country_of(tail) or self.known.is_body(tail))

    def _is_name(self, name: str) -> bool:
        """Whether capitals without a form of address look like a person's name: two to six words, none of a body."""
        words = self.known.words
        count = len(name.split())
        if (
            not 2 <= count <= 6
            or country_of(name)
            or words.has("functions", name)
            or words.has("articles", name.split()[0])
        ):
            return False
        return not (self.known.is_body(name) or words.has("units", name) or words.has("fields", name)) and not any(
            words.has(f"sections.{section}", name) for section in words.values["sections"]
        )


def _without_possessive(name: str) -> str:
    return re.sub(r"['’]s$", "", name)
