"""Forms that others made: what is understood, what is refused, and where."""

from __future__ import annotations

from decimal import Decimal

import pytest

from rapporteur.web.consultations.questionnaire import And, Answered, Compares, Faults, Includes, Is, Not, Or, read
from tests.web.consultations.questionnaire.xlsform.books import book, survey


def taken(content):
    return read(content, "form.xlsx").questionnaire


def questions(content):
    return {question.key: question for question in taken(content).questions}


def refused(content, name="form.xlsx"):
    with pytest.raises(Faults) as refusal:
        read(content, name)
    return [(str(fault.where), str(fault.problem)) for fault in refusal.value.faults]


def test_plain_form_in_one_language_is_understood():
    content = survey(
        ["begin group", "about", "About you"],
        ["text", "who", "Who are you?"],
        ["select one yes_no", "member", "Are you a member?"],
        ["end group", None, None],
        settings=[("form_title", "default_language"), ("A form", "French (fr)")],
    )
    form = taken(content)
    assert (form.languages, form.title) == (("fr",), {"fr": "A form"})
    assert [(section.key, section.title) for section in form.sections] == [("about", {"fr": "About you"})]
    assert [(q.key, q.kind, [o.key for o in q.options]) for q in form.questions] == [
        ("who", "text", []),
        ("member", "single", ["yes", "no"]),
    ]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("label::French (fr)", "fr"),
        ("label::fr", "fr"),
        ("label:fr", "fr"),
        ("Label :: Français", "fr"),
        ("label::Chinese (zh-Hans)", "zh"),
        ("label::zh-CN", "zh"),
        ("label::Chinese (Simplified)", "zh"),
        ("label::العربية (ar)", "ar"),
        ("label", "en"),
        ("caption", "en"),
    ],
)
def test_language_of_a_column_is_understood(header, language):
    content = book(survey=[("type", "name", header), ("note", "a", "Some words")])
    assert questions(content)["a"].label == {language: "Some words"}
    assert taken(content).languages == (language,)


def test_other_language_is_kept_as_a_further_column():
    content = survey(["note", "a", "Words", "Palavras"], header=("type", "name", "label", "label::Portuguese (pt)"))
    assert questions(content)["a"].extra == {"label::Portuguese (pt)": "Palavras"}
    assert (
        "The column label::Portuguese (pt) is not used here; it is kept for the export."
        in read(content, "a.xlsx").notices
    )


def test_questions_outside_of_groups_get_a_section():
    content = survey(
        ["text", "a", "A"],
        ["begin_group", "g", "Group"],
        ["text", "b", "B"],
        ["end_group", None, None],
        ["text", "c", "C"],
        settings=[("form_title",), ("A form",)],
    )
    assert [
        (section.key, section.title["en"], [q.key for q in section.questions]) for section in taken(content).sections
    ] == [
        ("section_1", "A form", ["a"]),
        ("g", "Group", ["b"]),
        ("section_3", "A form", ["c"]),
    ]
    assert "Questions that stand in no group are now in the section section_1." in read(content, "a.xlsx").notices


def test_limits_are_read_from_constraints():
    content = survey(
        ["select_multiple yes_no", "a", "A", "count-selected(.) <= 1"],
        ["integer", "b", "B", ".>=1 and .<= 12"],
        ["decimal", "c", "C", ". <= -0.5"],
        header=("type", "name", "label", "constraint"),
    )
    found = questions(content)
    assert found["a"].choices_limit == 1
    assert (found["b"].low, found["b"].high, found["b"].whole) == (Decimal(1), Decimal(12), True)
    assert (found["c"].low, found["c"].high, found["c"].whole) == (None, Decimal("-0.5"), False)


def test_conditions_and_groups_are_read_from_relevant():
    content = survey(
        ["select_one yes_no", "stakeholder_group", "Group", None],
        ["select_multiple yes_no", "a", "A", "${stakeholder_group} = 'academia'"],
        ["integer", "b", "B", "selected(${a}, 'yes') and not(selected(${a}, 'no'))"],
        ["text", "c", "C", "(${stakeholder_group}='academia' or ${stakeholder_group}='individual') and ${b} > 2"],
        ["text", "d", "D", "${c} != '' or ${b} = 3"],
        header=("type", "name", "label", "relevance"),
    )
    found = questions(content)
    assert {key: (question.groups, question.condition) for key, question in found.items()} == {
        "a": (("academia",), None),
        "b": ((), And((Includes("a", "yes"), Not(Includes("a", "no"))))),
        "c": (("academia", "individual"), Compares("b", ">", Decimal(2))),
        "d": ((), Or((Answered("c"), Compares("b", "=", Decimal(3))))),
    }


def test_condition_of_a_group_is_given_to_its_questions():
    content = survey(
        ["select_one yes_no", "a", "A", None],
        ["begin_group", "g", "G", "${a} = 'yes'"],
        ["text", "b", "B", None],
        ["text", "c", "C", "${b} != ''"],
        ["end_group", None, None, None],
        header=("type", "name", "label", "relevant"),
    )
    found = questions(content)
    assert found["b"].condition == Is("a", "yes")
    assert found["c"].condition == And((Is("a", "yes"), Answered("b")))


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["begin_group", "t", "Table", "table-list", None],
            ["select_one yes_no", "r1", "Row one", None, "yes"],
            ["select_one yes_no", "r2", "Row two", None, "yes"],
            ["end_group", None, None, None, None],
        ],
        [
            ["begin_group", "t", None, "field-list", None],
            ["select_one yes_no", "head", "Table", "label", None],
            ["select_one yes_no", "r1", "Row one", "list-nolabel", "yes"],
            ["select_one yes_no", "r2", "Row two", "list-nolabel", "yes"],
            ["end_group", None, None, None, None],
        ],
    ],
)
def test_both_forms_of_a_table_are_understood(rows):
    table = questions(survey(*rows, header=("type", "name", "label", "appearance", "required")))["t"]
    assert (table.kind, table.label, table.required) == ("matrix", {"en": "Table"}, True)
    assert [(row.key, row.label) for row in table.rows] == [("r1", {"en": "Row one"}), ("r2", {"en": "Row two"})]
    assert [option.key for option in table.options] == ["yes", "no"]


def test_names_that_are_no_keys_are_changed_everywhere_and_told():
    content = book(
        survey=[
            ("type", "name", "label", "relevant"),
            ("select_one rate", "Q-1", "Rate", None),
            ("text", "Why", "Why?", "${Q-1} = '1'"),
        ],
        choices=[("list name", "value", "label"), ("rate", 1, "Bad"), ("rate", 2, "Good")],
    )
    imported = read(content, "form.xlsx")
    rate, why = imported.questionnaire.questions
    assert (rate.key, [option.key for option in rate.options]) == ("q_1", ["k1", "k2"])
    assert why.condition == Is("q_1", "k1")
    assert "The name Q-1 has become q_1." in imported.notices


def test_rows_that_ask_nothing_are_left_out_and_told():
    content = survey(["start", "start", None], ["text", "a", "A"])
    assert list(questions(content)) == ["a"]
    assert "The row start is left out: it is filled in by a device." in read(content, "form.xlsx").notices


def test_everything_that_is_not_supported_is_told_at_once_with_its_place():
    content = survey(
        ["calculate", "sum", None, None, None, None],
        ["image", "photo", "Photo", None, None, None],
        ["text", "a", "A", "${b} = today()", None, None],
        ["text", "c", "C", None, "regex(., '[0-9]+')", None],
        ["select_one towns", "d", "D", None, None, "maybe"],
        ["begin_repeat", "r", "R", None, None, None],
        ["end_repeat", None, None, None, None, None],
        ["select_one yes_no or_other", "e", "E", None, None, None],
        header=("type", "name", "label", "relevant", "constraint", "required"),
    )
    found = refused(content)
    assert [where for where, _ in found] == [
        "Sheet survey, row 2, column type",
        "Sheet survey, row 3, column type",
        "Sheet survey, row 4, column relevant",
        "Sheet survey, row 5, column constraint",
        "Sheet survey, row 6, column required",
        "Sheet survey, row 6, column type",
        "Sheet survey, row 7, column type",
        "Sheet survey, row 8, column type",
        "Sheet survey, row 9, column type",
    ]
    assert found[1][1] == "Pictures and recordings are not asked for. Use the type file instead."
    assert found[2][1].startswith("The condition is not understood at character 8: today.")
    assert found[5][1] == "There is no list towns on the sheet choices."


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("calculation", "1 + 1"),
        ("choice_filter", "x = 1"),
        ("default", "yes"),
        ("bind::readonly", "yes"),
        ("trigger", "${b}"),
    ],
)
def test_columns_that_change_what_a_form_does_are_refused(column, cell):
    content = survey(["text", "a", "A", cell], header=("type", "name", "label", column))
    assert refused(content) == [
        (f"Sheet survey, row 2, column {column}", f"The column {column} is not supported: empty this cell.")
    ]


@pytest.mark.parametrize(
    ("rows", "where", "problem"),
    [
        ([["begin_group", "g", "G"], ["text", "a", "A"]], "row 2", "The group that begins here does not end."),
        ([["text", "a", "A"], ["end_group", None, None]], "row 3", "A group ends here that has not begun."),
        (
            [["begin_group", "g", "G"], ["begin_group", "h", "H"], ["text", "a", "A"], ["end_group"], ["end_group"]],
            "row 3",
            "A group within a group is not supported: use one level.",
        ),
    ],
)
def test_groups_that_do_not_fit_are_refused(rows, where, problem):
    assert refused(survey(*rows)) == [(f"Sheet survey, {where}, column type", problem)]


@pytest.mark.parametrize(
    ("relevant", "groups", "column", "problem"),
    [
        (
            "${stakeholder_group} = 'academia'",
            "government",
            "stakeholder_groups",
            "The columns relevant and stakeholder_groups name different groups.",
        ),
        (
            "${stakeholder_group} = 'academia' or ${a} = 'x'",
            None,
            "relevant",
            "Stakeholder groups can only be named with = and or, apart from other conditions.",
        ),
        (
            "${stakeholder_group} != 'academia'",
            None,
            "relevant",
            "Stakeholder groups can only be named with = and or, apart from other conditions.",
        ),
        (
            "${stakeholder_group} = 'academia' and ${stakeholder_group} = 'government'",
            None,
            "relevant",
            "The condition on stakeholder groups stands there twice.",
        ),
    ],
)
def test_groups_that_cannot_be_told_are_refused(relevant, groups, column, problem):
    content = survey(
        ["text", "a", "A", None, None],
        ["text", "b", "B", relevant, groups],
        header=("type", "name", "label", "relevant", "stakeholder_groups"),
    )
    assert refused(content) == [(f"Sheet survey, row 3, column {column}", problem)]


def test_limits_that_differ_are_refused():
    content = survey(
        ["select_multiple yes_no", "a", "A", "count-selected(.) <= 1", 2],
        header=("type", "name", "label", "constraint", "choices_limit"),
    )
    assert refused(content) == [
        ("Sheet survey, row 2, column constraint", "The constraint and the column choices_limit name different limits.")
    ]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (
            [["select_one yes_no", "r", "R", None, None], ["text", "s", "S", None, None]],
            "A table is made of rows of the type select_one, all with the same list.",
        ),
        (
            [["select_one yes_no", "r", "R", "yes", None], ["select_one yes_no", "s", "S", None, None]],
            "Either all rows of a table are required or none.",
        ),
        ([["select_one yes_no", "r", "R", None, "${a} = 'x'"]], "A row of a table can have a label only."),
    ],
)  # fmt: skip
def test_tables_that_do_not_fit_are_refused(rows, problem):
    content = survey(
        ["begin_group", "t", "T", None, None, "table-list"],
        *rows,
        ["end_group"],
        header=("type", "name", "label", "required", "relevant", "appearance"),
    )
    assert [found for _, found in refused(content)] == [problem]


def test_columns_that_mean_the_same_are_refused():
    content = survey(["text", "a", "A", "B"], header=("type", "name", "label::English (en)", "label::en"))
    assert refused(content) == [("survey", "The columns label::English (en) and label::en mean the same.")]


def test_what_pyxform_refuses_is_refused_with_its_reason():
    ((where, problem),) = refused(survey(["text", "a", "A"], ["text", "a", "Again"]))
    assert where == ""
    assert problem.startswith("This file is not an XLSForm workbook: ")
    assert "[row : 3]" in problem


def test_unknown_default_language_is_refused():
    content = survey(["text", "a", "A"], settings=[("form_title", "default_language"), ("T", "Portuguese (pt)")])
    assert refused(content) == [
        (
            "Sheet settings, row 2, column default_language",
            "The language Portuguese (pt) is not one of the six that can be used.",
        )
    ]


def test_sheets_and_lists_that_are_not_used_are_told():
    content = survey(["text", "a", "A"], notes=[["Remember the milk"]])
    assert read(content, "form.xlsx").notices == (
        "The sheet notes is not read.",
        "Questions that stand in no group are now in the section section_1.",
        "The list yes_no is used by no question and is not kept.",
    )


def test_external_lists_are_refused():
    content = survey(["text", "a", "A"], external_choices=[["list_name", "name"], ["x", "y"]])
    assert refused(content) == [("external_choices", "This sheet is not supported: take it out.")]
