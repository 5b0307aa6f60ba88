"""The masks that are painted live, each drawn once for the view and kept while it does not change."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QPainter

from workbench.core.masks import Mask, mask_bounds_xywh
from workbench.ui.canvas.mask_picture import Look, MaskPicture
from workbench.ui.canvas.view_transform import ViewTransform

_MOST_BYTES = 64 * 1024 * 1024


class MaskPictures:
    """Pictures of the masks last painted, as far as some memory goes. Only GUI thread."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[int, Look], tuple[Mask, MaskPicture]] = OrderedDict()
        self._bytes = 0

    def paint(
        self,
        painter: QPainter,
        mask: Mask,
        look: Look,
        transform: ViewTransform,
        ratio: float,
        screen: tuple[int, int],
    ) -> None:
        """Paint a mask into logical screen pixels; drawn anew only when mask, look or zoom differ."""
        key = (id(mask), look)
        held = self._held.get(key)
        if held is None or not held[1].serves(transform, ratio, screen):
            self._drop(key)
            x, y, width, height = mask_bounds_xywh(mask)
            picture = MaskPicture(mask.sample, (x, y, width, height), look, transform, ratio, screen)
            picture.draw()
            # The mask is held too: its id stays its own.
            held = self._held[key] = mask, picture
            self._bytes += picture.byte_count
            self._shrink()
        self._held.move_to_end(key)
        held[1].paint(painter, transform)

    def _drop(self, key: tuple[int, Look]) -> None:
        held = self._held.pop(key, None)
        if held is not None:
            self._bytes -= held[1].byte_count

    def _shrink(self) -> None:
        while self._bytes > _MOST_BYTES and len(self._held) > 1:
            self._drop(next(iter(self._held)))
