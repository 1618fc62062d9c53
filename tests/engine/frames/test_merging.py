"""Sorted parts make one sorted table, whatever is in which part; what stands in several stands once."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.frames import merging
from rapporteur.engine.frames.merging import merge, write_part
from rapporteur.engine.frames.tables import TABLES, read_rows
from rapporteur.engine.records import Code, Segment

CODES = st.builds(
    Code,
    segment=st.sampled_from(["", "a:0", "a:10", "b:0"]),
    contributor=st.sampled_from(["", "who", "who else"]),
    question=st.sampled_from(["", "q1"]),
    scheme=st.sampled_from(["sdgs", "themes"]),
    code=st.sampled_from(["1", "10", "2"]),
    score=st.just(0.5),
    member=st.just(True),
    nearest=st.just(False),
)


def merged(parts, name, folder):
    table = TABLES[name]
    files = [folder / f"{number}.parquet" for number in range(len(parts))]
    for rows, path in zip(parts, files, strict=True):
        write_part(rows, table, path)
    count = merge(files, table, folder / "merged.parquet")
    found = list(read_rows(folder / "merged.parquet", table))
    assert count == len(found)
    return found


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CODES, max_size=12), min_size=1, max_size=5), st.sampled_from([1, 3, 100]))
def test_merge_is_the_sorted_set_of_all_parts(tmp_path_factory, parts, taken):
    before, merging.TAKEN = merging.TAKEN, taken
    try:
        found = merged(parts, "codes", tmp_path_factory.mktemp("merge"))
    finally:
        merging.TAKEN = before
    every = {row for rows in parts for row in rows}
    key = TABLES["codes"].key
    assert found == sorted(every, key=lambda row: tuple(getattr(row, name) for name in key))


def test_merge_sorts_numbers_as_numbers(tmp_path):
    rows = [Segment(f"t:{start}", "t", start, start + 1, "en", False, False, 1) for start in (0, 9, 10, 100, 2000)]
    assert merged([rows[1::2], rows[::2]], "segments", tmp_path) == rows


def test_merge_keeps_of_equal_keys_that_of_the_first_part(tmp_path):
    row = Segment("t:0", "t", 0, 1, "en", False, False, 1)
    assert merged([[row], [replace(row, language="fr")]], "segments", tmp_path) == [row]
