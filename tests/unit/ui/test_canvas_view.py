"""The canvas as a person uses it: real mouse and keys, offscreen."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.unit.ui.canvas_world import CELL, MOUSE, make_world
from workbench.core.edit import Edit, Patch
from workbench.core.instance import Instance, Keypoint
from workbench.core.prediction import Prediction
from workbench.core.schema import Category
from workbench.editing import operations
from workbench.editing.ghosts.ghosts import ghosts_of
from workbench.ui.canvas.parts import GhostsShown, PredictionStyle
from workbench.ui.canvas.view import CanvasView

LEFT, RIGHT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
BOX = Instance(1, 1, CELL.id, bbox_xywh=(100.0, 80.0, 60.0, 40.0))
POSE = Instance(
    2,
    1,
    MOUSE.id,
    bbox_xywh=(200.0, 150.0, 100.0, 100.0),
    keypoints=(Keypoint(220, 170, 2), Keypoint(260, 170, 2), Keypoint(220, 220, 1), Keypoint(280, 230, 2)),
)


class Stage:
    """A canvas on a world, and hands: places are image pixels."""

    def __init__(self, qtbot, world):
        self.qtbot, self.world = qtbot, world
        self.view = CanvasView()
        qtbot.addWidget(self.view)
        self.refusals, self.hints = [], []
        self.view.editRefused.connect(self.refusals.append)
        self.view.hintChanged.connect(self.hints.append)
        self.view.resize(800, 600)
        self.view.set_session(world)
        self.view.set_category(CELL.id)
        self.view.show()
        self.show(1)

    def show(self, image_id):
        with self.qtbot.waitSignal(self.view.imageShown):
            self.view.show_image(image_id)
        self.wait_for_picture()

    def wait_for_picture(self):
        def is_sharp():
            display = self.view.display
            picture = display.picture
            assert picture is not None
            assert picture.request.scale == self.view.zoom
            assert picture.request.instances is display.scene.index.instances
            assert picture.request.hidden == display.held_ids

        self.qtbot.waitUntil(is_sharp)

    def at(self, x, y):
        place = self.view.display.point(x, y)
        return QPoint(round(place.x()), round(place.y()))

    def move(self, x, y, held=Qt.MouseButton.NoButton):
        place = QPointF(self.at(x, y))
        event = QMouseEvent(QEvent.Type.MouseMove, place, place, Qt.MouseButton.NoButton, held, Qt.KeyboardModifier(0))
        QApplication.sendEvent(self.view, event)

    def click(self, x, y, button=LEFT, modifier=Qt.KeyboardModifier.NoModifier):
        self.move(x, y)
        self.qtbot.mouseClick(self.view, button, modifier, self.at(x, y))

    def drag(self, start, end):
        self.move(*start)
        self.qtbot.mousePress(self.view, LEFT, pos=self.at(*start))
        self.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2, LEFT)
        self.move(*end, LEFT)
        self.qtbot.mouseRelease(self.view, LEFT, pos=self.at(*end))

    def key(self, key):
        self.qtbot.keyClick(self.view, key)

    @property
    def instances(self):
        return self.world.document.instances(1)


@pytest.fixture
def stage(qtbot, tmp_path):
    made = Stage(qtbot, make_world(tmp_path, (BOX, POSE)))
    yield made
    made.view.release()


def near(values, expected, reach=1.0):
    return np.allclose(np.array(values, float), np.array(expected, float), atol=reach)


def test_that_a_box_is_drawn_stored_selected_and_undone(stage):
    stage.view.set_tool("box")
    stage.drag((20, 20), (70, 60))
    made = stage.instances[-1]
    assert near(made.bbox_xywh, (20, 20, 50, 40))
    assert made.category_id == CELL.id
    assert stage.world.selection.ids == {made.id}
    assert len(stage.world.journal.entries) == 1
    stage.world.editor.undo()
    assert stage.instances == (BOX, POSE)
    assert stage.world.selection.ids == frozenset()


def test_that_a_polygon_is_drawn_with_clicks_and_enter(stage):
    stage.view.set_tool("polygon")
    for place in ((20, 20), (80, 25), (60, 70)):
        stage.click(*place)
    stage.key(Qt.Key.Key_Return)
    assert near(stage.instances[-1].polygons[0], (20, 20, 80, 25, 60, 70))


def test_that_keypoints_are_placed_with_mouse_and_keys(stage):
    stage.view.set_tool("keypoints")
    stage.view.set_category(MOUSE.id)
    assert stage.hints[-1].startswith("Click snout of mouse (1/4)")
    stage.click(30, 30)
    stage.click(60, 30, RIGHT)
    stage.key(Qt.Key.Key_Tab)
    assert stage.view.hasFocus() or not stage.view.isActiveWindow()
    assert "tailbase" in stage.hints[-1]
    stage.move(70, 60)
    stage.key(Qt.Key.Key_V)
    assert "rightear" in stage.hints[-1], "what was left for later is asked for again"
    stage.key(Qt.Key.Key_X)
    points = stage.instances[-1].keypoints
    assert [point.v for point in points] == [2, 1, 0, 1]
    assert near(points[3][:2], (70, 60))


def test_that_a_joint_is_dragged_and_the_drag_undone(stage):
    stage.drag((260, 170), (250, 190))
    assert near(stage.instances[1].keypoints[1], (250, 190, 2))
    stage.world.editor.undo()
    assert stage.instances[1] == POSE


def test_that_escape_leaves_the_document_unchanged(stage):
    stage.view.set_tool("polygon")
    stage.click(20, 20)
    stage.click(60, 20)
    assert stage.view.is_busy
    stage.key(Qt.Key.Key_Escape)
    assert not stage.view.is_busy
    assert stage.world.journal.entries == []


def test_that_another_tool_or_image_throws_a_draft_away(stage):
    stage.view.set_tool("polygon")
    stage.click(20, 20)
    stage.view.set_tool("select")
    assert not stage.view.is_busy
    stage.view.set_tool("polygon")
    stage.click(20, 20)
    stage.show(2)
    assert not stage.view.is_busy
    assert stage.world.journal.entries == []


def test_that_undo_takes_back_a_point_while_drawing(stage):
    stage.view.set_tool("polygon")
    assert not stage.view.take_back()
    stage.click(20, 20)
    stage.click(60, 20)
    assert stage.view.take_back()
    assert len(stage.view.display.draft.path) == 1


def test_that_a_refusal_is_one_sentence(stage):
    stage.view.set_tool("box")
    stage.view.set_category(None)
    stage.click(20, 20)
    assert stage.refusals == ["There is no class yet: add one in Labels, then draw."]


def test_that_a_read_only_project_says_why(qtbot, tmp_path):
    world = make_world(tmp_path, (BOX,))
    world.editor._read_only_reason = "Another window has this project open; close it there to edit."
    stage = Stage(qtbot, world)
    stage.drag((130, 100), (160, 130))
    assert stage.refusals == ["Another window has this project open; close it there to edit."]
    assert stage.instances == (BOX,)
    stage.view.release()


def test_that_an_edit_from_elsewhere_shows_and_stops_a_drag_of_the_same_object(stage):
    stage.move(130, 100)
    stage.qtbot.mousePress(stage.view, LEFT, pos=stage.at(130, 100))
    stage.move(150, 120, LEFT)
    assert stage.view.is_busy
    stage.world.editor.commit(operations.delete([BOX]))
    assert not stage.view.is_busy
    stage.qtbot.mouseRelease(stage.view, LEFT, pos=stage.at(150, 120))
    assert stage.instances == (POSE,)
    assert stage.refusals == []


def test_that_the_wheel_with_ctrl_zooms_at_the_pointer(stage):
    place = QPointF(stage.at(300, 200))
    before = stage.view.display.transform.to_image(place.x(), place.y())
    for _ in range(3):
        event = QWheelEvent(
            place,
            place,
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(stage.view, event)
    assert np.allclose(stage.view.display.transform.to_image(place.x(), place.y()), before)
    assert stage.view.zoom > 2


def test_that_middle_drag_and_space_drag_move_the_view(stage):
    stage.view.zoom_actual()
    before = stage.view.display.transform
    for button, space in ((MIDDLE, False), (LEFT, True)):
        if space:
            stage.qtbot.keyPress(stage.view, Qt.Key.Key_Space)
        stage.qtbot.mousePress(stage.view, button, pos=QPoint(300, 300))
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(330, 310),
            QPointF(330, 310),
            Qt.MouseButton.NoButton,
            button,
            Qt.KeyboardModifier(0),
        )
        QApplication.sendEvent(stage.view, event)
        stage.qtbot.mouseRelease(stage.view, button, pos=QPoint(330, 310))
        if space:
            stage.qtbot.keyRelease(stage.view, Qt.Key.Key_Space)
    after = stage.view.display.transform
    assert near((after.left - before.left, after.top - before.top), (60, 20), 1e-6)
    assert stage.world.journal.entries == []


def test_that_fit_follows_the_window_until_the_person_zooms(stage):
    fitted = stage.view.zoom
    stage.view.resize(1000, 750)
    stage.qtbot.waitUntil(lambda: stage.view.zoom > fitted)
    stage.view.zoom_actual()
    stage.view.resize(800, 600)
    assert stage.view.zoom == 1.0


def test_that_tools_keep_their_keys_from_the_windows_shortcuts(stage):
    def is_kept(key):
        event = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(stage.view, event)
        return event.isAccepted()

    assert not is_kept(Qt.Key.Key_V)
    stage.view.set_tool("keypoints")
    assert is_kept(Qt.Key.Key_V)
    assert not is_kept(Qt.Key.Key_D)
    stage.view.set_tool("polygon")
    assert not is_kept(Qt.Key.Key_Escape)
    stage.click(20, 20)
    assert is_kept(Qt.Key.Key_Escape)
    assert is_kept(Qt.Key.Key_Backspace)


def offer(stage, *predicted):
    """Show predicted objects of the run ``first`` that can be accepted; returns the ones that were."""
    stage.view.set_prediction(Prediction(1, predicted), PredictionStyle(min_score=0.5))
    ghosts = ghosts_of(predicted, stage.instances, stage.world.document.schema, 0.5)
    open_ones = tuple(ghost for ghost in ghosts if ghost.is_open)
    stage.view.set_ghosts(GhostsShown("first", open_ones, open_ones[0].instance))
    accepted = []
    stage.view.ghostAccepted.connect(lambda ghost: accepted.append(ghost.instance))
    return accepted


def test_that_a_double_click_accepts_the_predicted_object_under_it(stage):
    guess = Instance(-1, 1, CELL.id, bbox_xywh=(20.0, 200.0, 60.0, 60.0), score=0.9)
    small = Instance(-2, 1, CELL.id, bbox_xywh=(25.0, 205.0, 20.0, 20.0), score=0.8)
    poor = Instance(-3, 1, CELL.id, bbox_xywh=(26.0, 206.0, 8.0, 8.0), score=0.1)
    accepted = offer(stage, guess, small, poor)
    for place in ((70, 250), (30, 215), (300, 20)):
        stage.qtbot.mouseDClick(stage.view, LEFT, pos=stage.at(*place))
    assert accepted == [guess, small]


def test_that_keys_answer_the_predicted_object_in_focus(stage):
    guess = Instance(-1, 1, CELL.id, bbox_xywh=(20.0, 200.0, 60.0, 60.0), score=0.9)
    accepted, dismissed = offer(stage, guess), []
    stage.view.ghostDismissed.connect(lambda: dismissed.append(True))
    stage.key(Qt.Key.Key_Return)
    assert accepted == [guess]
    stage.key(Qt.Key.Key_Delete)
    stage.key(Qt.Key.Key_Backspace)
    assert len(dismissed) == 2
    # With an object of the person's own selected, the key means that one.
    stage.world.selection.set([1])
    stage.key(Qt.Key.Key_Delete)
    assert len(dismissed) == 2


def test_that_the_object_in_focus_is_marked_where_it_lies(stage):
    offer(stage, Instance(-1, 1, CELL.id, bbox_xywh=(200.0, 200.0, 60.0, 60.0), score=0.9))
    image = stage.view.grab().toImage()
    corner = stage.at(200, 200)
    colors = {image.pixelColor(corner.x() - 5 + dx, corner.y() + 4).name() for dx in range(-2, 3)}
    assert any(QColor(color).blue() > 200 and QColor(color).red() < 140 for color in colors)
    stage.view.show_image(2)
    assert stage.view.display.ghosts == GhostsShown()


def test_that_hidden_classes_cannot_be_clicked(stage):
    stage.world.veil.toggle_category(CELL.id)
    stage.click(130, 100)
    assert stage.world.selection.ids == frozenset()
    stage.world.veil.show_all()
    stage.click(130, 100)
    assert stage.world.selection.ids == {1}


def test_that_a_new_class_can_be_drawn_with_at_once(stage):
    schema = stage.world.document.schema
    stage.world.editor.commit(Edit("Add class", (Patch(schema, schema.with_category(Category(9, "vessel"))),)))
    stage.view.set_category(9)
    stage.view.set_tool("box")
    stage.drag((20, 20), (70, 60))
    assert stage.instances[-1].category_id == 9


def test_that_the_picture_holds_the_shapes_that_are_not_selected(stage):
    def alpha_at(x, y):
        picture = stage.view.display.picture
        left, top = picture.request.left, picture.request.top
        place = round(x * picture.request.scale + left + 320), round(y * picture.request.scale + top + 320)
        return picture.buffer[place[1] - 2 : place[1] + 3, place[0] - 2 : place[0] + 3, 3].max()

    assert alpha_at(100, 100) > 200
    stage.click(130, 100)
    stage.wait_for_picture()
    assert alpha_at(100, 100) == 0
    assert stage.view.display.live() == [BOX]
    stage.world.selection.clear()
    assert BOX in stage.view.display.live()
    stage.wait_for_picture()
    assert stage.view.display.live() == []


def test_that_a_heatmap_is_placed_dimmed_and_taken_away(stage):
    values = np.zeros((30, 40))
    values[10, 20] = 1.0
    plain = stage.view.grab().toImage()
    stage.view.set_heatmap(values, (10, 0, 0, 0, 10, 0), opacity=1.0)
    shown = stage.view.grab().toImage()
    far = stage.at(350, 280)
    assert shown.pixelColor(far).lightness() < 0.6 * plain.pixelColor(far).lightness()
    assert stage.view.display.heatmap.peak == (205.0, 105.0)
    assert stage.view.display.heatmap.peak_value == 1.0
    stage.view.set_heatmap(None)
    assert stage.view.grab().toImage() == plain


def test_that_a_broken_image_is_said_on_the_canvas_and_the_next_one_shows(stage):
    (stage.world.project.path / "image2.png").write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    stage.view._loader.forget(stage.world.project.path / "image2.png")
    with stage.qtbot.waitSignal(stage.view.imageFailed) as blocker:
        stage.view.show_image(2)
    assert "image2.png" in blocker.args[1]
    assert stage.view.display.message == blocker.args[1]
    assert stage.view.display.scene is None
    stage.drag((10, 10), (50, 50))
    stage.show(1)
    assert stage.view.display.message == ""


def test_that_without_a_session_one_sentence_says_what_will_be_here(qtbot):
    view = CanvasView()
    qtbot.addWidget(view)
    view.show()
    assert view.objectName() == "canvas"
    assert view.accessibleName() == "Canvas"
    assert view.display.message.endswith(".")
    qtbot.mouseClick(view, LEFT)
    view.zoom_in()
    view.zoom_fit()
    view.release()


def test_that_a_deleted_image_leaves_the_empty_state(stage):
    record = stage.world.document.image(1)
    stage.world.editor.commit(operations.delete([BOX, POSE]))
    stage.world.editor.commit(Edit("Remove image", (Patch(record, None),)))
    assert stage.view.image_id is None
    assert stage.view.display.pyramid is None


def test_that_an_image_whose_size_has_changed_is_said(stage):
    path = stage.world.project.path / "image2.png"
    cv2.imwrite(str(path), np.zeros((150, 200, 3), np.uint8))
    stage.view._loader.forget(path)
    stage.show(2)
    assert stage.refusals == [
        "image2.png is now 200 x 150, but its labels were made on 400 x 300: put the old file back."
    ]


def test_that_the_canvas_describes_itself(stage):
    stage.view.set_tool("box")
    assert stage.view.accessibleDescription() == "Drag a box for cell, or click two corners · Esc: select"


def test_that_hovering_a_joint_tells_which(stage):
    stage.move(260, 170)
    selection = stage.world.selection
    assert (selection.hovered, selection.hovered_keypoint) == (POSE.id, 1)
    QApplication.sendEvent(stage.view, QEvent(QEvent.Type.Leave))
    assert (selection.hovered, selection.hovered_keypoint) == (None, None)


def test_that_delete_over_a_point_takes_the_point_not_the_object(qtbot, tmp_path):
    ring = (50.0, 50.0, 150.0, 50.0, 150.0, 150.0, 50.0, 150.0)
    stage = Stage(qtbot, make_world(tmp_path, (Instance(1, 1, CELL.id, polygons=(ring,)),)))
    stage.world.selection.set([1])
    stage.move(50, 50)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    event.ignore()
    QApplication.sendEvent(stage.view, event)
    assert event.isAccepted()
    stage.key(Qt.Key.Key_Delete)
    assert stage.instances[0].polygons == (ring[2:],)
    stage.view.release()


def test_that_a_key_that_means_a_place_does_nothing_while_the_pointer_is_elsewhere(stage):
    stage.view.set_tool("keypoints")
    stage.view.set_category(MOUSE.id)
    QApplication.sendEvent(stage.view, QEvent(QEvent.Type.Leave))
    stage.key(Qt.Key.Key_V)
    assert not stage.view.is_busy


def test_that_hidden_labels_leave_the_predictions_in_sight(stage):
    guess = Instance(-1, 1, MOUSE.id, bbox_xywh=(100.0, 80.0, 60.0, 40.0), score=0.9)
    accepted = offer(stage, guess)
    stage.view.set_shapes_visible(False)

    def shows_only_the_guess():
        request = stage.view.display.picture.request
        return list(request.instances) == [] and list(request.predictions) == [guess]

    stage.qtbot.waitUntil(shows_only_the_guess)
    assert stage.view.display.picture.buffer.max() > 0
    stage.qtbot.mouseDClick(stage.view, LEFT, pos=stage.at(130, 100))
    assert accepted == [guess]


def test_that_undo_in_the_midst_of_a_box_throws_the_box_away(stage):
    stage.view.set_tool("box")
    stage.click(20, 20)
    stage.move(60, 60)
    assert stage.view.is_busy
    assert stage.view.take_back()
    assert not stage.view.is_busy
    assert stage.instances == (BOX, POSE)


def test_that_escape_with_nothing_begun_goes_back_to_selecting(stage):
    stage.view.set_tool("polygon")
    stage.click(20, 20)
    stage.key(Qt.Key.Key_Escape)
    assert stage.view.tool_id == "polygon"
    stage.key(Qt.Key.Key_Escape)
    assert stage.view.tool_id == "select"


class Paints(QObject):
    """Counts how often a widget was painted."""

    count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_that_nothing_is_painted_while_the_pointer_stays_on_one_object(stage):
    x, y, width, height = BOX.bbox_xywh
    middle = (x + width / 2, y + height / 2)

    def painted(act):
        QApplication.processEvents()
        before = paints.count
        act()
        QApplication.processEvents()
        return paints.count - before

    paints = Paints()
    stage.view.installEventFilter(paints)
    assert painted(lambda: stage.move(*middle)) == 1
    assert [painted(lambda step=step: stage.move(middle[0] + step, middle[1])) for step in range(1, 5)] == [0, 0, 0, 0]
    # What changes by other ways is shown, and the pointer leaves nothing behind.
    assert painted(lambda: stage.world.selection.set([BOX.id])) == 1
    stage.wait_for_picture()
    assert painted(lambda: stage.world.selection.clear()) == 1
    stage.wait_for_picture()
    assert painted(lambda: stage.move(5, 5)) == 1
    assert stage.view._live.isEmpty()
