from __future__ import annotations

from rapporteur.cli.inspect import overview


def test_overview_tells_each_table_and_counts_documents_used_alike() -> None:
    seen: list[dict[str, object]] = [
        {"file": "a.xlsx", "kind": "table", "use": "contributions", "sheet": "Form1", "layout": "CSV", "rows": 3},
        {"file": "b.csv", "kind": "table", "use": "rejected", "reason": "The file is empty."},
        {"file": "papers/one.pdf", "kind": "document", "use": "ignored"},
        {"file": "papers/two.pdf", "kind": "document", "use": "named by a row"},
        {"file": "papers/three.pdf", "kind": "document", "use": "named by a row"},
        {"file": "photo.heic", "kind": "unknown", "use": "not read"},
    ]

    assert list(overview(seen)) == [
        "a.xlsx, sheet Form1: table, contributions; layout: CSV; 3 rows",
        "b.csv: table, rejected; The file is empty.",
        "papers/one.pdf: document, ignored",
        "2 files in papers: document, named by a row",
        "photo.heic: unknown, not read",
    ]


def test_overview_takes_records_with_facts_of_their_own() -> None:
    assert list(overview([{"file": "record.txt", "kind": "record", "interventions": []}])) == ["record.txt: record"]


def test_overview_tells_a_record_in_one_line_and_its_contradictions() -> None:
    record = {
        "file": "forum.txt",
        "kind": "record",
        "use": "contributions",
        "moderator": "Hana Brook",
        "place": "Lake Hall",
        "date": "2024-11-07",
        "times": [["09:30", "11:00"]],
        "interventions": [{"role": "stakeholder"}, {"role": "organiser"}],
        "contradictions": ["The end is not after the start: “14:00-13:00”."],
    }

    assert list(overview([record])) == [
        "forum.txt: record, 2 interventions, 1 of organisers, moderator Hana Brook, Lake Hall, 2024-11-07, "
        "09:30–11:00; contributions",
        "forum.txt: contradiction: The end is not after the start: “14:00-13:00”.",
    ]
