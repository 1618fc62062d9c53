"""Bodies: telling that words name one, that two names are of one, and which bodies held a meeting.

A name and its acronym are one body where a text writes "Full Name (ACRONYM)"; the bodies of the UN
system are known anyway (words/bodies.toml).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rapporteur.engine.intake.cleaning import one_line, wording
from rapporteur.engine.intake.meetings.words import Vocabulary, bodies, plain, vocabulary
from rapporteur.engine.schemes.geography import find_country

_ACRONYM = r"[A-ZА-Я][\w&-]*[A-ZА-Я][\w&+-]*"
_PAIR = re.compile(rf"(?P<name>[^\n().;:«»“”]{{6,160}}?)\s*[(（]\s*(?P<acronym>{_ACRONYM})\s*[)）]")
_IN_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]")
_WHOLE_ACRONYM = re.compile(rf"(?:the\s+)?({_ACRONYM})(?:['’]s)?", re.IGNORECASE)
_ALL_CAPS = re.compile(_ACRONYM)
_SMALL = frozenset(
    [
        "of",
        "the",
        "for",
        "and",
        "on",
        "in",
        "to",
        "de",
        "la",
        "le",
        "les",
        "du",
        "des",
        "d",
        "l",
        "et",
        "a",
        "y",
        "el",
        "los",
        "las",
        "del",
        "para",
        "en",
        "e",
        "und",
        "für",
        "и",
        "по",
    ]
)
_LONGEST_ORGANISERS = 320
_LONGEST_LINE = 160


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, str], dict[str, str]]:
    """Acronym by folded name, and the name to show by acronym."""
    keys: dict[str, str] = {}
    shown: dict[str, str] = {}
    for acronym, names in bodies()["international"].items():
        spellings = [acronym, *names.split("|")]
        shown[acronym] = spellings[1]
        keys |= {wording(name): acronym for name in spellings}
    return keys, shown


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    forms = "|".join(sorted(map(re.escape, str(bodies()["forms"]).split("|")), key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<!\w)(?:{forms})\.?\s*$")


def is_company(name: str) -> bool:
    """Whether a name ends in the legal form of a company (Ltd, LLP, GmbH)."""
    return _forms().search(plain(_IN_BRACKETS.sub("", name))) is not None


def is_international(name: str) -> bool:
    """Whether a name, or the acronym beside it, is a known international body."""
    return any(key in _known()[0] for key in spellings(name))


def spellings(name: str) -> tuple[str, ...]:
    """The folded forms a name goes by: whole, without what stands in brackets, and what stands there."""
    bare = one_line(_IN_BRACKETS.sub(" ", name))
    inside = [part for part in _IN_BRACKETS.findall(name) if _ALL_CAPS.fullmatch(part.strip())]
    return tuple(dict.fromkeys(filter(None, (_key(name), _key(bare), *map(_key, inside)))))


def _key(name: str) -> str:
    folded = wording(name)
    return folded.removeprefix("the ").removeprefix("le ").removeprefix("la ").removeprefix("l ").strip()


@dataclass(frozen=True, eq=False)
class Bodies:
    """What one text tells of bodies. text: the whole of it; words: of its language."""

    text: str
    words: Vocabulary
    _names: dict[str, bool] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def pairs(self) -> Mapping[str, str]:
        """Folded acronym by folded full name, from "Full Name (ACRONYM)" where the letters agree."""
        found: dict[str, str] = {}
        for match in _PAIR.finditer(self.text):
            name = _name_before(match["name"], match["acronym"])
            if name:
                found.setdefault(_key(name), _key(match["acronym"]))
        return found

    def same(self, one: str, other: str) -> bool:
        """Whether two names are of one body."""
        return (
            bool(self.keys(one) & self.keys(other))
            or _begins(one, other)
            or _begins(other, one)
            or _declined(one, other)
        )

    def keys(self, name: str) -> frozenset[str]:
        """Every folded form of a body's name, acronyms by pairs and by what is known."""
        forms = set(spellings(name))
        forms |= {self.pairs[form] for form in forms if form in self.pairs}
        forms |= {full for full, acronym in self.pairs.items() if acronym in forms}
        forms |= {wording(_known()[0][form]) for form in forms if form in _known()[0]}
        return frozenset(forms)

    def shown(self, name: str) -> str:
        """One way to write a body, so that it is counted once: known names in full, else as written."""
        for key in spellings(name):
            acronym = _known()[0].get(key)
            if acronym:
                full = _known()[1][acronym]
                return full if wording(full) == wording(acronym) else f"{full} ({acronym})"
        bare = one_line(_IN_BRACKETS.sub(" ", name))
        full_names = [full for full, acronym in self.pairs.items() if acronym == _key(bare)]
        if full_names and _ALL_CAPS.fullmatch(bare):
            match = next((m for m in _PAIR.finditer(self.text) if _key(m["acronym"]) == _key(bare)), None)
            return _name_before(match["name"], match["acronym"]) if match else bare
        return bare or name

    def is_body(self, name: str) -> bool:
        """Whether words, as a whole, name a body: by its kind, form, acronym, quotation marks or pair."""
        if name not in self._names:
            self._names[name] = self._is_body(one_line(name))
        return self._names[name]

    def _is_body(self, name: str) -> bool:
        if not name or (self.words.cased and not re.match(r"[«“\"(]?(?:the\s+|l['’])?[\w]", name)):
            return False
        if is_company(name) or re.search(r"[«“]", name) or any(key in _known()[0] for key in spellings(name)):
            return True
        if any(key in self.pairs or key in self.pairs.values() for key in spellings(name)):
            return True
        acronym = _WHOLE_ACRONYM.fullmatch(name)
        if acronym and _ALL_CAPS.fullmatch(acronym[1]):
            return not self.words.has("functions", name)
        return self._names_kind(name)

    def _names_kind(self, name: str) -> bool:
        """A word such as "Ministry" or "Institute", in capitals where the script has them."""
        found = [match.start() for match in self._kind().finditer(plain(name))]
        if not found or not self.words.cased:
            return bool(found)
        return any(name[start].isupper() for start in found) or (self.words.language != "en" and name[0].isupper())

    def _kind(self) -> re.Pattern[str]:
        return _kinds(self.words)


@lru_cache(maxsize=8)
def _kinds(words: Vocabulary) -> re.Pattern[str]:
    """Words for kinds of bodies; in Latin script of all languages, since names keep theirs; Chinese at the end."""
    if words.language == "zh":
        return re.compile(rf"(?:{words.source('bodies')})$")
    languages = ("en", "fr", "es") if words.language in ("en", "fr", "es") else (words.language,)
    return re.compile(words.whole("|".join(vocabulary(language).source("bodies") for language in languages)))


def _begins(one: str, other: str) -> bool:
    """Whether a name is another with more after it ("Ministry of Trade", "Ministry of Trade of Lakeland")."""
    short = _key(_IN_BRACKETS.sub(" ", one))
    return len(short.split()) >= 3 and _key(_IN_BRACKETS.sub(" ", other)).startswith(short + " ")


def _declined(one: str, other: str) -> bool:
    """Whether two Russian names differ in the endings of their words alone."""
    first, second = _key(one).split(), _key(other).split()
    if len(first) != len(second) or not re.search("[а-я]", one.lower()):
        return False
    return all(
        _stem(a) == _stem(b) or a[: len(_stem(a))] == b[: len(_stem(a))] for a, b in zip(first, second, strict=True)
    )


def _stem(word: str) -> str:
    return (
        re.sub(
            r"(?:ами|ями|ого|ому|ыми|ими|ами|ах|ях|ом|ем|ой|ей|ов|ев|ых|их|ым|им|ую|ая|ое|ые|ии|ия|ию|[аяуюеиоыьй])$",
            "",
            word,
        )
        if len(word) > 4
        else word
    )


def _name_before(text: str, acronym: str) -> str:
    """The words before an acronym whose initials are its letters, capitals first; "" if there are none."""
    words = text.split()
    letters = [c for c in acronym.upper() if c.isalpha()]
    capital = [n for n, word in enumerate(words) if word[:1].isupper() or word.lower() not in _SMALL]
    for count in range(len(letters), max(1, len(letters) - 2), -1):
        if len(capital) >= count:
            start = capital[-count]
            if words[start][:1].upper() == letters[0] and words[start][:1].isupper():
                return " ".join(words[start:]).strip(" ,")
    for start in capital:
        if words[start][:1] == letters[0] and 2 <= len(words) - start <= 14:
            run = words[start:]
            if all(word[:1].isupper() or word.lower().strip("'’,") in _SMALL for word in run):
                return " ".join(run).strip(" ,")
    return ""


def organisers(known: Bodies) -> tuple[str, ...]:
    """The bodies that the text says held the meeting, as it names them, each once."""
    text, folded = known.text, plain(known.text)
    found: list[str] = []
    for match in _organised(known.words).finditer(folded):
        if known.words.language == "zh":
            said = re.split(r"[。，由\n]", text[max(0, match.start() - 80) : match.start()])[-1]
        else:
            said = _on_its_line(text, match.start(), match.end())
        for name in _listed(said, known):
            if not any(known.same(name, other) for other in found):
                found.append(name)
    return tuple(found)


@lru_cache(maxsize=8)
def _organised(words: Vocabulary) -> re.Pattern[str]:
    phrases = words.source("organised").replace(r"\s+by", r"\s*,?\s+by")
    labels = rf"{words.whole(words.source('organiser_labels'))}[*_]*\s*[:：][*_]*"
    return re.compile(rf"(?:{labels}|{words.whole(phrases)}\s*:?)[ \t]*\n?[ \t]*")


def _on_its_line(text: str, start: int, end: int) -> str:
    """What follows an organisers' phrase: where the phrase begins a line of the head, no more than that line tells.

    A line that breaks off after a comma or a joining word goes on in the next one.
    """
    said = text[end : end + _LONGEST_ORGANISERS]
    opens = not text[text.rfind("\n", 0, start) + 1 : start].strip(" \t*_#")
    line = said.split("\n")[0]
    whole = opens and len(line) <= _LONGEST_LINE and line[:1] and not re.search(r",\s*$|\s\w{1,4}\s*$", line)
    return line if whole and not re.match(r"\n\s*[a-zа-я(]", said[len(line) :]) else said


def _listed(said: str, known: Bodies) -> Iterable[str]:
    """The names of an enumeration, up to its end: a mark, a blank line, or a word that cannot stand in a name."""
    end = re.search(r"\n\s*\n|[.;:。；](?=\s|$|[^\w])|:", said)
    said = one_line(said[: end.start()] if end else said)
    stop = known.words.pattern("stops")
    position = 0
    pieces = []
    for part in _parted(said, known.words):
        halted = stop.search(plain(part)) if part else None
        piece = part[: halted.start()] if halted else part
        pieces.append(piece)
        position += len(part)
        if halted:
            break
    yield from _joined([piece.strip(" ,*") for piece in pieces if piece.strip(" ,*")], known)


def _parted(said: str, words: Vocabulary) -> Iterable[str]:
    """The parts of an enumeration; marks are found in the folded copy, which has the same length."""
    position = 0
    for match in re.finditer(_separators(words), plain(said) if words.cased else said):
        yield said[position : match.start()]
        position = match.end()
    yield said[position:]


def _separators(words: Vocabulary) -> str:
    if words.language == "zh":
        return "[、，,和与及]"
    if words.language == "ar":
        return r"\s*[،,]\s*و?|\s+و(?=\w)"
    joints = f"{words.source('conjunctions')}|{words.source('partners')}"
    return rf"\s*,\s*(?:(?:{joints})\s+)?|\s+(?:{joints}|&)\s+"


def _joined(pieces: list[str], known: Bodies) -> Iterable[str]:
    """Pieces that are bodies; a piece that is none goes on the name before it ("Asia | the Pacific (ESCAP)")."""
    name = ""
    for piece in pieces:
        bare = _without_article(piece, known.words)
        if name and _goes_on(piece, bare, known):
            name = f"{name} and {piece}"
            continue
        if name:
            yield name
        name = bare if known.is_body(bare) or _capital(bare) else ""
    if name:
        yield name


def _goes_on(piece: str, bare: str, known: Bodies) -> bool:
    """Whether what follows "and" is the rest of a name ("the Pacific (ESCAP)", "Technology") and no name itself."""
    if known.is_body(bare) and "(" not in bare:
        return False
    if "(" in bare:
        full = _name_before(bare.split("(")[0], bare.split("(")[-1].strip(") "))
        return not full
    return piece != bare or not _capital(bare) or known.words.has("fields", bare)


def _capital(name: str) -> bool:
    return name[:1].isupper()


def _without_article(name: str, words: Vocabulary) -> str:
    articles = words.source("articles")
    match = re.match(rf"(?:{articles})(?:\s+|(?<='))", plain(name)) if articles else None
    return name[match.end() :] if match else name


def without_article(name: str, words: Vocabulary) -> str:
    """A name without the articles before it."""
    bare = name.strip()
    while (shorter := _without_article(bare, words)) != bare:
        bare = shorter
    return bare


def secretariats(known: Bodies, held_by: Iterable[str]) -> tuple[str, ...]:
    """Bodies that are the secretariat of the process: as the text says, or as is known of a body that held it."""
    text, folded = known.text, plain(known.text)
    found = []
    provided = known.words.pattern("secretariat_by")
    for match in provided.finditer(folded):
        found += list(_listed(text[match.end() : match.end() + _LONGEST_ORGANISERS], known))[:1]
    serves = re.compile(
        rf"(?P<name>[^.;:\n,()]+?(?:\([^()]*\))?)\s*,?\s*{known.words.whole(known.words.source('secretariat'))}"
    )
    for match in serves.finditer(folded):
        name = _last_name(text[match.start("name") : match.end("name")], known)
        found += [name] if name else []
    for body in held_by:
        keys = known.keys(body)
        found += [other for one, other in bodies()["secretariats"].items() if wording(one) in keys]
    return tuple(dict.fromkeys(found))


def _last_name(text: str, known: Bodies) -> str:
    """The body whose name ends a piece of text, "" if none does."""
    words = text.split()
    for start in range(max(0, len(words) - 12), len(words)):
        name = without_article(" ".join(words[start:]), known.words)
        if known.is_body(name) and name[:1].isupper() and not known.words.has("functions", name.split()[0]):
            return name
    return ""


def country_of(name: str) -> str:
    """ISO code of the country that words name as a whole, "" if they name none."""
    return find_country(name.removeprefix("Government of ").removeprefix("Republic of the ")) or ""
