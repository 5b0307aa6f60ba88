"""The keys in force in one window: the profile a person chose and what he changed, remembered between two starts."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from workbench.ui.keys.bindings import BINDINGS
from workbench.ui.keys.keymap import Keys, lay_over
from workbench.ui.keys.profiles import DEFAULT, PROFILES, KeymapError, Profile, load_profile, own_keys, written
from workbench.ui.settings import Settings

PROFILE, OWN = "keys/profile", "keys/own"


class KeyChoice(QObject):
    """``changed`` comes after other keys are in force. Without settings nothing is remembered (tests).

    ``problem`` says why what was remembered could not be read; the keys of the profile are in force then.
    """

    changed: ClassVar[Signal] = Signal()

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self._settings = settings
        self.problem = ""
        self.profile = Profile(DEFAULT, DEFAULT)
        self.own: Keys = {}
        self.keys: Keys = {}
        name = settings.text(PROFILE, DEFAULT) if settings is not None else DEFAULT
        self._read(name if name in PROFILES else DEFAULT, settings.text(OWN) if settings is not None else "")

    def _read(self, name: str, own: str) -> None:
        try:
            self.profile = load_profile(name)
            self.own = own_keys(own)
        except KeymapError as error:
            self.problem = str(error)
        self.keys = lay_over(BINDINGS, (self.profile.keys, self.own))

    def choose(self, profile: Profile, own: Keys) -> None:
        """Put other keys in force and remember them."""
        self.profile, self.own, self.problem = profile, dict(own), ""
        self.keys = lay_over(BINDINGS, (profile.keys, own))
        if self._settings is not None:
            self._settings.put(PROFILE, profile.id)
            self._settings.put(OWN, written(own))
        self.changed.emit()

    def told_problem(self) -> str:
        """Return the problem to the one who says it; it is told once."""
        problem, self.problem = self.problem, ""
        return problem

    def of(self, name: str) -> tuple[str, ...]:
        """The keys of an action or of a line of the tool keys, the first one first; raises KeyError."""
        return self.keys[name]

    def text(self, name: str) -> str:
        """The first key of something as the desktop writes it; empty when it has none."""
        keys = self.keys[name]
        return native(keys[0]) if keys else ""


def native(key: str) -> str:
    """Return a chord as the desktop writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
