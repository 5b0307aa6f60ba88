"""Label pictures on their way in: first all values are counted, then every picture becomes masks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.core.schema import Category, LabelSchema
from workbench.formats.class_table import ClassRow
from workbench.formats.codec import Dataset, FormatError, Problem, Progress, ReadResult
from workbench.formats.index_picture import RGB, IndexPicture, hex_of, read_index_picture
from workbench.formats.legend import STRAY, Legend, colour_legend, index_legend
from workbench.formats.mask_folder import MaskPair

_Counts = npt.NDArray[np.int64]


def stretches(values: npt.NDArray[np.unsignedinteger[Any]]) -> tuple[npt.NDArray[np.uint32], _Counts]:
    """Return the values of stretches of equal pixels, row by row, and their lengths: label pictures have few."""
    flat = values.reshape(-1)
    starts = np.concatenate(([0], np.flatnonzero(flat[1:] != flat[:-1]) + 1))
    return flat[starts].astype(np.uint32), np.diff(np.append(starts, flat.size))


class MaskReading:
    """One read of many label pictures. Used once: ``read``."""

    def __init__(self, pairs: Sequence[MaskPair], table: Sequence[ClassRow], progress: Progress | None) -> None:
        self._pairs = pairs
        self._table = table
        self._progress = progress
        self._done = 0
        self._counted: dict[bool, Counter[int]] = {True: Counter(), False: Counter()}
        self._palette: tuple[RGB, ...] = ()
        self._is_by_palette = False
        self._broken: set[Path] = set()
        self._problems: list[Problem] = []
        self._images: list[ImageRecord] = []
        self._found: list[Instance] = []
        self._classes: dict[str, Category] = {}

    def read(self) -> ReadResult:
        """Return images, classes and one object for each class on an image."""
        for pair in self._pairs:
            self._count(pair)
        if self._palette and self._counted[True] and self._counted[False] and not self._is_numbered():
            # Some programs write pictures of few colours with a palette: all of the set speak of colours then.
            self._is_by_palette, self._done = True, 0
            self._counted = {True: Counter(), False: Counter()}
            for pair in self._pairs:
                if pair.mask not in self._broken:
                    self._count(pair)
        colours, numbers = self._counted[True], self._counted[False]
        legends = {True: colour_legend(colours, self._table), False: index_legend(numbers, self._table, self._palette)}
        for is_colour, legend in legends.items():
            if self._counted[is_colour]:
                self._problems += legend.problems
                self._add_classes(legend)
        for pair in self._pairs:
            self._label(pair, legends)
        schema = LabelSchema(tuple(self._classes.values()))
        return ReadResult(Dataset(schema, tuple(self._images), tuple(self._found)), tuple(self._problems))

    def _count(self, pair: MaskPair) -> None:
        try:
            picture = self._opened(pair)
            values, lengths = stretches(picture.values)
            known, places = np.unique(values, return_inverse=True)
            counts = np.bincount(places, weights=lengths).astype(np.int64)
            self._counted[picture.is_colour].update(dict(zip(known.tolist(), counts.tolist(), strict=True)))
            self._palette = self._palette or picture.palette
        except FormatError as error:
            self._broken.add(pair.mask)
            text = str(error).removeprefix(f"{pair.mask}: ")
            self._problems.append(Problem(_place(pair), f"{text}; the image comes in without labels"))
        self._step()

    def _label(self, pair: MaskPair, legends: dict[bool, Legend]) -> None:
        picture = None if pair.mask in self._broken else self._opened(pair)
        height, width = picture.values.shape if picture is not None else (0, 0)
        image = ImageRecord(len(self._images) + 1, pair.name, width, height, pair.split)
        self._images.append(image)
        if picture is not None:
            self._add_masks(image, picture, legends[picture.is_colour], pair)
        self._step()

    def _opened(self, pair: MaskPair) -> IndexPicture:
        picture = read_index_picture(pair.mask)
        # A table that tells classes by colour alone: the picture's palette says which number is which.
        is_by_colour = self._is_by_palette or (any(row.colour for row in self._table) and not self._is_numbered())
        return _by_colour(picture) if picture.palette and is_by_colour else picture

    def _is_numbered(self) -> bool:
        return any(row.number >= 0 for row in self._table)

    def _add_classes(self, legend: Legend) -> None:
        for row in legend.rows:
            if row.name not in self._classes:
                colour = hex_of(row.colour) if row.colour else ""
                self._classes[row.name] = Category(len(self._classes) + 1, row.name, color=colour)

    def _add_masks(self, image: ImageRecord, picture: IndexPicture, legend: Legend, pair: MaskPair) -> None:
        values, lengths = stretches(picture.values)
        places = legend.of(values)
        narrow = np.int8 if len(legend.rows) <= np.iinfo(np.int8).max else np.int32
        labels = np.repeat(places.astype(narrow), lengths).reshape(picture.values.shape)
        for place in np.unique(places[places >= 0]).tolist():
            mask = Mask.from_array(labels == place)
            left, top, width, height = mask_bounds_xywh(mask)
            self._found.append(
                Instance(
                    len(self._found) + 1,
                    image.id,
                    self._classes[legend.rows[place].name].id,
                    (float(left), float(top), float(width), float(height)),
                    mask=mask,
                    area=float(mask.area),
                    origin="import",
                )
            )
        is_stray = places == STRAY
        if is_stray.any():
            self._problems.append(_strays(pair, values[is_stray], lengths[is_stray], labels.size))

    def _step(self) -> None:
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, 2 * len(self._pairs))


def _strays(pair: MaskPair, values: npt.NDArray[np.uint32], lengths: _Counts, total: int) -> Problem:
    count, seen = int(lengths.sum()), np.unique(values)
    kinds = f"{seen.size} values" if seen.size > 3 else ", ".join(f"#{value:06x}" for value in seen.tolist())
    text = f"{count} of {total} pixels have values of no class ({kinds}) and stay without a label"
    return Problem(_place(pair), f"{text}; is it a label picture?" if 2 * count > total else text)


def _place(pair: MaskPair) -> str:
    return f"{pair.mask.parent.name}/{pair.mask.name} of {pair.name}"


def _by_colour(picture: IndexPicture) -> IndexPicture:
    colours = np.zeros(1 << 16, dtype=np.uint32)
    packed = [(red << 16) | (green << 8) | blue for red, green, blue in picture.palette]
    colours[: len(packed)] = packed
    return IndexPicture(colours[picture.values], True)
