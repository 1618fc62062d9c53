"""The check of translations: it passes here, and it sees what a language lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapporteur.engine.languages.templates import Plural
from scripts import check_translations
from scripts.check_translations import (
    choosing,
    differences,
    message_templates,
    missing_messages,
    page,
    shown,
    translated,
)


@pytest.mark.parametrize("code", translated())
def test_every_language_has_every_template(code: str):
    assert list(differences(code)) == []


def test_every_message_has_a_literal_template():
    assert list(missing_messages()) == []
    assert "The file is empty." in message_templates()


def test_page_is_up_to_date():
    assert check_translations.PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize(
    ("code", "own", "problem"),
    [
        ("fr", "{count} sur {total}", "unknown placeholders ['total']"),
        ("fr", "{count}", "placeholders not used: ['of']"),
        ("ru", Plural("count", {"one": "{count} из {of}", "other": "{count} из {of}"}), "no form for ['few', 'many']"),
        ("fr", "", "empty"),
    ],
)
def test_faults_are_told(code: str, own: str, problem: str):
    faults = list(check_translations._faults(code, "{count} of {of}", own))
    assert [fault for fault in faults if fault.startswith(problem)] != []
    assert list(check_translations._faults("fr", "{count} of {of}", "{of}, {count}")) == []


def test_placeholders_of_all_forms_count():
    template = Plural("count", {"=0": "none of {of}", "other": Plural("asked", {"other": "{count} {share}"})})
    assert shown(template) == {"count", "of", "share"}
    assert choosing(template) == {"count", "asked"}


def test_a_template_that_is_made_at_run_time_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "src" / "rapporteur"
    folder.mkdir(parents=True)
    source = 'name = "x"\nMessage(f"{name} is empty.")\nMessage("It is {what}.", what=name)\n'
    (folder / "reading.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(check_translations, "ROOT", tmp_path)
    assert list(missing_messages()) == ["src/rapporteur/reading.py:2: the template of this Message is not a literal"]
    assert message_templates() == ("It is {what}.",)
