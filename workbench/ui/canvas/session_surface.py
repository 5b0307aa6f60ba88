"""A surface that shows the images of a session and follows its document; it knows no tools."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRectF, Signal
from PySide6.QtWidgets import QWidget

from workbench.core.edit import Change
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.prediction import Prediction
from workbench.editing.ghosts.segmenting import GrabCutSegmenter, Segmenter
from workbench.editing.grips.grip import REACH_PX
from workbench.editing.poses.typical_pose import TypicalPose
from workbench.editing.scene import PixelReader, Scene
from workbench.editing.shape_index import ShapeIndex
from workbench.editing.tool_options import ToolOptions
from workbench.ui.canvas.heatmap_picture import Affine, color_heatmap
from workbench.ui.canvas.parts import CanvasSession, GhostsShown, PredictionStyle
from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.canvas.surface import Surface
from workbench.ui.canvas.view_transform import ViewTransform
from workbench.ui.image_loader import ImageLoader


class SessionSurface(Surface):
    """Loads images, keeps the scene like the document, shows predictions and heatmaps.

    ``imageSharpened``: the whole image has taken the place of the small copy that was shown first.
    ``sizeDiffers`` carries a sentence: the file no longer has the size that its labels were made on.
    """

    imageShown: ClassVar[Signal] = Signal(int)
    imageFailed: ClassVar[Signal] = Signal(int, str)
    sizeDiffers: ClassVar[Signal] = Signal(str)
    imageSharpened: ClassVar[Signal] = Signal()

    def __init__(self, loader: ImageLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: CanvasSession | None = None
        self._image_id: int | None = None
        self._category_id: int | None = None
        self._tool_options = ToolOptions()
        self._typical: dict[int, TypicalPose] = {}
        self._segmenter: Segmenter = GrabCutSegmenter()
        self._loader = loader or ImageLoader()
        self._loader.loaded.connect(self._take_image)
        self._loader.failed.connect(self._take_failure)
        self._display.message = self._empty_text()

    @property
    def image_id(self) -> int | None:
        """The image shown or being loaded."""
        return self._image_id

    @property
    def tool_options(self) -> ToolOptions:
        """What a person has set on the tools; changes count from the next move of the hand."""
        return self._tool_options

    def set_session(self, session: CanvasSession | None) -> None:
        """Show images of another project, or of none."""
        self._connect(False)
        self._session = session
        self._connect(True)
        self.show_image(None)

    def show_image(self, image_id: int | None, likely: Sequence[int] | None = None) -> None:
        """Load and show an image; the last one stays until this one is there. None shows the empty state.

        ``likely`` are the images a person may go to next, the likeliest first: they are decoded ahead.
        """
        self._hold_paint()
        self._set_scene(None)
        self._image_id = image_id
        self._display.prediction = self._display.heatmap = self._display.restored = None
        self._display.ghosts, self._display.previous = GhostsShown(), ()
        if self._session is None or image_id is None:
            self._loader.cancel()
            self._show_message(self._empty_text())
            return
        self._session.selection.clear()
        self._session.veil.leave_image()
        record = self._session.document.image(image_id)
        document = self._session.document
        near = self._neighbours(image_id) if likely is None else [document.image(each) for each in likely]
        self._announce(self.tr("Reading %1").replace("%1", record.name))
        self._loader.load(self._file(record), [self._file(each) for each in near])

    def set_prediction(self, prediction: Prediction | None, style: PredictionStyle | None = None) -> None:
        """Show what a model says about this image, dashed, or nothing."""
        self._display.prediction = prediction
        if style is not None:
            self._display.prediction_style = style
        self._refresh()

    def set_ghosts(self, ghosts: GhostsShown) -> None:
        """Say which of the predicted objects can be accepted, and which one is in focus."""
        had, self._display.ghosts = self._display.ghosts, ghosts
        self._offer_ghosts()
        if ghosts.hidden_ids != had.hidden_ids:
            self._refresh()
        self._update_live()

    def _offer_ghosts(self) -> None:
        scene, ghosts = self._display.scene, self._display.ghosts
        if scene is not None:
            is_here = self._display.prediction is not None and self._display.prediction.image_id == scene.image_id
            scene.ghosts, scene.ghost_run = (ghosts.open if is_here else ()), ghosts.run

    def ask_for_point(self, index: int) -> None:
        """Let the keypoint tool ask for this point next, when the pointer comes back."""
        if self._display.scene is not None:
            self._display.scene.wanted_point = index

    def set_previous(self, poses: tuple[Instance, ...]) -> None:
        """Show the poses of another image faintly below those of this one."""
        self._display.previous = poses
        self.update()

    def set_typical(self, category_id: int, pose: TypicalPose | None) -> None:
        """Say how a pose of a class usually looks; None when nobody knows."""
        if pose is None:
            self._typical.pop(category_id, None)
        else:
            self._typical[category_id] = pose

    def clear_typical(self) -> None:
        """Forget how poses look: another project, other classes."""
        self._typical.clear()

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

    def bring_into_view(self, instance_id: int) -> None:
        """Move the view, at the same zoom, when an object is not wholly to be seen."""
        scene, screen = self._display.scene, self._display.screen
        box = scene.index.box(instance_id) if scene is not None else None
        if box is None or QRectF(0, 0, *screen).contains(self._display.rect(box)):
            return
        self._is_fitted = False
        middle = (box[0] + box[2] / 2, box[1] + box[3] / 2)
        self._move_view(ViewTransform.centred(self.zoom, middle, screen))

    def show_place(self, x: float, y: float) -> None:
        """Bring a place of the image, in image pixels, into the middle at the same zoom."""
        self._is_fitted = False
        self._move_view(ViewTransform.centred(self.zoom, (x, y), self._display.screen))

    def objects_at(self, place: QPoint) -> tuple[Instance, ...]:
        """Return the objects under a point of the widget, locked ones too, best first as a click would pick."""
        scene = self._display.scene
        if scene is None:
            return ()
        x, y = self._display.transform.to_image(place.x(), place.y())
        return tuple(hit.instance for hit in scene.index.hits(x, y, REACH_PX / self.zoom, takes_locked=True))

    def image_place(self) -> tuple[float, float] | None:
        """Return where on the image the pointer is, in image pixels; None when it is elsewhere."""
        pointer, scene = self._display.pointer, self._display.scene
        if pointer is None or scene is None:
            return None
        x, y = self._display.transform.to_image(pointer.x(), pointer.y())
        return (x, y) if 0 <= x <= scene.width and 0 <= y <= scene.height else None

    def set_segmenter(self, segmenter: Segmenter) -> None:
        """Choose what cuts out the objects that are pointed at; it is closed with the canvas, or earlier."""
        self._segmenter = segmenter
        if self._display.scene is not None:
            self._display.scene.segmenter = segmenter

    def release(self) -> None:
        """End the threads; nothing is shown any more."""
        self._connect(False)
        self._session = None
        self._loader.close()
        self._worker.close()
        self._drawer.close()

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
            self._display.comments = session.document.image(scene.image_id).comments
            gone = self._apply_to_index(scene, change)
            self._pictures.note_changed(self._display, change.instance_ids)
            session.selection.discard(gone)
        self._refresh()

    def _follow_selection(self) -> None:
        self._pictures.refresh(self._display)
        self._update_live()

    def _follow_hover(self) -> None:
        self._update_live()

    def _follow_veil(self) -> None:
        """What is hidden cannot be clicked, and is not selected any more."""
        scene, session = self._display.scene, self._session
        if scene is not None and session is not None:
            scene.index = self._new_index()
            session.selection.discard(key for key in session.selection.ids if scene.index.get(key) is None)
            self._refresh()

    def _connect(self, is_on: bool) -> None:
        if self._session is None:
            return
        pairs = (
            (self._session.document.changed, self._follow_document),
            (self._session.selection.changed, self._follow_selection),
            (self._session.selection.hover_changed, self._follow_hover),
            (self._session.veil.changed, self._follow_veil),
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
            if patch.after is None or (self._session is not None and not self._session.veil.shows(value)):
                scene.index.drop(value.id)
                gone.append(value.id)
            else:
                scene.index.put(value)
        return gone

    def _take_image(self, path: str, pyramid: Pyramid) -> None:
        session, image_id = self._session, self._image_id
        if session is None or image_id is None or not self._is_wanted(path):
            return
        if self._display.scene is not None and self._display.pyramid is not None:
            # The same image, sharper: a small copy stood here until now.
            self._display.pyramid = pyramid
            self._display.scene.pixels = _reader(pyramid)
            self._refresh()
            self.imageSharpened.emit()
            return
        self._stop_waiting()
        had_size = self._image_size() if self._display.pyramid is not None else None
        size = (pyramid.width, pyramid.height)
        self._display.pyramid, self._display.message = pyramid, ""
        schema, index = session.document.schema, self._new_index()
        scene = Scene(image_id, *size, schema, index, session.selection, session.editor, self._category_id)
        scene.options, scene.pixels, scene.typical = self._tool_options, _reader(pyramid), self._typical
        scene.file, scene.segmenter = self._file(session.document.image(image_id)), self._segmenter
        self._set_scene(scene)
        self._display.comments = session.document.image(image_id).comments
        self._pictures.start_image(self._display)
        self._hold_paint()
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
        self._stop_waiting()
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
        return ShapeIndex(filter(self._session.veil.shows, instances))

    def _file(self, record: ImageRecord) -> Path:
        assert self._session is not None
        return self._session.project.image_file(record)

    def _neighbours(self, image_id: int) -> Sequence[ImageRecord]:
        assert self._session is not None
        images = self._session.document.images
        place = next(index for index, image in enumerate(images) if image.id == image_id)
        return [images[near] for near in (place + 1, place + 2, place - 1) if 0 <= near < len(images)]


def _reader(pyramid: Pyramid) -> PixelReader | None:
    """How tools read the pixels; not from the small copy that stands in for a large image."""
    return None if pyramid.is_preview else pyramid.region
