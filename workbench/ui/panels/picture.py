"""How the picture is shown: range, brightness, contrast, gamma, one channel. The file is never touched."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.ui.choice_field import ChoiceField
from workbench.ui.number_field import NumberField
from workbench.ui.parts import Parts
from workbench.ui.picture.histogram import Histogram
from workbench.ui.picture.look_slider import LookSlider
from workbench.ui.plain_label import PlainLabel
from workbench.ui.raster.adjustment import NEUTRAL, Adjustment, Channel, Window
from workbench.ui.raster.rendering import FULL_8_BIT
from workbench.ui.raster.statistics import Statistics
from workbench.ui.session_panel import SessionPanel

GAMMA_STEPS = 50
"""So many steps of the slider make gamma ten times as large, or a tenth."""


class PicturePanel(SessionPanel):
    """``changed`` carries an Adjustment, which holds for every image until it is changed again."""

    changed: ClassVar[Signal] = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "panel.picture")
        self.look = NEUTRAL
        self._known: Statistics | None = None
        self._shown: Window = FULL_8_BIT
        self.histogram = Histogram(parts.theme)
        self.black, self.white = NumberField(), NumberField()
        self.auto = QCheckBox()
        self.brightness = LookSlider("brightness", -100, 100, _signed)
        self.contrast = LookSlider("contrast", -100, 100, _signed)
        self.gamma = LookSlider("gamma", -GAMMA_STEPS, GAMMA_STEPS, lambda step: f"{_gamma(step):.2f}")
        self.channel = ChoiceField()
        self.reset = QPushButton()
        self.note = PlainLabel()
        self._labels = {field: PlainLabel() for field in self._fields()}
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_picture(None, FULL_8_BIT)

    def set_look(self, look: Adjustment) -> None:
        """Show a look and tell everybody."""
        if look != self.look:
            self.look = look
            self._show_look()
            self.changed.emit(look)

    def show_picture(self, known: Statistics | None, window: Window) -> None:
        """Show the values of an image, None while they are not known; ``window`` is what it shows unadjusted."""
        self._known, self._shown = known, window
        self.histogram.show_statistics(known)
        self._show_look()

    def _fields(self) -> tuple[QWidget, ...]:
        return self.brightness, self.contrast, self.gamma, self.channel

    def _lay_out(self) -> None:
        for name, end in (("black", self.black), ("white", self.white)):
            end.setObjectName(f"picture.{name}")
            end.setRange(-1e9, 1e9)
            end.setKeyboardTracking(False)
            # Values of many digits must not make the whole side of the window wider.
            end.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for name, widget in (("auto", self.auto), ("channel", self.channel), ("reset", self.reset)):
            widget.setObjectName(f"picture.{name}")
        for channel in Channel:
            self.channel.addItem("", channel)
        ends = QHBoxLayout()
        ends.setSpacing(8)
        ends.addWidget(self.black, 1)
        ends.addWidget(self.white, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(4)
        for field, label in self._labels.items():
            label.setProperty("tone", "muted")
            label.setMinimumSize(72, 28)
            form.addRow(label, field)
        self.note.setWordWrap(True)
        self.note.setProperty("tone", "note")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.histogram)
        column.addLayout(ends)
        column.addWidget(self.auto)
        column.addLayout(form)
        column.addWidget(self.reset)
        column.addWidget(self.note)
        column.addStretch(1)

    def _connect(self) -> None:
        self.histogram.windowDragged.connect(self._take_window)
        for field in (self.black, self.white):
            field.valueChanged.connect(lambda _: self._take_window(self.black.value(), self.white.value()))
        self.auto.toggled.connect(lambda is_on: self.set_look(replace(self.look, is_auto=is_on, window=None)))
        self.brightness.changed.connect(lambda value: self.set_look(replace(self.look, brightness=value)))
        self.contrast.changed.connect(lambda value: self.set_look(replace(self.look, contrast=value)))
        self.gamma.changed.connect(lambda step: self.set_look(replace(self.look, gamma=_gamma(step))))
        self.channel.activated.connect(
            lambda _: self.set_look(replace(self.look, channel=Channel(self.channel.currentData())))
        )
        self.reset.clicked.connect(lambda: self.set_look(NEUTRAL))

    def _take_window(self, low: float, high: float) -> None:
        if high > low:
            window = None if (low, high) == self._shown else (low, high)
            self.set_look(replace(self.look, is_auto=False, window=window))

    def _window(self) -> Window:
        if self.look.window is not None:
            return self.look.window
        return self._known.tight if self.look.is_auto and self._known is not None else self._shown

    def _show_look(self) -> None:
        look = self.look
        self.brightness.set_value(look.brightness)
        self.contrast.set_value(look.contrast)
        self.gamma.set_value(gamma_step(look.gamma))
        self.channel.setCurrentIndex(list(Channel).index(look.channel))
        self.auto.blockSignals(True)
        self.auto.setChecked(look.is_auto)
        self.auto.blockSignals(False)
        window = self._window()
        self.histogram.show_window(window)
        extent = self._known.extent if self._known is not None else FULL_8_BIT
        for field, value in zip((self.black, self.white), window, strict=True):
            field.blockSignals(True)
            field.setDecimals(_decimals(extent))
            field.setSingleStep(max((extent[1] - extent[0]) / 100, 10.0 ** -_decimals(extent)))
            field.setValue(value)
            field.blockSignals(False)
        self.reset.setEnabled(not look.is_neutral)
        self._show_note()

    def _show_note(self) -> None:
        lost = self._known.not_finite if self._known is not None else 0.0
        if lost > 0:
            self.note.setText(
                self.tr("{share:.1f} % of the values are no numbers; they are shown black.").format(
                    share=max(lost * 100, 0.1)
                )
            )
        else:
            self.note.setText(
                self.tr("Changes only how images are shown: the files and the training see them as they are.")
            )

    def retranslate(self) -> None:
        """Set every text again."""
        texts = (self.tr("Brightness"), self.tr("Contrast"), self.tr("Gamma"), self.tr("Channel"))
        for (field, label), text in zip(self._labels.items(), texts, strict=True):
            label.setText(text)
            target = field.slider if isinstance(field, LookSlider) else field
            target.setAccessibleName(text)
            label.setBuddy(target)
        names = (self.tr("All colours"), self.tr("Red"), self.tr("Green"), self.tr("Blue"), self.tr("Grey"))
        for place, name in enumerate(names):
            self.channel.setItemText(place, name)
        self.histogram.setAccessibleName(self.tr("Histogram"))
        self.histogram.setToolTip(
            self.tr("Drag the marks: what lies left of the first is black, right of the second white")
        )
        self.black.setAccessibleName(self.tr("Value shown black"))
        self.black.setToolTip(self.tr("Value shown black"))
        self.white.setAccessibleName(self.tr("Value shown white"))
        self.white.setToolTip(self.tr("Value shown white"))
        self.auto.setText(self.tr("Auto levels for every image"))
        self.reset.setText(self.tr("Show as it is"))
        self._show_note()


def gamma_step(gamma: float) -> int:
    """Return the slider's step nearest to a gamma."""
    return round(GAMMA_STEPS * math.log10(gamma))


def _gamma(step: int) -> float:
    return round(10.0 ** (step / GAMMA_STEPS), 3) if step else 1.0


def _signed(value: int) -> str:
    return f"+{value}" if value > 0 else str(value).replace("-", "\N{MINUS SIGN}")


def _decimals(extent: Window) -> int:
    """Return how many decimals the values of an image need."""
    span = extent[1] - extent[0]
    return 0 if span >= 100 else min(max(3 - math.floor(math.log10(max(span, 1e-9))), 1), 6)
