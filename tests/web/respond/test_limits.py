"""So many times in so long a stretch of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from rapporteur.web.respond.limits import Limit, blocked_until

THREE = Limit("try", 3, timedelta(minutes=10))
AT = datetime(2026, 3, 2, 9, 34, 5, tzinfo=UTC)


def test_limit_is_reached_after_so_many_and_ends_with_its_stretch():
    found = [blocked_until(THREE, "192.0.2.1", AT + timedelta(seconds=second)) for second in range(5)]

    assert found == [None, None, None, *[datetime(2026, 3, 2, 9, 40, tzinfo=UTC)] * 2]
    assert blocked_until(THREE, "192.0.2.1", datetime(2026, 3, 2, 9, 40, tzinfo=UTC)) is None


def test_limit_counts_each_address_and_each_action_by_itself():
    used_up = [blocked_until(THREE, "192.0.2.1", AT) for _ in range(4)]

    assert used_up[-1] is not None
    assert blocked_until(THREE, "192.0.2.2", AT) is None
    assert blocked_until(Limit("other", 3), "192.0.2.1", AT) is None
