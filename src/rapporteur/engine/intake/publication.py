"""Anonymous and withheld contributions: who is one, and what is taken from them.

Every name, file name and date goes; then attributes, until enough contributors share what is left (anonymity.py).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rapporteur.engine.intake.anonymity import anonymity_notices, count_shares, find_levels, suppress
from rapporteur.engine.intake.cleaning import fold
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.redaction import LETTERS, redact, sought_names
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Notice

CONTRIBUTION, CONTRIBUTOR = "contribution", "contributor"
"""How keys begin that say nothing: contribution-0001, contributor-0001 and so on."""


def settle(drafts: Sequence[Draft]) -> list[Notice]:
    """Let the most private choice of a contributor hold for its names: named beside others becomes anonymous."""
    private = {draft.contributor for draft in drafts if draft.publication != "named"}
    changed = [draft for draft in drafts if draft.publication == "named" and draft.contributor in private]
    for draft in changed:
        draft.publication = "anonymous"
    return settled_notices(len(changed))


def settled_notices(changed: int) -> list[Notice]:
    """How many contributions were made anonymous by others of their contributors."""
    if not changed:
        return []
    text = Message(
        "Made anonymous although they could be named, because their contributors asked for this, or gave no "
        "clear answer, with other contributions: {count}.",
        count=changed,
    )
    return [Notice("publication", text)]


def anonymise(drafts: Sequence[Draft]) -> list[Notice]:
    """Take names out of all that is not named, give opaque keys, then remove attributes too few share.

    Changes the drafts in place; returns what a person should know, as counts only.
    """
    hidden = hidden_of(drafts)
    if not hidden:
        return []
    take_names(hidden)
    named = [draft for draft in drafts if draft.publication == "named"]
    taken = {draft.id for draft in (*named, *hidden) if draft.publication == "named" or not draft.derived}
    contributors = {draft.contributor for draft in named}
    give_keys(hidden, _numbered(CONTRIBUTION, taken), _numbered(CONTRIBUTOR, contributors))
    shares = count_shares([(draft.contributor, draft) for draft in drafts])
    levels = find_levels(shares)
    suppress(hidden, shares, levels)
    return [hidden_notice(Counter(draft.publication for draft in hidden)), *anonymity_notices(shares, levels)]


def hidden_of(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without a name, sorted by id."""
    return sorted((draft for draft in drafts if draft.publication != "named"), key=lambda draft: draft.id)


def hidden_notice(kinds: Mapping[str, int]) -> Notice:
    """How many contributions are anonymous, and how many withheld."""
    text = Message(
        "Contributions that are anonymous: {anonymous}; withheld: {withheld}.",
        anonymous=kinds["anonymous"],
        withheld=kinds["withheld"],
    )
    return Notice("publication", text)


def take_names(hidden: Sequence[Draft]) -> None:
    """Take the names of contributors, all of whose drafts these are, out of the drafts and their texts.

    An id that tells a name counts as derived from then on.
    """
    names: dict[str, set[str]] = defaultdict(set)
    for draft in hidden:
        names[draft.contributor].update((draft.organisation, draft.person, *draft.also))
    for draft in hidden:
        _take_names(draft, names[draft.contributor])


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


def give_keys(hidden: Sequence[Draft], ids: Iterator[str], contributors: Iterator[str]) -> None:
    """Give keys that say nothing, in the order of the drafts: to ids made of content or names, to contributors."""
    keys: dict[str, str] = {}
    for draft in hidden:
        if draft.derived:
            draft.id = next(ids)
        if draft.contributor not in keys:
            keys[draft.contributor] = next(contributors)
        draft.contributor = keys[draft.contributor]


def numbered_key(word: str, number: int) -> str:
    """A key that says nothing: a word and a number from 1."""
    return f"{word}-{number:04}"


def _numbered(word: str, taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if numbered_key(word, number) not in taken:
            yield numbered_key(word, number)
