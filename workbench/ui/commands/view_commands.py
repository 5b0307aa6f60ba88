"""What a person does with the window itself: zoom, arrange, theme, language, help."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from functools import partial

import PySide6
from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from workbench.core.resources import resource_path
from workbench.ui.actions import ActionSet
from workbench.ui.commands.frame import Frame
from workbench.ui.dialogs.key_sheet import KeySheetDialog
from workbench.ui.icons import icon
from workbench.ui.language import LANGUAGES
from workbench.ui.window.layouts import LAYOUTS
from workbench.ui.window.menus import menu_titles
from workbench.ui.window.palette import Hit, SearchPopup, action_hits, is_found
from workbench.ui.window_log import log_file

MAX_IMAGES_FOUND = 6


class ViewCommands(QObject):
    """The slots of the group ``view``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._actions: ActionSet | None = None

    def set_actions(self, actions: ActionSet) -> None:
        """Take the actions that search and key sheet list (they are made after the commands)."""
        self._actions = actions

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
        if self._actions is not None:
            self._frame.canvas.set_shapes_visible(self._actions.get("view.shapes").isChecked())

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

    def set_language(self, code: str) -> None:
        """Speak another language, and remember it."""
        self._frame.language.set_code(code)
        self._frame.settings.put("language", code)

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

    def palette(self) -> None:
        """Open the search; the same key closes it."""
        window = self._frame.window
        shown = window.findChild(SearchPopup)
        if shown is not None and shown.isVisible():
            shown.close()
            return
        popup = SearchPopup(window, self._hits)
        popup.open_under(QPoint(window.width() // 2, 6))

    def key_sheet(self) -> None:
        """Show all keys."""
        if self._actions is not None:
            KeySheetDialog(self._actions, menu_titles(), self._frame.window).open()

    def user_guide(self) -> None:
        """Open the guide that lies beside the program."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(resource_path().parent / "README.md")))

    def show_log(self) -> None:
        """Open the window's own log file."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file())))

    def about(self) -> None:
        """Say what this is and which versions run."""
        box = QMessageBox(self._frame.window)
        box.setWindowTitle(self.tr("About Workbench"))
        box.setText("Workbench")
        versions = f"Python {platform.python_version()} · PySide6 {PySide6.__version__}"
        box.setInformativeText(
            self.tr("Label images, train OpenMMLab models on this machine, see what they learned.") + "\n\n" + versions
        )
        box.open()

    def _hits(self, text: str) -> list[Hit]:
        if self._actions is None:
            return []
        hits = [*action_hits(self._actions.all(), text), *self._choice_hits(text)]
        return [*self._image_hits(text), *hits] if text and not hits else [*hits, *self._image_hits(text)]

    def _choice_hits(self, text: str) -> Iterable[Hit]:
        """Panels and languages: they stand in menus of their own, outside of the table of actions."""
        if not text:
            return []
        docks = self._frame.docks
        names = docks.names() if self._frame.session is not None else ()
        titles = [(self.tr("Panel: {name}").format(name=docks.dock(name).windowTitle()), name) for name in names]
        panels = [Hit(title, "", partial(docks.reveal, name), icon("layers")) for title, name in titles]
        spoken = [(self.tr("Language: {name}").format(name=name), code) for code, name in LANGUAGES.items()]
        languages = [Hit(title, "", partial(self.set_language, code), icon("settings")) for title, code in spoken]
        return [hit for hit in (*panels, *languages) if is_found(text, hit.title)]

    def _image_hits(self, text: str) -> Iterable[Hit]:
        if not text or self._frame.session is None:
            return []
        images, current = self._frame.images, self._frame.parts.current
        needle = text.lower()
        found = [image_id for image_id in images.ids if needle in images.image(image_id).name.lower()]
        return [
            Hit(images.image(image_id).name, self.tr("image"), partial(current.set_image, image_id), icon("image"))
            for image_id in found[:MAX_IMAGES_FOUND]
        ]
