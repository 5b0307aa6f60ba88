"""News of the shown image: from the panels to the canvas, from the canvas to the bars around it."""

from __future__ import annotations

import math

from PySide6.QtCore import QObject

from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.commands.frame import Frame
from workbench.ui.panels.images import ImagesPanel
from workbench.ui.window.face import Face


class ImageNews(QObject):
    """Connects the canvas once."""

    def __init__(self, frame: Frame, face: Face) -> None:
        super().__init__(frame.window)
        self._frame, self._face = frame, face
        canvas, current = frame.canvas, frame.parts.current
        current.imageChanged.connect(self._show_image)
        current.categoryChanged.connect(lambda category_id: canvas.set_category(category_id or None))
        canvas.cursorMoved.connect(self._show_pointer)
        canvas.zoomChanged.connect(self._show_zoom)
        canvas.imageShown.connect(self._show_pointer_again)
        canvas.hintChanged.connect(face.status.hint.setText)
        canvas.toolChanged.connect(face.tool_strip.choose)
        canvas.editRefused.connect(frame.parts.notices.warning)
        face.tool_strip.choose(canvas.tool_id)
        images = frame.panels["images"]
        assert isinstance(images, ImagesPanel)
        images.countsChanged.connect(self.show_place)

    def _show_image(self, image_id: int) -> None:
        session = self._frame.session
        images, row = self._frame.images, self._frame.images.row(image_id)
        near = [images.ids[place] for place in (row + 1, row + 2, row - 1) if row >= 0 and 0 <= place < len(images.ids)]
        self._frame.canvas.show_image(image_id or None if session is not None else None, near)
        self.show_place()

    def show_place(self) -> None:
        """Say which of how many images is shown."""
        session, images = self._frame.session, self._frame.images
        image_id = self._frame.parts.current.image_id
        row, total = images.row(image_id) + 1, len(images.ids)
        status, is_shown = self._face.status, session is not None and image_id > 0
        self._face.nav_bar.show_place(row, total)
        self._face.work_area.show_empty(session is not None and images.total == 0)
        status.file.setText(images.image(image_id).name if is_shown and images.has(image_id) else "")
        status.place.setText(f"{row or '–'} / {total}" if is_shown else "")
        self._show_zoom(self._frame.canvas.zoom)
        self._frame.docks.set_note("images", str(images.total) if session is not None else "")

    def _show_zoom(self, scale: float) -> None:
        self._face.nav_bar.show_zoom(scale)
        is_shown = self._frame.parts.current.image_id > 0
        self._face.status.zoom.setText(f"{scale * 100:.0f} %" if is_shown else "")

    def _show_pointer_again(self) -> None:
        """Another image lies under a pointer that has not moved."""
        display = self._frame.canvas.display
        if display.pointer is not None:
            self._show_pointer(*display.transform.to_image(display.pointer.x(), display.pointer.y()))

    def _show_pointer(self, x: float, y: float) -> None:
        pyramid = self._frame.canvas.display.pyramid
        color = ""
        if pyramid is None:
            self._face.status.clear_pointer()
            return
        column, row = math.floor(x), math.floor(y)
        if 0 <= column < pyramid.width and 0 <= row < pyramid.height:
            color = self._color_text(pyramid, column, row)
        self._face.status.show_pointer(x, y, color)

    def _color_text(self, pyramid: Pyramid, column: int, row: int) -> str:
        """Say the values that stand in the file, whatever the picture is made to look like."""
        values = pyramid.values(column, row)
        if values is None:
            return ""
        text = " ".join(f"{value:.0f}" if float(value).is_integer() else f"{value:.4g}" for value in values)
        is_grey = len(set(values)) == 1 or len(values) == 1
        return self.tr("grey {value}").format(value=text.split()[0]) if is_grey else f"RGB {text}"
