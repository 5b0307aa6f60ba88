"""The menu bar, made from the table of actions; only the panels and languages are added by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from workbench.ui.actions import ActionSet
from workbench.ui.language import LANGUAGES
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

CONTEXT = "Menus"


MENUS = {
    "file": QT_TRANSLATE_NOOP("Menus", "File"),
    "edit": QT_TRANSLATE_NOOP("Menus", "Edit"),
    "view": QT_TRANSLATE_NOOP("Menus", "View"),
    "tool": QT_TRANSLATE_NOOP("Menus", "Tools"),
    "label": QT_TRANSLATE_NOOP("Menus", "Label"),
    "shape": QT_TRANSLATE_NOOP("Menus", "Shape"),
    "skeleton": QT_TRANSLATE_NOOP("Menus", "Skeleton"),
    "train": QT_TRANSLATE_NOOP("Menus", "Train"),
    "inspect": QT_TRANSLATE_NOOP("Menus", "Inspect"),
    "help": QT_TRANSLATE_NOOP("Menus", "Help"),
}


def menu_titles() -> dict[str, str]:
    """The menus in order, with their titles in the language of the moment."""
    return {name: QCoreApplication.translate(CONTEXT, title) for name, title in MENUS.items()}


class Menus(QMenuBar):
    """File, Edit, View, Tools, Label, Shape, Skeleton, Train, Inspect, Help."""

    def __init__(self, actions: ActionSet, set_language: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("menus")
        self.setNativeMenuBar(False)
        self._menus: dict[str, QMenu] = {}
        for name, title in menu_titles().items():
            menu = self.addMenu(title)
            menu.setObjectName(f"menu.{name}")
            for spec, action in actions.of_menu(name):
                if spec.starts_section:
                    menu.addSeparator()
                menu.addAction(action)
            self._menus[name] = menu
        view = self._menus["view"]
        view.addSeparator()
        self._panels = view.addMenu("")
        self._panels.menuAction().setVisible(False)
        self._languages = view.addMenu("")
        self._choices = QActionGroup(self)
        for code, title in LANGUAGES.items():
            choice = self._languages.addAction(title)
            choice.setCheckable(True)
            choice.setData(code)
            choice.triggered.connect(lambda _=False, chosen=code: set_language(chosen))
            self._choices.addAction(choice)
        self.retranslate()

    def add_panels(self, actions: list[QAction]) -> None:
        """List the switches of the panels, which exist from the first project on."""
        self._panels.addActions(actions)
        self._panels.menuAction().setVisible(True)

    def choose_language(self, code: str) -> None:
        """Mark the language in force."""
        for choice in self._choices.actions():
            choice.setChecked(choice.data() == code)

    def retranslate(self) -> None:
        """Set every title again."""
        for name, title in menu_titles().items():
            self._menus[name].setTitle(title)
        self._panels.setTitle(self.tr("Panels"))
        self._languages.setTitle(self.tr("Language"))
