"""What a person does to find his way: search, keys, guide, log."""

from __future__ import annotations

import platform

import PySide6
from PySide6.QtCore import QObject, QPoint, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from workbench.core.resources import resource_path
from workbench.ui.commands.frame import Frame
from workbench.ui.dialogs.key_sheet import KeySheetDialog
from workbench.ui.dialogs.keys import KeysDialog
from workbench.ui.search.finder import Finder
from workbench.ui.window.menus import menu_titles
from workbench.ui.window.palette import SearchPopup
from workbench.ui.window_log import log_file


class HelpCommands(QObject):
    """The slots of the group ``help``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._finder = Finder(frame)

    def palette(self) -> None:
        """Open the search; the same key closes it."""
        window = self._frame.window
        shown = window.findChild(SearchPopup)
        if shown is not None and shown.isVisible():
            shown.close()
            return
        popup = SearchPopup(window, self._finder.find)
        popup.ran.connect(self._finder.remember)
        self._finder.ready.connect(popup.refresh)
        self._finder.wake()
        popup.open_under(QPoint(window.width() // 2, 6))

    def key_sheet(self) -> None:
        """Show the keys that work here and now, or all."""
        frame = self._frame
        dialog = KeySheetDialog(frame.actions, menu_titles(), frame.window)
        dialog.editAsked.connect(self.edit_keys)
        dialog.open()

    def edit_keys(self) -> None:
        """Choose a profile, give actions other keys."""
        frame = self._frame
        KeysDialog(frame.actions, menu_titles(), frame.window).open()

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
