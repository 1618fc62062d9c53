"""Summary records in several languages and layouts: who spoke, for whom, where, in which role."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.engine.intake.meetings import recognise
from rapporteur.engine.intake.meetings.recognition import Told
from tests.engine.intake.meetings.factories import (
    ARABIC,
    CHINESE,
    ENGLISH,
    FRENCH,
    HEADINGS,
    MINUTES,
    PAPER,
    RECORDS,
    RUSSIAN,
    SPANISH,
    read,
    spoken,
    words,
)


def test_english_record_gives_every_speaker():
    meeting = read(ENGLISH)
    assert meeting.kind == "record"
    assert spoken(meeting) == [
        ("Peter Vance", "Director-General", ("Lakeland Institute for Open Data",), "opening", "organiser"),
        ("Ana Torr", "Minister of Digital Affairs", ("Valdoria",), "keynote", "stakeholder"),
        ("Li Wen", "", ("University of Northport",), "panel", "stakeholder"),
        ("Rosa Quill", "", ("Harbour Tech Ltd.",), "panel", "stakeholder"),
        ("Dan Okoro", "Founder and CEO", ("Bright Labs Inc.",), "panel", "stakeholder"),
        ("Youssef Hadad", "Programme Officer", ("Desert Youth Network",), "floor", "stakeholder"),
        ("Representative (Kenya)", "Representative", ("Kenya",), "floor", "stakeholder"),
        ("Rosa Quill", "", ("Harbour Tech Ltd.",), "floor", "stakeholder"),
    ]


def test_record_tells_facts_of_its_meeting():
    meeting = read(ENGLISH)
    assert (meeting.date, meeting.times, meeting.place) == (
        "2024-11-07",
        (("09:30", "11:00"),),
        "Harbour Hall, Port Ellery, Kenya",
    )
    assert [each.name for each in meeting.moderators] == ["Hana Brook"]
    assert meeting.organisers == (
        "Lakeland Institute for Open Data (LIOD)",
        "Ministry of Digital Affairs of Valdoria",
        "Open Net",
    )
    assert meeting.contradictions == ()


def test_passage_goes_on_over_paragraphs_and_pages():
    said = words(read(ENGLISH))
    assert said[0] == (
        "Mr. Peter Vance, Director-General, Lakeland Institute for Open Data, welcomed participants. He thanked the "
        "hosts. Mr. Vance recalled the last meeting."
    )
    assert said[1].endswith("said that access matters. She called for more funding.")
    assert said[4] == (
        "Mr. Dan Okoro, Founder and CEO, Bright Labs Inc., asked for tax relief, and noted that small firms suffer. "
        "He added a point."
    )


def test_minutes_find_speakers_behind_leads_and_verbs():
    meeting = read(MINUTES)
    assert spoken(meeting) == [
        ("Ada Fern", "Executive Director", ("Harbour Foundation",), "opening", "stakeholder"),
        ("Joy Wanda", "Permanent Secretary", ("Ministry of ICT of Kenya",), "keynote", "stakeholder"),
        ("Sam Ode", "Dean, School of Computing", ("Northport University",), "keynote", "stakeholder"),
        ("Lena Moor", "", ("Youth Coalition",), "floor", "stakeholder"),
        ("Rita Sol", "Permanent Representative", ("Chile",), "floor", "stakeholder"),
        ("Ivo Tan", "", ("Institute of Cables",), "floor", "stakeholder"),
        ("Una Park", "independent researcher", (), "floor", "stakeholder"),
    ]
    assert (meeting.date, meeting.times, meeting.place) == (
        "2024-09-04",
        (("11:30", "13:00"),),
        "Lake Hall, Nairobi, Kenya",
    )
    assert [(notice.kind, notice.values) for notice in meeting.notices] == [("affiliation", ("Una Park",))]


def test_speakers_as_headings_own_the_text_below():
    meeting = read(HEADINGS)
    assert spoken(meeting) == [
        ("Ada Fern", "Executive Director", ("Harbour Foundation",), "opening", "stakeholder"),
        ("Sam Ode", "", ("Northport University",), "panel", "stakeholder"),
        ("Kenya", "", ("Kenya",), "floor", "stakeholder"),
        ("Bob Lake", "", ("Net Users Association",), "floor", "stakeholder"),
        ("Rita Sol", "", ("Chile",), "floor", "stakeholder"),
    ]
    assert (meeting.date, meeting.place) == ("2024-05-14", "Port Ellery")


def test_french_record():
    meeting = read(FRENCH)
    assert spoken(meeting) == [
        ("Jean Morel", "Directeur général", ("Institut Ouvert de Valmont (IOV)",), "opening", "organiser"),
        ("Awa Sarr", "Ministre de l'Économie numérique", ("Sénégal",), "keynote", "stakeholder"),
        ("Paul Nyam", "", ("Université de Kori",), "panel", "stakeholder"),
        ("Représentant (Maroc)", "Représentant", ("Maroc",), "floor", "stakeholder"),
        ("Karim Ould Saleh", "chargé de programme", ("Réseau des jeunes du désert",), "floor", "stakeholder"),
    ]
    assert (meeting.date, meeting.times, meeting.place, [each.name for each in meeting.moderators]) == (
        "2024-03-12",
        (("14:00", "16:30"),),
        "Palais des Congrès, Dakar, Sénégal",
        ["Claire Dumas"],
    )
    assert words(meeting)[1].endswith("Elle a appelé à davantage d'investissements.")


def test_arabic_record():
    meeting = read(ARABIC)
    assert spoken(meeting) == [
        ("سلمى نور", "المديرة التنفيذية", ("مؤسسة الأفق",), "opening", "organiser"),
        ("فهد سالم", "وزير الاقتصاد الرقمي", ("الأردن",), "keynote", "stakeholder"),
        ("كريم يوسف", "", ("شبكة شباب الصحراء",), "floor", "stakeholder"),
        ("ممثل (المغرب)", "ممثل", ("المغرب",), "floor", "stakeholder"),
    ]
    assert (meeting.date, meeting.times, [each.name for each in meeting.moderators]) == (
        "2024-03-12",
        (("10:00", "11:30"),),
        ["ليلى حداد"],
    )
    assert meeting.organisers == ("مؤسسة الأفق", "معهد البيانات المفتوحة")


def test_spanish_record():
    meeting = read(SPANISH)
    assert spoken(meeting) == [
        ("Marta Ríos", "Directora Ejecutiva", ("Instituto Abierto de Lagos",), "opening", "organiser"),
        ("Luis Vega", "Ministro de Telecomunicaciones", ("Uruguay",), "keynote", "stakeholder"),
        ("Representante (Chile)", "Representante", ("Chile",), "floor", "stakeholder"),
        ("Carlos Peña", "Coordinador", ("Red de Jóvenes del Valle",), "floor", "stakeholder"),
    ]
    assert [each.name for each in meeting.moderators] == ["Inés Prado"]


def test_russian_record():
    meeting = read(RUSSIAN)
    assert spoken(meeting) == [
        ("Петр Волков", "директор", ("Института открытых данных",), "opening", "organiser"),
        ("Айгуль Сарсенова", "профессор", ("Северный университет",), "panel", "stakeholder"),
        ("Представитель (Кыргызстана)", "Представитель", ("Кыргызстана",), "floor", "stakeholder"),
    ]
    assert [each.name for each in meeting.moderators] == ["Анна Лебедева"]


def test_chinese_record():
    meeting = read(CHINESE)
    assert spoken(meeting) == [
        ("李明", "所长", ("开放数据研究所",), "opening", "organiser"),
        ("王芳", "教授", ("北港大学",), "keynote", "stakeholder"),
        ("张伟", "总经理", ("湖区科技公司",), "floor", "stakeholder"),
    ]
    assert (meeting.place, meeting.organisers) == ("海港会议中心", ("开放数据研究所", "湖区基金会"))


def test_paper_that_cites_speakers_stays_a_document():
    meeting = read(PAPER)
    assert (meeting.kind, meeting.interventions) == ("document", ())


def test_review_settles_kind_and_organisers():
    told = Told(kind="document")
    assert recognise(ENGLISH, told=told).kind == "document"
    roles = recognise(MINUTES, told=Told(organisers=("Harbour Foundation",), secretariat=("Institute of Cables",)))
    assert [each.role for each in roles.interventions] == [
        "organiser", "stakeholder", "stakeholder", "stakeholder", "stakeholder", "secretariat", "stakeholder",
    ]  # fmt: skip


def test_office_elsewhere_makes_a_stakeholder_of_who_chairs_an_organ_of_the_organiser():
    text = """Summary record

The session was co-organised by the Lakeland Institute (LI) and Open Net.

Panel

Ms. Ada Fern, Chair, Working Group on Cables, Lakeland Institute and Counsellor, Embassy of Chile, noted the progress.

Mr. Bob Lake, Chair, Lakeland Institute, Chile, thanked all.
"""
    assert [(each.speaker.affiliations, each.role) for each in read(text).interventions] == [
        (("Lakeland Institute", "Embassy of Chile"), "stakeholder"),
        (("Lakeland Institute", "Chile"), "organiser"),
    ]


@pytest.mark.parametrize("text", RECORDS)
def test_places_of_passages_hold_and_do_not_overlap(text: str):
    meeting = read(text)
    last = 0
    for each in meeting.interventions:
        said = meeting.text[each.start : each.end]
        assert (said, each.start >= last, each.speech) == (said.strip(), True, "reported")
        last = each.end
    assert last <= len(meeting.text)


NAMES = st.sampled_from(["Ada Fern", "Bob Lake", "Lena Moor", "Sam Ode", "Rita Sol", "Ivo Tan", "Una Park"])
BODIES = st.sampled_from(["Open Institute", "Harbour Foundation", "Cable Union", "Northport University", "Lake Agency"])
SHAPES = st.sampled_from(
    [
        "Ms. {name}, Director, {body}, noted that {said}.",
        "Mr. {name} ({body}) said that {said}.",
        "Dr. {name} — Head of {body}, argued that {said}.",
        "- **{name}, Officer, {body}**, who asked why {said}.",
        "{name} ({body}): {said}.",
    ]
)
SAID = st.sampled_from(["costs fall", "access matters", "cables\n\nand satellites matter", "rights come first"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, BODIES, SHAPES, SAID), min_size=1, max_size=6, unique_by=lambda each: each[0]))
def test_every_speaker_of_a_made_record_is_found_with_the_words(rows):
    paragraphs = [shape.format(name=name, body=body, said=said) for name, body, shape, said in rows]
    meeting = read("Summary record\n\nInterventions from the floor\n\n" + "\n\n".join(paragraphs) + "\n")
    assert [(name, (body,)) for name, body, _, _ in rows] == [
        (each.speaker.name, each.speaker.affiliations) for each in meeting.interventions
    ]
    assert [" ".join(paragraph.removeprefix("- ").split()) for paragraph in paragraphs] == words(meeting)
