"""What the charts are drawn with: runs, smoothing, axis, logarithm, fit, export."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QSlider, QToolButton, QWidget

from workbench.ui.color_icons import color_icon
from workbench.ui.curves.traces import XAxis
from workbench.ui.emptied import empty_layout
from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel

SMOOTH_AT_FIRST = 80
MOST_CHIPS = 6


class CurvesToolbar(QWidget):
    """``changed`` comes when the curves must be drawn anew; the rest are questions to the panel."""

    changed: ClassVar[Signal] = Signal()
    moreToggled: ClassVar[Signal] = Signal(bool)
    logToggled: ClassVar[Signal] = Signal(bool)
    fitAsked: ClassVar[Signal] = Signal()
    exportAsked: ClassVar[Signal] = Signal(str)
    runToggled: ClassVar[Signal] = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("curves.toolbar")
        self.axis = XAxis.EPOCH
        self._shown: list[tuple[str, str, bool]] = []
        self._runs = QHBoxLayout()
        self._runs.setSpacing(2)
        self._smooth_label = PlainLabel()
        self._smooth_label.setProperty("tone", "muted")
        self.smooth = QSlider(Qt.Orientation.Horizontal)
        self.smooth.setObjectName("curves.smooth")
        self.smooth.setRange(0, 99)
        self.smooth.setValue(SMOOTH_AT_FIRST)
        self.smooth.setFixedWidth(96)
        self.smooth.valueChanged.connect(lambda _: self._smoothed())
        self._axes: dict[XAxis, QToolButton] = {}
        self.more = self._button("curves.more")
        self.more.setCheckable(True)
        self.more.toggled.connect(self.moreToggled)
        self.log = self._button("curves.log")
        self.log.setCheckable(True)
        self.log.toggled.connect(self.logToggled)
        self.fit = self._button("curves.fit", "fit")
        self.fit.clicked.connect(lambda: self.fitAsked.emit())
        self.export = self._button("curves.export", "export")
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export.setMenu(QMenu(self.export))
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(8)
        row.addLayout(self._runs)
        row.addStretch(1)
        row.addWidget(self._smooth_label)
        row.addWidget(self.smooth)
        row.addWidget(self._segments())
        for button in (self.more, self.log, self.fit, self.export):
            row.addWidget(button)

    def _segments(self) -> QWidget:
        ground = QWidget()
        ground.setObjectName("segments")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(ground)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        group = QButtonGroup(ground)
        for axis in XAxis:
            button = self._button(f"curves.axis.{axis}")
            button.setCheckable(True)
            button.setChecked(axis is self.axis)
            button.clicked.connect(lambda _=False, axis=axis: self._choose(axis))
            group.addButton(button)
            row.addWidget(button)
            self._axes[axis] = button
        return ground

    def show_runs(self, runs: list[tuple[str, str, bool]]) -> None:
        """Show one chip a run: name, colour, whether it is drawn. The last ones are dropped when there are many."""
        if runs == self._shown:
            return
        self._shown = list(runs)
        empty_layout(self._runs)
        for run, color, is_shown in runs[-MOST_CHIPS:]:
            chip = QToolButton()
            chip.setObjectName(f"curves.run.{run}")
            chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            chip.setIcon(color_icon(color if is_shown else "#7a828c"))
            chip.setText(run)
            chip.setStyleSheet("padding: 0 6px 0 2px;" + ("" if is_shown else " color: palette(placeholder-text);"))
            chip.setToolTip(self.tr("Show or hide the curves of {run}").format(run=run))
            chip.setAccessibleName(chip.toolTip())
            chip.clicked.connect(lambda _=False, run=run: self.runToggled.emit(run))
            self._runs.addWidget(chip)

    @property
    def weight(self) -> float:
        """How strongly the curves are smoothed, 0..0.99."""
        return self.smooth.value() / 100

    def _choose(self, axis: XAxis) -> None:
        if axis is not self.axis:
            self.axis = axis
            self.fitAsked.emit()
            self.changed.emit()

    def _smoothed(self) -> None:
        self._name_slider()
        self.changed.emit()

    def _name_slider(self) -> None:
        text = self.tr("Smoothing {value}: the thin line behind shows the raw values").format(
            value=f"{self.weight:.2f}"
        )
        self.smooth.setToolTip(text)

    def _button(self, name: str, drawing: str = "") -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        if drawing:
            button.setIcon(icon(drawing))
        return button

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text again."""
        self._smooth_label.setText(self.tr("Smooth"))
        self.smooth.setAccessibleName(self.tr("Smoothing of the curves"))
        self._name_slider()
        for axis, text in (
            (XAxis.EPOCH, self.tr("Epoch")),
            (XAxis.STEP, self.tr("Step")),
            (XAxis.TIME, self.tr("Time")),
        ):
            self._axes[axis].setText(text)
            self._axes[axis].setToolTip(self.tr("Draw along: {axis}").format(axis=text))
            self._axes[axis].setAccessibleName(self._axes[axis].toolTip())
        self.more.setText(self.tr("All figures"))
        self._name(self.more, self.tr("Show a chart of every other number below"))
        self.log.setText(self.tr("Log scale"))
        self._name(self.log, self.tr("Logarithmic values"))
        self._name(self.fit, self.tr("Show the whole curves (double click)"))
        self._name(self.export, self.tr("Export the curves"))
        menu = self.export.menu()
        menu.clear()
        self._shown = []
        for kind, text in (
            ("csv", self.tr("Numbers as CSV…")),
            ("png", self.tr("Picture as PNG…")),
            ("svg", self.tr("Drawing as SVG…")),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, kind=kind: self.exportAsked.emit(kind))

    def _name(self, button: QToolButton, text: str) -> None:
        button.setToolTip(text)
        button.setAccessibleName(text)
