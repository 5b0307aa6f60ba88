"""A surface that shows the images of a session and follows its document; it knows no tools."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.core.edit import Change
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.prediction import Prediction
from workbench.editing.scene import Scene
from workbench.editing.shape_index import ShapeIndex
from workbench.ui.canvas.heatmap_picture import Affine, color_heatmap
from workbench.ui.canvas.parts import CanvasSession, PredictionStyle
from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.canvas.surface import Surface
from workbench.ui.image_loader import ImageLoader


class SessionSurface(Surface):
    """Loads images, keeps the scene like the document, shows predictions and heatmaps.

    ``sizeDiffers`` carries a sentence: the file no longer has the size that its labels were made on.
    """

    imageShown: ClassVar[Signal] = Signal(int)
    imageFailed: ClassVar[Signal] = Signal(int, str)
    sizeDiffers: ClassVar[Signal] = Signal(str)

    def __init__(self, loader: ImageLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: CanvasSession | None = None
        self._image_id: int | None = None
        self._category_id: int | None = None
        self._hidden_categories: frozenset[int] = frozenset()
        self._loader = loader or ImageLoader()
        self._loader.loaded.connect(self._take_image)
        self._loader.failed.connect(self._take_failure)
        self._display.message = self._empty_text()

    @property
    def image_id(self) -> int | None:
        """The image shown or being loaded."""
        return self._image_id

    def set_session(self, session: CanvasSession | None) -> None:
        """Show images of another project, or of none."""
        self._connect(False)
        self._session = session
        self._connect(True)
        self.show_image(None)

    def show_image(self, image_id: int | None) -> None:
        """Load and show an image; the last one stays until this one is there. None shows the empty state."""
        self._set_scene(None)
        self._image_id = image_id
        self._display.prediction = self._display.heatmap = None
        if self._session is None or image_id is None:
            self._loader.cancel()
            self._show_message(self._empty_text())
            return
        self._session.selection.clear()
        record = self._session.document.image(image_id)
        self._loader.load(self._file(record), [self._file(each) for each in self._neighbours(image_id)])

    def set_prediction(self, prediction: Prediction | None, style: PredictionStyle | None = None) -> None:
        """Show what a model says about this image, dashed, or nothing."""
        self._display.prediction = prediction
        if style is not None:
            self._display.prediction_style = style
        self._refresh()

    def set_heatmap(
        self,
        values: npt.NDArray[np.floating] | None,
        to_image: Affine = (1, 0, 0, 0, 1, 0),
        opacity: float = 0.7,
        colormap: str = "inferno",
    ) -> None:
        """Show a map of shape (h, w), values 0..1, over the dimmed photo; None takes it away.

        ``to_image`` is the 2x3 affine, row by row, from (column + 0.5, row + 0.5) of a cell to image pixels;
        ``colormap`` is inferno, viridis or turbo; ``opacity`` 0..1.
        """
        self._display.heatmap = None if values is None else color_heatmap(values, to_image, colormap)
        self._display.heatmap_opacity = opacity
        self.update()

    def set_hidden_categories(self, category_ids: Iterable[int]) -> None:
        """Hide the objects of some classes; they cannot be clicked either."""
        self._hidden_categories = frozenset(category_ids)
        if self._display.scene is not None:
            self._display.scene.index = self._new_index()
            self._refresh()

    def release(self) -> None:
        """End the threads; nothing is shown any more."""
        self._connect(False)
        self._session = None
        self._loader.close()
        self._worker.close()

    def _set_scene(self, scene: Scene | None) -> None:
        """Another image, or none, can be worked on from now. The view that has tools adds to this."""
        self._display.scene = scene

    def _follow_document(self, change: Change) -> None:
        scene, session = self._display.scene, self._session
        if session is None or self._image_id is None:
            return
        if change.has_new_images and all(image.id != self._image_id for image in session.document.images):
            self.show_image(None)
            return
        if scene is None:
            return
        scene.schema = session.document.schema
        if scene.image_id in change.image_ids:
            gone = self._apply_to_index(scene, change)
            self._pictures.note_changed(self._display, change.instance_ids)
            session.selection.discard(gone)
        self._refresh()

    def _follow_selection(self) -> None:
        self._pictures.refresh(self._display)
        self._update_live()

    def _connect(self, is_on: bool) -> None:
        if self._session is None:
            return
        pairs = (
            (self._session.document.changed, self._follow_document),
            (self._session.selection.changed, self._follow_selection),
            (self._session.selection.hover_changed, self._update_live),
        )
        for signal, slot in pairs:
            if is_on:
                signal.connect(slot)
            else:
                signal.disconnect(slot, missing_ok=True)

    def _apply_to_index(self, scene: Scene, change: Change) -> list[int]:
        """Bring the index up to date; return the ids that are no longer shown."""
        gone = []
        for patch in change.edit.patches:
            value = patch.after if patch.after is not None else patch.before
            if not isinstance(value, Instance) or value.image_id != scene.image_id:
                continue
            if patch.after is None or value.category_id in self._hidden_categories:
                scene.index.drop(value.id)
                gone.append(value.id)
            else:
                scene.index.put(value)
        return gone

    def _take_image(self, path: str, pyramid: Pyramid) -> None:
        session, image_id = self._session, self._image_id
        if session is None or image_id is None or not self._is_wanted(path):
            return
        had_size = self._image_size() if self._display.pyramid is not None else None
        size = (pyramid.width, pyramid.height)
        self._display.pyramid, self._display.message = pyramid, ""
        schema, index = session.document.schema, self._new_index()
        self._set_scene(Scene(image_id, *size, schema, index, session.selection, session.editor, self._category_id))
        self._pictures.start_image(self._display)
        if self._is_fitted or had_size != size:
            self.zoom_fit()
        self._refresh()
        self.imageShown.emit(image_id)
        self._compare_size(session.document.image(image_id), size)

    def _take_failure(self, path: str, reason: str) -> None:
        if self._image_id is not None and self._is_wanted(path):
            self._show_message(reason)
            self.imageFailed.emit(self._image_id, reason)

    def _is_wanted(self, path: str) -> bool:
        session, image_id = self._session, self._image_id
        return (
            session is not None and image_id is not None and path == str(self._file(session.document.image(image_id)))
        )

    def _compare_size(self, record: ImageRecord, size: tuple[int, int]) -> None:
        known = (record.width, record.height)
        if not record.width or known == size:
            return
        text = self.tr("%1 is now %2, but its labels were made on %3: put the old file back.")
        words = (record.name, *(f"{width} x {height}" for width, height in (size, known)))
        for place, word in enumerate(words, start=1):
            text = text.replace(f"%{place}", word)
        self.sizeDiffers.emit(text)

    def _show_message(self, text: str) -> None:
        self._set_scene(None)
        self._display.pyramid = None
        self._display.picture = self._display.picture_image = None
        self._display.message = text
        self.update()

    def _empty_text(self) -> str:
        return self.tr("The image you choose under Images is shown here, to be labelled.")

    def _new_index(self) -> ShapeIndex:
        assert self._session is not None and self._image_id is not None
        instances = self._session.document.instances(self._image_id)
        return ShapeIndex(item for item in instances if item.category_id not in self._hidden_categories)

    def _file(self, record: ImageRecord) -> Path:
        assert self._session is not None
        return self._session.project.image_file(record)

    def _neighbours(self, image_id: int) -> Sequence[ImageRecord]:
        assert self._session is not None
        images = self._session.document.images
        place = next(index for index, image in enumerate(images) if image.id == image_id)
        return [images[near] for near in (place + 1, place - 1) if 0 <= near < len(images)]
