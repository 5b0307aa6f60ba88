"""One chart: a title that chooses the curve, values at the crosshair beside it, lines below."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import ClassVar

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from workbench.ui.curves.decimate import decimate
from workbench.ui.curves.number_text import number
from workbench.ui.curves.traces import Array, Key, Trace
from workbench.ui.theme import Colors

RAW_ALPHA = round(0.28 * 255)
AXIS_PX = 58
ROOM = 0.06
"""Free space above and below the curves, as a part of their height."""
FLAT = 1e-9
MOST_READOUTS = 6
LABEL_FROM_PX = 240
"""A lower chart has no room for the place of the crosshair."""
FINE_POINTS = 800
"""A curve of at most so many points is drawn smoothly and a little stronger; that costs too much for more."""


class Chart(QWidget):
    """Draws traces. ``hovered`` carries x under the pointer (NaN: left), ``keyChosen`` the curve asked for."""

    hovered: ClassVar[Signal] = Signal(float)
    keyChosen: ClassVar[Signal] = Signal(object)
    fitAsked: ClassVar[Signal] = Signal()
    zoomed: ClassVar[Signal] = Signal()

    def __init__(self, object_name: str, has_choices: bool = True) -> None:
        super().__init__()
        self.setObjectName(object_name)
        self._has_choices = has_choices
        self.key: Key = ("", "")
        self.traces: Sequence[Trace] = ()
        self.is_log = False
        self.is_fitted = True
        self.extent: tuple[float, float] | None = None
        """Where the curves of all charts begin and end on x: so that one crosshair runs through them."""
        self._choices: object = None
        self._is_drawing = False
        self._colors: Colors | None = None
        self._x_title = ""
        self._crosshair_x = math.nan
        self._items: list[pg.PlotCurveItem] = []
        self.title = QToolButton()
        self.title.setObjectName(f"{object_name}.title")
        self.title.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if has_choices:
            self.title.setMenu(QMenu(self.title))
        self.title.setAccessibleName(self.tr("Curve"))
        self.group = QLabel()
        self.group.setProperty("tone", "note")
        self.readout = QLabel()
        self.readout.setTextFormat(Qt.TextFormat.RichText)
        self.readout.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.readout.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.plot = _Plot()
        self.plot.setObjectName(f"{object_name}.plot")
        self._lay_out()
        self._build_plot()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 12, 0)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.group)
        head.addWidget(self.readout, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.plot, 1)

    def _build_plot(self) -> None:
        self.box = self.plot.getViewBox()
        self.box.setMouseMode(pg.ViewBox.RectMode)
        self.box.setMenuEnabled(False)
        # pyqtgraph makes its menu a child without saying that it is a popup: it would lie open on the chart in a dock.
        self.plot.getPlotItem().ctrlMenu.setParent(self.plot, Qt.WindowType.Popup)
        self.box.disableAutoRange()
        self.plot.hideButtons()
        self.plot.getAxis("left").setWidth(AXIS_PX)
        self._line = pg.InfiniteLine(angle=90, movable=False)
        self._place = pg.InfLineLabel(self._line, "", position=0.0, anchors=[(0.5, 1.0), (0.5, 1.0)])
        self._dots = pg.ScatterPlotItem(size=8, pxMode=True)
        for item in (self._line, self._dots):
            item.setZValue(10)
            self.plot.addItem(item, ignoreBounds=True)
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.setInterval(30)
        self._redraw.timeout.connect(self.draw)
        self.box.sigXRangeChanged.connect(lambda *_: self._range_changed())
        self.box.sigRangeChangedManually.connect(lambda *_: self._zoomed())
        self.plot.scene().sigMouseMoved.connect(self._moved)
        self.plot.left.connect(lambda: self.hovered.emit(math.nan))
        self.plot.double_clicked.connect(self.fitAsked)
        self.show_crosshair(math.nan)

    def set_colors(self, colors: Colors) -> None:
        """Take the colours of a theme."""
        self._colors = colors
        self.plot.setBackground(colors.panel)
        for name in ("left", "bottom"):
            axis = self.plot.getAxis(name)
            axis.setPen(pg.mkPen(None))
            axis.setTextPen(colors.muted)
            axis.setTickFont(self.group.font())
            axis.setStyle(tickLength=0)
        self._line.setPen(pg.mkPen(colors.muted, width=1))
        self._place.setColor(QColor(colors.text))
        self._place.fill = pg.mkBrush(colors.raised)
        self.plot.getAxis("left").setTickPen(pg.mkPen(colors.grid))
        self.plot.getAxis("bottom").setTickPen(pg.mkPen(None))
        self.draw()

    def set_choices(self, title: str, group: str, choices: Sequence[tuple[str, Key]]) -> None:
        """Name the curve shown, and the curves that can be shown instead."""
        if self._choices == (title, group, choices, self.key):
            return
        # An open menu must not be emptied by the next number that comes in.
        self._choices = (title, group, choices, self.key)
        self.title.setText(title)
        self.title.setAccessibleName(title)
        self.title.setStyleSheet("font-weight: 600; padding: 0 4px;")
        self.group.setText(group)
        if not self._has_choices:
            return
        menu = self.title.menu()
        menu.clear()
        for text, key in choices:
            entry = menu.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(key == self.key)
            entry.triggered.connect(lambda _=False, key=key: self.keyChosen.emit(key))

    def show_traces(self, traces: Sequence[Trace], x_title: str) -> None:
        """Draw other curves, or more of them; a range the person has zoomed to stays."""
        self.traces = traces
        self._x_title = x_title
        if self.is_fitted:
            self.fit()
        self.draw()

    def set_log(self, is_log: bool) -> None:
        """Draw values logarithmically; those not above zero are left out."""
        self.is_log = is_log
        self.plot.getAxis("left").setLogMode(is_log)
        self.fit()
        self.draw()

    def fit(self, x_span: tuple[float, float] | None = None) -> None:
        """Show everything (or everything between two places on x), and keep doing so as curves grow."""
        self.is_fitted = x_span is None
        spans = [(float(item.x[0]), float(item.x[-1])) for item in self.traces if len(item.x)]
        if not spans:
            self._set_range((0.0, 1.0), (0.0, 1.0))
            return
        x_span = x_span or self.extent or (min(low for low, _ in spans), max(high for _, high in spans))
        shown = [self._shown(values) for item in self.traces for values in (item.raw, item.smoothed)]
        values = np.concatenate([part[np.isfinite(part)] for part in shown] or [np.empty(0)])
        low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
        # A smoothed constant differs from itself in its last digits, of which no axis could tell.
        span = high - low if high - low > FLAT * abs(high) else 0.0
        room = ROOM * span or max(abs(high) * ROOM, 1e-9)
        self._set_range(
            x_span if x_span[1] > x_span[0] else (x_span[0] - 0.5, x_span[1] + 0.5), (low - room, high + room)
        )

    def show_crosshair(self, x: float) -> None:
        """Put the crosshair at x in every chart; NaN takes it away and shows the newest values."""
        self._crosshair_x = x
        is_there = math.isfinite(x)
        self._line.setVisible(is_there)
        self._place.setVisible(is_there and self.plot.height() >= LABEL_FROM_PX)
        if is_there:
            self._line.setValue(x)
            self._place.setText(f"{self._x_title} {x:.4g}" if abs(x) < 1e4 else f"{self._x_title} {x:.0f}")
        self._show_values()

    def draw(self) -> None:
        """Paint the visible part, thinned to what the width can show."""
        self._is_drawing = True
        span = tuple(self.box.viewRange()[0])
        columns = max(self.box.width(), 100)
        lines: list[tuple[Array, Array, QColor]] = []
        for item in self.traces:
            if item.smoothed is not item.raw:
                faint = QColor(item.color)
                faint.setAlpha(RAW_ALPHA)
                lines.append((*decimate(item.x, self._shown(item.raw), int(columns), span), faint))
        for item in self.traces:
            lines.append((*decimate(item.x, self._shown(item.smoothed), int(columns), span), QColor(item.color)))
        while len(self._items) < len(lines):
            curve = pg.PlotCurveItem(skipFiniteCheck=True, antialias=False)
            self._items.append(curve)
            self.plot.addItem(curve, ignoreBounds=True)
        for curve, (x, y, color) in zip(self._items, lines, strict=False):
            is_fine = len(x) <= FINE_POINTS
            curve.setData(x, y, pen=pg.mkPen(color, width=1.5 if is_fine else 1), antialias=is_fine)
            curve.setVisible(True)
        for curve in self._items[len(lines) :]:
            curve.setVisible(False)
        self._show_values()
        self._is_drawing = False

    def values(self) -> list[tuple[Trace, float, float]]:
        """Return each trace with x and value at the crosshair, or at its end."""
        found = []
        for item in self.traces:
            place = item.at(self._crosshair_x if math.isfinite(self._crosshair_x) else math.inf)
            if place is not None:
                found.append((item, *place))
        return found

    def _show_values(self) -> None:
        values = self.values()
        marks = [
            f'<span style="color:{item.color}">&#9632;</span>&nbsp;{escape(number(value))}'
            for item, _, value in values[:MOST_READOUTS]
        ]
        self.readout.setText("&nbsp;&nbsp;&nbsp;".join(marks))
        ground = self._colors.panel if self._colors else "#000000"
        is_there = math.isfinite(self._crosshair_x)
        places = np.array([(x, value) for _, x, value in values], dtype=np.float64).reshape(-1, 2)
        heights = self._shown(places[:, 1])
        spots = [
            {
                "pos": (x, y),
                "pen": pg.mkPen(item.color, width=2),
                "brush": pg.mkBrush(ground if is_there else item.color),
            }
            for (item, x, _), y in zip(values, heights, strict=True)
            if math.isfinite(y)
        ]
        self._dots.setSize(8 if is_there else 5)
        self._dots.setData(spots)

    def _shown(self, values: Array) -> Array:
        if not self.is_log:
            return values
        with np.errstate(divide="ignore", invalid="ignore"):
            logs: Array = np.where(values > 0, np.log10(values), np.nan)
        return logs

    def _set_range(self, x: tuple[float, float], y: tuple[float, float]) -> None:
        self._is_drawing = True
        self.box.setRange(xRange=x, yRange=y, padding=0.0, disableAutoRange=True)
        self._is_drawing = False

    def _range_changed(self) -> None:
        if not self._is_drawing:
            self._redraw.start()

    def _zoomed(self) -> None:
        self.is_fitted = False
        self.zoomed.emit()
        self._redraw.start()

    def _moved(self, place: QPointF) -> None:
        if self.box.sceneBoundingRect().contains(place):
            self.hovered.emit(float(self.box.mapSceneToView(place).x()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More columns may show more points."""
        super().resizeEvent(event)
        self._redraw.start()


class _Plot(pg.PlotWidget):  # type: ignore[misc] # pyqtgraph comes without types
    """Says when the pointer leaves and when it is double-clicked; grid lines are quiet."""

    left: ClassVar[Signal] = Signal()
    double_clicked: ClassVar[Signal] = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_scrolled = False
        """The wheel moves the charts; it zooms with Ctrl."""
        self.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        # pyqtgraph's menu has no owner: left alone it outlives the window.
        self.getPlotItem().ctrlMenu.setParent(self)
        self.getPlotItem().ctrlMenu.hide()
        self.getPlotItem().showGrid(x=False, y=True, alpha=1.0)
        self.getPlotItem().setContentsMargins(0, 4, 14, 0)

    def leaveEvent(self, event: object) -> None:
        """The crosshair goes with the pointer."""
        super().leaveEvent(event)
        self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom, or let the charts be scrolled."""
        if self.is_scrolled and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().wheelEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click fits."""
        super().mouseDoubleClickEvent(event)
        self.double_clicked.emit()
