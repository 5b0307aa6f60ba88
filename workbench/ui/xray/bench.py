"""The right side of the X-ray: the strip of steps, the chosen step large, what it did, the target."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.jobs.xray import Picture, Shapes, Xray, XrayStep
from workbench.ui.icons import icon
from workbench.ui.plain_label import PlainLabel
from workbench.ui.theme import Theme
from workbench.ui.xray.facts import StepFacts
from workbench.ui.xray.many_draws import ManyDraws
from workbench.ui.xray.painting import Palette, Shown
from workbench.ui.xray.panes import StepPanes
from workbench.ui.xray.strip import StepStrip
from workbench.ui.xray.target_strip import TargetStrip
from workbench.ui.xray.words import title

FACTS_PX = 280


class XrayBench(QWidget):
    """``sampleAsked`` carries -1 or 1, ``splitChosen`` train or val, ``seedChosen`` a seed of the many draws."""

    sampleAsked: ClassVar[Signal] = Signal(int)
    splitChosen: ClassVar[Signal] = Signal(str)
    seedChosen: ClassVar[Signal] = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._xray: Xray | None = None
        self._palette = Palette(())
        self._seed = 0
        self.strip, self.panes = StepStrip(), StepPanes()
        self.facts, self.target, self.draws = StepFacts(theme), TargetStrip(), ManyDraws()
        self.note, self.place, self._step, self._kind = PlainLabel(), PlainLabel(), PlainLabel(), PlainLabel()
        self.back, self.onward = _arrow("xray.back", "left"), _arrow("xray.onward", "right")
        self.splits = {name: _segment(f"xray.{name}") for name in ("train", "val")}
        self.ticks = tuple(QCheckBox() for _ in range(3))
        self.pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.strip.chosen.connect(self.choose)
        self.back.clicked.connect(lambda: self.sampleAsked.emit(-1))
        self.onward.clicked.connect(lambda: self.sampleAsked.emit(1))
        for name, button in self.splits.items():
            button.clicked.connect(lambda _=False, name=name: self.splitChosen.emit(name))
        for tick, is_on in zip(self.ticks, (True, True, False), strict=True):
            tick.setChecked(is_on)
            tick.toggled.connect(lambda _: self.panes.set_shown(Shown(*(each.isChecked() for each in self.ticks))))
        self.draws.chosen.connect(self.seedChosen)

    def _lay_out(self) -> None:
        for label in (self.note, self.place, self._kind):
            label.setProperty("tone", "muted")
        self._step.setProperty("tone", "strong")
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.addWidget(self.pages)
        self.pages.addWidget(self.panes)
        self.pages.addWidget(self.draws)
        scroll = QScrollArea()
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.facts)
        middle.addWidget(scroll)
        middle.setStretchFactor(0, 1)
        middle.setSizes([800, FACTS_PX])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._head(), self.strip, _rule(), self._step_row()):
            column.addLayout(part) if isinstance(part, QHBoxLayout) else column.addWidget(part)
        column.addWidget(middle, 1)
        column.addWidget(_rule())
        column.addWidget(self.target)

    def _head(self) -> QHBoxLayout:
        segments = QWidget()
        segments.setObjectName("segments")
        segments.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QHBoxLayout(segments)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(2)
        group = QButtonGroup(segments)
        for button in self.splits.values():
            group.addButton(button)
            inside.addWidget(button)
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 2)
        row.setSpacing(6)
        row.addWidget(self.note, 1)
        for widget in (self.back, self.place, self.onward):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(segments)
        return row

    def _step_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 12, 0)
        row.setSpacing(14)
        row.addWidget(self._step)
        row.addWidget(self._kind, 1)
        for tick in self.ticks:
            row.addWidget(tick)
        return row

    def show_xray(self, xray: Xray | None, palette: Palette, seed: int) -> None:
        """Show a sample; the step that was chosen stays chosen."""
        self._xray, self._palette, self._seed = xray, palette, seed
        self.strip.show_xray(xray, palette)
        self.target.show_xray(xray, palette)
        if xray is not None:
            self.splits[xray.split].setChecked(True)
        self._tell()
        self._show_step(self.strip.cells.number)

    def choose(self, number: int) -> None:
        """Show one step large."""
        self.pages.setCurrentWidget(self.panes)
        self.strip.choose(number)
        self._show_step(number)

    def show_draws(self, draws: list[tuple[int, Picture | None, Shapes]]) -> None:
        """Show many draws in the place of the chosen step."""
        self.draws.show_draws(draws, self._palette)
        self.pages.setCurrentWidget(self.draws)
        self._step.setText(self.tr("{n} draws").format(n=len(draws)))
        self._kind.setText(self.tr("Click one to go on with its seed"))

    def step(self, by: int) -> None:
        """Go on to the next step, or back."""
        count = len(self._xray.steps) if self._xray is not None else 0
        if count:
            self.choose(min(max(self.strip.cells.number + by, 0), count - 1))

    def _show_step(self, number: int) -> None:
        steps: tuple[XrayStep, ...] = self._xray.steps if self._xray is not None else ()
        if not steps:
            self.panes.show_step(None, None, self._palette)
            self.facts.show_step(None, self._seed, None)
            self._step.setText("")
            self._kind.setText("")
            return
        step, before = steps[number], steps[number - 1] if number else None
        self.panes.show_step(before, step, self._palette)
        self.facts.show_step(step, self._seed, self._xray.target if self._xray is not None else None)
        self._step.setText(self.tr("Step {number}: {title}").format(number=number + 1, title=title(step.kind)))
        self._kind.setText(f"{step.kind}, {step.time_ms:.1f} ms")

    def _tell(self) -> None:
        xray = self._xray
        if xray is None:
            self.place.setText("")
            return
        total = sum(step.time_ms for step in xray.steps)
        text = self.tr("{n} steps, {ms} ms a sample").format(n=len(xray.steps), ms=f"{total:.1f}")
        if xray.is_lost:
            text = self.tr("Nothing was left of this sample: training takes another one instead.")
        self.note.setText(text)
        self.place.setText(self.tr("sample {n} of {all}").format(n=xray.index + 1, all=xray.samples))

    def retranslate(self) -> None:
        """Set every text again."""
        for tick, text in zip(self.ticks, (self.tr("Labels"), self.tr("Crop"), self.tr("Pixel grid")), strict=True):
            tick.setText(text)
        for name, text in (("train", self.tr("Training")), ("val", self.tr("Validation"))):
            self.splits[name].setText(text)
            self.splits[name].setAccessibleName(text)
        for button, text in ((self.back, self.tr("Previous sample")), (self.onward, self.tr("Next sample"))):
            button.setToolTip(text)
            button.setAccessibleName(text)
        self._tell()
        self._show_step(self.strip.cells.number)

    def changeEvent(self, event: QEvent) -> None:
        """Hear the switch of the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _arrow(name: str, drawing: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(icon(drawing))
    return button


def _segment(name: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("rule")
    rule.setFixedHeight(1)
    return rule
