"""A widget that paints a Display and moves the view over it; it knows no tools and no session."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, cast

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.core.instance import XYWH
from workbench.ui.canvas.aids import Aids, Minimap
from workbench.ui.canvas.display import Display
from workbench.ui.canvas.layers.catalog import LAYERS, LIVE_LAYERS
from workbench.ui.canvas.navigation import ZOOM_STEP
from workbench.ui.canvas.picture_worker import PictureWorker
from workbench.ui.canvas.pictures import Pictures
from workbench.ui.canvas.restored_picture import RestoredPicture
from workbench.ui.canvas.shape_picture import ShapePicture
from workbench.ui.canvas.tiles import Tile, TileDrawer
from workbench.ui.canvas.view_transform import ViewTransform
from workbench.ui.raster.adjustment import Adjustment

_MOST_RECTS = 6
_LARGEST_CLOSE_UP = 16.0
_SLOW_MS = 300
"""What is not there after so long is announced; a word for less would only flicker."""
_WAIT_FOR_SHAPES_MS = 25
"""A new image is painted together with its shapes; when those take longer than this, it comes before them."""


class Surface(QWidget):
    """Layers, zoom and dirty rectangles. ``zoomChanged`` carries logical screen pixels an image pixel."""

    zoomChanged: ClassVar[Signal] = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        self._display = Display()
        self._is_fitted = True
        self._live = QRegion()
        self._rested: tuple[object, ...] | None = None
        self._worker = PictureWorker()
        self._worker.drawn.connect(self._take_picture)
        self._pictures = Pictures(self._worker)
        self._drawer = TileDrawer()
        self._drawer.drawn.connect(self._take_tiles)
        self._announced = ""
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW_MS)
        self._slow.timeout.connect(self._show_waiting)
        self._held_paint = QTimer(self)
        self._held_paint.setSingleShot(True)
        self._held_paint.setInterval(_WAIT_FOR_SHAPES_MS)
        self._held_paint.timeout.connect(self.update)

    @property
    def display(self) -> Display:
        """What is on the canvas, to be read only."""
        return self._display

    @property
    def zoom(self) -> float:
        """Logical screen pixels an image pixel."""
        return self._display.transform.scale

    @property
    def minimap(self) -> Minimap | None:
        """Where the minimap is; None while it is not shown."""
        display = self._display
        is_on = display.aids.minimap and display.pyramid is not None
        return Minimap.over(display.transform, self._image_size(), display.screen) if is_on else None

    def zoom_in(self) -> None:
        """Zoom in at the middle."""
        self._zoom_by(ZOOM_STEP)

    def zoom_out(self) -> None:
        """Zoom out at the middle."""
        self._zoom_by(1 / ZOOM_STEP)

    def zoom_fit(self) -> None:
        """Show the whole image; it stays fitted when the window changes its size."""
        self._move_view(ViewTransform.fitting(self._image_size(), self._display.screen))
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
        self.zoom_to_box(box)

    def set_look(self, look: Adjustment) -> None:
        """Show pictures otherwise than their files say; it stays while one moves through the images."""
        self._display.look = look
        self._refresh()

    def set_restored(self, restored: RestoredPicture | None) -> None:
        """Lay what a model made of the photo over it, right of a line; None takes it away."""
        self._display.restored = restored
        self.update()

    def set_covered(self, room: QRect) -> None:
        """Say what a widget that floats in the upper left corner covers: words that matter stand elsewhere."""
        if room != self._display.covered:
            self._display.covered = room
            self.update()

    def set_aids(self, aids: Aids) -> None:
        """Show or hide minimap, pixel grid and lines at the pointer."""
        self._display.aids = aids
        self.update()

    def zoom_to_box(self, box: XYWH) -> None:
        """Bring a part of the image into the middle, large enough to work on."""
        width, height = self._display.screen
        scale = min(0.6 * width / max(box[2], 8), 0.6 * height / max(box[3], 8), _LARGEST_CLOSE_UP)
        self._is_fitted = False
        self._move_view(ViewTransform.centred(scale, (box[0] + box[2] / 2, box[1] + box[3] / 2), (width, height)))

    def set_names_visible(self, is_visible: bool) -> None:
        """Show or hide class names."""
        self._display.shows_names = is_visible
        self.update()

    def set_shapes_visible(self, is_visible: bool) -> None:
        """Show or hide all labels, to see the bare image or the predictions alone."""
        self._display.shows_shapes = is_visible
        self._refresh()

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
        """Stay sharp on a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._display.ratio = self.devicePixelRatioF()
            self._refresh()
        return super().event(event)

    def _take_picture(self, picture: ShapePicture) -> None:
        if self._pictures.take(self._display, picture):
            self._held_paint.stop()
            self.update()

    def _take_tiles(self, serial: int, tiles: list[Tile]) -> None:
        if self._display.tiles.take(serial, tiles):
            self._ask_for_tiles()
            self.update()

    def _ask_for_tiles(self) -> None:
        display = self._display
        display.tiles.show(display.pyramid, display.look)
        x0, y0, x1, y1 = display.visible_image()
        wanted = display.tiles.lacking(display.transform.scale * display.ratio, QRectF(x0, y0, x1 - x0, y1 - y0))
        if wanted is not None:
            self._drawer.request(wanted)

    def _announce(self, text: str) -> None:
        """Say on the canvas what is being waited for, unless it comes soon."""
        self._announced = text
        self._slow.start()

    def _show_waiting(self) -> None:
        self._display.waiting = self._announced
        self.update()

    def _stop_waiting(self) -> None:
        self._slow.stop()
        self._display.waiting = ""

    def _hold_paint(self) -> None:
        """Another image is there: paint it once, when its shapes are drawn, not twice."""
        self._held_paint.start()

    def _update_live(self) -> None:
        """Repaint what the live layers showed and what they show now."""
        old, self._live = self._live, QRegion()
        for layer in LIVE_LAYERS:
            self._live += layer.region(self._display)
        if not self._held_paint.isActive():
            self.update(old + self._live)

    def _looks_the_same(self) -> bool:
        """Whether a move of the pointer, and nothing else, left all live layers as they were at the move before."""
        rested, self._rested = self._rested, self._display.resting
        return rested is not None and rested == self._rested

    def _refresh(self) -> None:
        self._pictures.refresh(self._display)
        self._ask_for_tiles()
        if not self._held_paint.isActive():
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

    def _image_size(self) -> tuple[int, int]:
        pyramid = self._display.pyramid
        return (pyramid.width, pyramid.height) if pyramid is not None else (1, 1)
