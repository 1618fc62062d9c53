"""Symbols of documents: what is one, what it says, and what was meant by what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.web.reviews.symbols import NotASymbol, Symbol, parse, parse_mandate


@pytest.mark.parametrize(
    ("text", "body", "series", "session", "number"),
    [
        ("A/RES/70/125", "A", "RES", "70", "125"),
        ("A/70/PV.110", "A", "PV", "70", "110"),
        ("A/78/62", "A", "", "78", "62"),
        ("A/80/L.41", "A", "L", "80", "41"),
        ("A/RES/S-30/1", "A", "RES", "S-30", "1"),
        ("A/RES/ES-11/1", "A", "RES", "ES-11", "1"),
        ("A/RES/31/16 A", "A", "RES", "31", "16 A"),
        ("A/RES/3363(XXX)", "A", "RES", "", "3363(XXX)"),
        ("A/CONF.231/3", "A/CONF.231", "", "", "3"),
        ("A/HRC/RES/41/11", "A/HRC", "RES", "41", "11"),
        ("E/RES/2023/3", "E", "RES", "2023", "3"),
        ("E/ESCAP/RES/72/10", "E/ESCAP", "RES", "72", "10"),
        ("E/CN.16/2024/2", "E/CN.16", "", "2024", "2"),
        ("S/PV.9381", "S", "PV", "", "9381"),
        ("S/PRST/2024/1", "S", "PRST", "2024", "1"),
        ("S/RES/2334(2016)", "S", "RES", "", "2334(2016)"),
        ("TD/519", "TD", "", "", "519"),
        ("TD/B/C.II/50", "TD/B/C.II", "", "", "50"),
        ("TD/B/EX(74)/2", "TD/B", "", "EX(74)", "2"),
        ("CCW/MSP/2019/9", "CCW/MSP", "", "2019", "9"),
    ],
)
def test_symbol_is_taken_apart(text, body, series, session, number):
    assert parse(text) == Symbol(text, body, series, session, number)


def test_symbol_keeps_what_was_changed_since_and_the_other_symbol():
    assert parse("E/CN.4/Sub.2/AC.2/1987/WP.4/Add.1").changes == ("Add.1",)
    assert parse("E/CN.16/2007/CRP.2*").number == "2"
    assert parse("A/66/64–E/2011/77").also == "E/2011/77"


def test_symbol_of_the_world_summit_has_a_grammar_of_its_own():
    symbol = parse("WSIS-05/TUNIS/DOC/6(Rev.1)-E")

    assert (symbol.body, symbol.series, symbol.number, symbol.changes) == ("WSIS-05/TUNIS", "DOC", "6", ("Rev.1",))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Enter the symbol of the document, as in A/RES/70/125."),
        ("Lantern", "Lantern is not what a symbol begins with. Begin with the organ, as A in A/RES/70/125."),
        ("A/RES", "The number is missing at the end, as 125 in A/RES/70/125."),
        ("A/RES/70", "The session or the number is missing: both stand at the end, as in A/RES/70/125."),
        ("A/RES//125", "Something is missing before, after or between the strokes."),
        ("A/RES/70/125/3", "125 does not fit where it stands."),
        ("A/RES/70/many", "many is not a number of a document, as 125 in A/RES/70/125."),
        ("A/" * 40 + "1", "A symbol has at most 60 characters."),
    ],
)
def test_symbol_that_is_none_is_refused_with_what_is_wrong(text, reason):
    with pytest.raises(NotASymbol) as refusal:
        parse(text)

    assert (refusal.value.reason, refusal.value.suggestion) == (reason, "")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a/res/70/125", "A/RES/70/125"),
        ("A / RES / 70 / 125", "A/RES/70/125"),
        ("A\\RES\\70\\125", "A/RES/70/125"),
        ("A-RES-70-125", "A/RES/70/125"),
        ("resolution 70/125", "A/RES/70/125"),
        ("A/70/PV/110", "A/70/PV.110"),
        ("E/CN.16/2024/2/ADD.1", "E/CN.16/2024/2/Add.1"),
    ],
)
def test_symbol_with_a_slip_is_refused_with_what_was_meant(text, meant):
    with pytest.raises(NotASymbol) as refusal:
        parse(text)

    assert refusal.value.suggestion == meant
    assert refusal.value.reason.endswith(f"Did you mean {meant}?")


@pytest.mark.parametrize("text", ["A/RES/70/125", "A/DEC/70/543", "A/CONF.231/3", "TD/519", "A/70/PV.110"])
def test_mandate_is_given_by_what_bodies_adopt(text):
    assert parse_mandate(text) == parse(text)


def test_mandate_by_a_plain_document_is_refused_with_the_resolution_that_was_meant():
    with pytest.raises(NotASymbol) as refusal:
        parse_mandate("A/70/125")

    assert refusal.value.reason == ("A/70/125 is a document, not a resolution or decision. Did you mean A/RES/70/125?")
    assert refusal.value.suggestion == "A/RES/70/125"


_NUMBERS = st.integers(1, 9999).map(str)
_SESSIONS = st.one_of(
    st.integers(31, 99).map(str), st.integers(1978, 2090).map(str), st.integers(8, 40).map("S-{}".format)
)
_BODIES = st.sampled_from(["A", "E", "S", "A/HRC", "E/ESCAP", "E/CN.16", "A/C.2", "A/AC.105", "UNEP/EA.5", "TD/B"])


@given(_BODIES, _SESSIONS, _NUMBERS, st.sampled_from(["RES", "DEC", "PRST", ""]), st.lists(_NUMBERS, max_size=2))
def test_symbol_made_of_its_parts_gives_them_back(body, session, number, series, addenda):
    changes = tuple(f"Add.{count}" for count in addenda)
    text = "/".join(part for part in (body, series, session, number, *changes) if part)

    assert parse(text) == Symbol(text, body, series, session, number, changes)


@given(_BODIES, _SESSIONS, _NUMBERS, st.sampled_from(["PV", "L", "SR", "CRP", "WP"]))
def test_symbol_of_a_counted_series_gives_its_parts_back(body, session, number, series):
    text = f"{body}/{session}/{series}.{number}"

    assert parse(text) == Symbol(text, body, series, session, number)


@given(st.text(max_size=70))
def test_symbol_suggested_for_any_text_is_one(text):
    assert not _suggested(text) or parse(_suggested(text)).text == _suggested(text)


def _suggested(text: str) -> str:
    try:
        parse(text)
    except NotASymbol as refusal:
        return refusal.suggestion
    return ""
