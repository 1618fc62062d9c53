"""Tables recognised without configuration: exports of survey tools in six languages, and plain tables."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from rapporteur.engine.intake.inspection import inspect
from rapporteur.engine.intake.reading import read
from rapporteur.engine.records import Intake

Write = Callable[..., Path]


def asked(intake: Intake) -> list[tuple[str, str, str]]:
    return [(question.key, question.kind, question.text) for question in intake.questions]


def said(intake: Intake, contribution: str) -> list[tuple[str, str, str]]:
    return [(t.question, t.kind, t.content) for t in intake.texts if t.contribution == contribution]


def test_microsoft_forms_export_is_recognised(xlsx_file: Write) -> None:
    header = [
        "ID",
        "Start time",
        "Completion time",
        "Email",
        "Name",
        "Last modified time",
        "Name of your organisation",
        "Which stakeholder group do you represent?",
        "Country",
        "What has been achieved?",
        "Which lines matter to you?",
        "To what extent did it help?",
        "May we publish your contribution with your name?",
    ]
    rows = [
        [
            1,
            "4/15/24 10:00:00",
            "2024-04-15 10:33:00",
            "a@x.org",
            "Ann Bee",
            None,
            "Acme",
            "Private sector",
            "France",
            "Much was achieved in access.",
            "Access;Skills;",
            "To a large extent",
            "Yes",
        ],
        [
            2,
            "4/15/24 11:00:00",
            "2024-04-16 11:33:00",
            "c@x.org",
            "anonymous",
            None,
            "UNESCO",
            "International organization",
            "Global",
            "Less in skills.",
            "Skills;",
            "To some extent",
            "Yes",
        ],
        [
            3,
            "4/15/24 12:00:00",
            "2024-04-17 12:33:00",
            "d@x.org",
            "anonymous",
            None,
            "Acme",
            "Private sector",
            "France",
            None,
            "Access;Media;",
            "To a large extent",
            "Yes",
        ],
    ]
    intake = read([xlsx_file({"Form1": [header, *rows]})])
    assert asked(intake) == [
        ("q1", "open", "What has been achieved?"),
        ("q2", "multiple", "Which lines matter to you?"),
        ("q3", "scale", "To what extent did it help?"),
    ]
    assert intake.questions[1].options == ("Access", "Media", "Skills")
    assert intake.questions[2].options == (
        "Not at all",
        "To a small extent",
        "To some extent",
        "To a large extent",
    )
    assert said(intake, "1") == [
        ("q1", "answer", "Much was achieved in access."),
        ("q2", "choice", "Access\nSkills"),
        ("q3", "choice", "To a large extent"),
    ]
    one = intake.contributions[0]
    assert (one.organisation, one.person, one.group, one.country, one.region, one.received) == (
        "Acme",
        "Ann Bee",
        "private-sector",
        "FR",
        "europe-north-america",
        "2024-04-15",
    )
    assert "@x.org" not in repr(intake)
    assert "10:00:00" not in repr(intake)


@pytest.mark.parametrize(
    "header",
    [
        ["ID", "Start time", "Completion time", "Email", "Name"],
        ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom"],
        ["ID", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre"],
        ["ID", "Время начала", "Время завершения", "Электронная почта", "Имя"],
        ["ID", "开始时间", "完成时间", "电子邮件", "姓名"],
        ["المعرف", "وقت البدء", "وقت الانتهاء", "البريد الإلكتروني", "الاسم"],
    ],
)
def test_microsoft_forms_header_is_known_in_six_languages(xlsx_file: Write, header: list[str]) -> None:
    rows = [[1, "2024-01-01", "2024-01-02", "secret@x.org", "Ann Bee", "Text of an answer"]]
    path = xlsx_file({"S": [[*header, "Bla bla"], *rows]})
    intake = read([path])
    assert (inspect(path)[0]["layout"], asked(intake)) == ("Microsoft Forms", [("q1", "open", "Bla bla")])
    assert (intake.contributions[0].person, intake.contributions[0].received) == ("Ann Bee", "2024-01-02")
    assert "secret@x.org" not in repr(intake)


LIME = [
    "Response ID",
    "Date submitted",
    "Last page",
    "Start language",
    "Seed",
    "IP address",
    "G1Q1. Name of your organisation",
    "G1Q2. Country",
    "G2Q1. What should change?",
    "G2Q2[SQ001]. Which do you use? [Radio]",
    "G2Q2[SQ002]. Which do you use? [Press]",
    "G2Q2[other]. Which do you use? [Other]",
    "G2Q3[SQ1]. Rate these [Access]",
    "G2Q3[SQ2]. Rate these [Skills]",
    "Group time: G1",
]


def lime_rows() -> list[list[str]]:
    return [
        [
            "11",
            "2024-03-01 09:00:00",
            "3",
            "fr",
            "99",
            "10.0.0.1",
            "ISOC",
            "Kenya",
            "Everything should change.",
            "Yes",
            "No",
            "",
            "Agree",
            "Disagree",
            "12.5",
        ],
        [
            "12",
            "",
            "1",
            "en",
            "98",
            "10.0.0.2",
            "APC",
            "Peru",
            "",
            "Yes",
            "Yes",
            "Carrier pigeon",
            "Disagree",
            "Agree",
            "3",
        ],
        [
            "13",
            "2024-03-03 09:00:00",
            "3",
            "en",
            "97",
            "10.0.0.3",
            "CGI",
            "Brazil",
            "Little.",
            "No",
            "Yes",
            "",
            "Strongly agree",
            "Agree",
            "4",
        ],
    ]


def test_limesurvey_export_is_recognised(csv_file: Write) -> None:
    intake = read([csv_file([LIME, *lime_rows()])])
    assert asked(intake) == [
        ("q1", "open", "What should change?"),
        ("q2", "multiple", "Which do you use?"),
        ("q3", "open", "Which do you use?: Other"),
        ("q4", "scale", "Rate these: Access"),
        ("q5", "scale", "Rate these: Skills"),
    ]
    assert intake.questions[1].options == ("Radio", "Press")
    assert said(intake, "12") == [
        ("q2", "choice", "Radio\nPress"),
        ("q3", "answer", "Carrier pigeon"),
        ("q4", "choice", "Disagree"),
        ("q5", "choice", "Agree"),
    ]
    eleven = intake.contributions[0]
    assert (eleven.organisation, eleven.country, eleven.language, eleven.received) == ("ISOC", "KE", "fr", "2024-03-01")
    assert "10.0.0." not in repr(intake)


def test_limesurvey_codes_are_recognised(csv_file: Write) -> None:
    header = ["id", "submitdate", "lastpage", "startlanguage", "seed", "Q1", "Q6[1]", "Q6[2]"]
    rows = [
        ["1", "2024-01-01", "2", "en", "5", "Some longer answer", "Y", ""],
        ["2", "2024-01-02", "2", "en", "6", "Other", "Y", "Y"],
    ]
    intake = read([csv_file([header, *rows], delimiter=";")])
    assert asked(intake) == [("q1", "open", "Q1"), ("q2", "multiple", "Q6")]
    assert [text.content for text in intake.texts if text.kind == "choice"] == ["1", "1\n2"]


def test_eusurvey_export_is_recognised_below_its_preface(xlsx_file: Write) -> None:
    rows = [
        ["Alias", "wsis-review"],
        ["Export Date", "2024-05-01"],
        [],
        [
            "Organisation name",
            "Country of origin",
            "Publication privacy settings",
            "What are the risks?",
            "Topics",
            "Contribution ID",
            "User name",
            "Languages",
            "Creation date",
            "Last update",
        ],
        ["Acme", "Germany", "Public", "There are many.", "AI; Data", "abc-1", "u1", "EN", "2024-04-01", "2024-04-02"],
        ["Beta", "France", "Anonymous", "There are few.", "Data", "abc-2", "u2", "FR", "2024-04-02", "2024-04-02"],
        ["Ceta", "France", "Public", "None at all.", "AI", "abc-3", "u3", "FR", "2024-04-03", "2024-04-03"],
    ]
    intake = read([xlsx_file({"Content": rows})])
    assert asked(intake) == [("q1", "open", "What are the risks?"), ("q2", "multiple", "Topics")]
    assert [(c.id, c.publication, c.organisation) for c in intake.contributions] == [
        ("abc-1", "named", "Acme"),
        ("abc-2", "anonymous", ""),
        ("abc-3", "named", "Ceta"),
    ]
    assert "Beta" not in repr(intake)


def test_google_forms_export_is_recognised(csv_file: Write) -> None:
    header = [
        "Timestamp",
        "Email Address",
        "Your name",
        "Stakeholder group",
        "Which channels do you use?",
        "Any remarks?",
    ]
    options = [
        "Radio, Internet, mobile",
        "Internet, mobile",
        "Radio",
        "Radio, Newspapers",
        "Newspapers",
        "Radio, Newspapers",
    ]
    rows = [
        [
            f"2024/04/{day:02} 9:00:00 AM GMT+1",
            f"p{day}@x.org",
            f"Person {day}",
            "NGO",
            option,
            f"Remark number {day} of many",
        ]
        for day, option in enumerate(options, start=1)
    ]
    intake = read([csv_file([header, *rows])])
    assert asked(intake) == [("q1", "multiple", "Which channels do you use?"), ("q2", "open", "Any remarks?")]
    assert intake.questions[0].options == ("Internet, mobile", "Newspapers", "Radio")
    assert {c.group for c in intake.contributions} == {"civil-society"}
    assert "@x.org" not in repr(intake)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        (["Organisation", "Stakeholder group", "Country", "Comments"], "Academia"),
        (["Organisme", "Partie prenante", "Pays", "Commentaires"], "Académie"),
        (["Organización", "Sector", "País", "Comentarios"], "Academia"),
        (["Организация", "Сектор", "Страна", "Комментарии"], "Academia"),
        (["机构名称", "利益攸关方类别", "国家", "意见"], "学术界"),
        (["المنظمة", "فئة أصحاب المصلحة", "البلد", "التعليقات"], "Academia"),
    ],
)
def test_plain_table_header_is_known_in_six_languages(csv_file: Write, header: list[str], value: str) -> None:
    intake = read([csv_file([header, ["Acme", value, "Kenya", "Much to do."]])])
    one = intake.contributions[0]
    assert (one.organisation, one.country, one.region) == ("Acme", "KE", "africa")
    assert asked(intake) == [("q1", "open", header[3])]
    assert [notice.kind for notice in intake.notices].count("unsure-layout") == 1


def test_question_about_organisations_or_countries_stays_a_question(csv_file: Write) -> None:
    header = [
        "Organisation",
        "How should organisations and countries cooperate in your region?",
        "Which countries lead?",
    ]
    rows = [["A", "By meeting.", "Those with money and time"], ["B", "By writing.", "Nobody does at all"]]
    intake = read([csv_file([header, *rows])])
    assert [text for _, _, text in asked(intake)] == header[1:]


def test_first_and_last_name_are_one_person(csv_file: Write) -> None:
    intake = read([csv_file([["First name", "Last name", "Comment"], ["Ann", "Bee", "x"]])])
    assert intake.contributions[0].person == "Ann Bee"


def test_region_column_of_countries_gives_countries(csv_file: Write) -> None:
    intake = read([csv_file([["Region", "Comment"], ["Kenya", "x"], ["Sudan, Africa", "y"], ["Africa", "z"]])])
    assert sorted((c.country, c.region) for c in intake.contributions) == [
        ("", "africa"),
        ("KE", "africa"),
        ("SD", "africa"),
    ]


@pytest.mark.parametrize("order", [("id", "text", "extra"), ("extra", "id", "text")])
def test_column_that_is_neither_profile_nor_question_is_told(csv_file: Write, order: Sequence[str]) -> None:
    row = {"id": "1", "text": "An answer of some length", "extra": "K7"}
    intake = read([csv_file([[*order], [row[name] for name in order]])])
    assert [notice.values for notice in intake.notices if notice.kind == "unused-columns"] == [("extra",)]


def test_side_sheet_of_a_workbook_is_ignored_with_a_notice(xlsx_file: Write) -> None:
    sheets = {"Answers": [["ID", "Organisation", "Comment"], ["1", "A", "x"]], "Codes": [["k", "v"], ["1", "y"]]}
    intake = read([xlsx_file(sheets)])
    assert len(intake.contributions) == 1
    assert [n.text for n in intake.notices if n.kind == "sheet"] == ["answers.xlsx: the sheet Codes is not read."]
    assert [(b.taken_in, b.processed, b.ignored) for b in intake.balances if b.stage == "tables"] == [(2, 1, 1)]
