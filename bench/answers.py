"""Many answers to one question, for measuring: made of the sentences of the demonstration, fictional like it.

`python -m bench.answers FILE NUMBER [--seed 0]` writes a table of NUMBER contributors with one answer of about fifty
words each, in six languages. A tenth of them sent the letter of a campaign, as it was or with a sentence before it.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from demo.questionnaire import STATES
from demo.voices import OPEN, load
from rapporteur.engine.corpus.sentences import sentences
from rapporteur.engine.records import GROUPS

QUESTION = "What should be done first so that everybody can take part in digital life?"
HEADER = ("id", "group", "country", "language", "publication", QUESTION)
LANGUAGES = ("en",) * 50 + ("es",) * 15 + ("fr",) * 12 + ("ru",) * 8 + ("ar",) * 8 + ("zh",) * 7
"""How a hundred answers are spread."""
WORDS = 50
OTHER_WORD = 0.35
"""The part of words that is another one of the same language, so that answers are no copies of each other."""
OF_TOPIC = 0.5
"""The part of these that are words of the same topic."""
TOPICS = 40
"""Answers of the demonstration in each language that sentences are taken from."""
CAMPAIGN = 0.1
"""The part of answers that is the letter of a campaign ..."""
LETTERS = 2_000
"""... of which there is one for so many answers."""
AS_IT_WAS = 0.6
"""The part of letters that nobody changed."""


class Writer:
    """Writes answers. The same seed gives the same answers, and more of them begin with the fewer."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.topics = {language: _topics(language) for language in dict.fromkeys(LANGUAGES)}
        self.words = {
            language: [word for topic in topics for word in topic.words] for language, topics in self.topics.items()
        }
        self.letters: list[tuple[str, Topic, list[str]]] = []
        self.countries = [name for names in STATES.values() for name in names]

    def rows(self, number: int) -> Iterator[tuple[str, ...]]:
        """The rows of a table."""
        for place in range(number):
            if place % LETTERS == 0:
                self.letters.append(self._answer())
            language, _, words = self._answer() if self.random.random() >= CAMPAIGN else self._letter()
            joined = ("" if language == "zh" else " ").join(words)
            publication = "anonymous" if self.random.random() < 0.05 else "named"
            yield (
                f"a{self.random.getrandbits(48):012x}-{place}",
                self.random.choice(GROUPS),
                self.random.choice(self.countries),
                language,
                publication,
                joined[:1].upper() + joined[1:],
            )

    def _letter(self) -> tuple[str, Topic, list[str]]:
        language, topic, words = self.letters[int(len(self.letters) * self.random.random() ** 2)]
        before = [] if self.random.random() < AS_IT_WAS else self._changed(topic)
        return language, topic, [*before, *words]

    def _answer(self) -> tuple[str, Topic, list[str]]:
        """Sentences of one answer of the demonstration with other words of it in them, of about WORDS words."""
        language = self.random.choice(LANGUAGES)
        topic = self.random.choice(self.topics[language])
        found: list[str] = []
        size = 2 * WORDS if language == "zh" else WORDS
        while len(found) < size - 8:
            found += self._changed(topic)
        return language, topic, found

    def _changed(self, topic: Topic) -> list[str]:
        random = self.random.random
        found = list(self.random.choice(topic.sentences))
        for place in range(len(found)):
            if random() < OTHER_WORD:
                words = topic.words if random() < OF_TOPIC else self.words[topic.language]
                found[place] = words[int(random() * len(words))]
        return found


@dataclass(frozen=True)
class Topic:
    """What an answer of the demonstration says. words: all of its words; of Chinese, its characters."""

    language: str
    sentences: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]


def _topics(language: str) -> list[Topic]:
    """The longest answers of the demonstration in a language."""
    answers = [voice.answers.get(key, "") for voice in load() if voice.language == language for key in OPEN]
    longest = sorted(answers, key=lambda answer: (-len(answer), answer))[:TOPICS]
    return [_topic(answer, language) for answer in longest]


def _topic(answer: str, language: str) -> Topic:
    cut = [answer[start:end] for start, end in sentences(answer, language)]
    rows = tuple(tuple(one) if language == "zh" else tuple(one.split()) for one in cut)
    return Topic(language, tuple(row for row in rows if len(row) > 3), tuple(word for row in rows for word in row))


def write(path: Path, number: int, seed: int = 0) -> None:
    """Write a table of so many answers."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(Writer(seed).rows(number))


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[4]) if sys.argv[3:4] == ["--seed"] else 0)
