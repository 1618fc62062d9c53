"""What came in, on the desk: figures, list, reading, files, match, and who was not heard."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.utils import timezone

from rapporteur.web.accounts.models import Activity
from rapporteur.web.contributions import actions
from rapporteur.web.contributions.models import Contribution
from rapporteur.web.reviews.models import Membership, Role
from tests.web.contributions.asked import CANARY, asked, begun, filled, submitted
from tests.web.desk.pages import page, send, texts
from tests.web.factories import NOW, a_member, a_person, an_organisation

pytestmark = pytest.mark.django_db
ONE = "/en/desk/lantern/consultations/first-round/"
ALL = f"{ONE}contributions/"


@pytest.fixture
def consultation():
    return asked()


def gave(consultation, name, **values):
    return submitted(begun(consultation), organisation_name=name, **values)


def of(contribution, more=""):
    return f"{ALL}{contribution.reference}/{more}"


def client_of(signed_in, consultation, role=Role.OFFICER):
    user = a_member(consultation.review, role)
    if role == Role.ORGANISER:
        consultation.organisers.add(Membership.objects.get(user=user))
    return signed_in(user)


def figures(tree):
    return dict(zip(texts(tree, "//main//dl[1]//dt"), texts(tree, "//main//dl[1]//dd[not(@class)]"), strict=True))


def test_figures_and_list_say_what_came_in(signed_in, consultation):
    gave(consultation, "Amber Trust")
    gave(consultation, "Amber Trust")
    gave(consultation, "Beacon Trust", group="academia", country="Peru", publication="withheld")
    filled(begun(consultation))

    tree = page(client_of(signed_in, consultation).get(ALL))

    assert figures(tree) == {
        "Contributors": "2",
        "Contributions": "3",
        "Late": "0",
        "Begun, not submitted": "1",
        "Withdrawn": "0",
        "Not matched with the register": "0",
    }
    assert texts(tree, "//section/h3")[:2] == [
        "Most contributors by group: Academia, 1 of 2",
        "Most contributors by region: Africa, 1 of 2",
    ]
    rows = [texts(row, "./*") for row in tree.xpath("//table[caption/@id='found']/tbody/tr")]
    assert [row[1:5] for row in rows] == [
        ["Beacon Trust", "Academia", "Peru", "English"],
        ["Amber Trust", "Civil society", "Kenya", "English"],
        ["Amber Trust", "Civil society", "Kenya", "English"],
    ]
    assert [row[6] for row in rows] == ["Submitted Withheld", *["Submitted Published with name"] * 2]


def test_reader_sees_figures_and_no_list(signed_in, consultation):
    gave(consultation, "Amber Trust")

    tree = page(client_of(signed_in, consultation, Role.READER).get(ALL))

    assert figures(tree)["Contributors"] == "1"
    assert "Amber Trust" not in tree.text_content()
    assert texts(tree, "//caption[@id='found']") == []


def test_page_stays_small_with_many_countries(signed_in, consultation):
    first = gave(consultation, "Trust 0")
    submission = first.submissions.get()
    for number in range(1, 190):
        copy = Contribution.objects.get(pk=first.pk)
        copy.pk, copy.reference, copy.submission_key = None, f"LANTERN-{number:04}", f"{number:032x}"
        copy.save()
        profile = {**submission.content["profile"], "country": f"Country {number}", "organisation_name": f"T{number}"}
        content = {**submission.content, "profile": profile}
        copy.submissions.create(
            number=1,
            version=copy.version,
            received_at=NOW,
            content=content,
            key=f"f{number:031x}",
        )

    assert len(client_of(signed_in, consultation).get(ALL).content) < 100_000


def test_filter_lists_alone_and_pages_keep_it(signed_in, consultation):
    for number in range(27):
        gave(consultation, f"Trust {number}")
    gave(consultation, "Beacon Trust", group="academia")

    tree = page(client_of(signed_in, consultation).get(ALL, {"group": "civil-society"}))

    assert texts(tree, "//caption[@id='found']") == ["27 contributions, the last to arrive first"]
    assert tree.xpath("//nav[@class='pagination']//a[@rel='next']/@href") == ["?group=civil-society&page=2"]
    assert texts(tree, "//section/h3") == []


def test_name_of_who_wants_none_is_seen_by_few(signed_in, consultation):
    hidden = gave(consultation, "Hidden Lamplighters", person_name="Quell Ossa", publication="anonymous")
    _give_file(hidden, "Hidden Lamplighters.txt")
    filled(hidden, publication="anonymous", organisation_name="Hidden Lamplighters", person_name="Quell Marsh")
    actions.submit(contribution=hidden, key=hidden.submission_key, now=NOW)
    drafter, officer = client_of(signed_in, consultation, Role.DRAFTER), client_of(signed_in, consultation)

    for_drafter = [drafter.get(address).content.decode() for address in (ALL, of(hidden))]
    for_officer = page(officer.get(of(hidden)))

    assert [word for word in ("Lamplighters", "Ossa", "Marsh", CANARY) for text in for_drafter if word in text] == []
    assert "document-1.txt" in for_drafter[1]
    assert figures(for_officer) | {"In the register": ""} == {
        "Name": "Hidden Lamplighters",
        "Person": "Quell Marsh",
        "E-mail address": CANARY,
        "In the register": "",
        "Group": "Civil society",
        "Country": "Kenya",
        "Region": "Africa",
        "Language": "English",
        "Arrived": figures(for_officer)["Arrived"],
        "Channel": "Web",
    }


def test_contribution_is_read_by_section_with_its_history(signed_in, consultation):
    contribution = gave(consultation, "Amber Trust", change="<b>Lit</b>")
    later = {"change": "Lit again.", "organisation_name": "Amber Trust", "publication": "withheld"}
    submitted(contribution, **later)

    tree = page(client_of(signed_in, consultation, Role.DRAFTER).get(of(contribution)))

    assert texts(tree, "//main//h1") == [f"Contribution {contribution.reference}"]
    assert texts(tree, "//main/section[1]/h2") == ["Light"]
    assert texts(tree, "//main/section[1]/h3")[:2] == ["What has changed?", "By what means?"]
    assert texts(tree, "//main/section[1]/ul/li") == ["Oil", "Glass"]
    assert tree.xpath("//main/section[1]/div[1]/@dir") == ["auto"]
    assert texts(tree, "//p[contains(@class, 'notice--warning')]")[0].startswith("The contributor wants none of this")
    assert texts(tree, "//h4") == ["Publication", "What has changed?"]
    assert texts(tree, "//*[@class='version']") == [
        "Before Published with name",
        "After Withheld",
        "Before <b>Lit</b>",
        "After Lit again.",
    ]


def test_reading_is_on_the_record(signed_in, consultation):
    contribution = gave(consultation, "Amber Trust")

    client_of(signed_in, consultation).get(of(contribution))

    line = Activity.objects.get(verb="contribution.read")
    assert (line.target, line.review_id, line.detail) == (contribution.reference, consultation.review_id, {})


def test_changed_since_is_told(signed_in, consultation):
    contribution = gave(consultation, "Amber Trust")
    filled(contribution, change="Not yet submitted words.", organisation_name="Amber Trust")

    response = client_of(signed_in, consultation).get(of(contribution))

    assert texts(page(response), "//main//p/strong")[:3] == [
        "Submitted",
        "Changed since submitted",
        "Published with name",
    ]
    assert "Not yet submitted" not in response.content.decode()


def test_drafts_and_trials_are_not_found(signed_in, consultation):
    client = client_of(signed_in, consultation)

    drafts = [filled(begun(consultation)), submitted(begun(consultation, trial=True))]

    assert [client.get(of(one)).status_code for one in drafts] == [404, 404]


def test_withdrawn_contribution_is_a_mark(signed_in, consultation):
    contribution = gave(consultation, "Amber Trust")
    actions.withdraw(contribution=contribution, now=NOW)

    tree = page(client_of(signed_in, consultation).get(of(contribution)))

    assert texts(tree, "//main//p/strong") == ["Withdrawn"]
    assert list(figures(tree)) == ["Group", "Arrived", "Withdrawn", "Channel"]
    assert texts(tree, "//main/section") == []


def test_file_comes_as_an_attachment_and_is_on_the_record(signed_in, consultation):
    contribution = gave(consultation, "Amber Trust")
    attachment = _give_file(contribution, "Annex.txt")
    actions.submit(contribution=contribution, key=contribution.submission_key, now=NOW)
    client = client_of(signed_in, consultation)

    response = client.post(of(contribution, f"files/{attachment.pk}/"))

    assert b"".join(response.streaming_content) == b"A paper"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="Annex.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert Activity.objects.get(verb="file.downloaded").target == contribution.reference


def test_file_that_was_not_submitted_is_not_found(signed_in, consultation):
    contribution = gave(consultation, "Amber Trust")
    attachment = _give_file(contribution, "Annex.txt")

    assert client_of(signed_in, consultation).post(of(contribution, f"files/{attachment.pk}/")).status_code == 404


def test_match_is_changed_and_taken_away(signed_in, consultation):
    contribution = gave(consultation, "Amber Trust")
    person = a_person(consultation.review, "Ivo Maren")
    client = client_of(signed_in, consultation)
    address = of(contribution, "match/")

    assert texts(page(client.get(address)), "//div[@class='choices']//label") == [
        "Amber Trust (organisation, Kenya)",
        "None of the register",
    ]
    send(client, f"{address}?text=maren", **{"entry": f"person-{person.pk}"})
    contribution.refresh_from_db()
    matched = (contribution.organisation, contribution.person)
    send(client, address, entry="nobody")
    contribution.refresh_from_db()

    assert matched == (None, person)
    assert (contribution.organisation, contribution.person) == (None, None)


def test_match_offers_no_entry_of_another_review(signed_in, consultation):
    contribution = gave(consultation, "Amber Trust")
    stranger = an_organisation(asked(slug="beacon").review, "Amber Guild")
    client = client_of(signed_in, consultation)

    response = client.post(of(contribution, "match/?text=amber"), {"entry": f"organisation-{stranger.pk}"})

    contribution.refresh_from_db()
    assert response.status_code == 200
    assert contribution.organisation.name == "Amber Trust"


def test_silent_lists_who_has_not_answered(signed_in, consultation):
    gave(consultation, "Amber Trust")
    an_organisation(consultation.review, "Beacon Trust")
    client = client_of(signed_in, consultation)

    quiet, heard = client.get(f"{ONE}silent/"), client.get(f"{ONE}silent/", {"answered": "yes"})

    assert texts(page(quiet), "//table//tbody//th") == ["Beacon Trust"]
    assert texts(page(heard), "//table//tbody//th") == ["Amber Trust"]
    assert "Have answered: 1" in texts(page(heard), "//caption")


def test_overview_says_what_came_in(signed_in, consultation):
    gave(consultation, "Amber Trust")
    consultation.opens_at, consultation.closes_at = timezone.now() - timedelta(1), timezone.now() + timedelta(9)
    consultation.save()

    tree = page(client_of(signed_in, consultation).get(ONE))

    assert dict(zip(texts(tree, "//dt"), texts(tree, "//dd"), strict=True))["Contributors"] == "1"


def _give_file(contribution, name):
    content = io.BytesIO(b"A paper")
    return actions.add_file(contribution=contribution, question="papers", name=name, content=content, now=NOW)
