"""One Pascal VOC annotation file as values, read without trusting it: no entities, little depth, little size."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import ParseError, iterparse

from workbench.formats.codec import FormatError
from workbench.formats.json_records import RecordError
from workbench.formats.numbers import finite, shown

MAX_FILE_BYTES = 16 << 20
MAX_DEPTH = 64
_MAX_SIDE = 1_000_000
_CORNERS = ("xmin", "ymin", "xmax", "ymax")

Element = Any
"""An element of the standard library, whose module nothing here may import: it would parse without guard."""


@dataclass(frozen=True, slots=True)
class VocObject:
    """One object: its class, its corners xmin, ymin, xmax, ymax as written, and the other plain members."""

    name: str
    corners: tuple[float, float, float, float]
    extras: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class VocImage:
    """One file: the image's name and size (0: not said), its objects, and sentences about those left out."""

    filename: str
    width: int
    height: int
    objects: tuple[VocObject, ...]
    problems: tuple[str, ...]
    extras: Mapping[str, object]


def read_voc_xml(path: Path) -> VocImage:
    """Read one file; raises FormatError when it is no VOC annotation."""
    root = _root(path)
    if root.tag != "annotation":
        raise FormatError(f"{path}: begins with <{shown(root.tag)}>, not <annotation>; this is no Pascal VOC file")
    objects, problems = [], []
    for number, element in enumerate(root.iterfind("object"), 1):
        try:
            objects.append(_read_object(element))
        except ValueError as error:
            problems.append(f"object {number}: {error}")
    width, height = _side(root, "size/width"), _side(root, "size/height")
    filename = (root.findtext("filename") or "").strip()
    extras = _plain_members(root, ("filename", "path"))
    if not (width and height):
        width = height = 0
    return VocImage(filename, width, height, tuple(objects), tuple(problems), extras)


def _root(path: Path) -> Element:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FormatError(f"{path}: larger than {MAX_FILE_BYTES >> 20} MiB, too large for the labels of one image")
        data = path.read_bytes()
    except OSError as error:
        raise FormatError(f"{path}: cannot be read ({error.strerror or error})") from None
    root: Element = None
    depth = 0
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=True):
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if depth > MAX_DEPTH:
                raise FormatError(f"{path}: elements are nested more than {MAX_DEPTH} deep; this is no Pascal VOC file")
    except FormatError:
        raise
    except ParseError as error:
        raise FormatError(f"{path}: not XML ({error}); is the file complete?") from None
    except (ValueError, LookupError) as error:
        raise FormatError(
            f"{path}: XML that is not allowed here ({type(error).__name__}); save it without DTD"
        ) from None
    if root is None:
        raise FormatError(f"{path}: empty; is the file complete?")
    return root


def _read_object(element: Element) -> VocObject:
    name = (element.findtext("name") or "").strip()
    if not name:
        raise RecordError("it has no name")
    box = element.find("bndbox")
    if box is None:
        raise RecordError("it has no bndbox")
    xmin, ymin, xmax, ymax = (_number(box.findtext(corner), corner) for corner in _CORNERS)
    if xmax < xmin or ymax < ymin:
        raise RecordError(f"its box ends before it begins ({xmin:g}, {ymin:g} to {xmax:g}, {ymax:g})")
    return VocObject(name, (xmin, ymin, xmax, ymax), _plain_members(element, ("name",)))


def _plain_members(element: Element, but: tuple[str, ...]) -> dict[str, object]:
    """Return the members that hold only text, whole numbers as numbers."""
    members: dict[str, object] = {}
    for child in element:
        text = (child.text or "").strip()
        if len(child) == 0 and text and child.tag not in but:
            members[str(child.tag)] = int(text) if text.isascii() and text.isdigit() and len(text) < 16 else text
    return members


def _number(text: Any, what: str) -> float:
    try:
        return finite(float(text), what)
    except (TypeError, ValueError):
        raise RecordError(f"{what} {shown(text)} is not a finite number") from None


def _side(root: Element, place: str) -> int:
    text = (root.findtext(place) or "").strip()
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    return value if value <= _MAX_SIDE else 0
