"""The window stands before what an open project needs is loaded, and nothing of it flashes by when it is."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QWidget

from tests.unit.ui.window_world import make_project, open_window, show
from workbench.ui.settings import RecentProject, Settings
from workbench.ui.window.warm_up import STEPS


@pytest.fixture(autouse=True)
def parked_pointer(qapp):
    """Where an earlier test left the pointer would be on a verb of the start page, which is reaching for it."""
    QCursor.setPos(qapp.primaryScreen().geometry().topLeft())


@pytest.fixture
def bare(qtbot, qapp):
    """A shown window of which nobody has asked anything yet."""
    window = open_window(qtbot, qapp)
    yield window
    window.close()
    window.deleteLater()


class Openings(QObject):
    """Collects every other window that is shown."""

    def __init__(self, mine):
        super().__init__()
        self.seen, self._mine = [], mine

    def eventFilter(self, watched, event):
        is_window = isinstance(watched, QWidget) and watched.isWindow() and watched is not self._mine
        if is_window and event.type() == QEvent.Type.Show:
            self.seen.append(watched.objectName() or type(watched).__name__)
        return False


def test_that_a_window_nobody_touches_builds_no_workplace(qtbot, bare):
    qtbot.wait(50)
    assert bare._workplace is None
    assert bare.shell.pages.currentWidget() is bare.shell.start_page
    assert not bare.action_set.get("tool.box").isEnabled()


def test_that_reaching_for_a_verb_loads_the_rest_ahead(qtbot, bare):
    verb = bare.shell.start_page.verbs["new"]
    QApplication.sendEvent(verb, QEvent(QEvent.Type.Enter))
    qtbot.waitUntil(lambda: bare._workplace is not None, timeout=10_000)
    assert bare.shell.pages.currentWidget() is bare.shell.start_page


def test_that_a_project_opened_while_the_rest_is_loading_opens_at_once(qtbot, bare, tmp_path):
    bare.shell.start_page.approached.emit()
    show(qtbot, bare, make_project(tmp_path))
    qtbot.wait(100 + 10 * len(STEPS))
    assert bare.opened.session is not None


def test_that_no_other_window_appears_while_the_workplace_is_built(qtbot, bare):
    openings = Openings(bare)
    QApplication.instance().installEventFilter(openings)
    assert bare.workplace is bare.workplace
    QApplication.instance().removeEventFilter(openings)
    assert openings.seen == []


def test_that_a_window_can_be_closed_before_anything_was_opened(qtbot, qapp):
    window = open_window(qtbot, qapp)
    window.shell.start_page.approached.emit()
    window.close()
    window.shell.start_page.approached.emit()
    qtbot.wait(20 * len(STEPS))
    assert window._workplace is None
    assert not Settings().state("geometry").isEmpty()
    window.deleteLater()


def test_that_a_project_that_cannot_be_opened_says_so_on_the_start_page(qtbot, bare, tmp_path):
    (tmp_path / "labels.db").write_bytes(b"no database")
    bare.open_path(tmp_path)
    assert bare.shell.start_page.isVisible()
    assert bare.bars.texts
    qtbot.waitUntil(lambda: bare.bars.isVisible() and bare.bars.height() > 20)


def test_that_a_recent_project_opens_with_one_click(qtbot, qapp, tmp_path):
    path = make_project(tmp_path)
    settings = Settings()
    settings.add_recent(RecentProject(str(path), "Cells", 0.0))
    settings.flush()
    window = open_window(qtbot, qapp)
    card = window.shell.start_page._cards[0]
    with qtbot.waitSignal(window.canvas.imageShown, timeout=10_000):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    window.close()
    window.deleteLater()


def test_that_a_sentence_is_seen_where_no_canvas_is(qtbot, bare, tmp_path):
    show(qtbot, bare, make_project(tmp_path))
    for arrangement in ("label", "train", "inspect", "label"):
        bare.docks.arrange(arrangement)
        bare.shell.parts.notices.warning(f"Seen while {arrangement}")
        qtbot.waitUntil(lambda: bare.bars.isVisible() and not bare.bars.visibleRegion().isEmpty())
