"""Times typed in a named zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.web.consultations.local_time import days_between, read_local, written_local
from rapporteur.web.consultations.refusals import Refused

ZONES = ("UTC", "Europe/Paris", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca")


def test_time_is_read_in_its_zone():
    assert read_local("2026-07-01T18:00", "Europe/Paris") == datetime(2026, 7, 1, 16, 0, tzinfo=UTC)
    assert read_local(" 2026-01-01 18:00 ", "Asia/Kathmandu") == datetime(2026, 1, 1, 12, 15, tzinfo=UTC)


def test_time_that_clocks_leave_out_is_refused_with_one_that_there_is():
    with pytest.raises(Refused) as refused:
        read_local("2026-03-29T02:30", "Europe/Paris")

    assert refused.value.reasons == (
        "There is no 02:30 on that day in Europe/Paris, because clocks are set forward. Choose 03:30 or another time.",
    )


def test_time_that_comes_twice_is_refused():
    with pytest.raises(Refused) as refused:
        read_local("2026-10-25T02:30", "Europe/Paris")

    assert refused.value.reasons == (
        "02:30 comes twice on that day in Europe/Paris, because clocks are set back. "
        "Choose a time an hour earlier or later.",
    )


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-02-30T10:00", "2026-03-31", "0001-01-01T00:00"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(Refused, match="Enter a date and a time to the minute"):
        read_local(text, "Asia/Kathmandu")


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC)), st.sampled_from(ZONES))
def test_time_is_read_as_it_was_written_or_refused_where_it_comes_twice(moment, zone):
    moment = moment.replace(second=0, microsecond=0)
    text = written_local(moment, zone)
    there = moment.astimezone(ZoneInfo(zone)).replace(fold=0)
    if there.utcoffset() == there.replace(fold=1).utcoffset():
        assert read_local(text, zone) == moment
    else:
        with pytest.raises(Refused, match="comes twice"):
            read_local(text, zone)


def test_days_are_those_of_the_calendar_even_where_one_has_23_hours():
    first, last = read_local("2026-03-15T18:00", "Europe/Paris"), read_local("2026-04-12T18:00", "Europe/Paris")

    assert (last - first).total_seconds() < 28 * 24 * 3600
    assert days_between(first, last, "Europe/Paris") == 28
