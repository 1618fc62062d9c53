"""Records of a run come back from its folder as they were."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from rapporteur.engine.errors import WrongUse
from rapporteur.engine.frames import read_codebook, read_run, write_run
from rapporteur.engine.records import Theme
from tests.engine.findings.factories import contribution, run

THEMES = (
    Theme(
        "T01", "Eau potable", ("eau potable",), 9, 20, 0.8, "s1", "s2", "fr", "Drinking water", by_group={"academia": 9}
    ),
    Theme("T01.1", "Puits, pompes", (), 3, 4, 0.4, "s3", "", "fr", "", "T01", True, {"government": 3}),
)


def test_themes_come_back_with_both_levels_and_labels(tmp_path: Path) -> None:
    write_run(run([contribution(1)], texts=[], codes=[], themes=THEMES), (), (), tmp_path)
    assert read_run(tmp_path).themes == THEMES


def test_themes_are_a_scheme_file(tmp_path: Path) -> None:
    write_run(run([contribution(1)], texts=[], codes=[], themes=THEMES), (), (), tmp_path)
    codes = json.loads((tmp_path / "themes.json").read_text("utf-8"))["codes"]
    assert [code["label"] for code in codes] == [{"fr": "Eau potable", "en": "Drinking water"}, {"fr": "Puits, pompes"}]
    assert [code.get("parent") for code in codes] == [None, "T01"]


def test_codebook_is_the_themes_of_a_run(tmp_path: Path) -> None:
    themes = tuple(replace(theme, centre="AAA8") for theme in THEMES)
    write_run(run([contribution(1)], texts=[], codes=[], themes=themes), (), (), tmp_path)
    assert read_codebook(tmp_path / "themes.json") == themes


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"scheme": "sdgs", "codes": []}', "tells not what its themes mean"),
        ('{"scheme": "themes", "codes": [{"code": "T01"}]}', "is no codebook"),
        ("[]", "is no codebook"),
    ],
)
def test_codebook_must_be_written_by_a_report(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "themes.json").write_text(content, "utf-8")
    with pytest.raises(WrongUse, match=said):
        read_codebook(tmp_path / "themes.json")


def test_codebook_that_tells_no_meaning_is_refused(tmp_path: Path) -> None:
    write_run(run([contribution(1)], texts=[], codes=[], themes=THEMES), (), (), tmp_path)
    with pytest.raises(WrongUse, match="tells not what its themes mean"):
        read_codebook(tmp_path / "themes.json")
