"""Keys while a person changes them: nothing is in force until the draft is chosen. No widgets."""

from __future__ import annotations

from workbench.ui.keys.bindings import BINDING, BINDINGS
from workbench.ui.keys.keymap import RESERVED, Binding, Keys, given, holders, lay_over
from workbench.ui.keys.profiles import Profile


class KeyDraft:
    """A profile and own changes over it."""

    def __init__(self, profile: Profile, own: Keys) -> None:
        self.profile = profile
        self.own: dict[str, tuple[str, ...]] = dict(own)
        self.keys: dict[str, tuple[str, ...]] = {}
        self._lay_over()

    def set_profile(self, profile: Profile) -> None:
        """Take another profile; own changes stay on top of it."""
        self.profile = profile
        self._lay_over()

    def is_reserved(self, name: str, key: str) -> bool:
        """Whether a key cannot be given to something that is heard everywhere."""
        return key in RESERVED and not BINDING[name].tools

    def holders(self, name: str, key: str) -> tuple[Binding, ...]:
        """Return who would lose a key if ``name`` took it."""
        return holders(BINDINGS, self.keys, BINDING[name], key)

    def give(self, name: str, key: str) -> None:
        """Add a key to something, and take it from whoever would hear it at the same moment."""
        self.own.update(given(BINDINGS, self.keys, BINDING[name], key))
        self._lay_over()

    def take(self, name: str, key: str) -> None:
        """Take a key away."""
        self.own[name] = tuple(each for each in self.keys[name] if each != key)
        self._lay_over()

    def reset(self, name: str) -> None:
        """Give something the keys of the profile again, and take those from own changes elsewhere."""
        self.own.pop(name, None)
        for key in self.profile.keys.get(name, BINDING[name].keys):
            for other in self.holders(name, key):
                if other.id in self.own:
                    self.own[other.id] = tuple(each for each in self.own[other.id] if each != key)
        self._lay_over()

    def reset_all(self) -> None:
        """The keys of the profile, nothing else."""
        self.own.clear()
        self._lay_over()

    def _lay_over(self) -> None:
        self.keys = lay_over(BINDINGS, (self.profile.keys, self.own))
