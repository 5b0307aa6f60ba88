import dataclasses
import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.protocol import messages
from workbench.protocol.messages import LookAsked, MessageError, Scalars, Started, from_json, to_json

_NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
_TEXT = st.text(max_size=20)
_FIELDS = {
    "float": _NUMBERS,
    "int": st.integers(-(2**53), 2**53),
    "str": _TEXT,
    "bool": st.booleans(),
    "float | None": st.none() | _NUMBERS,
    "tuple[float, ...]": st.lists(_NUMBERS, max_size=5).map(tuple),
    "Mapping[str, str]": st.dictionaries(_TEXT, _TEXT, max_size=3),
    "Mapping[str, float]": st.dictionaries(_TEXT, _NUMBERS, max_size=3),
}
_KINDS = list(messages.Message.__args__)


def _message(kind: type) -> st.SearchStrategy:
    return st.builds(kind, **{entry.name: _FIELDS[entry.type] for entry in dataclasses.fields(kind)})


@given(st.sampled_from(_KINDS).flatmap(_message))
def test_that_every_message_survives_json(message: messages.Message) -> None:
    assert from_json(json.loads(json.dumps(to_json(message)))) == message


def test_that_a_loss_that_is_not_a_number_survives() -> None:
    message = Scalars(1.0, 3, 0.5, "train", {"loss": math.nan})
    back = from_json(json.loads(json.dumps(to_json(message))))
    assert isinstance(back, Scalars) and math.isnan(back.values["loss"])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"kind": "Explode"}, "unknown message kind"),
        ({"v": 99}, "version"),
        ({"pid": "12"}, "wrong type"),
        ({"pid": True}, "wrong type"),
        ({"versions": {"torch": 2}}, "table"),
    ],
)
def test_that_a_wrong_message_is_refused_with_its_reason(change: dict, reason: str) -> None:
    body = to_json(Started(1.0, 12, 2.0, "cpu", {"torch": "2"})) | change
    with pytest.raises(MessageError, match=reason):
        from_json(body)


@pytest.mark.parametrize("boxes", [["1"], 3, [True], [math.nan], [math.inf]])
def test_that_places_must_be_finite_numbers(boxes: object) -> None:
    with pytest.raises(MessageError, match="list of numbers"):
        from_json(to_json(LookAsked(1.0, 1, 1, "/a.png")) | {"boxes": boxes})


def test_that_a_message_that_lacks_a_field_names_it() -> None:
    body = to_json(Started(1.0, 12, 2.0, "cpu"))
    del body["pid"]
    with pytest.raises(MessageError, match="pid"):
        from_json(body)


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | _TEXT, lambda s: st.lists(s) | st.dictionaries(_TEXT, s))
)
def test_that_anything_else_is_refused_and_never_crashes(body: object) -> None:
    with pytest.raises(MessageError):
        from_json(body)
