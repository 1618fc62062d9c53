"""Writing TOML: whatever is written is read back the same."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.web.analysis.toml import heading, written

TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
VALUES = st.recursive(
    st.one_of(TEXT, st.integers(-(2**63), 2**63 - 1), st.booleans(), st.lists(TEXT, max_size=4)),
    lambda inner: st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(TEXT, VALUES, max_size=5), st.lists(st.dictionaries(TEXT, VALUES, min_size=1, max_size=3)))
def test_document_is_read_back_as_it_was_written(top, tables):
    tops = {f"a{key}": value for key, value in top.items()}
    document = written([("", tops), *((heading("of many", many=True), table) for table in tables)])

    assert tomllib.loads(document) == {**tops, **({"of many": tables} if tables else {})}


def test_headings_quote_what_is_no_bare_key():
    assert heading("translations", "zh") == "[translations.zh]"
    assert heading("first round", many=True) == '[["first round"]]'
