"""Languages filled in where nobody was asked, and withheld words taken out."""

from __future__ import annotations

from dataclasses import replace

from rapporteur.engine.corpus.withheld import seal
from rapporteur.engine.corpus.written import with_languages
from tests.engine.findings.factories import contribution, text


def test_with_languages_takes_the_one_most_is_written_in():
    owner = contribution(1, language="")
    long = replace(text(owner, "Une longue réponse, puis encore une phrase."), language="fr")
    short = replace(text(owner, "Thanks."), language="en")
    assert [item.language for item in with_languages([owner], [long, short])] == ["fr"]


def test_with_languages_leaves_what_is_stated_and_what_was_removed():
    stated = contribution(1, language="es")
    hidden = contribution(2, language="", publication="anonymous")
    texts = [replace(text(owner, "Une réponse."), language="fr") for owner in (stated, hidden)]
    assert [item.language for item in with_languages([stated, hidden], texts)] == ["es", ""]


def test_seal_empties_withheld_texts_and_keeps_their_place():
    named, withheld = contribution(1), contribution(2, publication="withheld")
    texts = [replace(text(owner, f"Words of {owner.id}."), title="Title") for owner in (named, withheld)]
    kept, sealed = seal(texts, [named, withheld])
    assert kept == texts[0]
    assert (sealed.text, sealed.content, sealed.title) == (texts[1].text, "", "")
