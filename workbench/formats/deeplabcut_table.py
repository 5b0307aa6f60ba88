"""DeepLabCut's CollectedData table: three or four header rows over one row an image, as text cells to points."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.formats.codec import FormatError
from workbench.formats.json_records import RecordError
from workbench.formats.numbers import shown

MAX_FILE_BYTES = 512 << 20
_MAX_COLUMNS = 100_000
_FARTHEST = 1e6
_ABSENT = frozenset(("", "nan", "NaN", "NA", "None"))

Place = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Animal:
    """One individual of the header (empty name: a single-animal table) and the column of x and y of each bodypart."""

    individual: str
    bodyparts: tuple[str, ...]
    columns: tuple[tuple[int, int], ...]

    def places(self, row: Sequence[str]) -> tuple[Place, ...]:
        """Return x, y of each bodypart, None where both cells are empty; raises RecordError for a broken cell."""
        return tuple(_place(row, name, column) for name, column in zip(self.bodyparts, self.columns, strict=True))


@dataclass(frozen=True, slots=True)
class Table:
    """The animals that the columns are about, and the rows: image path as written, all cells."""

    animals: tuple[Animal, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def read_table(path: Path) -> Table:
    """Read a CollectedData csv; raises FormatError when it is none."""
    lines = _lines(path)
    header: dict[str, list[str]] = {}
    while lines and len(header) < 4 and lines[0] and lines[0][0].strip() in _HEADER:
        row = lines.pop(0)
        header[row[0].strip()] = [cell.strip() for cell in row]
    if not {"scorer", "bodyparts", "coords"} <= set(header):
        raise FormatError(f"{path}: its first rows are not scorer, bodyparts and coords; choose a CollectedData file")
    first = next((index for index, cell in enumerate(header["coords"]) if cell in ("x", "y")), 0)
    if not first:
        raise FormatError(f"{path}: its coords row names no x and y")
    animals = _animals(path, header)
    rows = tuple(("/".join(cell.strip() for cell in row[:first] if cell.strip()), tuple(row)) for row in lines if row)
    return Table(animals, rows)


_HEADER = ("scorer", "individuals", "bodyparts", "coords")


def _lines(path: Path) -> list[list[str]]:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise FormatError(f"{path}: larger than {MAX_FILE_BYTES >> 20} MiB; split it by video")
        text = path.read_bytes().decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline="")))
    except OSError as error:
        raise FormatError(f"{path}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError:
        raise FormatError(f"{path}: the text is not valid UTF-8; save the file again as UTF-8") from None
    except csv.Error as error:
        raise FormatError(f"{path}: not a table of comma separated cells ({error})") from None
    if lines and len(lines[0]) > _MAX_COLUMNS:
        raise FormatError(f"{path}: has {len(lines[0])} columns, more than any set of keypoints")
    return lines


def _animals(path: Path, header: dict[str, list[str]]) -> tuple[Animal, ...]:
    width = len(header["coords"])
    individuals = header.get("individuals", [""] * width)
    if len(header["bodyparts"]) < width or len(individuals) < width:
        raise FormatError(f"{path}: its header rows are of different lengths; is the file complete?")
    columns: dict[str, dict[str, dict[str, int]]] = {}
    for index, coordinate in enumerate(header["coords"]):
        if coordinate in ("x", "y"):
            parts = columns.setdefault(individuals[index], {})
            parts.setdefault(header["bodyparts"][index], {})[coordinate] = index
    for parts in columns.values():
        for name, pair in parts.items():
            if len(pair) != 2:
                raise FormatError(f"{path}: bodypart {shown(name)} has no column for both x and y")
    return tuple(
        Animal(name, tuple(parts), tuple((pair["x"], pair["y"]) for pair in parts.values()))
        for name, parts in columns.items()
    )


def _place(row: Sequence[str], name: str, column: tuple[int, int]) -> Place:
    x, y = (row[index].strip() if index < len(row) else "" for index in column)
    if x in _ABSENT and y in _ABSENT:
        return None
    try:
        place = float(x), float(y)
    except ValueError:
        raise RecordError(f"{shown(name)} is {shown(x)}, {shown(y)}, not two numbers") from None
    if not all(math.isfinite(value) and abs(value) <= _FARTHEST for value in place):
        raise RecordError(f"{shown(name)} is not a finite place near the image")
    return place
