"""The consent text that a questionnaire starts with."""

from __future__ import annotations

from rapporteur.engine.records import UN_LANGUAGES
from rapporteur.web.consultations.questionnaire import default_consent
from rapporteur.web.consultations.questionnaire.wording import GROUP_QUESTION


def test_default_consent_says_the_same_four_things_in_six_languages():
    consent = default_consent()
    assert sorted(consent) == sorted(UN_LANGUAGES) == sorted(GROUP_QUESTION)
    assert {language: len(text.split("\n\n")) for language, text in consent.items()} == dict.fromkeys(UN_LANGUAGES, 4)


def test_default_consent_is_a_copy():
    taken = dict(default_consent())
    assert default_consent() == taken
    assert default_consent() is not default_consent()
