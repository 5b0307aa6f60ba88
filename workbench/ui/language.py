"""The languages the window speaks, switched while it is open."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from workbench.core.resources import resource_path

LANGUAGES: dict[str, str] = {"en": "English", "zh_CN": "简体中文"}
"""Code and own name of every language; English is what stands in the source."""


class Language:
    """Holds the installed translators; every widget hears the switch as a LanguageChange event."""

    def __init__(self, app: QApplication, code: str = "") -> None:
        self._app = app
        self._translators: list[QTranslator] = []
        self.code = "en"
        self.set_code(code or system_language())

    def set_code(self, code: str) -> None:
        """Speak this language; a code we do not have means English."""
        self.code = code if code in LANGUAGES else "en"
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = []
        if self.code != "en":
            self._install(f"qtbase_{self.code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        # English has a file too: it holds the plurals.
        self._install(f"workbench_{self.code}", str(resource_path("translations")))
        QLocale.setDefault(QLocale(self.code))

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator()
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._translators.append(translator)


def system_language() -> str:
    """The code of the desktop's language where we speak it, else English."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"
