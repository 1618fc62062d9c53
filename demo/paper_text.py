"""The text of an attached paper, read from Markdown into the few parts a paper has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

Kind = Literal["heading", "paragraph", "bullets", "numbers", "table"]


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one face."""

    text: str
    bold: bool = False
    italic: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraph, list (a line each item) or table (rows of cells, the first is the header)."""

    kind: Kind
    lines: tuple[Line, ...] = ()
    level: int = 0
    rows: tuple[tuple[Line, ...], ...] = field(default=())

    @property
    def text(self) -> str:
        """Its letters without their faces."""
        return " ".join("".join(run.text for run in line) for line in self.lines)


def read(path: Path) -> list[Part]:
    """The parts of a Markdown file. Raises ValueError at a construct papers do not use."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8")))
    return [_part(node) for node in tree.children]


def _part(node: SyntaxTreeNode) -> Part:
    match node.type:
        case "heading":
            return Part("heading", (_line(node),), level=int(node.tag[1:]))
        case "paragraph":
            return Part("paragraph", (_line(node),))
        case "bullet_list":
            return Part("bullets", tuple(_line(item) for item in node.children))
        case "ordered_list":
            return Part("numbers", tuple(_line(item) for item in node.children))
        case "table":
            rows = [row for section in node.children for row in section.children]
            return Part("table", rows=tuple(tuple(_line(cell) for cell in row.children) for row in rows))
    raise ValueError(f"line {node.map}: a paper cannot hold a Markdown {node.type}")


def _line(node: SyntaxTreeNode) -> Line:
    return tuple(_runs(node, bold=False, italic=False))


def _runs(node: SyntaxTreeNode, *, bold: bool, italic: bool) -> Iterator[Run]:
    match node.type:
        case "text" | "code_inline":
            yield Run(node.content, bold, italic)
        case "softbreak" | "hardbreak":
            yield Run(" ", bold, italic)
        case _:
            for child in node.children:
                yield from _runs(child, bold=bold or node.type == "strong", italic=italic or node.type == "em")
