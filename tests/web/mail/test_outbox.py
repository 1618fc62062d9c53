"""The outbox: letters are written with what causes them, and sent, however long the server is down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from rapporteur.web.mail.actions import post, recover
from rapporteur.web.mail.models import OutgoingMail
from rapporteur.web.mail.sending import LASTS, LONGEST_WAIT, send
from tests.web.factories import NOW
from tests.web.mail.servers import mail_server, refused_port

TO = "reader@lantern.example"


@pytest.fixture(autouse=True)
def _by_smtp(settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = refused_port()
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.DEFAULT_FROM_EMAIL = "desk@lantern.example"


def written(key: str = "receipt:1", **given) -> OutgoingMail:
    letter = {"to": TO, "subject": "Receipt – إيصال", "body": "We received it.\n", "language": "ar", "now": NOW}
    return post(key=key, **{**letter, **given})


def work() -> None:
    call_command("db_worker", queue_name="mail", batch=True, interval=0, startup_delay=False, verbosity=0)


@pytest.mark.django_db
def test_post_writes_one_letter_and_one_task_for_one_cause() -> None:
    assert written() == written(subject="Another")
    task = DBTaskResult.objects.get()
    assert (task.queue_name, task.args_kwargs) == ("mail", {"args": [OutgoingMail.objects.get().pk], "kwargs": {}})


@pytest.mark.django_db(transaction=True)
def test_post_is_undone_with_what_caused_it() -> None:
    def fail() -> None:
        with transaction.atomic():
            written()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (OutgoingMail.objects.count(), DBTaskResult.objects.count()) == (0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("odd", [{"to": "a@b.example\nBcc: all@b.example"}, {"subject": "Receipt\r\nBcc: x"}])
def test_post_refuses_line_breaks_in_headers(odd: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="line break"):
        written(**odd)
    assert OutgoingMail.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_letters_outlive_a_server_that_is_down_and_come_once(settings) -> None:
    letter = written(now=datetime.now(UTC))
    work()
    letter.refresh_from_db()
    assert (letter.sent_at, letter.attempts, letter.problem, letter.to) == (None, 1, "ConnectionRefusedError 111", TO)
    waiting = DBTaskResult.objects.get(status="READY")
    assert waiting.run_after == letter.not_before
    DBTaskResult.objects.filter(pk=waiting.pk).update(run_after=datetime.now(UTC))
    with mail_server(settings.EMAIL_PORT) as server:
        work()
        recover(now=datetime.now(UTC))
        work()
    [(to, message)] = server.taken
    assert (to, message["Subject"], message["From"], message["To"], message["Auto-Submitted"]) == (
        TO,
        "Receipt – إيصال",
        "desk@lantern.example",
        TO,
        "auto-generated",
    )
    assert (message.get_content().replace("\r\n", "\n"), message["Content-Language"]) == ("We received it.\n", "ar")
    letter.refresh_from_db()
    assert (letter.attempts, letter.problem, letter.to, letter.body) == (2, "", "", "")
    assert letter.sent_at is not None
    assert TO not in str(DBTaskResult.objects.values_list())


@pytest.mark.django_db
def test_send_waits_longer_each_time_and_gives_up_after_three_days() -> None:
    letter = written()
    now, waits = NOW, []
    while (again := send(letter_id=letter.pk, now=now)) is not None:
        waits.append(again - now)
        now = again
    minutes = [int(wait.total_seconds() / 60) for wait in waits]
    assert minutes[:10] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 360]
    assert max(waits) == LONGEST_WAIT
    letter.refresh_from_db()
    assert letter.abandoned_at == now
    assert NOW + LASTS <= now < NOW + LASTS + LONGEST_WAIT
    assert (letter.sent_at, letter.to) == (None, TO)
    assert send(letter_id=letter.pk, now=now) is None
    assert recover(now=now) == 0


@pytest.mark.django_db
def test_send_tells_of_a_refusal_without_the_address(settings, caplog: pytest.LogCaptureFixture) -> None:
    letter = written()
    with mail_server() as server, caplog.at_level(0):
        server.refuses.append("550")
        settings.EMAIL_PORT = server.port
        assert send(letter_id=letter.pk, now=NOW) == NOW + timedelta(minutes=1)
        assert send(letter_id=letter.pk, now=NOW) is None
    letter.refresh_from_db()
    assert (letter.sent_at, len(server.taken), TO in caplog.text) == (NOW, 1, False)


@pytest.mark.django_db
def test_send_keeps_the_reason_without_the_address(settings) -> None:
    letter = written()
    with mail_server() as server:
        server.refuses.append("550")
        settings.EMAIL_PORT = server.port
        send(letter_id=letter.pk, now=NOW)
    letter.refresh_from_db()
    assert letter.problem == "SMTPRecipientsRefused 550"


@pytest.mark.django_db
def test_same_letter_has_the_same_message_id_and_another_has_another(settings) -> None:
    one, two = written(), written("receipt:2")
    with mail_server() as server:
        settings.EMAIL_PORT = server.port
        send(letter_id=one.pk, now=NOW)
        OutgoingMail.objects.filter(pk=one.pk).update(sent_at=None, to=TO)
        send(letter_id=one.pk, now=NOW)
        send(letter_id=two.pk, now=NOW)
    first, again, other = (message["Message-ID"] for _to, message in server.taken)
    assert first == again != other
    assert first.endswith("@testserver>")


@pytest.mark.django_db
def test_recover_gives_a_task_to_letters_that_have_none() -> None:
    lost, later, cared_for, sent = (written(f"receipt:{number}") for number in range(4))
    DBTaskResult.objects.exclude(args_kwargs={"args": [cared_for.pk], "kwargs": {}}).delete()
    OutgoingMail.objects.filter(pk=later.pk).update(not_before=NOW + timedelta(hours=1))
    OutgoingMail.objects.filter(pk=sent.pk).update(sent_at=NOW)
    assert (recover(now=NOW), recover(now=NOW)) == (2, 0)
    tasks = DBTaskResult.objects.exclude(args_kwargs__args=[cared_for.pk])
    assert {(task.args_kwargs["args"][0], task.run_after) for task in tasks} == {
        (lost.pk, NOW),
        (later.pk, NOW + timedelta(hours=1)),
    }
