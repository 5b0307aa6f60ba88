"""The canvas: one widget that shows an image with its labels and hands the mouse to the chosen tool."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, cast

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.core.edit import Change
from workbench.core.image import ImageRecord
from workbench.core.instance import Instance
from workbench.core.prediction import Prediction
from workbench.editing.gesture import Cursor, Refused
from workbench.editing.operations import accept_prediction
from workbench.editing.pointer import Kind, PointerEvent
from workbench.editing.scene import Scene
from workbench.editing.shape_index import ShapeIndex
from workbench.editing.tools.catalog import tool
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.heatmap_picture import Affine, color_heatmap
from workbench.ui.canvas.keys import key_event, key_name, mouse_event
from workbench.ui.canvas.layers.catalog import LAYERS, LIVE_LAYERS
from workbench.ui.canvas.navigation import ZOOM_STEP, Navigation
from workbench.ui.canvas.parts import CanvasSession, PredictionStyle
from workbench.ui.canvas.picture_worker import PictureWorker
from workbench.ui.canvas.pictures import Pictures
from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.canvas.shape_picture import ShapePicture
from workbench.ui.canvas.texts import CanvasTexts
from workbench.ui.canvas.tool_driver import ToolDriver
from workbench.ui.canvas.view_transform import ViewTransform
from workbench.ui.image_loader import ImageLoader

_CURSORS = {
    Cursor.ARROW: Qt.CursorShape.ArrowCursor,
    Cursor.CROSS: Qt.CursorShape.CrossCursor,
    Cursor.MOVE: Qt.CursorShape.SizeAllCursor,
    Cursor.POINT: Qt.CursorShape.PointingHandCursor,
    Cursor.GRAB: Qt.CursorShape.OpenHandCursor,
    Cursor.FORBIDDEN: Qt.CursorShape.ForbiddenCursor,
    Cursor.SIZE_NWSE: Qt.CursorShape.SizeFDiagCursor,
    Cursor.SIZE_NESW: Qt.CursorShape.SizeBDiagCursor,
    Cursor.SIZE_NS: Qt.CursorShape.SizeVerCursor,
    Cursor.SIZE_WE: Qt.CursorShape.SizeHorCursor,
}
_TOOL_KEYS = {"keypoints": {"V", "Tab", "Return", "Enter", "Backspace"}}
_BUSY_KEYS = {"Escape", "Return", "Enter", "Backspace", "Delete"}
_ARROW_KEYS = {"Left", "Right", "Up", "Down"}
_MOST_RECTS = 6


class CanvasView(QWidget):
    """Shows one image of a session. ``release`` must be called before the window goes.

    ``editRefused`` carries one sentence; ``hintChanged`` what the tool waits for; ``zoomChanged`` screen pixels an
    image pixel; ``cursorMoved`` image pixels; ``imageFailed`` id and sentence.
    """

    imageShown: ClassVar[Signal] = Signal(int)
    imageFailed: ClassVar[Signal] = Signal(int, str)
    cursorMoved: ClassVar[Signal] = Signal(float, float)
    zoomChanged: ClassVar[Signal] = Signal(float)
    hintChanged: ClassVar[Signal] = Signal(str)
    toolChanged: ClassVar[Signal] = Signal(str)
    editRefused: ClassVar[Signal] = Signal(str)

    def __init__(self, loader: ImageLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Canvas"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 120)
        self._session: CanvasSession | None = None
        self._image_id: int | None = None
        self._category_id: int | None = None
        self._hidden_categories: frozenset[int] = frozenset()
        self._is_fitted = True
        self._hint = ""
        self._live = QRegion()
        self._display = Display(message=self._empty_text())
        self._navigation = Navigation()
        self._texts = CanvasTexts(self)
        self._driver = ToolDriver(tool("select"))
        self._worker = PictureWorker()
        self._worker.drawn.connect(self._take_picture)
        self._pictures = Pictures(self._worker)
        self._loader = loader or ImageLoader()
        self._loader.loaded.connect(self._take_image)
        self._loader.failed.connect(self._take_failure)

    # what is shown

    @property
    def image_id(self) -> int | None:
        """The image shown or being loaded."""
        return self._image_id

    @property
    def display(self) -> Display:
        """What is on the canvas, to be read only."""
        return self._display

    def set_session(self, session: CanvasSession | None) -> None:
        """Show images of another project, or of none."""
        self._connect(False)
        self._session = session
        self._connect(True)
        self.show_image(None)

    def show_image(self, image_id: int | None) -> None:
        """Load and show an image; the last one stays until this one is there. None shows the empty state."""
        self._driver.set_scene(None)
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

    def set_names_visible(self, is_visible: bool) -> None:
        """Show or hide class names."""
        self._display.shows_names = is_visible
        self.update()

    def set_shapes_visible(self, is_visible: bool) -> None:
        """Show or hide all labels, to see the bare image."""
        self._display.shows_shapes = is_visible
        self.update()

    def set_hidden_categories(self, category_ids: Iterable[int]) -> None:
        """Hide the objects of some classes; they cannot be clicked either."""
        self._hidden_categories = frozenset(category_ids)
        self._rebuild_index()

    # tools

    @property
    def tool_id(self) -> str:
        """The chosen tool."""
        return self._driver.tool.tool_id

    def set_tool(self, tool_id: str) -> None:
        """Choose a tool of editing/tools/catalog; raises KeyError."""
        if tool_id != self.tool_id:
            self._driver.set_tool(tool(tool_id))
            self.toolChanged.emit(tool_id)
        self._show_draft()
        self.setFocus()

    def set_category(self, category_id: int | None) -> None:
        """Choose the class that new objects get."""
        self._category_id = category_id
        if self._display.scene is not None:
            self._display.scene.category_id = category_id
            self._driver.refresh()
            self._show_draft()

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is going on that Esc would throw away."""
        return self._driver.is_busy

    def cancel(self) -> None:
        """Throw away what was begun, as Esc does."""
        self._driver.restart()
        self._show_draft()

    def take_back(self) -> bool:
        """Take the last point of a gesture back, as Backspace does. False when none is going on: undo instead."""
        if not self._driver.is_busy:
            return False
        place = self._display.transform.to_image(0, 0)
        self._tell(PointerEvent(Kind.KEY, *place, key="Backspace"))
        return True

    def accept_prediction(self, index: int) -> None:
        """Make the predicted object at a position of the shown prediction a label: one undoable edit."""
        prediction, scene = self._display.prediction, self._display.scene
        if prediction is None or scene is None:
            return
        instance = prediction.instances[index]
        new_id = scene.editor.new_instance_id()
        scene.editor.commit(accept_prediction(instance, new_id, instance.origin.removeprefix("run:")))
        scene.selection.set([new_id])

    # view

    @property
    def zoom(self) -> float:
        """Logical screen pixels an image pixel."""
        return self._display.transform.scale

    def set_wheel_zooms(self, wheel_zooms: bool) -> None:
        """Whether the bare wheel zooms and Ctrl+wheel scrolls; else the other way round."""
        self._navigation.wheel_zooms = wheel_zooms

    def zoom_in(self) -> None:
        """Zoom in at the middle."""
        self._zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom out at the middle."""
        self._zoom_by(1 / ZOOM_STEP)

    def zoom_fit(self) -> None:
        """Show the whole image; it stays fitted when the window changes its size."""
        size = self._image_size()
        self._move_view(ViewTransform.fitting(size, self._display.screen))
        self._is_fitted = True

    def zoom_actual(self) -> None:
        """One image pixel a screen pixel, around the middle."""
        self._zoom_by(1 / self.zoom)

    def zoom_to(self, instance_id: int) -> None:
        """Bring an object into the middle, large enough to work on."""
        scene = self._display.scene
        box = scene.index.box(instance_id) if scene is not None else None
        if box is None:
            return
        width, height = self._display.screen
        scale = min(width / max(box[2], 8), height / max(box[3], 8), 16) * 0.6
        self._move_view(ViewTransform.centred(scale, (box[0] + box[2] / 2, box[1] + box[3] / 2), (width, height)))

    def release(self) -> None:
        """End the threads; nothing is shown any more."""
        self._connect(False)
        self._session = None
        self._loader.close()
        self._worker.close()

    # events of Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the exposed rectangles one by one: a crosshair is two strips, not the whole canvas."""
        region = event.region()
        rects = list(cast("Iterable[QRect]", region)) if region.rectCount() <= _MOST_RECTS else [event.rect()]
        with QPainter(self) as painter:
            for rect in rects:
                self._display.exposed = rect
                painter.setClipRect(rect)
                for layer in LAYERS:
                    layer.paint(painter, self._display)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Keep the whole image fitted, or keep its middle."""
        old, self._display.screen = self._display.screen, (self.width(), self.height())
        self._display.ratio = self.devicePixelRatioF()
        if self._is_fitted:
            self.zoom_fit()
        else:
            self._move_view(self._display.transform.panned((self.width() - old[0]) // 2, (self.height() - old[1]) // 2))

    def event(self, event: QEvent) -> bool:
        """Keep the keys a gesture needs from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._needs_key(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._display.ratio = self.devicePixelRatioF()
            self._refresh()
        return super().event(event)

    def focusNextPrevChild(self, next_child: bool) -> bool:
        """Tab skips a keypoint while keypoints are placed."""
        takes_tab = self.tool_id == "keypoints" and next_child
        return False if takes_tab else super().focusNextPrevChild(next_child)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the view or tell the tool."""
        self.setFocus()
        if self._navigation.wants(event, self._driver.tool.pans):
            self._navigation.press(event)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        self._display.pointer = event.position()
        self._tell(mouse_event(Kind.PRESS, event, self._display.transform))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the view or tell the tool; say where the pointer is."""
        self._display.pointer = event.position()
        if self._navigation.is_dragging:
            self._is_fitted = False
            self._move_view(self._navigation.drag(event, self._display.transform))
        else:
            self._tell(mouse_event(Kind.MOVE, event, self._display.transform))
        x, y = self._display.transform.to_image(event.position().x(), event.position().y())
        self.cursorMoved.emit(x, y)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End moving the view, or tell the tool."""
        if self._navigation.is_dragging:
            self._navigation.release()
            self._show_draft()
            return
        self._tell(mouse_event(Kind.RELEASE, event, self._display.transform))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Accept the prediction under the pointer, or tell the tool."""
        heard = mouse_event(Kind.DOUBLE, event, self._display.transform)
        index = self._prediction_at(heard) if self.tool_id == "select" and not self._driver.is_busy else None
        if index is not None:
            self.accept_prediction(index)
        else:
            self._tell(heard)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer or scroll."""
        self._is_fitted = False
        self._move_view(self._navigation.wheel(event, self._display.transform))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space moves the view; everything else goes to the tool."""
        if event.key() == Qt.Key.Key_Space:
            self._navigation.holds_space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            return
        self._tell(key_event(event, self._display.pointer or QPointF(), self._display.transform))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End of moving the view with space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._navigation.holds_space = False
            self._show_draft()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went away."""
        self._display.pointer = None
        if self._session is not None:
            self._session.selection.hover(None)
        self._show_draft()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Canvas"))
            if self._image_id is None:
                self._show_message(self._empty_text())
            self._show_draft()
        super().changeEvent(event)

    # what comes from elsewhere

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
        self._driver.refresh(change)
        self._refresh()
        self._show_draft()

    def _apply_to_index(self, scene: Scene, change: Change) -> list[int]:
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

    def _follow_selection(self) -> None:
        self._driver.refresh()
        self._pictures.refresh(self._display)
        self._show_draft()

    def _take_image(self, path: str, pyramid: Pyramid) -> None:
        session, image_id = self._session, self._image_id
        if session is None or image_id is None or path != str(self._file(session.document.image(image_id))):
            return
        had_size = self._image_size() if self._display.pyramid is not None else None
        self._display.pyramid = pyramid
        self._display.message = ""
        self._display.scene = Scene(
            image_id,
            pyramid.width,
            pyramid.height,
            session.document.schema,
            self._new_index(),
            session.selection,
            session.editor,
            self._category_id,
        )
        self._pictures.start_image(self._display)
        self._driver.set_scene(self._display.scene)
        if self._is_fitted or had_size != (pyramid.width, pyramid.height):
            self.zoom_fit()
        self._refresh()
        self._show_draft()
        self.imageShown.emit(image_id)
        self._warn_of_size(session.document.image(image_id), pyramid)

    def _warn_of_size(self, record: ImageRecord, pyramid: Pyramid) -> None:
        known = (record.width, record.height)
        if record.width and known != (pyramid.width, pyramid.height):
            text = self.tr("%1 is now %2, but its labels were made on %3: put the old file back.")
            sizes = [f"{width} x {height}" for width, height in ((pyramid.width, pyramid.height), known)]
            for place, value in enumerate((record.name, *sizes), start=1):
                text = text.replace(f"%{place}", value)
            self.editRefused.emit(text)

    def _take_failure(self, path: str, reason: str) -> None:
        session, image_id = self._session, self._image_id
        if session is None or image_id is None or path != str(self._file(session.document.image(image_id))):
            return
        self._show_message(reason)
        self.imageFailed.emit(image_id, reason)

    def _take_picture(self, picture: ShapePicture) -> None:
        if self._pictures.take(self._display, picture):
            self.update()

    # inside

    def _tell(self, event: PointerEvent) -> None:
        refused = self._driver.hear(event)
        if refused is not None:
            self._refuse(refused)
        self._pictures.refresh(self._display)
        self._show_draft()

    def _refuse(self, refused: Refused) -> None:
        self.editRefused.emit(self._texts.refusal(refused))

    def _show_draft(self) -> None:
        draft = self._driver.draft
        self._display.draft = draft
        hint = self._texts.hint(draft.hint) if draft is not None else ""
        if hint != self._hint:
            self._hint = hint
            self.setAccessibleDescription(hint)
            self.hintChanged.emit(hint)
        if not self._navigation.is_dragging and not self._navigation.holds_space:
            self.setCursor(_CURSORS[draft.cursor if draft is not None else Cursor.ARROW])
        self._update_live()

    def _update_live(self) -> None:
        old, self._live = self._live, QRegion()
        for layer in LIVE_LAYERS:
            self._live += layer.region(self._display)
        self.update(old + self._live)

    def _refresh(self) -> None:
        self._pictures.refresh(self._display)
        self.update()

    def _move_view(self, transform: ViewTransform) -> None:
        old = self.zoom
        self._display.transform = transform.kept_near(self._image_size(), self._display.screen)
        if self.zoom != old:
            self.zoomChanged.emit(self.zoom)
        self._live = QRegion(self.rect())
        self._refresh()

    def _zoom_by(self, factor: float) -> None:
        self._is_fitted = False
        width, height = self._display.screen
        self._move_view(self._display.transform.zoomed(factor, (width / 2, height / 2)))

    def _show_message(self, text: str) -> None:
        self._driver.set_scene(None)
        self._display.pyramid = self._display.scene = None
        self._display.picture = self._display.picture_image = None
        self._display.message = text
        self._show_draft()
        self.update()

    def _empty_text(self) -> str:
        return self.tr("The image you choose under Images is shown here, to be labelled.")

    def _rebuild_index(self) -> None:
        scene = self._display.scene
        if scene is not None:
            scene.index = self._new_index()
            self._refresh()

    def _new_index(self) -> ShapeIndex:
        assert self._session is not None and self._image_id is not None
        instances = self._session.document.instances(self._image_id)
        return ShapeIndex(item for item in instances if item.category_id not in self._hidden_categories)

    def _image_size(self) -> tuple[int, int]:
        pyramid = self._display.pyramid
        return (pyramid.width, pyramid.height) if pyramid is not None else (1, 1)

    def _file(self, record: ImageRecord) -> Path:
        assert self._session is not None
        return self._session.project.image_file(record)

    def _neighbours(self, image_id: int) -> Sequence[ImageRecord]:
        assert self._session is not None
        images = self._session.document.images
        place = next(index for index, image in enumerate(images) if image.id == image_id)
        return [images[near] for near in (place + 1, place - 1) if 0 <= near < len(images)]

    def _needs_key(self, event: QKeyEvent) -> bool:
        key = key_name(event)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or self._display.scene is None:
            return False
        if self._driver.is_busy and key in _BUSY_KEYS:
            return True
        if key in _ARROW_KEYS and self.tool_id == "select":
            return bool(self._display.scene.selection.ids)
        return key in _TOOL_KEYS.get(self.tool_id, set())

    def _prediction_at(self, event: PointerEvent) -> int | None:
        scene, prediction = self._display.scene, self._display.prediction
        reach = 6.0 * event.px
        if scene is None or prediction is None or scene.index.hits(event.x, event.y, reach):
            return None
        shown = self._display.shown_predictions()
        # Predictions need not have ids of their own: here their places serve.
        numbered = ShapeIndex(replace(item, id=place) for place, item in enumerate(shown))
        hits = numbered.hits(event.x, event.y, reach)
        return prediction.instances.index(shown[hits[0].instance.id]) if hits else None
