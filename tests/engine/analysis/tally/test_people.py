"""Contributors: who is counted, and what each is by most of its contributions."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.analysis.tally.people import People
from rapporteur.engine.frames.shelf import Shelf
from tests.engine.findings.factories import contribution, run

GIVEN = st.lists(
    st.tuples(
        st.sampled_from(["ann", "bob", "cleo"]),
        st.sampled_from(["academia", "government", ""]),
        st.sampled_from(["stakeholder", "organiser"]),
    ),
    max_size=12,
)


def people(rows):
    owners = [
        contribution(number, contributor=who, group=group, role=role) for number, (who, group, role) in enumerate(rows)
    ]
    return People(run(owners), Shelf())


@settings(deadline=None)
@given(GIVEN)
def test_attribute_is_the_commonest_of_the_contributions_that_count(rows):
    groups: dict[str, Counter[str]] = {}
    for who, group, role in rows:
        if role == "stakeholder":
            groups.setdefault(who, Counter())[group] += 1
    found = people(rows)

    known, places = found.attribute("group")

    named = dict(zip(found.roll.called(np.arange(len(found.roll))), [known[place] for place in places], strict=True))
    assert named == {
        who: min(count, key=lambda group: (-count[group], group == "", group)) for who, count in groups.items()
    }


@settings(deadline=None)
@given(GIVEN)
def test_everybody_is_whoever_contributed_counted_or_not(rows):
    assert people(rows).everybody == len({who for who, _, _ in rows})


def test_contributions_stand_in_the_order_of_their_ids():
    found = People(run([contribution(number) for number in (7, 3, 5)]), Shelf())

    assert found.ids.places(["003", "005", "007", "009"]).tolist() == [0, 1, 2, -1]
    assert found.rows.tolist() == [1, 2, 0]
    assert found.who.tolist() == [0, 1, 2]
