"""Which number or colour of a label picture is which class: the small JSON, CSV or text file beside the pictures.

Every tool writes its own: a list of names, ``{"road": [128, 64, 128]}``, ``name,r,g,b``, CVAT's ``name:r,g,b::`` or
``64 128 64 Animal``. What stands in a row says what it is; a row without a number counts by its place.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import msgspec

from workbench.formats.index_picture import RGB

MAX_FILE_BYTES = 4 << 20
MAX_ROWS = 4096
MAX_NAME = 200

_WORDS = ("class", "label", "colo", "palette", "categor", "names", "legend")
_LISTS = ("classes", "categories", "labels", "names", "items")
_NAMES = ("name", "title", "class", "class_name", "category", "readable", "label")
_COLOURS = ("color", "colour", "rgb", "hex", "color_hex_code", "mask_color")
_NUMBERS = ("index", "value", "pixel_value", "number", "label", "label_id", "class_id", "id")
_HEX = re.compile(r"#([0-9a-fA-F]{6})\b")
_TRIPLE = re.compile(r"(?<![\w.])(\d{1,3})\s*[,;\s]\s*(\d{1,3})\s*[,;\s]\s*(\d{1,3})(?![\w.])")
_FIRST_NUMBER = re.compile(r"\s*(\d{1,5})\s*[\s,;:=]\s*(?=\S)")
_LAST_NUMBER = re.compile(r"\s*[,;:=\t]\s*(\d{1,5})\s*$")


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class: its name, its colour (None: not said) and its number in index pictures (-1: not said)."""

    name: str
    colour: RGB | None = None
    number: int = -1


def find_class_table(folders: Iterable[Path]) -> tuple[Path | None, tuple[ClassRow, ...]]:
    """Return the first file in the folders, in their order, that can be read as a table of classes, and its rows."""
    for folder in folders:
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.suffix.lower() in (".json", ".csv", ".txt") and any(word in path.stem.lower() for word in _WORDS):
                rows = read_class_table(path)
                if rows:
                    return path, rows
    return None, ()


def read_class_table(path: Path) -> tuple[ClassRow, ...]:
    """Return the rows of a table; none when the file cannot be read as one."""
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            return ()
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        rows = _of_json(msgspec.json.decode(text)) if path.suffix.lower() == ".json" else _of_text(text)
    except (OSError, ValueError, TypeError, RecursionError, msgspec.MsgspecError, csv.Error):
        return ()
    kept = [row for row in rows if row.name and len(row.name) <= MAX_NAME][:MAX_ROWS]
    if kept and all(row.number < 0 for row in kept):
        # A list of bare names counts from 0; with colours a number is of no use but in index pictures.
        kept = [row if row.colour else replace(row, number=place) for place, row in enumerate(kept)]
    return tuple(kept)


def _of_json(body: Any) -> list[ClassRow]:
    if isinstance(body, Mapping):
        inner = next((body[key] for key in _LISTS if isinstance(body.get(key), list | Mapping)), None)
        if inner is not None:
            return _of_json(inner)
        return [row for key, value in body.items() if (row := _of_pair(str(key), value)) is not None]
    if isinstance(body, list):
        return [row for item in body if (row := _of_item(item)) is not None]
    return []


def _of_item(item: Any) -> ClassRow | None:
    if isinstance(item, str):
        return ClassRow(item.strip())
    return _of_members(item) if isinstance(item, Mapping) else None


def _of_pair(key: str, value: Any) -> ClassRow | None:
    if isinstance(value, Mapping):
        return _of_members({"name": key, **value})
    colour = _colour(value)
    if colour is not None:
        return ClassRow(key, colour)
    if isinstance(value, int) and not isinstance(value, bool):
        return ClassRow(key, number=value)
    if isinstance(value, str):
        return ClassRow(value, number=int(key)) if key.isdecimal() else ClassRow(value, _colour(key))
    return None


def _of_members(members: Mapping[Any, Any]) -> ClassRow | None:
    known = {str(key).strip().lower(): value for key, value in members.items()}
    name = next((str(known[key]).strip() for key in _NAMES if _is_text(known.get(key))), "")
    parts = [known.get(key, known.get(key[0])) for key in ("red", "green", "blue")]
    colours = [_colour(value) for value in (*(known.get(key) for key in _COLOURS), parts)]
    colour = next((found for found in colours if found is not None), None)
    numbers = [_number(known.get(key)) for key in _NUMBERS]
    number = next((found for found in numbers if found >= 0), -1)
    return ClassRow(name, colour, number) if name else None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not value.strip().isdecimal()


def _number(value: Any) -> int:
    text = str(value).strip()
    return int(text) if text.isdecimal() and not isinstance(value, bool) and len(text) < 6 else -1


def _colour(value: Any) -> RGB | None:
    if isinstance(value, str):
        found = _HEX.fullmatch(value.strip()) or _HEX.fullmatch(f"#{value.strip()}")
        if found:
            packed = int(found[1], 16)
            return packed >> 16, packed >> 8 & 255, packed & 255
        triple = _TRIPLE.fullmatch(value.strip().strip("()[]"))
        value = list(triple.groups()) if triple else None
    if not isinstance(value, list) or len(value) not in (3, 4):
        return None
    parts = [_number(part) for part in value[:3]]
    return (parts[0], parts[1], parts[2]) if all(0 <= part <= 255 for part in parts) else None


def _of_text(text: str) -> list[ClassRow]:
    lines = [line for line in text.splitlines() if line.strip()]
    first = lines[0] if lines else ""
    mark = next((mark for mark in ",;\t" if mark in first), "")
    header = [cell.strip().strip("\"'").lower() for cell in first.split(mark)] if mark else []
    if set(header) & set(_NAMES) and set(header) & {*_NUMBERS, *_COLOURS, "r", "red"}:
        rows = csv.DictReader([",".join(header) if mark == "," else mark.join(header), *lines[1:]], delimiter=mark)
        return [row for item in rows if (row := _of_members({k: v for k, v in item.items() if k})) is not None]
    return [_of_line(line) for line in lines if not line.lstrip().startswith("#") or _HEX.match(line.lstrip())]


def _of_line(line: str) -> ClassRow:
    colour, number = None, -1
    found = _HEX.search(line) or _TRIPLE.search(line)
    if found:
        colour = _colour(found[0] if found[0].startswith("#") else list(found.groups()))
        line = line[: found.start()] + "\t" + line[found.end() :]
    for pattern in (_FIRST_NUMBER, _LAST_NUMBER):
        place = pattern.match(line) if pattern is _FIRST_NUMBER else pattern.search(line)
        if place and number < 0:
            number = int(place[1])
            line = line[: place.start()] + line[place.end() :]
    return ClassRow(line.strip(" \t,;:=\"'"), colour, number)
