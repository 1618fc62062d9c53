"""review.toml: what a secretariat says about its table, its questions and its values.

Only what is written there is believed; a key or value that is not known stops the run (ReviewError).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from rapporteur.engine.errors import ReviewError
from rapporteur.engine.intake.review_keys import Node
from rapporteur.engine.records import GROUPS, UN_LANGUAGES, Publication, QuestionKind
from rapporteur.engine.schemes.geography import REGIONS

FILE = "review.toml"
PUBLICATIONS = ("named", "anonymous", "withheld")
ROLES = ("stakeholder", "organiser", "secretariat")
KINDS = ("open", "single", "multiple", "scale")
COLUMN_KEYS = (
    "id", "title", "group", "country", "region", "organisation", "contributor", "publication",
    "language", "received", "channel", "role", "round", "documents",
)  # fmt: skip
"""What a column of a table can be. Those in MANY_COLUMNS may name several."""

MANY_COLUMNS = ("documents", "contributor", "publication")
_TABLE_KEYS = ("file", "sheet", "questions", *COLUMN_KEYS)
_QUESTION_KEYS = ("text", "kind", "options", "separator", "groups", "follows", "columns", "asks")
CATEGORIES = (
    "achievement", "challenge", "approach", "practice", "opportunity", "risk", "priority", "trend", "request",
)  # fmt: skip
"""What a question may ask for: codes of the scheme of categories."""
_TOP_KEYS = (
    "title", "body", "language", "fictional", "not_organisations", "other_documents", "table", "questions",
    "groups", "countries", "regions", "publication", "baseline", "quantifiers", "links", "rounds", "meetings",
    "translations",
)  # fmt: skip
_MEETING_KEYS = ("organisers", "secretariat", "publication", "files")
MeetingKind = Literal["document", "record", "transcript", "concept-note", "programme"]
MEETING_KINDS: tuple[MeetingKind, ...] = ("document", "record", "transcript", "concept-note", "programme")
"""What a document that stands alone can be."""

_CONDITIONS = {"everybody": bool, "low_above": float, "high_below": float, "count_from": int, "count_is": int}
_CODE = re.compile(r"[A-Z]{2}")


def _none() -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class QuestionSpec:
    """How a column was asked. kind None and options (): found from the answers. follows: key or column.

    columns: for a multiple choice with a column an option, the columns in the order of options.
    """

    text: str
    kind: QuestionKind | None = None
    options: tuple[str, ...] = ()
    separator: str = ""
    groups: tuple[str, ...] = ()
    follows: str = ""
    asks: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One [table]. columns: key of COLUMN_KEYS -> column names or, for some, one constant value.

    A key with "" stands there with (): the table has no such column. questions None: not said.
    """

    file: str = ""
    sheet: str = ""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=_none)
    questions: Mapping[str, QuestionSpec] | None = None


@dataclass(frozen=True, slots=True)
class MeetingSpec:
    """What [meetings] says. organisers, secretariat: bodies, beside those that records name. files: name -> kind.

    publication: of interventions, None where it is not said.
    """

    organisers: tuple[str, ...] = ()
    secretariat: tuple[str, ...] = ()
    publication: Publication | None = None
    files: Mapping[str, MeetingKind] = field(default_factory=_none)

    def kind_of(self, name: str) -> MeetingKind | None:
        """The kind that is said of a file. name: relative to SOURCE."""
        return self.files.get(name) or self.files.get(name.rsplit("/", 1)[-1])


@dataclass(frozen=True, slots=True)
class Review:
    """All that a review.toml says.

    title, body (name of the secretariat), language (of the report, ISO 639-1).
    groups, regions, publication: value in the table -> key. countries: value -> (code, region or "").
    baseline: scheme -> code -> share 0..1. quantifiers: rules, strongest first, each with "key".
    links: column or key of a later round -> that of an earlier one. rounds: key -> title, in order.
    translations: language -> own words of the review (title, body, rounds, questions, options) -> the same in it.
    other_documents: whether documents beside a table that no row names are contributions of their own.
    """

    title: str = ""
    body: str = ""
    language: str = ""
    fictional: bool = False
    not_organisations: tuple[str, ...] = ()
    other_documents: bool = False
    tables: tuple[TableSpec, ...] = ()
    questions: Mapping[str, QuestionSpec] | None = None
    groups: Mapping[str, str] = field(default_factory=_none)
    countries: Mapping[str, tuple[str, str]] = field(default_factory=_none)
    regions: Mapping[str, str] = field(default_factory=_none)
    publication: Mapping[str, str] = field(default_factory=_none)
    baseline: Mapping[str, Mapping[str, float]] = field(default_factory=_none)
    quantifiers: tuple[Mapping[str, Any], ...] = ()
    links: Mapping[str, str] = field(default_factory=_none)
    rounds: Mapping[str, str] = field(default_factory=_none)
    meetings: MeetingSpec = MeetingSpec()
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=_none)


def load_review(path: Path) -> Review:
    """Read a review.toml (UTF-8). Raises ReviewError with the key and the file if anything is wrong in it."""
    try:
        values = tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        raise ReviewError("The file cannot be opened.", where=str(path), action="Check the path.") from error
    except UnicodeDecodeError as error:
        raise ReviewError("The file is not UTF-8.", where=path.name, action="Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ReviewError(f"This is not valid TOML: {error}.", where=path.name) from error
    return parse_review(values, name=path.name)


def find_review(sources: Sequence[Path], review: Review | None = None) -> Review | None:
    """The review given, else that of the first source folder that holds a review.toml, else None."""
    if review is not None:
        return review
    for source in sources:
        if source.is_dir() and (source / FILE).is_file():
            return load_review(source / FILE)
    return None


def parse_review(values: Mapping[str, Any], *, name: str = FILE) -> Review:
    """A Review from parsed TOML. name: of the file, for messages. Raises ReviewError."""
    top = Node(name, values)
    top.allow(_TOP_KEYS)
    return Review(
        title=top.text("title"),
        body=top.text("body"),
        language=top.text("language"),
        fictional=top.flag("fictional"),
        not_organisations=top.texts("not_organisations"),
        other_documents=top.choice("other_documents", ("ignore", "contributions")) == "contributions",
        tables=tuple(_table(node) for node in top.nodes("table")),
        questions=_questions(top),
        groups=top.mapping("groups", ("", *GROUPS)),
        countries=_countries(top.node("countries")),
        regions=top.mapping("regions", ("", *REGIONS)),
        publication=top.mapping("publication", PUBLICATIONS),
        baseline=_baseline(top.node("baseline")),
        quantifiers=_quantifiers(top.node("quantifiers")),
        links=top.mapping("links"),
        rounds=top.mapping("rounds"),
        meetings=_meetings(top.node("meetings")),
        translations=_translations(top.node("translations")),
    )


def _table(node: Node) -> TableSpec:
    node.allow(_TABLE_KEYS)
    columns = {}
    for key in COLUMN_KEYS:
        if key in node.values:
            names = node.texts(key) if key in MANY_COLUMNS else (node.text(key),)
            columns[key] = tuple(name for name in names if name)
    return TableSpec(node.text("file"), node.text("sheet"), columns, _questions(node))


def _questions(node: Node) -> dict[str, QuestionSpec] | None:
    if "questions" not in node.values:
        return None
    below = node.node("questions")
    return {column: _question(below, column) for column in below.values}


def _question(node: Node, column: str) -> QuestionSpec:
    if isinstance(node.values[column], str):
        return QuestionSpec(text=node.values[column] or column)
    inner = node.node(column)
    inner.allow(_QUESTION_KEYS)
    groups = inner.texts("groups")
    for group in groups:
        if group not in GROUPS:
            raise inner.error("groups", f'names "{group}"', f"Stakeholder groups: {', '.join(GROUPS)}.")
    asks = inner.texts("asks")
    for category in asks:
        if category not in CATEGORIES:
            raise inner.error("asks", f'names "{category}"', f"Categories: {', '.join(CATEGORIES)}.")
    columns, options = inner.texts("columns"), inner.texts("options")
    if columns and len(columns) != len(options):
        raise inner.error("columns", f"names {len(columns)} columns for {len(options)} options")
    return QuestionSpec(
        text=inner.text("text") or column,
        kind=cast(QuestionKind | None, inner.choice("kind", KINDS) or None),
        options=options,
        separator=inner.text("separator"),
        groups=groups,
        follows=inner.text("follows"),
        asks=asks,
        columns=columns,
    )


def _meetings(node: Node) -> MeetingSpec:
    node.allow(_MEETING_KEYS)
    return MeetingSpec(
        organisers=node.texts("organisers"),
        secretariat=node.texts("secretariat"),
        publication=cast(Publication | None, node.choice("publication", PUBLICATIONS) or None),
        files=cast(dict[str, MeetingKind], node.mapping("files", MEETING_KINDS)),
    )


def _countries(node: Node) -> dict[str, tuple[str, str]]:
    return {value: _country(node, value) for value in node.values}


def _country(node: Node, value: str) -> tuple[str, str]:
    if isinstance(node.values[value], str):
        code, region = node.text(value), ""
    else:
        inner = node.node(value)
        inner.allow(("code", "region"))
        code, region = inner.text("code"), inner.choice("region", REGIONS)
    if code and not _CODE.fullmatch(code):
        raise node.error(value, f'has the code "{code}"', 'Use two capital letters such as "FR" or "XA".')
    return code, region


def _translations(node: Node) -> dict[str, dict[str, str]]:
    node.allow(UN_LANGUAGES)
    return {language: node.mapping(language) for language in node.values}


def _baseline(node: Node) -> dict[str, dict[str, float]]:
    schemes = {}
    for scheme in node.values:
        inner = node.node(scheme)
        schemes[scheme] = {code: inner.share(code) for code in inner.values}
    return schemes


def _quantifiers(node: Node) -> tuple[Mapping[str, Any], ...]:
    rules = []
    for key in node.values:
        inner = node.node(key)
        inner.allow(_CONDITIONS)
        for name, value in inner.values.items():
            kind = _CONDITIONS[name]
            legal = (int, float) if kind is float else kind
            if not isinstance(value, legal) or (kind is not bool and isinstance(value, bool)):
                raise inner.error(name, f"must be of type {kind.__name__}, not {value!r}")
        rules.append({"key": key, **inner.values})
    return tuple(rules)
