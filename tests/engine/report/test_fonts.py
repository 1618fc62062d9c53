from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from rapporteur.engine.report.fonts import choose, refusal
from rapporteur.engine.report.fonts.coverage import drawn_by_embedded, needed
from rapporteur.engine.report.fonts.packages import package_for

NOTO = Path("/usr/share/fonts/truetype/noto")
needs_noto = pytest.mark.skipif(not (NOTO / "NotoNaskhArabic-Regular.ttf").is_file(), reason="needs fonts-noto-core")


def test_latin_cyrillic_and_greek_need_no_installed_font():
    fonts = choose(["A review of 143 “replies” – café.", "Обзор ответов №5", "Επισκόπηση"], "en", folders=[])

    assert (fonts.serif, fonts.sans, fonts.embedded) == (("Libertinus Serif",), ("Libertinus Serif",), True)
    assert dict(fonts.missing) == {}
    assert fonts.hashes == {}


@pytest.mark.parametrize(
    ("text", "language", "package"),
    [("مرحبا", "ar", "fonts-noto-core"), ("你好，。", "zh", "fonts-noto-cjk"), ("नमस्ते", "en", "fonts-noto-core")],
)
def test_missing_fonts_name_every_character_and_the_package(text, language, package):
    fonts = choose([text], language, folders=[])

    assert dict(fonts.missing) == dict.fromkeys(sorted(needed([text])), package)


def test_refusal_names_characters_scripts_and_packages():
    error = refusal(choose(["ع中🙂"], "en", folders=[]).missing)

    assert error.what == (
        "no installed font has a glyph for U+0639 (Arabic); U+4E2D (Han); U+1F642 (slightly smiling face)."
    )
    assert error.action == (
        "Install fonts-noto-cjk and fonts-noto-color-emoji and fonts-noto-core (Debian, Ubuntu),"
        " or leave pdf out of --format."
    )


def test_refusal_of_many_characters_counts_the_rest():
    error = refusal(dict.fromkeys((chr(0x4E00 + number) for number in range(15)), "fonts-noto-cjk"))

    assert error.what.endswith("U+4E0B (Han) and 3 more.")


def test_characters_that_are_never_seen_need_no_glyph():
    assert needed(["a b\u00a0\u202f\u3000\t\n\u200f\u202a\u202c\u200b\u00ad\ufe0f"]) == {"a", "b"}
    assert needed(["\ue000\x07"]) == {"\ufffd"}
    assert "\ufffd" in drawn_by_embedded()


def test_package_beyond_the_usual_ones_is_named_when_those_are_there():
    packages = [package_for(char, core=True, cjk=True) for char in "\U00020000ꙮ\U0001f9be"]

    assert packages == ["fonts-hanazono", "fonts-unifont", "fonts-noto-color-emoji"]


@needs_noto
def test_only_what_is_needed_is_chosen_and_hashed(tmp_path):
    for name in ("NotoSerif-Regular", "NotoSans-Regular", "NotoNaskhArabic-Regular", "NotoSerifDevanagari-Regular"):
        shutil.copy(NOTO / f"{name}.ttf", tmp_path)

    fonts = choose(["Plain words"], "en", folders=[tmp_path])
    arabic = choose(["Plain words, كلمات"], "en", folders=[tmp_path])

    assert (fonts.serif, fonts.sans) == (("Noto Serif",), ("Noto Sans",))
    assert fonts.hashes == {
        name: sha256((NOTO / name).read_bytes()).hexdigest()
        for name in ("NotoSans-Regular.ttf", "NotoSerif-Regular.ttf")
    }
    assert arabic.sans == ("Noto Sans", "Noto Naskh Arabic")
    assert arabic.stack("ar") == ("Noto Naskh Arabic", "Noto Serif")
    assert choose(["हिन्दी"], "en", folders=[tmp_path]).serif == ("Noto Serif", "Noto Serif Devanagari")


@needs_noto
def test_text_is_cut_where_it_needs_another_family(tmp_path):
    for name in ("NotoSerif-Regular", "NotoSans-Regular", "NotoNaskhArabic-Regular"):
        shutil.copy(NOTO / f"{name}.ttf", tmp_path)
    fonts = choose(["WSIS كلمات", "12"], "ar", folders=[tmp_path])

    assert fonts.runs("كلمات WSIS 12", "ar") == (
        ("Noto Naskh Arabic", "كلمات "),
        ("Noto Sans", "WSIS 12"),
    )


@needs_noto
def test_same_fonts_give_the_same_choice():
    assert choose(["abc عربي"], "ar") == choose(["abc عربي"], "ar")
