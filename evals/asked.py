"""What is asked of each task, and what a simple baseline and the best of others reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.compose import APART
from evals.rows import Row


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the table at the head of docs/reference/quality.md.

    dataset, note: parts of those of the row that holds our figure. asked: at least, or at most where `most`. floor: the
    best simple baseline, peer: the best of others; both as published or measured on other rows of the same kind, so
    they are texts.
    """

    work: str
    dataset: str
    measure: str
    asked: float
    floor: str = ""
    peer: str = ""
    encoder: str = "full"
    note: str = ""
    most: bool = False

    def met_by(self, figure: float) -> bool:
        """Whether a figure is as asked, both taken to three decimals."""
        return round(figure, 3) <= self.asked if self.most else round(figure, 3) >= self.asked


_SDG, _LEARNT = "SDG judgements", "coding learnt from examples"
_MATCH = ("Key points (keypoints, development", "compared as english")
_TFIDF, _BERT = "TF-IDF 0.699 / 0.773", "BERT-base 0.804 / 0.910"
_SDG_FLOOR = "classifiers 0.815 / 0.806"
_SDG_PEER = "AFD Prospector 0.87 / 0.88"

TABLE: Sequence[Asked] = (
    Asked("SDG coding", _SDG, "macro F1, crossed", 0.87, _SDG_FLOOR, _SDG_PEER, note="learnt"),
    Asked("SDG coding", _SDG, "accuracy, crossed", 0.88, _SDG_FLOOR, _SDG_PEER, note="learnt"),
    Asked(
        "themes, German proposals", "Cycling proposals (de), development", "V-measure", 0.28, "0.243", "BERTopic 0.172"
    ),
    Asked("themes, question 1", "question_part_1", "V-measure", 0.47, "0.41", "BERTopic 0.122"),
    Asked("themes, question 2", "question_part_2", "V-measure", 0.42, "0.41", "BERTopic 0.122"),
    Asked("coding, 50 examples", _LEARNT, "macro F1, 50 examples", 0.42, "0.36", "TF-IDF SVM 0.13"),
    Asked("coding, 100 examples", _LEARNT, "macro F1, 100 examples", 0.52, "0.47", "TF-IDF SVM 0.19"),
    Asked("coding, 200 examples", _LEARNT, "macro F1, 200 examples", 0.60, "0.55", "TF-IDF SVM 0.32"),
    Asked("key points, strict", _MATCH[0], "mAP strict", 0.84, _TFIDF, _BERT, note=_MATCH[1]),
    Asked("key points, relaxed", _MATCH[0], "mAP relaxed", 0.90, _TFIDF, _BERT, note=_MATCH[1]),
    Asked("key phrases", "Inspec, validation", "F1@10", 0.33, "0.298", "YAKE 0.189", encoder=""),
    Asked("copies, recall from 0.5 on", "arguments, short", "recall from 0.5 on", 0.995, "0.969", encoder=""),
    Asked("copies, F1 by default", "arguments, short", "F1", 0.85, "0.843", encoder=""),
    Asked("mapping, question 1", "question_part_1", "samples-F1", 0.62, "TF-IDF 0.39", "ThemeFinder 0.76"),
    Asked("mapping, question 2", "question_part_2", "samples-F1", 0.62, "TF-IDF 0.48", "ThemeFinder 0.76"),
    Asked("calibration, SDGs", _SDG, "expected calibration error, crossed", 0.05, note="learnt", most=True),
    Asked("calibration, proposals", _LEARNT, "expected calibration error", 0.05, most=True),
    Asked("length, SDGs", "Composed contributions", APART, 0.02, note="learnt", most=True),
    Asked("length, categories", "Contributions composed", APART, 0.02, note="own rule", most=True),
    Asked("translations: Goal", "Translations", "same nearest Goal", 0.90),
    Asked("translations: Action Line", "Translations", "same nearest Action Line", 0.90),
    Asked("translations: theme", "Translations", "same theme", 0.90),
)


def row_of(asked: Asked, rows: Sequence[Row]) -> Row | None:
    """The row that holds our figure; None where it was not measured."""
    return next(
        (
            row
            for row in rows
            if asked.dataset in row.dataset
            and row.measure == asked.measure
            and row.encoder == asked.encoder
            and asked.note in row.note
        ),
        None,
    )


def table(rows: Sequence[Row]) -> str:
    """The table in Markdown: asked, floor, peer, ours."""
    head = "| work | measure | asked | simple baseline | others | ours | |\n|---|---|---|---|---|---|---|\n"
    return head + "\n".join(_line(asked, row_of(asked, rows)) for asked in TABLE) + "\n"


def _line(asked: Asked, row: Row | None) -> str:
    ours, verdict = ("", "not measured") if row is None else (f"{row.ours:.3f}", _verdict(asked, row.ours))
    bound = f"{'at most ' if asked.most else ''}{asked.asked:g}"
    return f"| {asked.work} | {asked.measure} | {bound} | {asked.floor} | {asked.peer} | {ours} | {verdict} |"


def _verdict(asked: Asked, figure: float) -> str:
    return "met" if asked.met_by(figure) else "missed"
