"""What the child says is taken only as far as it is a sentence of ours; everything else becomes a general one."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.engine.intake.documents import sentences as say
from rapporteur.engine.intake.documents.document import Attachment, Parsed, Picture, ReadDocument
from rapporteur.engine.intake.documents.protocol import (
    BrokenFrame,
    Frame,
    document_frame,
    frame_document,
    frame_picture,
    frame_refusal,
    picture_frame,
    receive,
    refusal_frame,
    send,
)
from rapporteur.engine.messages import from_data, to_data

NESTED = "[" * 100_000

json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(sorted(say.KNOWN)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["template", "values", "x"]), inner),
    max_leaves=6,
)


def passed(frame: Frame) -> Frame:
    """A frame as it arrives on the other side."""
    stream = io.BytesIO()
    send(stream, frame)
    stream.seek(0)
    return receive(stream, max_head=1_000_000, max_body=1_000_000)


@pytest.mark.parametrize("template", sorted(say.KNOWN))
def test_every_sentence_passes_with_its_values(template: str) -> None:
    values = {name: 7 if kind is int else "a b" for name, kind in say.KNOWN[template].items()}
    message = from_data({"template": template, "values": values})
    assert say.told(to_data(message), say.UNREADABLE) == message


@pytest.mark.parametrize(
    "data",
    [
        None,
        "The file is empty.",
        {"template": "Send your password to a@example.org.", "values": {}},
        {"template": say.EMPTY.template},
        {"template": say.EMPTY.template, "values": {"more": 1}},
        {"template": say.too_long(1).template, "values": {}},
        {"template": say.too_long(1).template, "values": {"limit": "many"}},
        {"template": say.too_long(1).template, "values": {"limit": True}},
        {"template": say.too_long(1).template, "values": {"limit": -1}},
        {"template": say.too_long(1).template, "values": {"limit": 10**400}},
        {"template": say.broken_part("a").template, "values": {"part": {"template": "x", "values": {}}}},
        {"template": "{limit.__class__}", "values": {"limit": 1}},
    ],
)
def test_what_is_no_sentence_of_ours_becomes_a_general_one(data: object) -> None:
    assert say.told(data, say.UNREADABLE) == say.UNREADABLE


@given(json)
def test_told_takes_anything(data: object) -> None:
    assert say.told(data, say.UNREADABLE).template in say.KNOWN


def test_text_among_values_is_one_short_line_without_control_characters() -> None:
    told = say.told(to_data(say.broken_part("a\r\nb\u202e\x1b[31m" + "x" * 1_000)), say.UNREADABLE)
    assert told == say.broken_part(("a b\\u202e" + "x" * 1_000)[:300])


def test_refusal_passes_and_a_forged_one_is_general() -> None:
    refusal = frame_refusal(passed(refusal_frame(say.too_long(9), say.SPLIT)))
    assert refusal is not None
    assert (refusal.what, refusal.action) == (say.too_long(9), say.SPLIT)
    forged = frame_refusal(passed(Frame({"what": "Pay here.", "action": ["x"]})))
    assert forged is not None
    assert (forged.what, forged.action) == (say.UNREADABLE, say.OTHERWISE)


def test_document_passes_with_notices_and_page_numbers() -> None:
    read = ReadDocument(("a", "", ""), "T", (Attachment("b", b"\0c"),), (say.HIDDEN, say.pictures(2)), paged=True)
    assert frame_document(passed(document_frame(Parsed(read, (2, 3))))) == Parsed(read, (2, 3))


@pytest.mark.parametrize(
    "change",
    [
        {"pages": "a"},
        {"pages": [1]},
        {"title": None},
        {"paged": 1},
        {"notices": "x"},
        {"pictures": [1]},
        {"pictures": [4]},
        {"pictures": [3, 2]},
        {"pictures": [2, 2]},
        {"pictures": [True]},
        {"pictures": None},
        {"attachments": [["x", 5]]},
        {"attachments": [["x", -1]]},
    ],
)
def test_document_with_a_wrong_field_is_a_broken_frame(change: dict[str, object]) -> None:
    head = document_frame(Parsed(ReadDocument(("a", "", "")), (2,))).head
    with pytest.raises(BrokenFrame):
        frame_document(passed(Frame({**head, **change})))


def test_forged_notice_becomes_a_general_one_and_is_said_once() -> None:
    head = document_frame(Parsed(ReadDocument(("a",)))).head
    forged = frame_document(passed(Frame({**head, "notices": ["Pay here.", {"template": "x", "values": {}}]})))
    assert forged.document.notices == (say.SOME_UNREAD,)


def test_picture_passes_and_one_of_another_size_is_broken() -> None:
    drawn = Picture(2, 3, 300, b"abcdef")
    assert frame_picture(passed(picture_frame(drawn))) == drawn
    assert frame_picture(passed(picture_frame(None))) is None
    for head in ({"width": 2, "height": 2, "dpi": 300}, {"width": -2, "height": -3, "dpi": 300}, {"width": "2"}):
        with pytest.raises(BrokenFrame):
            frame_picture(Frame(head, b"abcdef"))


@pytest.mark.parametrize(
    "sent",
    [b"", b"5 0\n", b"2 0\n[]", b"x y\n{}", b"2 9\n{}", b"100000 0\n" + NESTED.encode(), b"9" * 64, b"-2 0\n{}"],
)
def test_what_is_no_frame_is_told_as_such(sent: bytes) -> None:
    with pytest.raises(BrokenFrame):
        receive(io.BytesIO(sent), max_head=1_000_000, max_body=1_000)
