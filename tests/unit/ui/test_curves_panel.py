from __future__ import annotations

import math
import os
import time

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea

from tests.unit.ui.panel_world import tell
from workbench.jobs.curves import SYSTEM, Curves
from workbench.jobs.process import ProcessId
from workbench.protocol.messages import Scalars, Started
from workbench.ui.curves.board import CurvesBoard
from workbench.ui.curves.export import curves_csv
from workbench.ui.curves.number_text import number
from workbench.ui.curves.traces import LOSS, RATE, XAxis, chart_keys, kinds_of, trace


def rows(count, start=1):
    """Loss falls, the rate stays, validation every tenth step."""
    for step in range(start, start + count):
        yield Scalars(1000.0 + 60 * step, step, step / 10, "train", {"loss": 1.0 / step, "lr": 0.01})
        if step % 10 == 0:
            yield Scalars(1000.0 + 60 * step, step, step / 10, "val", {"AP": step / 100, "EPE": 10.0 / step})


def curves_of(*messages):
    curves = Curves()
    for message in messages:
        curves.append(message)
    return curves


def test_that_charts_begin_with_loss_leading_metrics_and_rate():
    keys = (LOSS, RATE, ("train", "acc"), ("val", "zeta"), ("val", "AP"), ("val", "EPE"))
    assert chart_keys(keys) == (LOSS, ("val", "EPE"), ("val", "AP"), RATE)
    assert chart_keys(()) == (LOSS, RATE)


def test_that_what_the_runs_are_judged_by_goes_first_and_single_classes_last():
    regions = (LOSS, RATE, ("val", "IoU/road"), ("val", "mIoU"), ("val", "mDice"))
    assert chart_keys(regions, ("mIoU",)) == (LOSS, ("val", "mIoU"), ("val", "mDice"), RATE)
    both = (*regions, ("val", "AP50"), ("val", "AP"), ("val", "accuracy"))
    judged = tuple(("val", name) for name in ("accuracy", "mIoU", "AP"))
    assert chart_keys(both, ("accuracy", "mIoU", "AP", "mIoU")) == (LOSS, *judged, RATE)
    assert chart_keys((("val", "AP"),), ("AP",)) == (("val", "AP"),)


def test_that_every_curve_is_of_one_kind():
    keys = (("train", "decode.loss_ce"), ("train", "base_lr"), ("train", "acc_pose"), ("train", "data_time"))
    found = kinds_of((*keys, (SYSTEM, "cpu")))
    assert [found[kind] for kind in ("loss", "rate", "metric", "time", SYSTEM)] == [
        *((key,) for key in keys),
        ((SYSTEM, "cpu"),),
    ]


def test_that_each_axis_counts_what_it_says():
    curves = curves_of(*rows(20))
    ends = {axis: trace("a", "#fff", curves, LOSS, axis, 0.0).x[-1] for axis in XAxis}
    assert ends == {XAxis.EPOCH: 2.0, XAxis.STEP: 20.0, XAxis.TIME: 19.0}


def test_that_only_training_curves_are_smoothed():
    curves = curves_of(*rows(20))
    loss, metric = (trace("a", "#fff", curves, key, XAxis.STEP, 0.9) for key in (LOSS, ("val", "AP")))
    assert not np.array_equal(loss.raw, loss.smoothed)
    assert metric.raw is metric.smoothed


def test_that_the_nearest_point_answers_the_crosshair():
    found = trace("a", "#fff", curves_of(*rows(20)), LOSS, XAxis.STEP, 0.0)
    assert found.at(3.4) == (3.0, pytest.approx(1 / 3))
    assert found.at(math.inf) == (20.0, pytest.approx(0.05))
    assert trace("a", "#fff", Curves(), LOSS, XAxis.STEP, 0.0).at(1) is None


def test_that_the_table_has_every_number_in_full():
    lines = curves_csv([("mouse", curves_of(*rows(10)))]).splitlines()
    assert lines[0] == "run,group,name,step,epoch,time,value"
    assert "mouse,train,loss,3,0.3,1180.0,0.3333333333333333" in lines
    assert len(lines) == 1 + 10 + 10 + 2


@pytest.mark.parametrize(
    ("value", "text"), [(0.12345, "0.123"), (0.0005, "0.0005"), (12.34, "12.3"), (1e-7, "1.00e-07"), (math.nan, "–")]
)
def test_that_values_are_short(value, text):
    assert number(value) == text


@pytest.fixture
def panel(world, qtbot):
    panel = CurvesBoard(world.parts)
    qtbot.addWidget(panel)
    panel.resize(1000, 500)
    panel.show()
    panel.set_session(world.session)
    yield panel
    panel.set_session(None)


def shown(panel):
    """What the charts that are to be seen show."""
    return [chart.key for chart in panel.charts if chart.isVisible()]


def begin(world, name, *messages, task="pose"):
    me = ProcessId.of(os.getpid())
    return world.run(name, Started(time.time(), me.pid, me.create_time, "cpu"), *messages, task=task)


def test_that_curves_are_drawn_as_they_come(world, panel, qtbot):
    run = begin(world, "mouse", *rows(20))
    qtbot.waitUntil(lambda: len(panel.charts[0].traces) == 1)
    tell(run.folder, *rows(10, 21))
    with qtbot.waitSignal(panel.repainted):
        world.session.board.poll(None)
    assert panel.charts[0].traces[0].x[-1] == pytest.approx(3.0)
    assert shown(panel) == [LOSS, ("val", "EPE"), ("val", "AP"), RATE]


def validated(**figures):
    """A run of a few steps with these figures."""
    for step in range(1, 9):
        yield Scalars(1000.0 + step, step, step / 4, "train", {"loss": 1.0 / step, "loss_kpt": 0.5, "acc_pose": 0.1})
        yield Scalars(1000.0 + step, step, step / 4, "train", {"lr": 0.01, "data_time": 0.2})
    yield Scalars(1010.0, 8, 2.0, "val", figures)


@pytest.fixture
def two_tasks(world, panel, qtbot):
    begin(world, "signs", *validated(accuracy=60.0, F1=0.5), task="classification")
    begin(world, "cells", *validated(AP=0.4, AP50=0.7), task="detection")
    for name in ("signs", "cells"):
        world.session.board.job(name)
    panel.repaint_now()
    return panel


def test_that_each_shown_runs_main_figure_has_a_chart_and_no_chart_is_empty(world, two_tasks):
    panel = two_tasks
    assert shown(panel) == [LOSS, ("val", "accuracy"), ("val", "AP"), RATE]
    world.parts.marks.toggle("cells")
    assert shown(panel) == [LOSS, ("val", "accuracy"), ("val", "F1"), RATE]
    assert all(chart.traces for chart in panel.charts if chart.isVisible())
    world.parts.marks.toggle("signs")
    assert shown(panel) == [] and panel.note.isVisible()
    world.parts.marks.toggle("cells")
    assert shown(panel) == [LOSS, ("val", "AP"), ("val", "AP50"), RATE] and not panel.note.isVisible()


def test_that_every_other_number_has_a_chart_below_when_wanted(world, two_tasks, qtbot):
    panel = two_tasks
    picture(panel, "curves_leading")
    assert panel.more.charts == [] and not panel.more.isVisible()
    panel.toolbar.more.click()
    rest = [("train", "loss_kpt"), ("train", "acc_pose"), ("val", "F1"), ("val", "AP50"), ("train", "data_time")]
    assert [chart.key for chart in panel.more.charts] == rest
    assert all(chart.traces and chart.title.text() for chart in panel.more.charts)
    qtbot.waitUntil(lambda: panel.findChild(QScrollArea).verticalScrollBar().maximum() > 0)
    bar = panel.findChild(QScrollArea).verticalScrollBar()
    bar.setValue(bar.maximum())
    picture(panel, "curves_all")
    world.parts.marks.toggle("cells")
    assert [chart.key for chart in panel.more.charts] == [rest[0], rest[1], rest[4]]
    panel.toolbar.more.click()
    assert panel.more.charts == [] and not panel.more.isVisible()


def picture(panel, name):
    """Kept for eyes where a folder is named."""
    if folder := os.environ.get("WORKBENCH_PICTURES"):
        panel.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).save(f"{folder}/{name}.png")


def test_that_many_numbers_are_drawn_together(world, panel, qtbot):
    run = begin(world, "mouse", *rows(20))
    qtbot.waitUntil(lambda: len(panel.charts[0].traces) == 1)
    drawn = []
    panel.repainted.connect(lambda: drawn.append(1))
    for start in range(21, 71, 5):
        tell(run.folder, *rows(5, start))
        world.session.board.poll(None)
    qtbot.waitUntil(lambda: len(panel.charts[0].traces[0].x) == 70)
    assert len(drawn) < 10


def test_that_the_crosshair_runs_through_all_charts(world, panel, qtbot):
    begin(world, "mouse", *rows(40))
    qtbot.waitUntil(lambda: len(panel.charts[0].traces) == 1)
    panel.charts[1].hovered.emit(2.0)
    assert [value[0][1] for value in (chart.values() for chart in panel.charts if chart.isVisible())] == [
        2.0,
        2.0,
        2.0,
        2.0,
    ]
    assert "0.200" in panel.charts[2].readout.text()


def test_that_a_hidden_run_is_not_drawn(world, panel, qtbot):
    begin(world, "mouse", *rows(20))
    qtbot.waitUntil(lambda: len(panel.charts[0].traces) == 1)
    world.parts.marks.toggle("mouse")
    assert panel.charts[0].traces == []


def test_that_a_zoom_stays_while_curves_grow_until_fit(world, panel, qtbot):
    run = begin(world, "mouse", *rows(40))
    qtbot.waitUntil(lambda: len(panel.charts[0].traces) == 1)
    chart = panel.charts[0]
    chart.fit((1.0, 2.0))
    tell(run.folder, *rows(10, 41))
    with qtbot.waitSignal(panel.repainted):
        world.session.board.poll(None)
    assert chart.box.viewRange()[0] == pytest.approx([1.0, 2.0])
    panel.fit()
    assert chart.box.viewRange()[0][1] == pytest.approx(5.0)


def test_that_values_not_above_zero_are_left_out_of_a_logarithm(world, panel, qtbot):
    zero = Scalars(1.0, 21, 2.1, "train", {"loss": 0.0})
    begin(world, "mouse", *rows(20), zero)
    qtbot.waitUntil(lambda: len(panel.charts[0].traces) == 1)
    panel.toolbar.log.setChecked(True)
    low, high = panel.charts[0].box.viewRange()[1]
    assert -2 < low < high < 1


def test_that_curves_can_be_written_as_table_picture_and_drawing(world, panel, qtbot, tmp_path):
    begin(world, "mouse", *rows(20))
    qtbot.waitUntil(lambda: len(panel.charts[0].traces) == 1)
    panel.toolbar.log.setChecked(True)
    for kind, start in (("csv", b"run,"), ("png", b"\x89PNG"), ("svg", b"<?xml")):
        panel.export_to(tmp_path / f"c.{kind}", kind)
        assert (tmp_path / f"c.{kind}").read_bytes().startswith(start)


def test_that_an_export_into_nowhere_is_said_in_a_sentence(world, panel, qtbot, tmp_path):
    begin(world, "mouse", *rows(20))
    qtbot.waitUntil(lambda: len(panel.charts[0].traces) == 1)
    for kind in ("csv", "png", "svg"):
        with qtbot.waitSignal(world.parts.notices.raised) as raised:
            panel.export_to(tmp_path / "no" / f"c.{kind}", kind)
        assert raised.args[0] == "error"


def test_that_another_curve_can_be_chosen_for_a_chart(world, panel, qtbot):
    begin(world, "mouse", *rows(20))
    qtbot.waitUntil(lambda: len(panel.charts[0].traces) == 1)
    panel.charts[1].keyChosen.emit(RATE)
    assert panel.charts[1].key == RATE


def test_that_eight_runs_of_a_hundred_thousand_points_are_drawn(panel, qtbot):
    x = np.arange(1e5)
    from workbench.ui.curves.traces import Trace

    traces = [Trace(str(run), "#56b4e9", x, (wave := np.sin(x / 50) + run), wave) for run in range(8)]
    chart = panel.charts[0]
    chart.show_traces(traces, "step")
    drawn = [item for item in chart._items if item.isVisible()]
    assert len(drawn) == 8 and all(len(item.xData) < 5000 for item in drawn)


def test_that_no_menu_of_the_plot_lies_open(panel):
    from PySide6.QtWidgets import QMenu

    assert [menu for menu in panel.findChildren(QMenu) if menu.isVisible()] == []
