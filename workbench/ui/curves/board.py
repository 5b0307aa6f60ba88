"""The curves of all runs, one over the other: loss, metrics, learning rate, one crosshair through all."""

from __future__ import annotations

import math
import time
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QVBoxLayout, QWidget

from workbench.formats.atomic_file import write_atomically
from workbench.jobs.curves import SYSTEM, Curves
from workbench.jobs.job import JobError
from workbench.ui.curves.chart import Chart
from workbench.ui.curves.export import curves_csv, draw_png, draw_svg
from workbench.ui.curves.more_charts import ChartGroup, ChartScroll, MoreCharts
from workbench.ui.curves.toolbar import CurvesToolbar
from workbench.ui.curves.traces import MOST_FIGURES, RATE, Key, Trace, XAxis, chart_keys, kinds_of, trace
from workbench.ui.empty_page import EmptyPage
from workbench.ui.file_questions import ask_target
from workbench.ui.parts import Parts
from workbench.ui.plain_label import PlainLabel
from workbench.ui.session_panel import SessionPanel

REPAINT_MS = 100
"""Any number of new points are drawn together, at most ten times a second."""
CHARTS = 2 + MOST_FIGURES
MOST_BELOW = 60
"""A figure each of a thousand classes would take minutes to draw; whatever is left out can be chosen in a chart."""


class CurvesBoard(SessionPanel):
    """``startAsked``: the person wants to train something. ``repainted`` comes after each drawing."""

    startAsked: ClassVar[Signal] = Signal()
    repainted: ClassVar[Signal] = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "curves.board")
        self.toolbar = CurvesToolbar()
        self.charts = [Chart(f"curves.chart.{index}") for index in range(CHARTS)]
        self._chosen: dict[int, Key] = {}
        self._runs: list[tuple[str, Curves]] = []
        self._judged_by: dict[str, str] = {}
        self._traces: dict[tuple[str, Key], tuple[object, Trace]] = {}
        self.empty = EmptyPage("chart")
        self.empty.asked.connect(self.startAsked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REPAINT_MS)
        self._drawn_at = 0.0
        self._timer.timeout.connect(self.repaint_now)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self._side = QSplitter(Qt.Orientation.Vertical)
        for chart in self.charts[1:]:
            self._side.addWidget(chart)
        self._board = QSplitter(Qt.Orientation.Horizontal)
        self._board.setObjectName("curves.charts")
        self._board.addWidget(self.charts[0])
        self._board.addWidget(self._side)
        self._board.setSizes([580, 420])
        for splitter in (self._side, self._board):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self.more = MoreCharts(self._connect_chart)
        self._scroll = ChartScroll(self._board, self.more)
        self.note = PlainLabel()
        self.note.setObjectName("curves.note")
        self.note.setProperty("tone", "muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.hide()
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.note, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(page)

    def _connect(self) -> None:
        bar = self.toolbar
        bar.changed.connect(self.repaint_now)
        bar.moreToggled.connect(self._show_more)
        bar.logToggled.connect(lambda is_on: self.charts[0].set_log(is_on))
        bar.fitAsked.connect(self.fit)
        bar.exportAsked.connect(self._export)
        bar.runToggled.connect(self.parts.marks.toggle)
        self.parts.marks.changed.connect(lambda _: self.repaint_now())
        self.parts.theme.changed.connect(self._take_colors)
        for index, chart in enumerate(self.charts):
            self._connect_chart(chart)
            chart.keyChosen.connect(lambda key, index=index: self.choose(index, key))

    def _connect_chart(self, chart: Chart) -> None:
        chart.hovered.connect(self._hover)
        chart.fitAsked.connect(self.fit)
        chart.zoomed.connect(lambda: self._follow_zoom(chart))
        chart.plot.is_scrolled = self.toolbar.more.isChecked()
        chart.set_colors(self.parts.theme.colors)

    def _show_more(self, is_wanted: bool) -> None:
        for chart in self._every_chart():
            chart.plot.is_scrolled = is_wanted
        self.repaint_now()
        self._scroll.show_more(is_wanted)

    def _every_chart(self) -> list[Chart]:
        return [*self.charts, *self.more.charts]

    def show_session(self) -> None:
        """Draw the curves that the new project has."""
        self._chosen.clear()
        self._traces.clear()
        self.toolbar.fit.click()
        self.repaint_now()

    def showEvent(self, event: QShowEvent) -> None:
        """Be up to date when the tab comes to the front."""
        super().showEvent(event)
        self._timer.start()

    def show_job(self, name: str) -> None:  # noqa: ARG002 - whatever changed, one drawing follows
        """Draw the curves again soon."""
        if self.isVisible() and not self._timer.isActive():
            # At once after a rest, else when the last drawing is REPAINT_MS old.
            since_ms = (time.monotonic() - self._drawn_at) * 1e3
            self._timer.start(max(0, round(REPAINT_MS - since_ms)))

    def repaint_now(self) -> None:
        """Take in all new numbers and draw."""
        self._timer.stop()
        self._drawn_at = time.monotonic()
        self._runs = self._read()
        self._pages.setCurrentIndex(1 if self._runs else 0)
        if not self._runs:
            return
        marks = self.parts.marks
        self.toolbar.show_runs([(run, marks.color(run), marks.is_shown(run)) for run, _ in self._runs])
        shown = [(run, curves) for run, curves in self._runs if marks.is_shown(run)]
        keys = tuple(dict.fromkeys(key for _, curves in shown for key in curves.keys()))  # noqa: SIM118 - no dictionary
        self._draw(keys, chart_keys(keys, tuple(self._judged_by[run] for run, _ in shown)) if keys else ())
        self._scroll.setVisible(bool(keys))
        self.note.setVisible(not keys)
        self._side.setVisible(any(not chart.isHidden() for chart in self.charts[1:]))
        self.repainted.emit()

    def _draw(self, keys: tuple[Key, ...], leading: tuple[Key, ...]) -> None:
        """Draw the leading curves of the shown runs, or those chosen in their place; the rest below, where wanted."""
        chosen = {}
        for index, key in enumerate(leading):
            own = self._chosen.get(index)
            chosen[self.charts[index]] = own if own is not None and own in keys else key
        is_wanted = self.toolbar.more.isChecked()
        rest = tuple(key for key in keys if key not in chosen.values())[:MOST_BELOW] if is_wanted else ()
        self.more.show_groups([ChartGroup(self._kind_title(kind), found) for kind, found in kinds_of(rest).items()])
        chosen |= {chart: chart.key for chart in self.more.charts}
        traces = {chart: self._visible(key) for chart, key in chosen.items()}
        ends = [end for found in traces.values() for item in found for end in (item.x[0], item.x[-1])]
        choices = [(self._full_title(key), key) for key in keys]
        for chart in self._every_chart():
            chart.setVisible(chart in chosen)
            if chart in chosen:
                chart.key = chosen[chart]
                chart.extent = (float(min(ends)), float(max(ends))) if ends else None
                chart.set_choices(self._title(chart.key), self._group(chart.key), choices)
            chart.show_traces(traces.get(chart, []), self._axis_title())

    def fit(self) -> None:
        """Show every curve whole."""
        for chart in self._every_chart():
            chart.fit()

    def choose(self, index: int, key: Key) -> None:
        """Show another curve in one of the charts."""
        self._chosen[index] = key
        self.charts[index].is_fitted = True
        self.repaint_now()

    def _read(self) -> list[tuple[str, Curves]]:
        if self.session is None:
            return []
        board, found = self.session.board, []
        for job in board.jobs():
            if job.kind == "train":
                self.parts.marks.color(job.name)
                try:
                    curves = board.curves_so_far(job.name)
                except JobError:
                    continue
                if any(group != SYSTEM for group, _ in curves.keys()):  # noqa: SIM118 - no dictionary
                    found.append((job.name, curves))
                    self._judged_by[job.name] = job.metric
        return found

    def _visible(self, key: Key) -> list[Trace]:
        marks = self.parts.marks
        traces = [self._trace(run, curves, key) for run, curves in self._runs if marks.is_shown(run)]
        return [item for item in traces if len(item.x)]

    def _trace(self, run: str, curves: Curves, key: Key) -> Trace:
        axis, weight = self.toolbar.axis, self.toolbar.weight
        stamp = (id(curves), curves.revision, axis, weight)
        known = self._traces.get((run, key))
        if known is None or known[0] != stamp:
            known = (stamp, trace(run, self.parts.marks.color(run), curves, key, axis, weight))
            self._traces[run, key] = known
        return known[1]

    def _hover(self, x: float) -> None:
        for chart in self._every_chart():
            chart.show_crosshair(x)

    def _follow_zoom(self, source: Chart) -> None:
        span = tuple(source.box.viewRange()[0])
        for chart in self._every_chart():
            if chart is not source:
                chart.fit((span[0], span[1]))

    def _take_colors(self) -> None:
        for chart in self._every_chart():
            chart.set_colors(self.parts.theme.colors)

    def _export(self, kind: str) -> None:
        chosen, _ = ask_target(self, self.tr("Export the curves"), f"curves.{kind}", f"*.{kind}")
        if chosen:
            self.export_to(Path(chosen), kind)

    def export_to(self, path: Path, kind: str) -> None:
        """Write the shown runs' numbers (csv) or the charts as they stand (png, svg); tells how it went."""
        self._hover(math.nan)
        try:
            if kind == "csv":
                runs = [(run, curves) for run, curves in self._runs if self.parts.marks.is_shown(run)]
                write_atomically(path, [curves_csv(runs).encode()])
            elif not {"png": draw_png, "svg": draw_svg}[kind](self._scroll.drawn, path):
                raise OSError(5, self.tr("the folder cannot be written"))
        except OSError as error:
            text = self.tr("The curves could not be written to {path}: {reason}.")
            self.parts.notices.error(text.format(path=path, reason=error.strerror))
            return
        self.parts.notices.info(self.tr("Curves written to {path}").format(path=path))

    def _kind_title(self, kind: str) -> str:
        return {
            "loss": self.tr("Loss"),
            "metric": self.tr("Metrics"),
            "rate": self.tr("Learning rate"),
            "time": self.tr("Time"),
            SYSTEM: self.tr("Computer"),
        }[kind]

    def _title(self, key: Key) -> str:
        names = {"loss": self.tr("Loss"), "lr": self.tr("Learning rate")}
        return names.get(key[1], key[1])

    def _group(self, key: Key) -> str:
        if key == RATE:
            return ""
        group = {"train": self.tr("training"), SYSTEM: self.tr("computer")}.get(key[0], self.tr("validation"))
        return self.tr("px, {group}").format(group=group) if key[1].startswith("EPE") else group

    def _full_title(self, key: Key) -> str:
        group = self._group(key)
        return f"{self._title(key)}, {group}" if group else self._title(key)

    def _axis_title(self) -> str:
        return {XAxis.EPOCH: self.tr("epoch"), XAxis.STEP: self.tr("step"), XAxis.TIME: self.tr("minute")}[
            self.toolbar.axis
        ]

    def retranslate(self) -> None:
        """Set every text again."""
        self.note.setText(self.tr("All runs are hidden: click one above to see its curves."))
        self.empty.set_texts(
            self.tr("Loss and metrics of every run will be drawn here while it trains."), self.tr("Start training")
        )
        self._timer.start()
