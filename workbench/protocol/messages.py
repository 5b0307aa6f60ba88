"""Every message between the window's house and the worker's, as frozen values to and from JSON.

Standard library only: the worker may run in an interpreter that somebody else set up.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_type_hints

VERSION = 1
"""Written into every line; a reader skips lines of a newer version instead of guessing."""


OUT_OF_MEMORY = "out_of_memory"
"""Reason code: the device's memory, or the computer's, did not suffice."""


class MessageError(ValueError):
    """A line that is not a message we know; the text says why."""


@dataclass(frozen=True, slots=True)
class Started:
    """The worker lives. ``pid`` and ``create_time`` (s since epoch) together identify the process."""

    time: float
    pid: int
    create_time: float
    device: str
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Phase:
    """What the worker is doing now, in words for a person: "Loading the libraries", "Validating"."""

    time: float
    title: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the job is. ``done`` of ``total`` in ``unit`` (iteration, image); ``eta_s`` None when unknown."""

    time: float
    done: int
    total: int
    unit: str
    epoch: int = 0
    max_epochs: int = 0
    eta_s: float | None = None


@dataclass(frozen=True, slots=True)
class Scalars:
    """Numbers of one step. ``group`` is ``train`` or ``val``; ``step`` counts iterations from 1 over all resumes."""

    time: float
    step: int
    epoch: float
    group: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class CheckpointSaved:
    """A checkpoint was written, verified and renamed into place. ``path`` is relative to the job folder."""

    time: float
    path: str
    epoch: int
    step: int
    is_best: bool = False


@dataclass(frozen=True, slots=True)
class PredictionReady:
    """The prediction of one image is the next line of the job's predictions file."""

    time: float
    image_id: int
    instances: int


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the person. ``level`` is ``info``, ``warning`` or ``error``."""

    time: float
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The job's end. ``outcome`` is ``succeeded``, ``failed``, ``cancelled`` or ``paused``; ``reason`` one plain
    sentence, ``reason_code`` the same for a program where something can be done about it (``OUT_OF_MEMORY``)."""

    time: float
    outcome: str
    reason: str = ""
    reason_code: str = ""


@dataclass(frozen=True, slots=True)
class StopRequested:
    """Window to worker: save a checkpoint and end."""

    time: float


@dataclass(frozen=True, slots=True)
class PauseRequested:
    """Window to worker: save a checkpoint and end when this epoch is done; or, not ``is_wanted``, go on after all."""

    time: float
    is_wanted: bool = True


@dataclass(frozen=True, slots=True)
class Ready:
    """A live process has its model loaded and waits for what it is asked."""

    time: float


@dataclass(frozen=True, slots=True)
class LookAsked:
    """Window to a live worker: look at an image now. ``path`` is absolute.

    ``boxes`` are where a pose model looks, five numbers each: left, top, width, height, category id. When
    ``looks_everywhere`` it also looks where its detector finds more, and at the whole image when there is no box. The
    answer to ``is_refining`` is kept apart from what the run found on the image.
    """

    time: float
    number: int
    image_id: int
    path: str
    boxes: tuple[float, ...] = ()
    looks_everywhere: bool = True
    is_refining: bool = False


@dataclass(frozen=True, slots=True)
class MaskAsked:
    """Window to the segmenting process: the mask of one object. ``path`` is absolute, places are image pixels.

    ``points`` are three numbers each: x, y, and 1 on the object or 0 beside it. ``box`` is empty or left, top, width,
    height.
    """

    time: float
    number: int
    path: str
    points: tuple[float, ...] = ()
    box: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkAsked:
    """Window to the workshop: do what ``verb`` says with the ``question``, a JSON object as text.

    The answer lies in the folder of answers, under ``number``.
    """

    time: float
    number: int
    verb: str
    question: str


@dataclass(frozen=True, slots=True)
class Answered:
    """What was asked under ``number`` is done, its result the newest line of the results file.

    A non-empty ``trouble`` says in one sentence why there is none. ``seconds`` is how long the work took.
    """

    time: float
    number: int
    seconds: float
    trouble: str = ""


Message = (
    Started
    | Phase
    | Progress
    | Scalars
    | CheckpointSaved
    | PredictionReady
    | Notice
    | Finished
    | StopRequested
    | PauseRequested
    | Ready
    | LookAsked
    | MaskAsked
    | WorkAsked
    | Answered
)

_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind
    for kind in (
        Started,
        Phase,
        Progress,
        Scalars,
        CheckpointSaved,
        PredictionReady,
        Notice,
        Finished,
        StopRequested,
        PauseRequested,
        Ready,
        LookAsked,
        MaskAsked,
        WorkAsked,
        Answered,
    )
}
_HINTS = {name: get_type_hints(kind) for name, kind in _KINDS.items()}
_SCALARS: dict[Any, tuple[type, ...]] = {
    int: (int,),
    float: (int, float),
    str: (str,),
    bool: (bool,),
    float | None: (int, float, type(None)),
}


def to_json(message: Message) -> dict[str, Any]:
    """Return the message as a JSON object: its fields, its kind and the protocol version."""
    body: dict[str, Any] = {"v": VERSION, "kind": type(message).__name__}
    for entry in dataclasses.fields(message):
        value = getattr(message, entry.name)
        body[entry.name] = dict(value) if isinstance(value, Mapping) else value
    return body


def from_json(body: object) -> Message:
    """Read a message back; unknown fields are ignored. Raises MessageError for anything that is not one."""
    if not isinstance(body, dict):
        raise MessageError("a message must be a JSON object")
    if body.get("v") != VERSION:
        raise MessageError(f"message version {body.get('v')!r} is not {VERSION}")
    kind = body.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        raise MessageError(f"unknown message kind {kind!r}")
    hints = _HINTS[kind]
    values = {name: _checked(kind, name, body[name], hint) for name, hint in hints.items() if name in body}
    try:
        message: Message = _KINDS[kind](**values)
    except TypeError:
        missing = sorted(set(hints) - set(values))
        raise MessageError(f"message {kind} lacks {', '.join(missing)}") from None
    return message


def _checked(kind: str, name: str, value: Any, hint: Any) -> Any:
    allowed = _SCALARS.get(hint)
    if hint == tuple[float, ...]:
        return _numbers(kind, name, value)
    if allowed is None:
        is_text = hint == Mapping[str, str]
        wanted: tuple[type, ...] = (str,) if is_text else (int, float)
        if not isinstance(value, dict) or not all(
            isinstance(key, str) and isinstance(item, wanted) for key, item in value.items()
        ):
            raise MessageError(f"message {kind}: field {name} is not a table of the right kind")
        return value
    if not isinstance(value, allowed) or (isinstance(value, bool) and bool not in allowed):
        raise MessageError(f"message {kind}: field {name} has the wrong type")
    return value


def _numbers(kind: str, name: str, value: Any) -> tuple[float, ...]:
    if not isinstance(value, list) or not all(type(item) in (int, float) and math.isfinite(item) for item in value):
        raise MessageError(f"message {kind}: field {name} is not a list of numbers")
    return tuple(value)
