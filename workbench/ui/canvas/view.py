"""The canvas: one widget that shows an image with its labels and hands the mouse to the chosen tool."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from workbench.core.edit import Change
from workbench.editing.gesture import Cursor, Hint
from workbench.editing.ghosts.ghost_touch import box_area, touched
from workbench.editing.ghosts.ghosts import Ghost
from workbench.editing.pointer import Kind, PointerEvent
from workbench.editing.scene import Scene
from workbench.editing.tools.catalog import tool
from workbench.ui.canvas.answers import Answers
from workbench.ui.canvas.cursors import Pointer
from workbench.ui.canvas.keys import key_event, key_name, mouse_event, wheel_event
from workbench.ui.canvas.navigation import Navigation
from workbench.ui.canvas.session_surface import SessionSurface
from workbench.ui.canvas.texts import CanvasTexts
from workbench.ui.canvas.tool_driver import ToolDriver
from workbench.ui.image_loader import ImageLoader
from workbench.ui.keys.chords import chord_text
from workbench.ui.keys.heard import HeardKeys
from workbench.ui.keys.keymap import Keys
from workbench.ui.keys.tool_keys import TOOL_KEYS

_PLACING_KEYS = {"V"}
"""These mean the place of the pointer: nothing happens while it is elsewhere."""
_BUSY_KEYS = {"Escape", "Return", "Enter", "Backspace", "Delete"}


class CanvasView(SessionSurface):
    """Shows one image of a session. ``release`` must be called before the window goes.

    ``editRefused`` carries one sentence; ``hintChanged`` what the tool waits for; ``cursorMoved`` image pixels;
    ``ghostAccepted`` the predicted object that was double-clicked; ``ghostDismissed`` means the one in focus.
    """

    cursorMoved: ClassVar[Signal] = Signal(float, float)
    hintChanged: ClassVar[Signal] = Signal(str)
    toolChanged: ClassVar[Signal] = Signal(str)
    editRefused: ClassVar[Signal] = Signal(str)
    menuAsked: ClassVar[Signal] = Signal(QPoint)
    ghostAccepted: ClassVar[Signal] = Signal(object)
    ghostDismissed: ClassVar[Signal] = Signal()

    def __init__(self, loader: ImageLoader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(loader, parent)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Canvas"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The right button belongs to the tools; the window's own menu of docks must not open.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.sizeDiffers.connect(self.editRefused)
        self._hint = ""
        self._hint_said: tuple[str, Hint] | None = None
        self._navigation = Navigation()
        self._cursor = Pointer(self)
        self._texts = CanvasTexts(self)
        self._heard = HeardKeys({row.id: row.keys for row in TOOL_KEYS})
        self._driver = ToolDriver(tool("select"))
        self._answers = Answers(self._tell_answer)

    # tools

    @property
    def tool_id(self) -> str:
        """The chosen tool."""
        return self._driver.tool.tool_id

    def set_tool(self, tool_id: str) -> None:
        """Choose a tool of editing/tools/catalog; raises KeyError."""
        if tool_id != self.tool_id:
            self._driver.set_tool(tool(tool_id))
            self.toolChanged.emit(tool_id)
        self._show_draft()
        self.setFocus()

    def set_category(self, category_id: int | None) -> None:
        """Choose the class that new objects get."""
        is_other = category_id != self._category_id
        self._category_id = category_id
        if self._display.scene is not None:
            if is_other and self._driver.tool.paints:
                # What is painted next is of the class just chosen, so it is not a part of the object painted last.
                self._display.scene.selection.clear()
            self._display.scene.category_id = category_id
            self._driver.refresh()
            self._show_draft()

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is going on that Esc would throw away."""
        return self._driver.is_busy

    def cancel(self) -> None:
        """Throw away what was begun, as Esc does."""
        self._driver.restart()
        self._show_draft()

    def take_back(self) -> bool:
        """Take the last point of a gesture back, or the whole of one without points.

        False when none is going on: then there is a step to undo instead.
        """
        if not self._driver.is_busy:
            return False
        before, pointer = self._driver.draft, self._display.pointer or QPointF()
        x, y = self._display.transform.to_image(pointer.x(), pointer.y())
        self._tell(PointerEvent(Kind.KEY, x, y, px=1 / self.zoom, key="Backspace"))
        if self._driver.draft == before:
            self.cancel()
        return True

    def set_keys(self, keys: Keys) -> None:
        """Choose which keys the tools hear."""
        self._heard = HeardKeys(keys)
        self._hint_said = None
        self._show_draft()

    def event(self, event: QEvent) -> bool:
        """Keep the keys a gesture needs from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._needs_key(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, next_child: bool) -> bool:
        """Tab belongs to the tool that hears it: it skips a keypoint while keypoints are placed."""
        takes_tab = self._heard.heard(self.tool_id, "Tab" if next_child else "Shift+Tab")
        return False if takes_tab else super().focusNextPrevChild(next_child)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Move the view or tell the tool."""
        self.setFocus()
        if self._navigation.press_minimap(event, self.minimap):
            # It goes there as a drag would.
            self.mouseMoveEvent(event)
            return
        if self._navigation.wants(event, self._driver.tool.pans):
            self._navigation.press(event)
            self._cursor.show(Qt.CursorShape.ClosedHandCursor)
            return
        self._display.pointer = event.position()
        if self._wants_menu(event):
            self.menuAsked.emit(event.position().toPoint())
            return
        self._tell(mouse_event(Kind.PRESS, event, self._display.transform))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the view or tell the tool; say where the pointer is."""
        self._display.pointer = event.position()
        if self._navigation.is_dragging:
            self._is_fitted = False
            self._move_view(self._navigation.drag(event, self._display.transform))
        else:
            self._tell(mouse_event(Kind.MOVE, event, self._display.transform))
        x, y = self._display.transform.to_image(event.position().x(), event.position().y())
        self.cursorMoved.emit(x, y)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End moving the view, or tell the tool."""
        if self._navigation.is_dragging:
            self._navigation.release()
            self._show_draft()
            return
        self._tell(mouse_event(Kind.RELEASE, event, self._display.transform))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Accept the prediction under the pointer, or tell the tool."""
        heard = mouse_event(Kind.DOUBLE, event, self._display.transform)
        ghost = self._ghost_at(heard) if self.tool_id == "select" and not self._driver.is_busy else None
        if ghost is not None:
            self.ghostAccepted.emit(ghost)
        else:
            self._tell(heard)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer or scroll; with Shift, turn the size of a tool that has one."""
        event.accept()
        if self._driver.tool.paints and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._tell(wheel_event(event, self._display.transform))
            return
        self._is_fitted = False
        self._move_view(self._navigation.wheel(event, self._display.transform))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space moves the view; everything else goes to the tool."""
        if event.key() == Qt.Key.Key_Space:
            self._navigation.holds_space = True
            self._cursor.show(Qt.CursorShape.OpenHandCursor)
            return
        if self._lays_tool_down(event):
            self.set_tool("select")
            return
        heard = self._heard.heard(self.tool_id, chord_text(event))
        if self._answers_ghost(heard):
            return
        if heard == "" or (self._display.pointer is None and heard in _PLACING_KEYS):
            return
        self._tell(key_event(event, self._display.pointer or QPointF(), self._display.transform, heard))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """End of moving the view with space."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._navigation.holds_space = False
            self._show_draft()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The release of the space bar will not be heard here."""
        self._navigation.holds_space = False
        super().focusOutEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer went away."""
        self._display.pointer = None
        if self._session is not None:
            self._session.selection.hover(None)
        self._show_draft()
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Canvas"))
            if self._image_id is None:
                self._show_message(self._empty_text())
            self._hint_said = None
            self._show_draft()
        super().changeEvent(event)

    # what comes from elsewhere

    def _set_scene(self, scene: Scene | None) -> None:
        super()._set_scene(scene)
        self._driver.set_scene(scene)
        self._show_draft()

    def _follow_document(self, change: Change) -> None:
        super()._follow_document(change)
        self._driver.refresh(change)
        self._pictures.refresh(self._display)
        self._show_draft()

    def _follow_hover(self) -> None:
        # What the tool itself hovers over is shown with its draft, which follows.
        if not self._driver.is_running:
            super()._follow_hover()

    def _follow_selection(self) -> None:
        self._driver.refresh()
        super()._follow_selection()
        self._show_draft()

    # inside

    def _tell(self, event: PointerEvent) -> None:
        refused = self._driver.hear(event)
        if refused is not None:
            self.editRefused.emit(self._texts.refusal(refused))
        self._pictures.refresh(self._display)
        self._show_draft(only_moved=event.kind is Kind.MOVE)

    def _show_draft(self, only_moved: bool = False) -> None:
        draft, hid_guess = self._driver.draft, self._display.hides_guess
        self._display.draft = draft
        if self._display.hides_guess is not hid_guess:
            self._refresh()
        self._say_hint((self.tool_id, draft.hint) if draft is not None else None)
        if not self._navigation.is_dragging and not self._navigation.holds_space:
            self._cursor.show(draft.cursor if draft is not None else Cursor.ARROW)
        if not (only_moved and self._looks_the_same()):
            self._update_live()
        self._answers.follow(draft)

    def _say_hint(self, wanted: tuple[str, Hint] | None) -> None:
        """Say what the tool waits for, when that is something else than before: it is asked at every move."""
        if wanted == self._hint_said:
            return
        self._hint_said = wanted
        hint = self._heard.renamed(wanted[0], self._texts.hint(wanted[1])) if wanted is not None else ""
        if hint != self._hint:
            self._hint = hint
            self.setAccessibleDescription(hint)
            self.hintChanged.emit(hint)

    def _tell_answer(self, found: object, error: str) -> None:
        place = self._display.pointer or QPointF()
        x, y = self._display.transform.to_image(place.x(), place.y())
        self._tell(PointerEvent(Kind.ANSWER, x, y, px=1 / self.zoom, answer=found, error=error))

    def release(self) -> None:
        """End the threads; nothing is shown any more."""
        # First, so that nobody waits for a model that is still looking.
        self._segmenter.close()
        self._answers.close()
        super().release()

    def _needs_key(self, event: QKeyEvent) -> bool:
        scene, draft = self._display.scene, self._display.draft
        heard = self._heard.heard(self.tool_id, chord_text(event))
        if scene is None:
            return False
        if self._driver.is_busy and key_name(event) in _BUSY_KEYS:
            return not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if heard == "Delete" and self.tool_id == "select":
            # Elsewhere the window's own action deletes the selection.
            is_on_point = draft is not None and draft.hint.key in ("select.vertex", "select.line_point")
            return is_on_point or scene.selection.points is not None
        return bool(heard) and (self.tool_id != "select" or bool(scene.selection.ids))

    def _answers_ghost(self, heard: str | None) -> bool:
        """Say yes or no to the predicted object in focus, when the key does not mean an object of the person's own."""
        scene, ghosts = self._display.scene, self._display.ghosts
        focus = next((ghost for ghost in ghosts.open if ghost.instance == ghosts.focus), None)
        if scene is None or focus is None or self._driver.is_busy:
            return False
        if heard == "Return":
            self.ghostAccepted.emit(focus)
        elif heard == "Delete" and not scene.selection.ids:
            self.ghostDismissed.emit()
        else:
            return False
        return True

    def _wants_menu(self, event: QMouseEvent) -> bool:
        """Whether a right click asks what can be done here: with the select tool, unless it is on a joint."""
        is_free = self.tool_id == "select" and not self._driver.is_busy and self._display.scene is not None
        if event.button() is not Qt.MouseButton.RightButton or not is_free:
            return False
        self._tell(mouse_event(Kind.MOVE, event, self._display.transform))
        draft = self._display.draft
        return draft is not None and draft.hint.key != "select.joint"

    def _lays_tool_down(self, event: QKeyEvent) -> bool:
        """Whether this is Esc with nothing begun: the first one stops a drawing, the second ends drawing."""
        return event.key() == Qt.Key.Key_Escape and not self._driver.is_busy and self.tool_id != "select"

    def _ghost_at(self, event: PointerEvent) -> Ghost | None:
        scene, reach = self._display.scene, 6.0 * event.px
        if scene is None or (self._display.shows_shapes and scene.index.hits(event.x, event.y, reach)):
            return None
        found = touched(scene.ghosts, [(event.x, event.y)], reach)
        return min(found, key=lambda ghost: box_area(ghost.instance)) if found else None
