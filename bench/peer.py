"""`python -m bench.peer [--write DATE]`: themes beside those of BERTopic, in the same run.

BERTopic (Grootendorst 2022, arXiv:2203.05794) lives in .venv-peer, made from bench/peer-requirements.lock, which needs
a package index once. It is run as it comes, with the vectors of our encoders. Each run is a process of its own, and
each program has run once before, so that none is charged for what is compiled and kept at first.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq
from sklearn.metrics import v_measure_score

from bench.__main__ import NETMUNDIAL, ROOT, machine
from bench.process import Cost, measure
from evals.bench import BenchMissing, rows

COMMAND = Path(sys.executable).with_name("rapporteur")
LOCK = ROOT / "bench/peer-requirements.lock"
PLACE = ROOT / ".venv-peer"
PEER = PLACE / "bin/python"
TABLE = ROOT / "docs/reference/performance-peer.md"
ENCODERS = ("static", "full")
ASKED = 0.2
"""Our time, vectors included, by that of the peer without."""
ARGUMENTS = 3_139


@dataclass(frozen=True, slots=True)
class Texts:
    """What is grouped. labels: what people say each is about, or nothing."""

    name: str
    texts: Sequence[str]
    labels: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a program made of texts. nearest: the theme of each; left_out: share of texts that count for none."""

    cost: Cost
    nearest: Sequence[str]
    left_out: float
    imports: float = 0.0


@dataclass(frozen=True, slots=True)
class Beside:
    """Both on the same texts and vectors."""

    texts: Texts
    encoder: str
    vectors: Cost
    peer: Found
    ours: Found


def install() -> None:
    """Make the peer's environment; quick where it is up to date."""
    if not PEER.is_file():
        subprocess.run([sys.executable, "-m", "venv", PLACE], check=True)
    uv = Path(sys.executable).with_name("uv")
    subprocess.run([uv, "pip", "sync", "--quiet", "--python", PEER, "--require-hashes", LOCK], cwd=ROOT, check=True)


def arguments() -> Texts:
    """The first arguments of the key-point data, and the debate of each."""
    found = list(islice(rows("keypoints/arguments_train.csv"), ARGUMENTS))
    return Texts("arguments (en)", [row["argument"] for row in found], [row["topic"] for row in found])


def proposals() -> Texts:
    """Proposals for cycling, and their categories."""
    found = list(rows("themes_de/dev.csv"))
    texts = [f"{row['title']}. {row['text']}" for row in found]
    return Texts("cycling proposals (de)", texts, [row["main_category_level1"] for row in found])


def netmundial() -> Texts:
    """The passages that a report on the submissions to NETmundial counts."""
    if not NETMUNDIAL.is_dir():
        raise BenchMissing(f"{NETMUNDIAL} is not there.")
    with tempfile.TemporaryDirectory() as out:
        review = ROOT / "docs/howto/netmundial.toml"
        words = ("report", NETMUNDIAL, "-o", out, "--review", review, "--encoder", "static", "--format", "html", "-q")
        measure((COMMAND, *words))
        contents = {row["text"]: row["content"] for row in pq.read_table(Path(out) / "texts.parquet").to_pylist()}
        segments = pq.read_table(Path(out) / "segments.parquet").to_pylist()
    counted = (row for row in segments if not row["furniture"] and not row["repeats"])
    return Texts("NETmundial, passages", [contents[row["text"]][row["start"] : row["end"]] for row in counted])


SETS: tuple[Callable[[], Texts], ...] = (proposals, arguments, netmundial)


def there() -> Iterator[Texts]:
    """The sets whose data are here."""
    for make in SETS:
        try:
            yield make()
        except BenchMissing as error:
            print(f"not measured: {error}", file=sys.stderr)


def beside(texts: Texts, encoder: str, folder: Path) -> Beside:
    """Run both on a set."""
    source, vectors = folder / "texts.jsonl", folder / "vectors.npy"
    lines = (json.dumps({"id": place, "text": text}) for place, text in enumerate(texts.texts))
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    encoding = measure((sys.executable, "-m", "bench.vectors", source, encoder, vectors))
    return Beside(texts, encoder, encoding, peer(source, vectors), ours(source, encoder))


def peer(source: Path, vectors: Path) -> Found:
    """BERTopic. The texts that it leaves out are together one theme when agreement is measured."""
    out = source.with_name("peer.json")
    cost = measure((PEER, "-P", ROOT / "bench/peer_fit.py", source, vectors), out)
    told = json.loads(out.read_text("utf-8"))
    topics = told["topics"]
    return Found(cost, [str(topic) for topic in topics], topics.count(-1) / len(topics), told["imports"])


def ours(source: Path, encoder: str) -> Found:
    """`rapporteur themes`. Every text has a nearest theme; one is left out where it counts for none."""
    out = source.with_name("ours.jsonl")
    cost = measure((COMMAND, "themes", source, "--encoder", encoder), out)
    held = [json.loads(line)["themes"] for line in out.read_text("utf-8").splitlines()]
    none = sum(not any(theme["member"] for theme in row) for row in held)
    return Found(cost, [row[0]["code"] for row in held], none / len(held))


def page(found: Sequence[Beside], date: str) -> str:
    """Both tables."""
    when = f"Measured on {date}. " if date else ""
    pinned = LOCK.read_text("utf-8").split(" ", 1)[0]
    return f"""# Performance beside a peer

{when}Command: `python -m bench.peer` (`make bench-peer`). Machine: {machine()}.

`{pinned}` as it comes, in an environment of its own, on the same texts and the same vectors; `rapporteur themes`
makes its vectors itself. Whole processes, one after the other, each program having run once before. The ratio is of
seconds: of `rapporteur themes` by BERTopic without the vectors (asked: at most {ASKED}), then by BERTopic with them.

| texts | number | encoder | vectors s | BERTopic s | of these imports | BERTopic processor s | BERTopic MB \
| `themes` s | processor s | MB | ratio | with vectors |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
{_joined(map(_cost, found))}

Left out are the outliers of BERTopic, and of ours the texts that count for no theme. V-measure is against people's
labels, with the nearest theme of each text; outliers are a theme of their own. BERTopic is not seeded: its figures are
others in every run.

| texts | encoder | BERTopic: topics | left out | V-measure | `themes`: themes | left out | V-measure |
|---|---|---|---|---|---|---|---|
{_joined(map(_quality, found))}
"""


def _joined(lines: Iterator[str]) -> str:
    return "\n".join(lines)


def _cost(one: Beside) -> str:
    peer, ours = one.peer.cost, one.ours.cost
    return (
        f"| {one.texts.name} | {len(one.texts.texts):,} | {one.encoder} | {one.vectors.seconds:.1f} "
        f"| {peer.seconds:.1f} | {one.peer.imports:.1f} | {peer.cpu:.1f} | {peer.memory:.0f} "
        f"| {ours.seconds:.1f} | {ours.cpu:.1f} | {ours.memory:.0f} "
        f"| {ours.seconds / peer.seconds:.2f} | {ours.seconds / (peer.seconds + one.vectors.seconds):.2f} |"
    )


def _quality(one: Beside) -> str:
    return f"| {one.texts.name} | {one.encoder} | {_told(one.peer, one.texts)} | {_told(one.ours, one.texts)} |"


def _told(found: Found, texts: Texts) -> str:
    agreed = f"{v_measure_score(texts.labels, found.nearest):.3f}" if texts.labels else ""
    return f"{len(set(found.nearest) - {'-1'})} | {found.left_out:.0%} | {agreed}"


def main() -> None:
    """Measure, print, and with --write DATE keep the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.peer")
    parser.add_argument("--write", default="", metavar="DATE")
    given = parser.parse_args()
    install()
    found: list[Beside] = []
    with tempfile.TemporaryDirectory() as place:
        for texts in there():
            if not found:
                beside(texts, ENCODERS[0], Path(place))
            for encoder in ENCODERS:
                found.append(beside(texts, encoder, Path(place)))
                print(_cost(found[-1]), file=sys.stderr, flush=True)
    text = page(found, given.write)
    print(text)
    if given.write:
        TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
