"""Anonymous and withheld contributions: who is one, and what is taken from them.

Every name, file name and date goes; then attributes, until at least three contributors share what is
left (k-anonymity, Sweeney 2002, with k = 3, by suppression in a fixed order).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rapporteur.engine.intake.cleaning import fold
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.redaction import LETTERS, redact, sought_names
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice

SHARED_BY = 3
"""Contributors that must share the attributes of one whose name is not shown."""

_REMOVED = ("country", "region", "language", "group")


def settle(drafts: Sequence[Draft]) -> list[Notice]:
    """Let the most private choice of a contributor hold for its names: named beside others becomes anonymous."""
    private = {draft.contributor for draft in drafts if draft.publication != "named"}
    changed = [draft for draft in drafts if draft.publication == "named" and draft.contributor in private]
    for draft in changed:
        draft.publication = "anonymous"
    if not changed:
        return []
    text = Message(
        "Made anonymous although they could be named, because their contributors asked for this, or gave no "
        "clear answer, with other contributions: {count}.",
        count=len(changed),
    )
    return [Notice("publication", text)]


def anonymise(drafts: Sequence[Draft]) -> list[Notice]:
    """Take names out of all that is not named, give opaque keys, then remove attributes too few share.

    Changes the drafts in place; returns what a person should know, as counts only.
    """
    hidden = sorted((draft for draft in drafts if draft.publication != "named"), key=lambda draft: draft.id)
    if not hidden:
        return []
    names: dict[str, set[str]] = defaultdict(set)
    for draft in hidden:
        names[draft.contributor].update((draft.organisation, draft.person, *draft.also))
    for draft in hidden:
        _take_names(draft, names[draft.contributor])
    _opaque_ids(hidden, {draft.id for draft in drafts if draft.publication == "named"})
    _opaque_contributors(hidden, {draft.contributor for draft in drafts if draft.publication == "named"})
    _hide_channels(hidden, drafts)
    return [_counts(hidden), *_suppress(hidden, drafts)]


def _counts(hidden: Sequence[Draft]) -> Notice:
    kinds = Counter(draft.publication for draft in hidden)
    text = Message(
        "Contributions that are anonymous: {anonymous}; withheld: {withheld}.",
        anonymous=kinds["anonymous"],
        withheld=kinds["withheld"],
    )
    return Notice("publication", text)


def _take_names(draft: Draft, names: Iterable[str]) -> None:
    draft.derived = draft.derived or _tells(draft.id, names)
    sought = sought_names(name for name in names if name)
    texts = []
    for text in draft.texts:
        bare = replace(text, title="", file="")
        if draft.publication == "anonymous":
            content, pages = redact(text.content, sought, text.pages)
            bare = replace(bare, content=content, pages=pages)
        texts.append(bare)
    draft.texts = texts
    draft.organisation = draft.person = draft.received = draft.title = ""
    draft.also = ()


def _tells(key: str, names: Iterable[str]) -> bool:
    """Whether an id of the table is or holds a name or an e-mail address."""
    folded = fold(key)
    return "@" in key or any(len(fold(name)) >= LETTERS and fold(name) in folded for name in names)


def _opaque_ids(hidden: Sequence[Draft], taken: set[str]) -> None:
    """Ids made of content or file names say nothing any more: contribution-0001 and so on."""
    taken = taken | {draft.id for draft in hidden if not draft.derived}
    numbers = _numbered("contribution", taken)
    for draft in hidden:
        if draft.derived:
            draft.id = next(numbers)


def _opaque_contributors(hidden: Sequence[Draft], taken: set[str]) -> None:
    numbers = _numbered("contributor", taken)
    keys: dict[str, str] = {}
    for draft in hidden:
        if draft.contributor not in keys:
            keys[draft.contributor] = next(numbers)
        draft.contributor = keys[draft.contributor]


def _numbered(word: str, taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if f"{word}-{number:04}" not in taken:
            yield f"{word}-{number:04}"


def _hide_channels(hidden: Sequence[Draft], drafts: Sequence[Draft]) -> None:
    """A channel that fewer than three contributors used could tell who one is."""
    users: dict[str, set[str]] = defaultdict(set)
    for draft in drafts:
        users[draft.channel].add(draft.contributor)
    for draft in hidden:
        if len(users[draft.channel]) < SHARED_BY:
            draft.channel = ""


def _suppress(hidden: Sequence[Draft], drafts: Sequence[Draft]) -> list[Notice]:
    levels = dict.fromkeys((draft.contributor for draft in hidden), 0)
    while True:
        shared = _shared(drafts)
        rare = {d.contributor for d in hidden if len(shared[_combination(d)]) < SHARED_BY}
        rising = sorted(key for key in rare if levels[key] < len(_REMOVED))
        if not rising:
            return _suppressed(levels)
        for key in rising:
            levels[key] += 1
        for draft in hidden:
            for attribute in _REMOVED[: levels[draft.contributor]]:
                setattr(draft, attribute, "")


def _combination(draft: Draft) -> tuple[str, str, str, str]:
    return draft.group, draft.country, draft.region, draft.language


def _shared(drafts: Sequence[Draft]) -> Mapping[tuple[str, str, str, str], set[str]]:
    shared: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for draft in drafts:
        shared[_combination(draft)].add(draft.contributor)
    return shared


def _suppressed(levels: Mapping[str, int]) -> list[Notice]:
    counts = [sum(1 for level in levels.values() if level > depth) for depth in range(len(_REMOVED))]
    if not counts[0]:
        return []
    removed = dict(zip(_REMOVED, counts, strict=True))
    text = Message(
        "So that at least {shared_by} contributors share what is shown of one without a name, attributes were "
        "removed. Country: of {country}; region: of {region}; language: of {language}; group: of {group}. The "
        "language of their texts stays, as it can be read in them.",
        shared_by=SHARED_BY,
        **removed,
    )
    return [Notice("anonymity", text)]
