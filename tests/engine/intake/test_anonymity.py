"""How many contributors share what: counted as a whole or in parts, and what those without a name lose by it."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.intake.anonymity import Shares, anonymity_notices, count_shares, find_levels, suppress
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.records import Publication

PROFILES = st.tuples(
    st.integers(0, 12), st.sampled_from(["FR", "PE", ""]), st.sampled_from(["en", ""]), st.sampled_from(["web", "fax"])
)


def drafts(made: list[tuple[int, str, str, str]]) -> list[Draft]:
    """Drafts of contributors; every second one is not named."""
    choices: tuple[Publication, Publication] = ("named", "anonymous")
    return [
        Draft(id=str(place), place="", contributor=str(who), country=country, language=language, channel=channel,
              publication=choices[who % 2])
        for place, (who, country, language, channel) in enumerate(made)
    ]  # fmt: skip


def shares(made: list[Draft]) -> Shares:
    return count_shares([(draft.contributor, draft) for draft in made])


@given(st.lists(PROFILES, max_size=30), st.integers(1, 4))
def test_shares_of_parts_add_up(made: list[tuple[int, str, str, str]], parts: int) -> None:
    everyone = drafts(made)
    added = Shares()
    for part in range(parts):
        added.add(shares([draft for draft in everyone if int(draft.contributor) % parts == part]))
    assert added == shares(everyone)


@given(st.lists(PROFILES, max_size=30))
def test_three_share_what_is_left_unless_all_is_gone(made: list[tuple[int, str, str, str]]) -> None:
    everyone = drafts(made)
    hidden = [draft for draft in everyone if draft.publication != "named"]
    before = shares(everyone)
    suppress(hidden, before, find_levels(before))
    after = shares(everyone)
    counts = Counter(after.named)
    for kind, number in after.hidden.items():
        counts.update(dict.fromkeys(kind, number))
    assert all(counts[one] >= 3 for kind in after.hidden for one in kind if any(one))
    assert all(draft.channel == "" or before.channels[draft.channel] >= 3 for draft in hidden)


def test_attributes_go_in_order_until_three_share_the_rest() -> None:
    made = [(1, "FR", "en", "web"), (2, "PE", "en", "web"), (4, "PE", "en", "web"), (6, "", "en", "web")]
    everyone = drafts([*made, (8, "", "en", "web")])
    before = shares(everyone)
    levels = find_levels(before)
    suppress([everyone[0]], before, levels)
    assert (everyone[0].country, everyone[0].language, everyone[0].channel) == ("", "en", "web")
    assert [notice.text.values["country"] for notice in anonymity_notices(before, levels)] == [1]
