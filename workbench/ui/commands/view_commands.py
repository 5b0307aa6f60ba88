"""What a person does with the window itself: zoom, arrange, theme."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.ui.commands.frame import Frame
from workbench.ui.window.layouts import LAYOUTS


class ViewCommands(QObject):
    """The slots of the group ``view``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def zoom_in(self) -> None:
        """Closer."""
        self._frame.canvas.zoom_in()

    def zoom_out(self) -> None:
        """Farther."""
        self._frame.canvas.zoom_out()

    def zoom_fit(self) -> None:
        """The whole image."""
        self._frame.canvas.zoom_fit()

    def zoom_actual(self) -> None:
        """One screen pixel an image pixel."""
        self._frame.canvas.zoom_actual()

    def show_shapes(self) -> None:
        """Hide all labels, or show them again."""
        self._frame.canvas.set_shapes_visible(self._frame.actions.get("view.shapes").isChecked())

    def arrange(self, name: str) -> None:
        """Switch to label, train or inspect."""
        if self._frame.session is not None:
            self._frame.docks.arrange(name)
            self._give_keyboard()

    def reset_layout(self) -> None:
        """Put every dock back."""
        if self._frame.session is not None:
            self._frame.docks.reset()
            self._give_keyboard()

    def _give_keyboard(self) -> None:
        # Who had the keyboard may be hidden now: without a word from us Qt takes the next one that is not.
        frame = self._frame
        target = frame.canvas if LAYOUTS[frame.docks.arrangement].shows_canvas else frame.panels["jobs"]
        target.setFocus()

    def toggle_theme(self) -> None:
        """Dark to light or back, and remember it."""
        self._frame.settings.put("theme", self._frame.parts.theme.toggle().value)

    def full_screen(self) -> None:
        """Fill the screen, or not."""
        window = self._frame.window
        if window.isFullScreen():
            window.showNormal()
        else:
            window.showFullScreen()

    def quit(self) -> None:
        """Close the window; training goes on."""
        self._frame.window.close()
