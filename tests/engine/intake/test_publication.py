"""What a contributor chose about publication, and what is taken from those who are not named."""

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.intake.consent import find_publication
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.identity import identify
from rapporteur.engine.intake.publication import anonymise, settle
from rapporteur.engine.intake.reading import read
from rapporteur.engine.intake.redaction import MARK, redact, sought_names
from rapporteur.engine.intake.review import load_review, parse_review
from rapporteur.engine.records import Intake, Publication, SourceText

Write = Callable[..., Path]


@pytest.mark.parametrize(
    ("value", "choice"),
    [
        ("named", "named"),
        ("Anonymous", "anonymous"),
        ("withheld", "withheld"),
        ("Yes", "named"),
        ("No", "withheld"),
        ("With my name", "named"),
        ("Without my name", "anonymous"),
        ("Do not publish", "withheld"),
        ("Publish anonymously", "anonymous"),
        ("Please keep it confidential", "withheld"),
        ("Public", "named"),
        ("Yes, with the name of my organisation", "named"),
        ("Yes, anonymously", "anonymous"),
        ("Oui", "named"),
        ("Non", "withheld"),
        ("De façon anonyme", "anonymous"),
        ("Ne pas publier", "withheld"),
        ("Avec mon nom", "named"),
        ("Sí", "named"),
        ("Anónimo", "anonymous"),
        ("No publicar", "withheld"),
        ("Con mi nombre", "named"),
        ("Да", "named"),
        ("Нет", "withheld"),
        ("Анонимно", "anonymous"),
        ("Не публиковать", "withheld"),
        ("С указанием имени", "named"),
        ("同意", "named"),
        ("不同意", "withheld"),
        ("匿名", "anonymous"),
        ("匿名发布", "anonymous"),
        ("不公开", "withheld"),
        ("实名公开", "named"),
        ("نعم", "named"),
        ("لا", "withheld"),
        ("مجهول الهوية", "anonymous"),
        ("عدم النشر", "withheld"),
        ("مع ذكر الاسم", "named"),
        ("", None),
        ("perhaps", None),
        ("not anonymous", None),
    ],
)
def test_publication_is_recognised(value: str, choice: str | None) -> None:
    assert find_publication(value) == choice


@pytest.mark.parametrize(
    ("asked", "yes", "no"),
    [
        ("May we publish your contribution?", "named", "withheld"),
        ("Do you wish to remain anonymous?", "anonymous", "named"),
        ("Should we treat your answers as confidential?", "withheld", "named"),
        ("May we publish your contribution anonymously?", "anonymous", "withheld"),
        ("Souhaitez-vous rester anonyme ?", "anonymous", "named"),
        ("您是否希望匿名？", "anonymous", "named"),
    ],
)
def test_publication_of_a_bare_yes_depends_on_what_was_asked(asked: str, yes: str, no: str) -> None:
    assert (find_publication("Yes", asked=asked), find_publication("No", asked=asked)) == (yes, no)


def test_publication_mapping_of_the_review_goes_first() -> None:
    assert find_publication("yes", mapping={"YES": "withheld"}) == "withheld"


def consents(intake: Intake) -> dict[str, str]:
    return {contribution.id: contribution.publication for contribution in intake.contributions}


def kinds(intake: Intake, kind: str) -> list[str]:
    return [notice.text for notice in intake.notices if notice.kind == kind]


def test_publication_without_a_column_is_named_with_a_notice(csv_file: Write) -> None:
    intake = read([csv_file([["ID", "Organisation", "Comment"], ["1", "A", "x"]])])
    assert consents(intake) == {"1": "named"}
    assert [text.split(",")[0] for text in kinds(intake, "consent")] == [
        "answers.csv: no column says what may be published",
    ]


def test_publication_of_the_review_that_overrules_a_column_is_told(csv_file: Write) -> None:
    path = csv_file([["ID", "Consent", "Comment"], ["1", "No", "x"]])
    intake = read([path], parse_review({"table": {"publication": "named"}}))
    assert consents(intake) == {"1": "named"}
    assert [notice.values for notice in intake.notices if notice.kind == "consent"] == [("Consent",)]


def test_publication_that_is_empty_or_not_understood_is_withheld(csv_file: Write) -> None:
    rows = [["ID", "Consent", "Comment"], ["1", "", "x"], ["2", "maybe so", "y"], ["3", "Yes", "z"]]
    intake = read([csv_file(rows)])
    assert consents(intake) == {"1": "withheld", "2": "withheld", "3": "named"}
    assert kinds(intake, "consent") == [
        "answers.csv: rows that do not say clearly what may be published, and are withheld: 2.",
    ]


def test_publication_question_is_found_by_its_wording_alone(csv_file: Write) -> None:
    header = ["ID", "Comment", "Can we publish your response?"]
    intake = read([csv_file([header, ["1", "x", "Sure"], ["2", "y", "Nope"], ["3", "z", "Nope"]])])
    assert set(consents(intake).values()) == {"withheld"}
    assert [question.text for question in intake.questions] == ["Comment"]


def test_publication_takes_the_strictest_of_several_columns(csv_file: Write) -> None:
    header = ["ID", "May we publish your response?", "Do you wish to remain anonymous?", "Comment"]
    rows = [["1", "Yes", "No", "x"], ["2", "Yes", "Yes", "y"], ["3", "No", "No", "z"]]
    assert consents(read([csv_file([header, *rows])])) == {"1": "named", "2": "anonymous", "3": "withheld"}


def test_question_about_anonymity_is_no_consent(csv_file: Write) -> None:
    header = ["ID", "Should governments publish data anonymously?"]
    intake = read([csv_file([header, ["1", "Yes"], ["2", "No"]])])
    assert (consents(intake), len(intake.questions)) == ({"1": "named", "2": "named"}, 1)


def draft(key: str, publication: Publication = "anonymous", **values: str) -> Draft:
    made = Draft(id=key, place="", publication=publication)
    for name, value in values.items():
        setattr(made, name, value)
    return made


def test_contributor_with_different_choices_is_named_nowhere() -> None:
    drafts = [
        draft("1", "named", organisation="A"),
        draft("2", organisation="A"),
        draft("3", "withheld", organisation="a"),
        draft("4", "named", organisation="B"),
    ]
    identify(drafts)
    notices = settle(drafts)
    assert [each.publication for each in drafts] == ["anonymous", "anonymous", "withheld", "named"]
    assert [notice.text.split(": ")[-1] for notice in notices] == ["1."]


def test_contributor_keys_of_the_unnamed_are_opaque_and_in_order_of_ids() -> None:
    drafts = [
        draft("b", organisation="X"),
        draft("a", organisation="Y"),
        draft("c", organisation="X"),
        draft("d", "named", organisation="Contributor 0001"),
    ]
    identify(drafts)
    anonymise(drafts)
    assert [each.contributor for each in drafts] == [
        "contributor-0003",
        "contributor-0002",
        "contributor-0003",
        "contributor-0001",
    ]


def test_id_that_tells_a_name_becomes_opaque() -> None:
    drafts = [
        draft("acme-2024", organisation="Acme"),
        draft("17", organisation="Beta"),
        draft("a@b.org"),
        draft("from-file", derived="yes"),
    ]
    identify(drafts)
    anonymise(drafts)
    assert [each.id for each in drafts] == ["contribution-0002", "17", "contribution-0001", "contribution-0003"]


ATTRIBUTE = st.sampled_from(["", "a", "b"])
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(["named", "anonymous", "withheld"]),
        st.sampled_from("ABCDEFGH"),
        ATTRIBUTE,
        ATTRIBUTE,
        ATTRIBUTE,
        ATTRIBUTE,
    ),
    max_size=25,
)


@given(PEOPLE)
def test_attributes_of_the_unnamed_are_shared_by_three_contributors(
    people: list[tuple[Publication, str, str, str, str, str]],
) -> None:
    drafts = [
        draft(
            str(number), publication, organisation=name, group=group, country=country, region=region, language=language
        )
        for number, (publication, name, group, country, region, language) in enumerate(people)
    ]
    identify(drafts)
    settle(drafts)
    anonymise(drafts)
    shared = defaultdict(set)
    for each in drafts:
        shared[each.group, each.country, each.region, each.language].add(each.contributor)
    for each in drafts:
        combination = (each.group, each.country, each.region, each.language)
        assert each.publication == "named" or len(shared[combination]) >= 3 or not any(combination)


def test_attributes_are_removed_in_order_and_only_as_needed() -> None:
    drafts = [
        draft(str(n), organisation=f"O{n}", group="academia", region="africa", country=country)
        for n, country in enumerate(["KE", "KE", "KE", "UG", "TZ", "GH"])
    ]
    identify(drafts)
    notices = anonymise(drafts)
    assert [(each.group, each.region, each.country) for each in drafts] == [
        *[("academia", "africa", "KE")] * 3,
        *[("academia", "africa", "")] * 3,
    ]
    assert notices[-1].text.values == {"shared_by": 3, "country": 3, "region": 0, "language": 0, "group": 0}


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["Acme Corp"], "We at ACME\n  corp think", f"We at {MARK} think"),
        (
            ["Internet Society (ISOC)"],
            "ISOC and the Internet Society; isochronous",
            f"{MARK} and the {MARK}; isochronous",
        ),
        (
            ["Ann Bee"],
            "Bee, Ann wrote, and so did Ann Bee. Annie Beehive did not.",
            f"{MARK} wrote, and so did {MARK}. Annie Beehive did not.",
        ),
        (["腾讯公司"], "我们腾讯公司认为", f"我们{MARK}认为"),
        (["وزارة الاتصالات"], "ترى وزارة  الاتصالات أن", f"ترى {MARK} أن"),
        (["Weiß GmbH"], "Die WEISS GmbH, die Weiß GmbH", f"Die {MARK}, die {MARK}"),
        (["AB"], "AB is too short", "AB is too short"),
        ([], "Write to ann.bee@acme.co.uk now", f"Write to {MARK} now"),
        (["CGI.br - Comitê Gestor"], "the CGI.br, or comitê gestor", f"the {MARK}, or {MARK}"),
    ],
)
def test_names_are_replaced_in_texts(names: list[str], text: str, expected: str) -> None:
    assert redact(text, sought_names(names))[0] == expected


@given(st.lists(st.text("xyz Acme", max_size=12), min_size=1, max_size=5))
def test_page_offsets_move_with_the_text(pages: list[str]) -> None:
    content = "\n".join(pages)
    starts = [sum(len(page) + 1 for page in pages[:number]) for number in range(len(pages))]
    redacted, moved = redact(content, sought_names(["Acme"]), starts)
    assert list(moved) == sorted(moved)
    assert len(moved) == len(starts)
    assert "acme" not in redacted.casefold().split()
    expected = [redact(page, sought_names(["Acme"]))[0] for page in pages]
    assert [redacted[start:].split("\n")[0] for start in moved] == expected


CANARY = {
    "Organisation": "Zyxwv Institute",
    "Name": "Quilla Jorvik",
    "Email": "quilla@zyxwv.org",
    "Country": "Kiribati",
    "Stakeholder group": "Zorgian guild",
    "Phone": "+999 123",
    "Language": "Volapuk",
}


@pytest.mark.parametrize("consent", ["anonymous", "withheld", "", "neither here nor there"])
def test_no_private_value_is_left_in_intake(tmp_path: Path, csv_file: Write, consent: str) -> None:
    secret = {**CANARY, "Consent": consent, "Upload": "Zyxwv_Institute.txt;missing-Quilla.pdf;../Jorvik.txt"}
    words = "Zyxwv institute says so. Quilla  Jorvik (quilla@zyxwv.org) agrees." if consent == "anonymous" else "Words."
    header = ["ID", *secret, "Comment"]
    named = ["Alpha", "Bo Derek", "bo@alpha.org", "Kenya", "NGO", "+1", "English", "named", "", "Fine."]
    csv_file([header, ["Zyxwv Institute-7", *secret.values(), words], ["2", *named], ["2", *secret.values(), words]])
    (tmp_path / "Zyxwv_Institute.txt").write_text(words, encoding="utf-8")
    (tmp_path / "Jorvik-alone.png").write_bytes(b"picture of Jorvik")
    (tmp_path / "review.toml").write_text('[table]\ndocuments = "Upload"\n[questions]\n"Comment" = "What?"\n')
    intake = read([tmp_path])
    found = repr(intake).casefold()
    for value in ("zyxwv", "quilla", "jorvik", "kiribati", "zorgian", "volapuk", "+999", "bo@alpha.org"):
        assert value not in found
    hidden = next(c for c in intake.contributions if c.publication != "named")
    assert (hidden.id, hidden.contributor, hidden.country, hidden.received) == (
        "contribution-0001",
        "contributor-0001",
        "",
        "",
    )
    assert [each.reason for each in intake.rejections if each.stage == "documents"] == [
        "The path leads out of the folder of the contributions.",
        "There is no such file.",
    ]


def test_option_that_only_unnamed_contributors_chose_is_not_listed(csv_file: Write) -> None:
    header = ["ID", "Consent", "Colour of choice?"]
    rows = [[str(n), "named", "Red" if n % 2 else "Blue"] for n in range(20)]
    rows += [["30", "withheld", "Zyxwv green"], ["31", "withheld", "Zyxwv green"]]
    intake = read([csv_file([header, *rows])])
    assert [(question.kind, question.options) for question in intake.questions] == [("single", ("Blue", "Red"))]


def test_document_alone_is_withheld_where_it_could_be_one_that_may_not_be_named(
    tmp_path: Path, csv_file: Write
) -> None:
    csv_file([["ID", "Consent", "Attachment"], ["1", "withheld", "secret-paper.txt"], ["2", "named", "open.txt"]])
    (tmp_path / "secret_paper.txt").write_text("Words of a paper.")
    (tmp_path / "open.txt").write_text("Words of another paper.")
    intake = read([tmp_path])
    assert consents(intake) == {"1": "withheld", "2": "named", "contribution-0001": "withheld"}
    assert "secret" not in repr(intake)


def test_publication_of_the_review_holds_for_documents(tmp_path: Path) -> None:
    (tmp_path / "Jane Roe.txt").write_text("My words.")
    (tmp_path / "review.toml").write_text('[table]\npublication = "anonymous"\n')
    intake = read([tmp_path], load_review(tmp_path / "review.toml"))
    assert consents(intake) == {"contribution-0001": "anonymous"}
    assert intake.texts == (SourceText("contribution-0001", "document", "My words."),)
    assert "Jane" not in repr(intake)


@pytest.mark.parametrize(
    ("value", "choice"),
    [
        ("Not to be published", "withheld"),
        ("Without any name", "anonymous"),
        ("Sans aucun nom", "anonymous"),
        ("Sin ningún nombre", "anonymous"),
        ("With my name and that of my organisation", "named"),
        ("I would rather it were not made available with my name to the public", None),
        ("Il ne faut rien en publier avec mon nom", None),
        ("Нельзя, чтобы это не стало публичным", None),
        ("不要公开", None),
        ("لا أريد أن يعرف أحد بنشرها باسمي", None),
    ],
)
def test_a_not_is_never_read_as_consent(value: str, choice: str | None) -> None:
    found = find_publication(value, asked="How may your contribution be published?")
    assert found == choice or (choice is None and found == "withheld")


def test_a_question_on_publication_that_begins_with_how_is_consent(csv_file: Write) -> None:
    header = ["ID", "Comment", "How may your contribution be published?"]
    rows = [["1", "x", "With my name"], ["2", "y", "Not to be published"], ["3", "z", "Without any name"]]
    assert consents(read([csv_file([header, *rows])])) == {"1": "named", "2": "withheld", "3": "anonymous"}
