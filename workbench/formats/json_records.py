"""JSON files of records, read record by record so that one bad record never spoils the rest."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from workbench.formats.codec import FormatError

MAX_FILE_BYTES = 4 << 30
"""A larger label file is refused before it fills the memory; COCO's largest is an eighth of this."""

_ANY = msgspec.json.Decoder()


class RecordError(ValueError):
    """One record that cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class JsonRecords:
    """A JSON object taken apart: lists of records not yet decoded, and the other members as values."""

    lists: dict[str, list[Any]]
    members: dict[str, Any]


def read_bytes(path: Path) -> bytes:
    """Read a label file; raises FormatError when it is missing, too large or not readable."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FormatError(f"{path}: larger than {MAX_FILE_BYTES >> 30} GiB; split it into smaller files")
        return path.read_bytes().removeprefix(b"\xef\xbb\xbf")
    except OSError as error:
        raise FormatError(f"{path}: cannot be read ({error.strerror or error})") from None


def read_records(path: Path, names: tuple[str, ...]) -> JsonRecords | list[Any]:
    """Take the JSON of a file apart; a file that is one flat list comes back as that list, not yet decoded.

    The members called ``names`` are lists of records. Raises FormatError when the file is not such JSON.
    """
    data = read_bytes(path)
    try:
        if data.lstrip()[:1] == b"[":
            return msgspec.json.decode(data, type=list[msgspec.Raw])
        members: dict[str, Any] = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        # Strict JSON has no NaN and no Infinity, but files that Python wrote do: read those the slow way.
        whole = _read_leniently(path, data)
        if isinstance(whole, list):
            return whole
        members = whole
    lists = {name: _listed(path, name, members.pop(name)) for name in names if name in members}
    try:
        return JsonRecords(lists, {name: decoded(value) for name, value in members.items()})
    except RecordError as error:
        raise FormatError(f"{path}: a member beside the records {error}; remove it or save the file again") from None


def records_of(items: list[Any]) -> Iterator[dict[str, Any] | RecordError]:
    """Decode records one after another; what is no JSON object comes as the error instead."""
    for item in items:
        try:
            value = decoded(item)
        except RecordError as error:
            yield error
            continue
        yield value if type(value) is dict else RecordError("is not a JSON object")


def decoded(item: Any) -> Any:
    """Return the value of a piece of JSON; raises RecordError for text or nesting that cannot be read."""
    if not isinstance(item, msgspec.Raw):
        return item
    try:
        return _ANY.decode(item)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        try:
            value = json.loads(bytes(item))
            json.dumps(value, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            raise RecordError("is not readable JSON") from None
        return value


def _read_leniently(path: Path, data: bytes) -> Any:
    try:
        whole = json.loads(data)
        json.dumps(whole, ensure_ascii=False).encode()
    except UnicodeError:
        raise FormatError(f"{path}: the text is not valid UTF-8; save the file again as UTF-8") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FormatError(f"{path}: not JSON, {error.msg} at {place}; is the file complete?") from None
    except (ValueError, RecursionError):
        raise FormatError(f"{path}: not JSON that can be read, nested too deep or a number too long") from None
    if not isinstance(whole, dict | list):
        raise FormatError(f"{path}: holds a single JSON value and no labels; choose another file")
    return whole


def _listed(path: Path, name: str, value: Any) -> list[Any]:
    try:
        if isinstance(value, msgspec.Raw):
            return msgspec.json.decode(value, type=list[msgspec.Raw])
    except (msgspec.MsgspecError, RecursionError):
        value = None
    if not isinstance(value, list):
        raise FormatError(f'{path}: "{name}" is not a list of records, so this is no COCO file')
    return value
