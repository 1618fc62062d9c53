"""Heads and layouts of records: organisers in partnership, venues, labels in one line, spelled hours, discussions."""

from __future__ import annotations

from tests.engine.intake.meetings.factories import read, spoken, words

PARTNERS = """Chair's summary

Consultation on the Lantern Compact
Hosted by the Lake Agency in partnership with the Lantern Secretariat
Ellery City Hall, Ellery
Tuesday, 3 June 2025, 9.30 a.m. to 12 noon

Opening session

Mr. Bob Lake (Lantern Secretariat) outlined the timetable.
"""

HOURS = """Compte rendu analytique

Consultation régionale
Organisée conjointement par le Secrétariat de la Lanterne et l’Agence du Lac
Palais des congrès, Ellery
Mercredi 18 juin 2025, de 15 heures à 17 h 30

Ouverture

Mme Ada Fern, Secrétariat de la Lanterne, a présenté l’examen. La séance était modérée par Mme Lena Moor, consultante.

Discussion générale

Le représentant de la République de Kesara a indiqué que la taxe avait été supprimée.

Débat avec la salle

M. Ivo Tan, Institut des câbles, a évoqué les câbles.
"""

LABELS = """# Meeting report: Online dialogue

**Date:** 2025-07-02 · **Time:** 16:00–17:30 UTC · **Place:** online
**Organiser:** Lantern Secretariat
**Moderator:** Una Park

## Panel 1: Standards

**Sam Ode (Lantern Secretariat)** noted that standards need people.
"""

NUMBERED = """Summary record of the 4th meeting

Held at Ellery City Hall, Ellery, on Tuesday, 3 June 2025, at 10 a.m.

Chair: Mr. Moor (Valdoria)

General debate

1. Mr. Fern (Lakeland), speaking on behalf of the Group of Islands, said that radio should reach every ferry.

2. The cost of masts had doubled since 2020.

3. Ms. Okoro (Open Institute) said that data on outages should be open.

4. The Chair invited the Committee to take note of the report.

5. Mr. Tan (Observer for the Lantern Order) said that night ferries needed lights.

6. Mr. Fern (Lakeland), speaking in exercise of the right of reply, said that masts were safe.

The meeting rose at 12.55 p.m.
"""

PRESENT = """Ferry Radio Working Group
Minutes of the 12th meeting

Date: 14 May 2025
Place: Room 4, Harbour House, Ellery

Present: Ada Fern (Open Institute, Chair), Bob Lake (Lake Agency), Una Park (Youth Network of Ellery)
Apologies: Sam Ode (University of Northport)

1. Opening
Ms Fern welcomed members and opened the meeting.

2. Tariffs
Mr Lake reported that tariffs had risen. He proposed a cap.
Ms Park asked for a youth fare.

Decisions
- Ms Park will draft a note on youth fares.
"""

GROUPS = """Meeting notes

Discussion

Silver Surfers of the Fjords (civil society) called for slower screens. It also asked for larger print.

Ada Reed of the Open Institute (academia) said that rules matter.

Bo Tan (NGO) said that rules help.

Mr. Bob Lake (Lake Guild, private sector) said that rules cost.

Several Speakers of the North (civil society) asked for radio.
"""

TURNS = """VERBATIM RECORD

The CHAIR: Good morning. I call the meeting to order. We shall begin with item 2.

The REPRESENTATIVE of Kesara: Thank you. We believe that ferries need radio and we ask for funds.

Ms. FERN (Open Institute): Thank you. I would like to speak of data.

The CHAIR: The meeting is adjourned. Thank you.
"""


def test_partners_of_the_host_are_organisers_and_the_venue_stands_before_the_date():
    meeting = read(PARTNERS)
    assert spoken(meeting) == [("Bob Lake", "", ("Lantern Secretariat",), "opening", "organiser")]
    assert (meeting.organisers, meeting.place) == (("Lake Agency", "Lantern Secretariat"), "Ellery City Hall, Ellery")


def test_french_head_with_spelled_hours_and_a_discussion_before_the_floor():
    meeting = read(HOURS)
    assert spoken(meeting) == [
        ("Ada Fern", "", ("Secrétariat de la Lanterne",), "opening", "organiser"),
        ("Représentant (République de Kesara)", "Représentant", ("République de Kesara",), "panel", "stakeholder"),
        ("Ivo Tan", "", ("Institut des câbles",), "floor", "stakeholder"),
    ]
    assert (meeting.times, meeting.place) == ((("15:00", "17:30"),), "Palais des congrès, Ellery")
    assert words(meeting)[0] == "Mme Ada Fern, Secrétariat de la Lanterne, a présenté l’examen."


def test_labels_in_one_line_tell_place_and_organiser():
    meeting = read(LABELS)
    assert spoken(meeting) == [("Sam Ode", "", ("Lantern Secretariat",), "panel", "organiser")]
    assert (meeting.date, meeting.times, meeting.place) == ("2025-07-02", (("16:00", "17:30"),), "online")


def test_numbered_summary_record_tells_groups_of_states_and_observers():
    meeting = read(NUMBERED)
    assert spoken(meeting) == [
        ("Fern", "", ("Lakeland", "Group of Islands"), "floor", "stakeholder"),
        ("Okoro", "", ("Open Institute",), "floor", "stakeholder"),
        ("Tan", "Observer", ("Lantern Order",), "floor", "stakeholder"),
        ("Fern", "", ("Lakeland",), "floor", "stakeholder"),
    ]
    assert words(meeting)[1] == "Ms. Okoro (Open Institute) said that data on outages should be open."
    assert (meeting.date, meeting.place) == ("2025-06-03", "Ellery City Hall, Ellery")


def test_minutes_take_names_and_bodies_from_the_list_of_who_was_present():
    meeting = read(PRESENT)
    assert spoken(meeting) == [
        ("Ada Fern", "Chair", ("Open Institute",), "opening", "stakeholder"),
        ("Bob Lake", "", ("Lake Agency",), "opening", "stakeholder"),
        ("Una Park", "", ("Youth Network of Ellery",), "opening", "stakeholder"),
    ]
    assert words(meeting)[2] == "Ms Park asked for a youth fare."


def test_group_in_brackets_makes_a_name_with_more_words_a_body_and_is_no_affiliation():
    speakers = [each.speaker for each in read(GROUPS).interventions]
    assert [(each.name, each.title, each.affiliations, each.person, each.label) for each in speakers] == [
        ("Silver Surfers of the Fjords", "", ("Silver Surfers of the Fjords",), False, "civil society"),
        ("Ada Reed", "", ("Open Institute",), True, "academia"),
        ("Bo Tan", "", (), True, "NGO"),
        ("Bob Lake", "", ("Lake Guild",), True, "private sector"),
    ]


def test_chair_of_a_verbatim_record_is_an_organiser_and_a_representative_speaks_for_a_state():
    assert spoken(read(TURNS)) == [
        ("The CHAIR", "", (), "other", "organiser"),
        ("Representative (Kesara)", "Representative", ("Kesara",), "other", "stakeholder"),
        ("FERN", "", ("Open Institute",), "other", "stakeholder"),
        ("The CHAIR", "", (), "other", "organiser"),
    ]
