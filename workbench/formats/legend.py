"""From the values that label pictures hold to classes: what a table names, what is frequent, what is stray.

A frequent colour is meant as it is and must be CLOSE to its class's. A rare one counts as the nearest class's within
TOLERANCE: programs that scale or compress pictures shift colours at the edges. What is near no class and frequent
becomes a class of its own, named after its value, so that a wrong table loses nothing; what is near none and rare is
left without a label and counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from workbench.formats.class_table import ClassRow
from workbench.formats.codec import Problem
from workbench.formats.index_picture import RGB, hex_of, rgb_of

TOLERANCE = 24.0
"""The farthest distance of a rare colour from its class's, in the cube of 0 … 255 a side."""

CLOSE = 8.0
"""The same for a frequent colour."""

FREQUENT = 0.001
"""A value on this part of all pixels is no stray."""

VOID = 255
"""In index pictures this number says by custom: nobody has decided."""

_UNDECIDED = frozenset({"unlabeled", "unlabelled", "void", "ignore", "ignored", "don't care", "dontcare", "undefined"})

Counts = Mapping[int, int]
"""Pixels by value."""


@dataclass(frozen=True, slots=True)
class Legend:
    """Which value is which class. ``values`` is sorted; ``places`` has for each the class's place in ``rows``.

    A place below 0 is no class: UNDECIDED was said to be none, STRAY is near none.
    """

    rows: tuple[ClassRow, ...]
    values: npt.NDArray[np.uint32]
    places: npt.NDArray[np.int32]
    problems: tuple[Problem, ...] = ()

    def of(self, values: npt.NDArray[np.uint32]) -> npt.NDArray[np.int32]:
        """Return the place of each value, all of which were counted before."""
        return self.places[np.searchsorted(self.values, values)]


UNDECIDED, STRAY = -1, -2


def colour_legend(counts: Counts, table: Sequence[ClassRow]) -> Legend:
    """Settle the colours 0xRRGGBB of a whole set of pictures."""
    named = [row for row in table if row.colour is not None]
    total = sum(counts.values())
    frequent = sorted(
        (value for value in counts if counts[value] >= FREQUENT * total), key=lambda value: -counts[value]
    )
    found = [*named]
    for value in frequent:
        if _nearest([value], found, CLOSE)[0][0] < 0:
            found.append(ClassRow(hex_of(rgb_of(value)), rgb_of(value)))
    values = sorted(counts)
    nearest, distances = _nearest(values, found, TOLERANCE)
    used = {place for place in nearest if place >= 0}
    problems = _about_table(named, found[len(named) :], used)
    bent = sum(counts[value] for value, far in zip(values, distances, strict=True) if 0 < far <= TOLERANCE)
    if bent:
        problems.append(Problem("colours", f"{bent} pixels are a little off their class's colour and count as it"))
    # A table that fits keeps its classes that no picture holds; of one that does not, only what was seen is believed.
    is_whole = len(found) == len(named)
    return _legend(found, values, nearest, problems, range(len(found)) if is_whole else sorted(used))


def index_legend(counts: Counts, table: Sequence[ClassRow], palette: Sequence[RGB]) -> Legend:
    """Settle the numbers of a whole set of index or grey pictures."""
    values = sorted(counts)
    total = sum(counts.values())
    if not table and _is_black_and_white(counts, total):
        rows = [ClassRow("background"), ClassRow("foreground")]
        return _legend(rows, values, [int(value >= 128) for value in values], [])
    numbered = any(row.number >= 0 for row in table)
    found = [row if numbered else replace(row, number=place) for place, row in enumerate(table)]
    known = {row.number: place for place, row in enumerate(found) if row.number >= 0}
    made: list[str] = []
    for value in values:
        if value in known or value == VOID or (table and counts[value] < FREQUENT * total):
            continue
        known[value] = len(found)
        found.append(ClassRow(f"class {value}", _colour_at(palette, value), value))
        made.append(f"class {value}")
    problems = []
    if table and made:
        problems.append(Problem("classes", f"the table does not name all numbers: {_listed(made)} came in besides"))
    places = [known.get(value, UNDECIDED if value == VOID else STRAY) for value in values]
    rows = [replace(row, colour=row.colour or _colour_at(palette, row.number)) for row in found]
    return _legend(rows, values, places, problems)


def _legend(
    rows: list[ClassRow], values: list[int], places: list[int], problems: list[Problem], kept: Sequence[int] = ()
) -> Legend:
    known = kept or range(len(rows))
    moved = {old: new for new, old in enumerate(old for old in known if not _is_undecided(rows[old]))}
    settled = [moved.get(place, UNDECIDED) if place >= 0 else place for place in places]
    chosen = tuple(rows[old] for old in moved)
    return Legend(chosen, np.array(values, np.uint32), np.array(settled, np.int32), tuple(problems))


def _is_undecided(row: ClassRow) -> bool:
    return row.name.strip().lower() in _UNDECIDED


def _is_black_and_white(counts: Counts, total: int) -> bool:
    ends = counts.get(0, 0) + counts.get(255, 0)
    return bool(counts.get(0) and counts.get(255)) and ends >= 0.9 * total and max(counts) == 255


def _nearest(values: Sequence[int], rows: Sequence[ClassRow], most: float) -> tuple[list[int], list[float]]:
    """The place of the row nearest to each colour, STRAY where none is within ``most``, and how far it is."""
    if not rows or not values:
        return [STRAY] * len(values), [np.inf] * len(values)
    colours = np.array([row.colour for row in rows], dtype=np.float32)
    wanted = np.array([rgb_of(value) for value in values], dtype=np.float32)
    places, distances = [], []
    for part in np.array_split(wanted, max(1, len(wanted) // 4096)):
        squares = ((part[:, None] - colours[None]) ** 2).sum(axis=2)
        best = squares.argmin(axis=1)
        far = np.sqrt(squares[np.arange(len(part)), best])
        places += np.where(far <= most, best, STRAY).tolist()
        distances += far.tolist()
    return places, distances


def _about_table(named: Sequence[ClassRow], made: Sequence[ClassRow], used: set[int]) -> list[Problem]:
    if not named or not made:
        return []
    unseen = [f"{row.name} {hex_of(row.colour or (0, 0, 0))}" for place, row in enumerate(named) if place not in used]
    text = (
        f"the pictures hold colours that the table does not name: {_listed([row.name for row in made])} came in as "
        "classes of their own; rename them, or mend the table and import again"
    )
    if unseen:
        text = f"{text}. No picture holds {_listed(unseen)}"
    return [Problem("classes", text)]


def _listed(names: Sequence[str], most: int = 8) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def _colour_at(palette: Sequence[RGB], number: int) -> RGB | None:
    return palette[number] if 0 <= number < len(palette) else None
