"""The last step of intake: drafts become records, sorted, with what a person should look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.header_words import STRONG, is_one_of
from rapporteur.engine.intake.parts import Part
from rapporteur.engine.intake.review import Review
from rapporteur.engine.intake.rows import Profile
from rapporteur.engine.intake.selection import Chosen
from rapporteur.engine.intake.standing import constants
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Contribution, Notice, Question, SourceText


def contributions(drafts: Sequence[Draft]) -> tuple[Contribution, ...]:
    """The contributions, sorted by id."""
    made = (
        Contribution(
            id=draft.id,
            contributor=draft.contributor,
            organisation=draft.organisation,
            person=draft.person,
            group=draft.group,
            country=draft.country,
            region=draft.region,
            language=draft.language,
            role=draft.role,
            publication=draft.publication,
            received=draft.received,
            channel=draft.channel,
            round=draft.round,
        )
        for draft in drafts
    )
    return tuple(sorted(made, key=lambda contribution: contribution.id))


def texts_of(drafts: Sequence[Draft], order: Sequence[str]) -> list[SourceText]:
    """The texts with the final ids of their contributions, in the order of `sort_texts`."""
    return sort_texts((_of(draft.id, text) for draft in drafts for text in draft.texts), order)


def sort_texts(texts: Iterable[SourceText], order: Sequence[str]) -> list[SourceText]:
    """Texts by contribution, question (order) and content."""
    place = {key: number for number, key in enumerate(order)}
    return sorted(texts, key=lambda t: (t.contribution, place.get(t.question, -1), t.kind, t.file, t.content))


def _of(contribution: str, text: SourceText) -> SourceText:
    if text.contribution == contribution:
        return text
    return SourceText(
        contribution, text.kind, text.content, text.question, text.title, text.speech, text.pages, text.file
    )


def layout_notices(each: Chosen) -> list[Notice]:
    """How a table was understood where nobody said it, and which columns are not used. No cell values."""
    notices = []
    header, layout = each.table.header, each.layout
    if not layout.sure:
        roles = "; ".join(
            f"{role}: {', '.join(header[column] for column in columns)}"
            for role, columns in sorted(layout.roles.items())
        )
        text = Message(
            "{table}: columns were recognised by their names ({roles}). Check this with inspect.",
            table=each.table.name,
            roles=roles,
        )
        notices.append(Notice("unsure-layout", text))
    if layout.unused and layout.name != "review":
        text = Message(
            "{table}: these columns are neither questions nor a profile and are not used.", table=each.table.name
        )
        notices.append(Notice("unused-columns", text, tuple(header[column] for column in layout.unused)))
    return notices


def consent_notices(parts: Sequence[Part]) -> list[Notice]:
    """Where nothing says whether contributions may be published, and where a cell does not say it."""
    notices = []
    for part in parts:
        for batch in part.batches:
            unclear = sum(1 for draft in batch.drafts if not draft.stated)
            notices += table_consent_notices(batch.chosen, len(batch.drafts), unclear)
        notices += _standing_notices(part)
    return notices


def table_consent_notices(chosen: Chosen, count: int, unclear: int) -> list[Notice]:
    """The same of one table. count: of its contributions. unclear: of those that do not say it."""
    notices = []
    table, layout = chosen.table, chosen.layout
    if "publication" not in layout.roles and "publication" not in layout.constants:
        text = Message(
            "{table}: no column says what may be published, so all contributions are treated as named: "
            "{count}. If that is wrong, set publication in review.toml.",
            table=table.name,
            count=count,
        )
        notices.append(Notice("consent", text))
    elif layout.constants.get("publication") == "named":
        notices += _overruled(chosen)
    if unclear:
        text = Message(
            "{table}: rows that do not say clearly what may be published, and are withheld: {count}.",
            table=table.name,
            count=unclear,
        )
        notices.append(Notice("consent", text))
    return notices


def _overruled(chosen: Chosen) -> list[Notice]:
    """A column on publication that is not used, because the review says that all are named."""
    header = chosen.table.header
    columns = tuple(header[c] for c in chosen.layout.unused if is_one_of(header[c], STRONG["publication"]))
    if not columns:
        return []
    text = Message(
        "{table}: review.toml names all contributors, and a column on publication is not used.",
        table=chosen.table.name,
    )
    return [Notice("consent", text, columns)]


def _standing_notices(part: Part) -> list[Notice]:
    if not part.standing or "publication" in constants(part):
        return []
    spoken = sum(1 for draft, _ in part.standing if is_spoken(draft) and draft.publication == "named")
    told = [Notice("consent", _spoken(spoken))] if spoken and part.review.meetings.publication is None else []
    count = sum(1 for draft, _ in part.standing if not is_spoken(draft))
    if not count:
        return told
    if any(draft.publication == "withheld" for draft, _ in part.standing):
        text = Message(
            "Documents that no row names are withheld, because a row that may not be named names a document that "
            "is not there: {count}. Correct the names of the documents.",
            count=count,
        )
    else:
        text = Message(
            "Documents that stand alone, of which nothing says what may be published, and which are treated as "
            "named: {count}.",
            count=count,
        )
    return [Notice("consent", text), *told]


def is_spoken(draft: Draft) -> bool:
    """Whether a contribution is an intervention at a meeting."""
    return any(text.kind == "intervention" for text in draft.texts)


def _spoken(count: int) -> Message:
    return Message(
        "Interventions at meetings, treated as named because the record of a meeting is public: {count}. If that is "
        "wrong, set publication under [meetings] in review.toml.",
        count=count,
    )


Unmapped = dict[str, tuple[set[str], int]]
"""By column: values of named contributions that no scheme and no mapping knows, and how many others have one."""


def unmapped_values(drafts: Iterable[Draft | Profile]) -> Unmapped:
    """What no scheme and no mapping knows. A profile counts as one contribution."""
    found: Unmapped = {}
    for draft in drafts:
        for column, value in draft.unmapped:
            values, hidden = found.get(column, (set(), 0))
            if draft.publication == "named":
                values.add(value)
            found[column] = values, hidden + (draft.publication != "named")
    return found


def unmapped_notices(found: Unmapped) -> list[Notice]:
    """What `unmapped_values` finds, a Notice a column."""
    return [_unmapped(column, values, hidden) for column, (values, hidden) in sorted(found.items())]


def _unmapped(column: str, values: set[str], hidden: int) -> Notice:
    text = Message(
        "Column “{column}”: values in no scheme, which count as not known: {count}; contributions without a name "
        "that have such a value: {hidden}. Map them in review.toml if they should count.",
        column=column,
        count=len(values),
        hidden=hidden,
    )
    return Notice("unmapped", text, tuple(sorted(values)))


def translation_notices(reviews: Iterable[Review], questions: Sequence[Question]) -> list[Notice]:
    """Translations in a review of words that it does not have: title, body, rounds, questions, options."""
    asked = {text for question in questions for text in (question.text, *question.options)}
    lost: set[str] = set()
    for review in reviews:
        own = {review.title, review.body, *review.rounds.values()} | asked
        lost |= {text for texts in review.translations.values() for text in texts} - own
    if not lost:
        return []
    text = Message("Words that review.toml translates and the review does not have: {count}.", count=len(lost))
    return [Notice("translation", text, tuple(sorted(lost)))]


def count_empty(drafts: Iterable[Draft]) -> int:
    """How many contributions hold no text and no choice at all."""
    return sum(1 for draft in drafts if not draft.texts)


def empty_notices(empty: int) -> list[Notice]:
    """A Notice of what `count_empty` finds."""
    if not empty:
        return []
    text = Message("Contributions that hold neither an answer nor a readable document: {count}.", count=empty)
    return [Notice("empty", text)]
