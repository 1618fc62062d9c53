"""Stakeholder groups as forms name them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.records import GROUPS, UN_LANGUAGES
from rapporteur.engine.schemes.groups import find_group, group_name


@pytest.mark.parametrize(
    ("label", "group"),
    [
        ("Private Sector", "private-sector"),
        ("Business", "private-sector"),
        ("Industry", "private-sector"),
        ("Business & Industry", "private-sector"),
        ("Private sector - SMEs", "private-sector"),
        ("القطاع الخاص", "private-sector"),
        ("NGO", "civil-society"),
        ("Non-Governmental Organization (NGO)", "civil-society"),
        ("Société civile", "civil-society"),
        ("Socit civile", "civil-society"),
        ("Civil society (women)", "civil-society"),
        ("学术界", "academia"),
        ("University", "academia"),
        ("Technical community", "technical-community"),
        ("Техническое сообщество", "technical-community"),
        ("Government", "government"),
        ("IGO", "international-organisation"),
        ("International organization", "international-organisation"),
        ("Individual", "individual"),
        ("À titre personnel", "individual"),
    ],
)
def test_group_is_found_in_usual_labels(label: str, group: str) -> None:
    assert find_group(label) == group


@pytest.mark.parametrize(
    "label",
    [
        "",
        "Other",
        "Youth",
        "Media",
        "Academia / Technical community",
        "Government, Other",
        "Private sector (University)",
    ],
)
def test_group_is_none_where_none_or_two_are_named(label: str) -> None:
    assert find_group(label) is None


@pytest.mark.parametrize("language", UN_LANGUAGES)
def test_every_own_name_is_found_again(language: str) -> None:
    assert tuple(find_group(group_name(group, language)) for group in GROUPS) == GROUPS


def test_name_falls_back_to_english_then_to_the_key() -> None:
    assert group_name("academia", "xx") == "Academia"
    assert group_name("unknown", "fr") == "unknown"


@given(st.text(max_size=60))
def test_any_label_is_answered_with_a_group_or_none(label: str) -> None:
    assert find_group(label) in {*GROUPS, None}
