from __future__ import annotations

from pathlib import Path

from scripts.check_docs import COMMANDS, FILES, OUT_FILES, broken_links, problems, untold_commands, untold_files

ROOT = Path(__file__).parents[2]


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_links_that_lead_somewhere_are_no_problem(tmp_path: Path) -> None:
    write(
        tmp_path, "README.md", "[a](docs/a.md) [b](docs/a.md#what-it-is) [c](#top) [d](https://example.org)\n\n# Top\n"
    )
    write(tmp_path, "docs/a.md", "# A\n\n## What it is\n\n[back](../README.md) [mail](mailto:a@example.org)\n")

    assert list(broken_links(tmp_path)) == []


def test_links_to_no_file_and_to_no_heading_are_told(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "[a](docs/none.md)\n")
    write(tmp_path, "docs/a.md", "# A\n\n[b](#b) [readme](../README.md#no)\n")

    assert list(broken_links(tmp_path)) == [
        "README.md: the link to docs/none.md leads nowhere",
        "docs/a.md: the link to #b leads nowhere",
        "docs/a.md: the link to ../README.md#no leads nowhere",
    ]


def test_links_in_code_are_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "README.md", "```\n[a](none.md)\n```\n\n`[b](none.md)`\n")

    assert list(broken_links(tmp_path)) == []


def test_commands_and_options_without_a_description_are_told(tmp_path: Path) -> None:
    write(
        tmp_path,
        COMMANDS,
        "`rapporteur report` takes --output. `rapporteur audit` takes --json, -q, --quiet, --no-input.\n",
    )

    told = list(untold_commands(tmp_path))

    assert f"{COMMANDS}: --out of `rapporteur report` is not described" in told
    assert f"{COMMANDS}: rapporteur inspect of `rapporteur inspect` is not described" in told
    assert not [line for line in told if "audit" in line]


def test_files_without_a_description_are_told(tmp_path: Path) -> None:
    write(tmp_path, FILES, " ".join(f"`{name}`" for name in OUT_FILES if name != "codes.parquet"))

    assert list(untold_files(tmp_path)) == [f"{FILES}: codes.parquet is not described"]


def test_our_own_documents_have_no_problem() -> None:
    assert problems(ROOT) == []
