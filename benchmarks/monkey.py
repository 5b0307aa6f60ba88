"""Somebody who knows nothing hits everything: random mouse, wheel, keys, tools and panels in a real window.

python benchmarks/monkey.py [--seconds 600] [--seed 1] [--report FILE]

Works on a fresh copy of the example project, in a home folder of its own. Tools, actions and keys come from the
catalogs of the moment; left out is what leaves the project or the window. File dialogs answer "cancelled", nothing
starts a process. It fails when an exception comes out, when the GUI thread does not come back for 2 seconds, or when at
the end the document is not what the database holds, or another one after some steps were undone and redone. The trace
names the last acts; the same seed acts the same way as long as the program answers the same way.
"""

from __future__ import annotations

import argparse
import faulthandler
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter, deque
from pathlib import Path
from types import TracebackType
from typing import Any

HOME = tempfile.TemporaryDirectory(prefix="workbench-monkey-")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ |= {"HOME": HOME.name, "WORKBENCH_STATE": str(Path(HOME.name) / "state")}
sys.path.insert(0, str(Path(__file__).parents[1]))
sys.setswitchinterval(0.001)

import psutil  # noqa: E402
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QPointF, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QDesktopServices, QKeySequence, QWheelEvent  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QColorDialog, QFileDialog, QWidget  # noqa: E402

from workbench.app import build_window  # noqa: E402
from workbench.project.example import create_example  # noqa: E402
from workbench.project.project import Project  # noqa: E402
from workbench.session import Session, open_session  # noqa: E402
from workbench.ui.main_window import MainWindow  # noqa: E402
from workbench.ui.settings import Settings  # noqa: E402

HANG_S = 2.0
REMEMBERED = 25
LEAVES = {"project.example", "project.new", "project.open", "project.close", "window.quit"}
"""Actions that leave the project or the window."""
KEYS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
NAMED = ("Escape", "Return", "Delete", "Backspace", "Tab", "Space", "Left", "Right", "Up", "Down", "Home", "End", "F2")
NAMED += ("F3", "F4", "F1", "Plus", "Minus", "BracketLeft", "BracketRight", "Comma", "Period", "PageUp", "PageDown")
WEIGHTS = {"drag": 22, "click": 14, "double": 4, "hover": 8, "wheel": 10, "key": 18, "action": 16, "anywhere": 12}


class Monkey:
    """Acts once a turn of the event loop until its time is over."""

    def __init__(self, window: MainWindow, project: Path, seed: int) -> None:
        self.window, self.project = window, project
        self.random = random.Random(seed)
        self.acts: Counter[str] = Counter()
        self.last: deque[str] = deque(maxlen=REMEMBERED)
        self.faults: list[str] = []
        self.rss_mb = rss_mb()
        self._timer = QTimer()
        self._timer.setInterval(1)
        self._timer.timeout.connect(self._turn)
        self.forbidden = self._forbidden_keys()

    def run(self, seconds: float) -> None:
        """Act for some seconds."""
        # A real loop: what is deleted later goes only when one turns.
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        self._timer.start()
        loop.exec()
        self._timer.stop()

    def _forbidden_keys(self) -> set[str]:
        actions = (self.window.action_set.get(name) for name in LEAVES)
        return {key.toString() for action in actions for key in action.shortcuts()} | {"Alt+F4"}

    def _turn(self) -> None:
        session = self.window.opened.session
        if session is None or session.project.path != self.project:
            self.window.open_path(self.project)
            return
        kinds = list(WEIGHTS)
        kind = self.random.choices(kinds, [WEIGHTS[name] for name in kinds])[0]
        popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if popup is not None and self.random.random() < 0.7:
            kind = "popup"
        self.acts[kind] += 1
        getattr(self, f"_{kind}")() if kind != "popup" else self._in_popup(popup)

    def note(self, text: str) -> None:
        """Remember what is about to be done."""
        self.last.append(text)

    # on the canvas

    def _place(self) -> QPoint:
        canvas = self.window.canvas
        return QPoint(self.random.randrange(max(1, canvas.width())), self.random.randrange(max(1, canvas.height())))

    def _modifiers(self) -> Qt.KeyboardModifier:
        none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        return self.random.choices((none, shift, control, alt, control | shift), (14, 3, 3, 1, 1))[0]

    def _button(self) -> Qt.MouseButton:
        left, right, middle = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton
        return self.random.choices((left, right, middle), (12, 2, 1))[0]

    def _click(self) -> None:
        place, button, held = self._place(), self._button(), self._modifiers()
        self.note(f"click {button.name} {held} at {place.toTuple()} with {self.window.canvas.tool_id}")
        QTest.mouseMove(self.window.canvas, place)
        QTest.mouseClick(self.window.canvas, button, held, place)

    def _double(self) -> None:
        place = self._place()
        self.note(f"double click at {place.toTuple()} with {self.window.canvas.tool_id}")
        QTest.mouseDClick(self.window.canvas, Qt.MouseButton.LeftButton, pos=place)

    def _hover(self) -> None:
        for _ in range(self.random.randrange(1, 6)):
            QTest.mouseMove(self.window.canvas, self._place())

    def _drag(self) -> None:
        canvas, start, button, held = self.window.canvas, self._place(), self._button(), self._modifiers()
        self.note(f"drag {button.name} {held} from {start.toTuple()} with {canvas.tool_id}")
        QTest.mouseMove(canvas, start)
        QTest.mousePress(canvas, button, held, start)
        place = start
        for _ in range(self.random.randrange(1, 8)):
            place += QPoint(self.random.randrange(-90, 90), self.random.randrange(-90, 90))
            QTest.mouseMove(canvas, place)
            if self.random.random() < 0.05:
                self._key()
        QTest.mouseRelease(canvas, button, held, place)

    def _wheel(self) -> None:
        canvas, place = self.window.canvas, QPointF(self._place())
        turned = QPoint(0, self.random.choice((-240, -120, 120, 240)))
        self.note(f"wheel {turned.y()}")
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        everywhere = canvas.mapToGlobal(place)
        event = QWheelEvent(place, everywhere, QPoint(), turned, none, self._modifiers(), phase, False)
        QApplication.sendEvent(canvas, event)

    # everywhere

    def _key(self) -> None:
        held = self._modifiers()
        name = self.random.choice(KEYS) if self.random.random() < 0.6 else self.random.choice(NAMED)
        key = getattr(Qt.Key, f"Key_{name}")
        if QKeySequence(key.value | held.value).toString() in self.forbidden:
            return
        target = QApplication.focusWidget() or self.window.canvas
        self.note(f"key {held} {name} to {target.objectName() or type(target).__name__}")
        QTest.keyClick(target, key, held)

    def _action(self) -> None:
        actions = [action for action in self.window.action_set.all() if action.isEnabled()]
        action = self.random.choice(actions)
        name = action.objectName().removeprefix("action.")
        if name not in LEAVES:
            self.note(f"action {name}")
            action.trigger()

    def _anywhere(self) -> None:
        window = self.window
        place = QPoint(self.random.randrange(window.width()), self.random.randrange(window.height()))
        self._hit(window, place)

    def _hit(self, window: QWidget, place: QPoint) -> None:
        """Click on whatever is there, as the window system would: a modal dialog keeps it from those behind."""
        child = window.childAt(place) or window
        if child.window() is not window or _leaves(child):
            return
        modal = QApplication.activeModalWidget()
        if modal is not None and modal is not window.window():
            return
        self.note(f"hit {child.objectName() or type(child).__name__} at {place.toTuple()}")
        there = child.mapFrom(window, place)
        if self.random.random() < 0.2:
            QTest.mouseDClick(child, Qt.MouseButton.LeftButton, self._modifiers(), there)
        else:
            QTest.mouseClick(child, self._button(), self._modifiers(), there)

    def _in_popup(self, popup: QWidget) -> None:
        if self.random.random() < 0.35:
            self.note(f"Escape to {popup.objectName() or type(popup).__name__}")
            QTest.keyClick(QApplication.focusWidget() or popup, Qt.Key.Key_Escape)
            if popup.isVisible() and self.random.random() < 0.5:
                popup.close()
        elif self.random.random() < 0.3:
            self._key()
        else:
            place = QPoint(self.random.randrange(max(1, popup.width())), self.random.randrange(max(1, popup.height())))
            self._hit(popup, place)


class Keeper(QObject):
    """Keeps the window open, whatever asks it to close."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Swallow it."""
        if event.type() == QEvent.Type.Close:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _leaves(widget: QWidget | None) -> bool:
    """Whether a click would open a menu of projects or change the project."""
    while widget is not None:
        if widget.objectName() in ("projectButton", "startPage", "menus"):
            return True
        widget = widget.parentWidget()
    return False


class Watch(threading.Thread):
    """Looks from another thread whether the GUI thread comes back."""

    def __init__(self, patience_s: float) -> None:
        super().__init__(daemon=True)
        self._patience_s = patience_s
        self.hangs: list[str] = []
        self.longest = 0.0
        self._beat = time.monotonic()
        self._is_over = False
        self._main = threading.get_ident()
        self._timer = QTimer()
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._mark)
        self._timer.start()

    def _mark(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._beat)
        self._beat = now

    def run(self) -> None:
        """Write down where the GUI thread stands when it is late."""
        told = 0.0
        while not self._is_over:
            time.sleep(0.1)
            if time.monotonic() - self._beat > self._patience_s and self._beat != told:
                told = self._beat
                frame = sys._current_frames().get(self._main)
                self.hangs.append("".join(traceback.format_stack(frame)[-12:]) if frame is not None else "?")

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._is_over = True


def state_of(session: Session) -> dict[str, object]:
    """Return what the document says, value by value."""
    document = session.document
    found: dict[str, object] = {"schema": document.schema, "images": tuple(document.images)}
    return found | {str(image.id): tuple(document.instances(image.id)) for image in document.images}


def compare(window: MainWindow, project: Path) -> list[str]:
    """Return how document, database and history differ; nothing when all is well."""
    session, wrong = window.opened.session, []
    if session is None:
        window.open_path(project)
        session = window.opened.session
    assert session is not None
    session.flush(60)
    before = state_of(session)
    stored = Project.open(project, read_only=True).store
    for image in session.document.images:
        held = {item.id: item for item in session.document.instances(image.id)}
        kept = {item.id: item for item in stored.load_instances(image.id)}
        if held != kept:
            wrong.append(f"image {image.id}: the document has {sorted(held)}, the database {sorted(kept)}")
    if stored.load_schema() != session.document.schema:
        wrong.append("the classes differ")
    steps = 0
    while steps < 60 and session.editor.undo() is not None:
        steps += 1
    for _ in range(steps):
        session.editor.redo()
    if state_of(session) != before:
        wrong.append(f"{steps} steps undone and redone give another document")
    return wrong


def compare_reopened(project: Path, before: dict[str, object]) -> list[str]:
    """Open the project as tomorrow and compare."""
    session = open_session(project)
    try:
        return [] if state_of(session) == before else ["after a restart the document is another one"]
    finally:
        session.close()


def refuse_the_world() -> None:
    """No dialog of the system, no other program, no process."""

    def refuse(*_: Any, **__: Any) -> Any:
        raise OSError("the monkey starts no process")

    subprocess.Popen = refuse  # type: ignore[misc,assignment]
    QFileDialog.getExistingDirectory = lambda *_, **__: ""  # type: ignore[method-assign]
    for name in ("getOpenFileName", "getSaveFileName"):
        setattr(QFileDialog, name, lambda *_, **__: ("", ""))
    QFileDialog.getOpenFileNames = lambda *_, **__: ([], "")  # type: ignore[method-assign]
    QColorDialog.getColor = lambda *args, **_: args[0] if args else None  # type: ignore[method-assign]
    QDesktopServices.openUrl = lambda *_: True  # type: ignore[method-assign]


def main() -> int:
    """Let it loose and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--patience", type=float, default=HANG_S, metavar="S", help="a longer turn is a hang")
    parser.add_argument("--report", type=Path, help="write what went wrong there, as JSON")
    options = parser.parse_args()
    faulthandler.enable()
    os.chdir(HOME.name)
    project = Path(HOME.name) / "example"
    create_example(project).close()
    application = QApplication.instance() or QApplication([])
    refuse_the_world()
    window = build_window(application, Settings())
    window.show()
    window.open_path(project)
    monkey, watch = Monkey(window, project, options.seed), Watch(options.patience)

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        if not any(text == fault.partition("\nbefore it:")[0] for fault in monkey.faults):
            monkey.faults.append(text + "\nbefore it:\n  " + "\n  ".join(monkey.last))

    sys.excepthook = take
    keeper = Keeper()
    window.installEventFilter(keeper)
    watch.start()
    monkey.run(options.seconds)
    watch.stop()
    window.removeEventFilter(keeper)
    wrong = end(window, project)
    report = {"seed": options.seed, "faults": monkey.faults, "hangs": watch.hangs, "differences": wrong}
    if options.report is not None:
        options.report.write_text(json.dumps(report, indent=1))
    tell(monkey, watch, wrong)
    del application
    return 1 if monkey.faults or watch.hangs or wrong else 0


def end(window: MainWindow, project: Path) -> list[str]:
    """Close what is open, compare, close the window, compare again."""
    while (popup := QApplication.activePopupWidget() or QApplication.activeModalWidget()) is not None:
        popup.close()
        QApplication.processEvents()
    window.canvas.cancel()
    QApplication.processEvents()
    wrong = compare(window, project)
    session = window.opened.session
    assert session is not None
    before = state_of(session)
    window.close()
    QApplication.processEvents()
    return wrong + compare_reopened(project, before)


def tell(monkey: Monkey, watch: Watch, wrong: list[str]) -> None:
    """Print the result, faults first."""
    for title, texts in (("FAULT", monkey.faults), ("HANG", watch.hangs), ("DIFFERENCE", wrong)):
        for text in texts:
            print(f"{title}\n{text}\n")
    acts = ", ".join(f"{count} {name}" for name, count in monkey.acts.most_common())
    print(f"{sum(monkey.acts.values())} acts ({acts})")
    print(f"{len(monkey.faults)} faults, {len(watch.hangs)} hangs, {len(wrong)} differences; longest turn", end=" ")
    print(f"{watch.longest * 1e3:.0f} ms")
    print(f"{rss_mb():.0f} MB (after opening {monkey.rss_mb:.0f}), {len(QApplication.allWidgets())} widgets")


def rss_mb() -> float:
    """Return what the process holds in memory."""
    return psutil.Process().memory_info().rss / 2**20


if __name__ == "__main__":
    sys.exit(main())
