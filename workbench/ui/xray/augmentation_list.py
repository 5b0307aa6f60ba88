"""The augmentations of the pipeline: each with a tick and its sliders, as a draft of a recipe's overrides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.tasks.augmentations import (
    CHANCE,
    RANGE,
    Augmentation,
    Found,
    Knob,
    augmentations_of,
    chance_of,
    key_of,
    with_chance,
)
from workbench.ui.emptied import empty_layout
from workbench.ui.picture.look_slider import LookSlider
from workbench.ui.plain_label import PlainLabel
from workbench.ui.sentences import translated

STEPS, CAPTION_PX = 100, 84
SETTLE_MS = 120
"""So long after the last move of a slider the preview is asked for."""


class AugmentationList(QScrollArea):
    """``changed``: the overrides are others. What is switched off keeps its sliders for when it is on again."""

    changed: ClassVar[Signal] = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("xray.augmentations")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.overrides: dict[str, Any] = {}
        self._original: dict[str, Any] = {}
        self._shown: tuple[Mapping[str, Any], ...] = ()
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(12, 4, 12, 8)
        self._column.setSpacing(2)
        self.setWidget(inside)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.changed)

    def begin(self, overrides: Mapping[str, Any]) -> None:
        """Take the overrides of another recipe; the rows come with its first X-ray."""
        self.overrides = dict(overrides)
        self._original.clear()
        self._shown = ()
        empty_layout(self._column)

    def show_pipeline(self, pipeline: tuple[Mapping[str, Any], ...]) -> None:
        """Show what can be set in a pipeline; rows that stand there already are left alone."""
        kinds = tuple(str(table.get("type")) for table in pipeline)
        if kinds == tuple(str(table.get("type")) for table in self._shown):
            return
        self._shown = pipeline
        self._build()

    def _build(self) -> None:
        empty_layout(self._column)
        found = augmentations_of(self._shown)
        for item in found:
            self._column.addWidget(self._row(item))
        if not found:
            text = PlainLabel(self.tr("Nothing in this pipeline is random, or nothing that can be set here."))
            text.setProperty("tone", "muted")
            text.setWordWrap(True)
            self._column.addWidget(text)
        self._column.addStretch(1)

    def _row(self, found: Found) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(0)
        tick = QCheckBox(translated(found.augmentation.title))
        tick.setObjectName(f"xray.{found.augmentation.transform}.{found.augmentation.title}")
        tick.setChecked(found.is_on)
        column.addWidget(tick)
        sliders = QWidget()
        rows = QVBoxLayout(sliders)
        rows.setContentsMargins(24, 0, 0, 0)
        rows.setSpacing(0)
        for knob in found.augmentation.knobs:
            for row in self._sliders(found, knob):
                rows.addWidget(row)
        sliders.setVisible(tick.isChecked())
        column.addWidget(sliders)
        tick.toggled.connect(lambda is_on: self._switch(found, is_on, sliders))
        return widget

    def _sliders(self, found: Found, knob: Knob) -> list[QWidget]:
        value = self.overrides.get(key_of(found.augmentation, knob.setting), found.value(knob))
        title = translated(knob.title)
        if knob.form != RANGE:
            start = chance_of(value) if knob.form == CHANCE else _number(value, knob)
            return [self._slider(found.augmentation, knob, title, start, None)]
        low, high = value if isinstance(value, (list, tuple)) and len(value) == 2 else knob.usual
        texts = (self.tr("{name}, least").format(name=title), self.tr("{name}, most").format(name=title))
        return [
            self._slider(found.augmentation, knob, text, float(end), side)
            for side, (text, end) in enumerate(zip(texts, (low, high), strict=True))
        ]

    def _slider(self, owner: Augmentation, knob: Knob, title: str, start: float, side: int | None) -> QWidget:
        span = knob.high - knob.low
        slider = LookSlider(f"{owner.transform}.{knob.setting}", 0, STEPS, lambda step: _said(knob, step))
        slider.slider.setAccessibleName(title)
        slider.set_value(round((min(max(start, knob.low), knob.high) - knob.low) / span * STEPS))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        label = PlainLabel(title)
        label.setProperty("tone", "note")
        label.setFixedWidth(CAPTION_PX)
        line.addWidget(label)
        line.addWidget(slider, 1)
        slider.changed.connect(lambda step: self._set(owner, knob, knob.low + step / STEPS * span, side))
        return row

    def _set(self, owner: Augmentation, knob: Knob, value: float, side: int | None) -> None:
        key = key_of(owner, knob.setting)
        before = self.overrides.get(key, self._value_of(owner, knob))
        if knob.form == CHANCE:
            self.overrides[key] = with_chance(before, value)
        elif side is None:
            self.overrides[key] = round(value) if isinstance(before, int) else round(value, 3)
        else:
            ends = list(before)
            ends[side] = round(value, 3)
            # The other end gives way: a range that is the wrong way round would stop the training.
            ends[1 - side] = max(ends[1 - side], value) if side == 0 else min(ends[1 - side], value)
            self.overrides[key] = [round(float(end), 3) for end in ends]
        self._settle.start()

    def _switch(self, found: Found, is_on: bool, sliders: QWidget) -> None:
        owner = found.augmentation
        for setting, off in owner.off.items():
            key = key_of(owner, setting)
            if is_on:
                kept = self._original.pop(key, None)
                knob = next(knob for knob in owner.knobs if knob.setting == setting)
                self.overrides.pop(key, None)
                if kept is not None:
                    self.overrides[key] = kept
                elif not found.is_on:
                    self.overrides[key] = knob.usual
            else:
                if key in self.overrides:
                    self._original[key] = self.overrides[key]
                self.overrides[key] = list(off) if isinstance(off, tuple) else off
        sliders.setVisible(is_on)
        self._settle.start()

    def _value_of(self, owner: Augmentation, knob: Knob) -> Any:
        for found in augmentations_of(self._shown):
            if found.augmentation is owner:
                return found.value(knob)
        return knob.usual

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._build()
        super().changeEvent(event)


def _number(value: Any, knob: Knob) -> float:
    """A number that the config gives as a pair (colour jitter) is shown by its reach."""
    if isinstance(value, (list, tuple)):
        return max((abs(float(part) - 1.0) for part in value), default=0.0)
    return float(value) if isinstance(value, (int, float)) else float(knob.usual)


def _said(knob: Knob, step: int) -> str:
    value = knob.low + step / STEPS * (knob.high - knob.low)
    if knob.form == CHANCE:
        return f"{round(100 * value)} %"
    text = f"{value:.0f}" if knob.high > 10 else f"{value:.2f}"
    return f"{text}{knob.unit}" if knob.unit == "°" else text
