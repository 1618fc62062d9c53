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
