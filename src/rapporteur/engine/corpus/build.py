"""From what intake found to canonical texts and their segments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapporteur.engine.corpus import furniture
from rapporteur.engine.corpus.canonical import canonical, has_word, text_id, withheld_id
from rapporteur.engine.corpus.languages import detect, of_passages
from rapporteur.engine.corpus.paragraphs import Span
from rapporteur.engine.corpus.repeats import ORDER, mark_repeats
from rapporteur.engine.corpus.segments import Passage, passages, single
from rapporteur.engine.messages import Message
from rapporteur.engine.records import (
    Balance,
    Contribution,
    Corpus,
    Intake,
    Progress,
    Rejection,
    Segment,
    SourceText,
    Text,
    silent,
)

STAGE = "corpus"


def build(intake: Intake, progress: Progress = silent) -> Corpus:
    """Make every text canonical and cut it into segments.

    A document without a word becomes a Rejection, an answer without one is ignored; both are in the
    balance. A text's id is the hash of its words, for a withheld contribution a hash of its place (its words
    are still here and leave before anything is written). Segments belong to a text id: where several
    contributions share a text, its segments stand once. Texts come sorted by id and contribution, segments
    by text id and place; the order of the input makes no difference. Words chosen from a list (kind
    "choice") are the organiser's: their segments are furniture.
    """
    sources = _ordered(intake)
    readable: list[SourceText] = []
    wordless: list[SourceText] = []
    for source in sources:
        (readable if has_word(source.content) else wordless).append(source)
    rejections = tuple(_rejection(source) for source in wordless if _expected(source))
    texts = _texts(readable, {row.id: row for row in intake.contributions})
    texts, segments = _segmented(texts, intake, progress)
    balance = Balance(STAGE, len(sources), len(readable), len(rejections), ignored=len(wordless) - len(rejections))
    return Corpus(
        texts=tuple(sorted(texts, key=_text_order)),
        segments=tuple(segment for text in sorted(segments) for segment in segments[text]),
        rejections=rejections,
        balances=(balance,),
        notices=(),
    )


def _ordered(intake: Intake) -> list[SourceText]:
    """Texts by contribution, the earlier kinds first, in the order of the questions."""
    asked = {question.key: number for number, question in enumerate(intake.questions)}
    return sorted(
        intake.texts,
        key=lambda source: (
            source.contribution,
            ORDER.index(source.kind),
            asked.get(source.question, len(asked)),
            source.question,
            source.file,
            source.title,
            source.content,
        ),
    )


def _expected(source: SourceText) -> bool:
    """Whether words were expected: a dash for an answer is no loss, an empty document is."""
    return source.kind not in ("answer", "choice")


def _rejection(source: SourceText) -> Rejection:
    return Rejection(
        stage=STAGE,
        item=source.file or Message("a text of contribution {contribution}", contribution=source.contribution),
        reason=Message("There is not one word in it."),
        action=Message(
            "If it is a scan, run text recognition on it and add it again; if it is empty, nothing is lost."
        ),
        file=source.file,
    )


def _texts(sources: Sequence[SourceText], contributions: Mapping[str, Contribution]) -> list[Text]:
    """Canonical texts, in the order of the sources, without their language."""
    numbers: dict[tuple[str, str, str], int] = defaultdict(int)
    texts: list[Text] = []
    for source in sources:
        content, pages = canonical(source.content, source.pages)
        place = (source.contribution, source.kind, source.question)
        numbers[place] += 1
        row = contributions.get(source.contribution)
        withheld = row is not None and row.publication == "withheld"
        texts.append(
            Text(
                text=withheld_id(*place, numbers[place]) if withheld else text_id(content),
                contribution=source.contribution,
                kind=source.kind,
                question=source.question,
                speech=source.speech,
                title=source.title,
                language="",
                content=content,
                pages=pages,
            )
        )
    return texts


def _segmented(
    texts: Sequence[Text], intake: Intake, progress: Progress
) -> tuple[list[Text], dict[str, list[Segment]]]:
    """The texts with their languages, and their segments by text id."""
    marked = furniture.mark(texts, [question.text for question in intake.questions])
    hints = {row.id: row.language for row in intake.contributions}
    languages: dict[str, str] = {}
    segments: dict[str, list[Segment]] = {}
    for number, text in enumerate(texts):
        if text.text not in segments:
            parts = _cut(text.content, marked[text.text])
            languages[text.text], segments[text.text] = _told(text, parts, hints.get(text.contribution, ""))
        progress(STAGE, number + 1, len(texts))
    complete = [_in_language(text, languages[text.text]) for text in texts]
    return complete, mark_repeats(complete, segments)


def _cut(content: str, furniture: Sequence[Span]) -> list[Passage]:
    whole = None if furniture else single(content)
    return [whole] if whole else passages(content, detect(content[:4000]), furniture)


def _in_language(text: Text, language: str) -> Text:
    """The text with its language; several times faster than `dataclasses.replace`."""
    return Text(
        text=text.text,
        contribution=text.contribution,
        kind=text.kind,
        question=text.question,
        speech=text.speech,
        title=text.title,
        language=language,
        content=text.content,
        pages=text.pages,
    )


def _told(text: Text, parts: Sequence[Passage], hint: str) -> tuple[str, list[Segment]]:
    """The language of a text and its segments with theirs."""
    whole, each = of_passages([text.content[part.start : part.end] for part in parts], hint)
    segments = [
        Segment(
            id=f"{text.text[:16]}:{part.start}",
            text=text.text,
            start=part.start,
            end=part.end,
            language=language,
            furniture=part.furniture,
            repeats=False,
            paragraph=part.paragraph,
        )
        for part, language in zip(parts, each, strict=True)
    ]
    return whole, segments


def _text_order(text: Text) -> tuple[str, str, str, str]:
    return text.text, text.contribution, text.kind, text.question
