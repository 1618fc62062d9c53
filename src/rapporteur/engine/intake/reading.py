"""Intake as a whole: from files to contributions and their texts, with nothing lost and no name leaked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rapporteur.engine.errors import NothingReadable
from rapporteur.engine.intake import finishing
from rapporteur.engine.intake.attachments import DocumentIntake
from rapporteur.engine.intake.documents import DocumentReader, Tesseract
from rapporteur.engine.intake.drafts import Draft
from rapporteur.engine.intake.identity import (
    count_contributors,
    count_notice,
    identify,
    merge_notices,
    names_of,
    one_name_each,
)
from rapporteur.engine.intake.meetings.voices import MeetingIntake
from rapporteur.engine.intake.parts import Batch, Part, count_files, separate_ids
from rapporteur.engine.intake.places import Places
from rapporteur.engine.intake.publication import anonymise, settle
from rapporteur.engine.intake.questions import QuestionBook, count_choices
from rapporteur.engine.intake.review import FILE, Review, load_review
from rapporteur.engine.intake.rows import RowReader
from rapporteur.engine.intake.selection import select_tables
from rapporteur.engine.intake.sources import File, look_into, sha256
from rapporteur.engine.intake.standing import add_standing
from rapporteur.engine.intake.tables import STAGE_ROWS
from rapporteur.engine.messages import Message
from rapporteur.engine.records import Balance, Intake, Notice, Progress, Rejection, silent


@dataclass(slots=True)
class Work:
    """What all sources share while they are read."""

    progress: Progress
    documents: DocumentIntake
    book: QuestionBook = field(default_factory=QuestionBook)
    parts: list[Part] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    balances: list[Balance] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    meetings: MeetingIntake = field(default_factory=MeetingIntake)

    def drafts(self) -> list[Draft]:
        """All drafts, sorted by id."""
        return sorted((draft for part in self.parts for draft in part.drafts), key=lambda draft: draft.id)


def read(
    sources: Sequence[Path],
    review: Review | None = None,
    progress: Progress = silent,
    reader: DocumentReader | None = None,
) -> Intake:
    """Read tables, documents and folders of both into contributions, questions and texts.

    sources: paths of a table (.csv .tsv .xlsx .jsonl), a document, or a folder; a review.toml in a folder
    is used unless a review is given. The result does not depend on the order of rows (but of rows with
    one id the first is kept). Raises SourceMissing, ReviewError, and NothingReadable if there is not one
    contribution; anything else that cannot be read is a Rejection.
    reader: of the documents; by default one with the usual limits, and with OCR where tesseract is installed.
    """
    work = prepare(sources, review, progress, reader)
    drafts = work.drafts()
    identify(drafts)
    settled = settle(drafts)
    with work.documents.reader:
        _read_documents(work)
    identify(work.meetings.drafts)
    work.notices += finishing.consent_notices(work.parts) + settled
    work.notices += settle(work.drafts()) if work.meetings.drafts else []
    return _finish(work)


def prepare(
    sources: Sequence[Path],
    review: Review | None,
    progress: Progress = silent,
    reader: DocumentReader | None = None,
) -> Work:
    """Everything up to the drafts: tables read and laid out, rows in, documents not yet read."""
    work = Work(progress, DocumentIntake(reader or DocumentReader(ocr=Tesseract.find())))
    for number, (source, prefix) in enumerate(_prefixed(sources), start=1):
        part = _open(source, prefix, review, work)
        work.parts.append(part)
        _read_rows(part, work)
        progress("tables", number, len(sources))
    work.book.link({later: one for part in work.parts for later, one in part.review.links.items()})
    separate_ids([batch for part in work.parts for batch in part.batches])
    add_standing(work.parts)
    work.meetings.taken = {draft.id for draft in work.drafts()}
    return work


def _prefixed(sources: Sequence[Path]) -> list[tuple[Path, str]]:
    """Sources with what goes before the names of their files: nothing for one, a unique name for several."""
    names = Counter(source.resolve().name for source in sources)
    seen: Counter[str] = Counter()
    prefixed = []
    for source in sources:
        name = source.resolve().name
        seen[name] += 1
        tag = name if names[name] == 1 else f"{name}-{seen[name]}"
        needed = len(sources) > 1 and (source.is_dir() or names[name] > 1)
        prefixed.append((source, f"{tag}/" if needed else ""))
    return prefixed


def _open(source: Path, prefix: str, given: Review | None, work: Work) -> Part:
    found = look_into(source, prefix)
    review = given or Review()
    own = source / FILE
    if given is None and found.folder and own.is_file():
        review = load_review(own)
        work.inputs[prefix + FILE] = sha256(own)
    selection = select_tables(found, review, Places(review))
    told = [*review.rounds, *(each.layout.constants.get("round", "") for each in selection.chosen)]
    work.book.rounds = list(dict.fromkeys((*work.book.rounds, *(key for key in told if key))))
    return Part(found, review, selection)


def _read_rows(part: Part, work: Work) -> None:
    places = Places(part.review)
    for each in part.selection.chosen:
        reader = RowReader(each.table, each.layout, part.review, places)
        drafts = reader.read(work.book)
        part.batches.append(Batch(each, drafts, reader.forms))
        lost = [*each.table.damage, *reader.rejections]
        work.balances.append(Balance(STAGE_ROWS, len(drafts) + len(lost), len(drafts), len(lost)))
        work.rejections += lost
        work.notices += finishing.layout_notices(each)
    for file in part.found.tables:
        if file not in part.selection.left:
            work.inputs[file.name] = sha256(file.path)
    work.rejections += part.selection.rejections
    work.notices += part.selection.notices
    work.balances.append(part.selection.balance())


def _read_documents(work: Work) -> None:
    """Read what rows name and what stands alone; a document alone that cannot be read is no contribution."""
    reader = work.documents
    total = sum(len(draft.documents) for draft in work.drafts()) + sum(len(p.standing) for p in work.parts)
    for part in work.parts:
        for batch in part.batches:
            for draft in batch.drafts:
                for reference in draft.documents:
                    reader.read_named(draft, reference, part.found, batch.chosen.file.path.parent)
                    work.progress("documents", min(reader.taken, total), total)
        kept: list[tuple[Draft, File]] = []
        for draft, file in part.standing:
            if reader.read_standing(draft, file):
                kept += [(each, file) for each in _heard(draft, file, part, work)]
            work.progress("documents", min(reader.taken, total), total)
        part.standing = kept


def _heard(draft: Draft, file: File, part: Part, work: Work) -> list[Draft]:
    """What a document that stands alone gives: itself, its interventions, or nothing if it tells of an event."""
    made = work.meetings.take(draft, file, part.review)
    if not made:
        work.documents.ignored += 1
        work.documents.used.discard(file.path)
    if made and made[0].publication != draft.publication:
        work.documents.hide_input(file, made[0].publication)
    return made


def _finish(work: Work) -> Intake:
    drafts = work.drafts()
    if not drafts:
        raise nothing([*work.rejections, *work.documents.rejections], len(work.meetings.set_aside))
    named = all(draft.publication == "named" for draft in drafts)
    _count_files(work, show_names=named)
    work.notices += work.meetings.notices()
    work.notices.append(count_notice(len(drafts), count_contributors(names_of(drafts))))
    work.notices += merge_notices(one_name_each(names_of(draft for draft in drafts if draft.publication == "named")))
    work.notices += finishing.unmapped_notices(finishing.unmapped_values(drafts))
    work.notices += finishing.empty_notices(finishing.count_empty(drafts))
    work.notices += anonymise(drafts)
    order = work.book.keys()
    withheld = {draft.id for draft in drafts if draft.publication == "withheld"}
    texts = finishing.texts_of(drafts, order)
    shown = [text for text in texts if text.contribution not in withheld]
    hidden = [text for text in texts if text.contribution in withheld]
    questions = work.book.questions(count_choices(shown), count_choices(hidden))
    work.notices += finishing.translation_notices((part.review for part in work.parts), questions)
    balances = [*_added_up(work.balances), work.documents.balance(), *work.documents.page_balances()]
    return Intake(
        questions=questions,
        contributions=finishing.contributions(drafts),
        texts=tuple(texts),
        rejections=in_order([*work.rejections, *work.documents.rejections, *work.documents.lost_pages]),
        balances=tuple(balances),
        notices=tuple(dict.fromkeys((*work.notices, *work.documents.notices()))),
        inputs=dict(sorted({**work.inputs, **work.documents.inputs}.items())),
        ocr=work.documents.ocr(),
    )


def nothing(lost: Iterable[Rejection], set_aside: int = 0) -> NothingReadable:
    """The error where there is not one contribution. set_aside: documents about meetings that hold no voices."""
    reasons = " ".join(sorted({f"{each.item}: {each.reason}" for each in lost})[:3])
    what = f"Not one contribution could be read. {reasons}".strip()
    if set_aside:
        what += f" Concept notes and programmes, which hold no voices: {set_aside}."
    return NothingReadable(what, action="Check that the files are the ones meant.")


def _count_files(work: Work, *, show_names: bool) -> None:
    for part in work.parts:
        balance, rejected, ignored = count_files(part, work.documents.used, show_names=show_names)
        work.balances.append(balance)
        work.rejections += rejected
        aside = {file.name for file in part.found.documents if file.path in work.meetings.set_aside}
        unread = balance.ignored - len(aside)
        if unread:
            text = Message("Files that were not read, because no row and no review names them: {count}.", count=unread)
            work.notices.append(Notice("ignored-files", text, tuple(name for name in ignored if name not in aside)))


def _added_up(balances: Sequence[Balance]) -> list[Balance]:
    """One Balance a stage, in the order files, tables, rows."""
    added: dict[str, Balance] = {}
    for each in balances:
        sofar = added.get(each.stage, Balance(each.stage, 0, 0))
        added[each.stage] = Balance(
            each.stage,
            sofar.taken_in + each.taken_in,
            sofar.processed + each.processed,
            sofar.rejected + each.rejected,
            sofar.ignored + each.ignored,
        )
    return [added[stage] for stage in ("files", "tables", "rows") if stage in added]


def in_order(rejections: Iterable[Rejection]) -> tuple[Rejection, ...]:
    """Rejections in the order in which an Intake holds them."""
    return tuple(sorted(rejections, key=lambda r: (r.stage, r.file, r.sheet, r.row or 0, r.item, r.reason)))
