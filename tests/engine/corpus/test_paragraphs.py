from rapporteur.engine.corpus.paragraphs import paragraphs

WRAPPED = (
    "Area: WATER\n"
    "Abstract\n"
    "The pumps of the district were built forty years ago and have never been repaired by\n"
    "Anybody who was paid for it, which is why the council asks for a fund that is not tied\n"
    "to the year.\n"
    "Who pays\n"
    "Every household pays a tenth of what it paid before the meters came, and the rest is borne\n"
    "by the province."
)


def cut(content: str) -> list[str]:
    return [content[start:end] for start, end in paragraphs(content)]


def test_paragraphs_of_wrapped_lines_are_told_by_their_width() -> None:
    assert [part.split()[0] for part in cut(WRAPPED)] == ["Area:", "Abstract", "The", "Who", "Every"]


def test_paragraphs_run_on_over_a_page_break_in_mid_sentence() -> None:
    content = "The ministry will publish the tariffs of all ferries that\n\nserve the islands.\n\nTickets stay."
    assert cut(content) == [
        "The ministry will publish the tariffs of all ferries that\n\nserve the islands.",
        "Tickets stay.",
    ]


def test_paragraphs_begin_with_each_list_item() -> None:
    assert cut("We ask for:\n- seeds\n- tools\n(a) land\n2) water") == [
        "We ask for:",
        "- seeds",
        "- tools",
        "(a) land",
        "2) water",
    ]


def test_paragraphs_of_nothing_are_none() -> None:
    assert paragraphs(" \n \n") == []
