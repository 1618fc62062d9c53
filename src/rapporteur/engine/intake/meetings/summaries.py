"""Reading a summary record: who spoke, in which section, and where each passage begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from rapporteur.engine.intake.meetings.attendance import attendance
from rapporteur.engine.intake.meetings.blocks import Block, blocks, is_cut, title_line
from rapporteur.engine.intake.meetings.bodies import Bodies
from rapporteur.engine.intake.meetings.introductions import Introductions
from rapporteur.engine.intake.meetings.moderators import find_moderators
from rapporteur.engine.intake.meetings.record import Intervention, Section, Speaker
from rapporteur.engine.intake.meetings.roles import Roles
from rapporteur.engine.intake.meetings.sentences import first_sentence, sentence_starts
from rapporteur.engine.intake.meetings.shapes import NAME
from rapporteur.engine.intake.meetings.speakers import Introduction, continued, with_details
from rapporteur.engine.intake.meetings.words import Vocabulary, plain

SECTIONS: tuple[Section, ...] = ("keynote", "opening", "panel", "floor", "other")
"""In the order in which a heading is asked: "Keynote panel" is a keynote, "Discussion: opening up data" the floor."""

_PROSE = 80
_CALLED = 12
_SHORT_HEADING = 7
_BEFORE = 400


@dataclass(slots=True)
class Passage:
    """One intervention in the making. strong: as in Introduction; leading: it begins a paragraph."""

    speaker: Speaker
    section: Section
    start: int
    end: int
    strong: bool
    leading: bool


@dataclass
class Summary:
    """A document read as if it were a record. headings: sections that its headings name; present: who is listed.

    A general discussion is the floor, unless another heading is the floor's own: then it is a panel.
    """

    known: Bodies
    passages: list[Passage] = field(default_factory=list)
    moderators: list[Speaker] = field(default_factory=list)
    headings: list[Section] = field(default_factory=list)
    present: tuple[Speaker, ...] = ()
    _general: set[int] = field(default_factory=set)
    _is_general: bool = False
    introductions: Introductions = field(init=False)
    _section: Section = "other"
    _open: bool = False
    _floor_apart: bool = False

    def __post_init__(self) -> None:
        self.introductions = Introductions(self.known)

    @property
    def text(self) -> str:
        """The text that is read."""
        return self.known.text

    @property
    def words(self) -> Vocabulary:
        """The vocabulary of its language."""
        return self.known.words

    def read(self) -> Summary:
        """Read all blocks; gives itself."""
        self.moderators = find_moderators(self.known, self.introductions)
        self.present = attendance(self.known, self.introductions)
        found = [block for block in blocks(self.text, RecordLines(self.words)) if not block.furniture]
        for number, block in enumerate(found):
            following = found[number + 1] if number + 1 < len(found) else None
            self._take(block, following)
        for number in self._general if self._floor_apart else ():
            self.passages[number].section = "panel"
        return self

    def interventions(self, roles: Roles) -> tuple[Intervention, ...]:
        """The passages as interventions, in order."""
        return tuple(
            Intervention(
                each.speaker,
                each.section,
                roles.of(each.speaker),
                "reported",
                each.start,
                each.end,
                roles.counted(each.speaker),
            )
            for each in self.passages
        )

    def _take(self, block: Block, following: Block | None) -> None:
        said = self.text[block.content : block.end]
        if self._continues_cut(block):
            self.passages[-1].end = block.end
            return
        if block.heading and self._heading(said, following):
            return
        if self._heads_a_speech(block, following):
            return
        found = self.introductions.at(said)
        if found and self._is_moderator(found.speaker) and not self._known(found.speaker):
            self._open = False
            self._note_floor(said)
            return
        if found and self._accept(found, block, said):
            self._sentences(block, said)
            return
        if self._is_narrative(said):
            self._open = False
            self._note_floor(said)
            self._within(block, said)
            return
        if self._open and not (block.heading and not is_cut(self.text[max(0, block.start - _BEFORE) : block.start])):
            self.passages[-1].end = block.end
            self._sentences(block, said)
        elif not self._open:
            self._note_floor(said)
            self._within(block, said)

    def _continues_cut(self, block: Block) -> bool:
        """Whether a block goes on with a sentence that the block before stops in the middle of."""
        if not self._open or block.bullet:
            return False
        said = self.text[block.content : block.end]
        cut = is_cut(self.text[self.passages[-1].start : self.passages[-1].end])
        return cut and self.words.cased and (said[:1].islower() or said[:1].isdigit())

    def _heading(self, said: str, following: Block | None) -> bool:
        """Take a heading: it names a section, or ends what was said under the one before."""
        line = title_line(said)
        section = section_of(line, self.words)
        if section is None or self._names_speaker(said, following):
            return False
        self.headings.append(section)
        self._section, self._open = section, False
        self._is_general = section == "floor" and self.words.has("general_discussion", line)
        self._floor_apart |= section == "floor" and not self._is_general
        return True

    def _names_speaker(self, said: str, following: Block | None) -> bool:
        return following is not None and self.introductions.bare(said) is not None and not said.lstrip().startswith("#")

    def _heads_a_speech(self, block: Block, following: Block | None) -> bool:
        """Whether a line that is nothing but a speaker is followed by what was said."""
        said = self.text[block.content : block.end]
        if following is None or following.bullet or len(said) > 300 or re.search(r"[.!?]$", said.strip(" *_")):
            return False
        next_said = self.text[following.content : following.end]
        speaker = self.introductions.bare(said)
        if speaker is None or len(next_said) < _PROSE or self.introductions.bare(next_said) is not None:
            return False
        if self._is_moderator(speaker):
            self._open = False
            return True
        self._add(speaker, block.content, block.end, strong=True)
        return True

    def _accept(self, found: Introduction, block: Block, said: str) -> bool:
        """Take an introduction at the start of a block."""
        known = self._identified(found.speaker)
        current = self.passages[-1] if self._open else None
        if known and not (found.speaker.title or found.speaker.affiliations):
            if current and continued(current.speaker, found.speaker):
                return False
            self._add(known, block.content, block.end, strong=True)
            return True
        if not found.strong and (not found.spoken or (block.heading and not set(self.headings) - {"other"})):
            return False
        framed = bool(found.speaker.label or set(self.headings) - {"other"})
        if not found.speaker.person and (block.heading or not framed):
            return False
        if (
            found.speaker.person
            and not (found.speaker.title or found.speaker.affiliations)
            and len(found.speaker.name.split()) < 2
        ):
            return False
        same = known and current and continued(current.speaker, found.speaker) and current.section == self._section
        if same:
            return False
        self._add(found.speaker, block.content, block.end, strong=found.strong, first=said)
        return True

    def _sentences(self, block: Block, said: str) -> None:
        """Find speakers introduced, or speaking again, in a later sentence of a block that belongs to a speech."""
        for start in self._starts(said):
            if self._tells_moderator(said[start:]):
                self.passages[-1].end = block.content + len(said[:start].rstrip())
                self._open = False
                self._within(
                    Block(block.content + start, block.content + start, block.end, False, False, False), said[start:]
                )
                return
            found = self._new_speaker(said[start:]) or self._again(said[start:])
            if found:
                place = block.content + start
                self.passages[-1].end = place - len(said[:start]) + len(said[:start].rstrip())
                self._add(found, place, block.end, strong=True, leading=False, first=said[start:])

    def _tells_moderator(self, said: str) -> bool:
        """Whether a sentence tells of the meeting who moderated it ("The session was moderated by ...")."""
        sentence = first_sentence(said, len(said))
        return self._is_narrative(sentence) and self.words.has("moderated", sentence)

    def _within(self, block: Block, said: str) -> None:
        """Find the first speaker introduced inside a paragraph that tells of the meeting, and those after."""
        for start in self._starts(said):
            found = self._new_speaker(said[start:])
            if found:
                place = block.content + start
                self._add(found, place, block.end, strong=True, leading=False, first=said[start:])
                self._sentences(Block(place, place, block.end, False, False, False), said[start:])
                return

    def _starts(self, said: str) -> list[int]:
        """Where a sentence begins, or after a semicolon a delegate's ("; the delegate of ... added")."""
        articles, delegates = self.words.source("articles"), self.words.source("delegates")
        after = re.compile(rf"(?<=;)\s+(?=(?:(?:{articles})\s+)?(?:{delegates})(?!\w))")
        return sorted({*sentence_starts(said), *(match.end() for match in after.finditer(plain(said)))})

    def _new_speaker(self, sentence: str) -> Speaker | None:
        """Who a sentence introduces with a form of address, a title or body, and a verb; no moderator, nobody known."""
        found = self.introductions.at(sentence)
        if found is None or not (found.strong and found.spoken):
            return None
        told = found.speaker.affiliations or found.speaker.title or found.speaker.label
        fresh = not self._known(found.speaker) and not self._is_moderator(found.speaker)
        return found.speaker if told and fresh else None

    def _again(self, sentence: str) -> Speaker | None:
        """Another speaker of this meeting who a sentence says speaks again ("Ms. Reed replied that ...")."""
        found = self.introductions.at(sentence)
        if found is None or not (found.strong and found.spoken) or found.inverted or not self.words.cased:
            return None
        known = self._identified(found.speaker)
        return known if known and not continued(self.passages[-1].speaker, known) else None

    def _add(
        self, speaker: Speaker, start: int, end: int, *, strong: bool, leading: bool = True, first: str = ""
    ) -> None:
        known = self._identified(speaker)
        section = self._section
        if not self.headings or section == "other":
            section = self._told_section(first) or section
        if self._is_general:
            self._general.add(len(self.passages))
        self.passages.append(
            Passage(with_details(known, speaker) if known else speaker, section, start, end, strong, leading)
        )
        self._open = True

    def _told_section(self, said: str) -> Section | None:
        """The section that a first sentence tells: "delivered the opening remarks", "took the floor"."""
        head = plain(first_sentence(said, len(said)))
        for section in SECTIONS[:3]:
            match = self.words.pattern(f"sections.{section}").search(head)
            if match and re.match(
                r"\s*(?:remarks?|address|statements?|speech|keynote|session|discussion|note)?", head[match.end() :]
            ):
                return section
        return "floor" if re.search(r"from the floor", head) else None

    def _known(self, speaker: Speaker) -> Speaker | None:
        return next((each.speaker for each in self.passages if continued(each.speaker, speaker)), None)

    def _identified(self, speaker: Speaker) -> Speaker | None:
        """The speaker of before, else the one listed as present, that an introduction is of."""
        return self._known(speaker) or next((each for each in self.present if continued(each, speaker)), None)

    def _is_moderator(self, speaker: Speaker) -> bool:
        return any(continued(moderator, speaker) for moderator in self.moderators)

    def _is_narrative(self, said: str) -> bool:
        return self.words.begins("narrators", said.lstrip("* _"))

    def _note_floor(self, said: str) -> None:
        if self.words.has("opens_floor", said):
            self._section = "floor"
            self.headings.append("floor")


@dataclass(frozen=True)
class RecordLines:
    """How lines of a record look (blocks.Marks)."""

    words: Vocabulary

    def opens(self, line: str) -> bool:
        """A form of address, a bold name, or a body before a colon opens a paragraph."""
        return _line_start(self.words).match(line) is not None

    def heads(self, line: str) -> bool:
        """A short line that names a section is a heading."""
        short = len(line.split()) <= _SHORT_HEADING and not re.search(r"[.!?;,]$", line)
        return short and not self.opens(line) and section_of(line, self.words) is not None


@lru_cache(maxsize=8)
def _line_start(words: Vocabulary) -> re.Pattern[str]:
    listed = str(words.values["honorifics"]).split("|")
    spelled = "|".join(sorted((re.escape(one.strip()) for one in listed), key=lambda each: (-len(each), each)))
    body = r"(?:The\s+)?[A-ZÀ-Þ][^.:\n]{2,80}\)\s*:"
    return re.compile(rf"\s*(?:\*\*|__)?(?:the\s+)?(?:(?i:{spelled})[.\s]|\*\*{NAME}|{body})")


def section_of(line: str, words: Vocabulary) -> Section | None:
    """The section that a heading names, "other" for known headings that hold no speeches, None for no heading known."""
    bare = line.strip()
    if not bare or (words.cased and len(bare.split()) > _CALLED) or (words.cased and bare[:1].islower()):
        return None
    folded = plain(bare)
    told: dict[Section, tuple[bool, int, int]] = {}
    for section in SECTIONS:
        match = words.pattern(f"sections.{section}").search(folded)
        if match:
            told[section] = (match.start() > 0, -(match.end() - match.start()), SECTIONS.index(section))
    return min(told.items(), key=lambda item: item[1])[0] if told else None
