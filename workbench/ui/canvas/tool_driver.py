"""Runs the gesture of the chosen tool: sends it events, keeps its draft, commits what it returns. No Qt."""

from __future__ import annotations

from workbench.core.document import StaleEditError
from workbench.core.edit import Change, Edit
from workbench.core.instance import Instance
from workbench.editing.attribute_edits import with_defaults
from workbench.editing.editor import ReadOnlyError
from workbench.editing.gesture import SAID, Draft, Gesture, Refused, Result, Tool
from workbench.editing.operations import RefusedError
from workbench.editing.pointer import Kind, PointerEvent
from workbench.editing.scene import Scene
from workbench.ui.commit import refusal


class ToolDriver:
    """Always has a gesture running while there is a scene: idle, or in the midst of something (``is_busy``).

    ``is_running`` while the gesture itself works on an event, or begins: what it changes then is followed by its draft.
    """

    def __init__(self, tool: Tool) -> None:
        self._tool = tool
        self._scene: Scene | None = None
        self._gesture: Gesture | None = None
        self.is_running = False
        self.draft: Draft | None = None

    @property
    def tool(self) -> Tool:
        """The chosen tool."""
        return self._tool

    @property
    def is_busy(self) -> bool:
        """Whether something was begun that Esc would throw away."""
        return self.draft is not None and self.draft.is_busy

    def set_tool(self, tool: Tool) -> None:
        """Choose a tool; what was begun with the last one is thrown away."""
        self._tool = tool
        self.restart()

    def set_scene(self, scene: Scene | None) -> None:
        """Show another image or none."""
        self._scene = scene
        self.restart()

    def restart(self) -> None:
        """Throw away what was begun: the document stays as it is."""
        if self.is_running:
            return
        if self._gesture is not None:
            self._gesture.close()
        self._gesture = self.draft = None
        if self._scene is not None:
            self._gesture = self._tool.gesture(self._scene)
            self.is_running = True
            try:
                self.draft = next(self._gesture)
            finally:
                self.is_running = False

    def refresh(self, change: Change | None = None) -> None:
        """Selection, class or document changed elsewhere: an idle gesture begins anew.

        One that holds an object which ``change`` touched is thrown away; other drafts go on.
        """
        if self.is_running or self.draft is None:
            return
        if not self.draft.is_busy or (change is not None and self.draft.held_ids & change.instance_ids):
            self.restart()

    def hear(self, event: PointerEvent) -> Refused | None:
        """Send an event to the gesture; returns why something was refused, or None."""
        if self._gesture is None or self._scene is None or self.is_running:
            return None
        if event.kind is Kind.CANCEL or (event.is_key("Escape") and self.is_busy):
            self.restart()
            return None
        self.is_running = True
        try:
            self.draft = self._gesture.send(event)
            return self.draft.refused
        except StopIteration as end:
            result: Result = end.value
        finally:
            self.is_running = False
        return self._finish(result, event)

    def _finish(self, result: Result, event: PointerEvent) -> Refused | None:
        self._gesture = None
        refused = result if isinstance(result, Refused) else self._commit(result)
        self.restart()
        # The pointer has not moved, but what lies under it may have changed.
        self.hear(PointerEvent(Kind.MOVE, event.x, event.y, modifiers=event.modifiers, px=event.px))
        return refused

    def _commit(self, edit: Edit | None) -> Refused | None:
        if edit is None or self._scene is None:
            return None
        try:
            edit = with_defaults(edit, self._scene.schema)
            self._scene.editor.commit(edit)
        except (StaleEditError, ReadOnlyError, RefusedError) as error:
            return Refused(SAID, (refusal(error),))
        created = [
            patch.after.id for patch in edit.patches if patch.before is None and isinstance(patch.after, Instance)
        ]
        if created:
            self._scene.selection.set(created)
        return None
