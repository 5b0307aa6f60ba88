"""What can be found in one window: actions, classes, panels, images, languages and key profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon

from workbench.ui.actions import action_title
from workbench.ui.canvas.palette import class_color
from workbench.ui.color_icons import color_icon
from workbench.ui.commands.frame import Frame
from workbench.ui.icons import icon
from workbench.ui.keys.profiles import PROFILES, load_profile
from workbench.ui.language import LANGUAGES
from workbench.ui.search.hit import Hit, in_order
from workbench.ui.search.matching import score
from workbench.ui.search.reasons import why_not
from workbench.ui.search.recent import recent_ids, remember
from workbench.ui.window.first_field import first_field

MAX_IMAGES = 6
FEWEST_LETTERS = 2
"""From how many typed letters on images are looked through: one fits almost every name."""
BY_NUMBER = ("label.class_", "label.relabel_")
"""Actions of the number keys: the classes stand in the list with their names instead."""


class Finder(QObject):
    """Answers while somebody types; says everything in the language of the moment."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def find(self, text: str) -> list[Hit]:
        """Return what fits a text, best first; without a text what was used last, then every action."""
        hits = [*self._actions(text)]
        if text.strip():
            hits += [*self._classes(text), *self._panels(text), *self._languages(text), *self._profiles(text)]
            hits += self._images(text)
        return in_order(hits, recent_ids(self._frame.settings))

    def remember(self, hit: Hit) -> None:
        """Keep what was chosen, to offer it first."""
        if hit.id:
            remember(self._frame.settings, hit.id)

    def _actions(self, text: str) -> Iterator[Hit]:
        actions = self._frame.actions
        for name, spec in actions.specs.items():
            if name.startswith(BY_NUMBER):
                continue
            action, reason = actions.get(name), why_not(spec, actions.facts, actions.tool)
            title = action.text().replace("…", "")
            fit = score(text, title, (action_title(spec), spec.title, spec.words))
            if fit and (text.strip() or not reason):
                yield Hit(title, actions.keys.text(name), action.trigger, action.icon(), name, reason, fit)

    def _classes(self, text: str) -> Iterator[Hit]:
        session, actions = self._frame.session, self._frame.actions
        if session is None:
            return
        reason = why_not(actions.specs["label.relabel_1"], actions.facts, actions.tool)
        for number, category in enumerate(session.document.schema.categories, 1):
            drawing = color_icon(class_color(number - 1))
            for start, title, why in (
                ("label.class_", self.tr("Class: {name}"), ""),
                ("label.relabel_", self.tr("Make the selected objects: {name}"), reason),
            ):
                named = title.format(name=category.name)
                fit = score(text, named, ("class category 类别",))
                if fit:
                    run = partial(actions.run_with, f"{start}1", number)
                    key = self._key(f"{start}{number}")
                    yield Hit(named, key, run, drawing, f"{start}{number}", why, fit)

    def _key(self, name: str) -> str:
        actions = self._frame.actions
        return actions.keys.text(name) if name in actions.specs else ""

    def _panels(self, text: str) -> Iterator[Hit]:
        docks = self._frame.docks
        for name in docks.names() if self._frame.session is not None else ():
            title = self.tr("Panel: {name}").format(name=docks.dock(name).windowTitle())
            words = (f"panel dock {name}",)
            yield from self._choice(text, title, words, partial(self._enter, name), icon("layers"), f"panel:{name}")

    def _enter(self, name: str) -> None:
        """Open a panel and go on in it: whoever asks for one by name has the hands on the keyboard."""
        docks = self._frame.docks
        docks.reveal(name)
        field = first_field(docks.dock(name))
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def _languages(self, text: str) -> Iterator[Hit]:
        for code, name in LANGUAGES.items():
            title = self.tr("Language: {name}").format(name=name)
            words = ("language chinese english 语言 中文 英语",)
            yield from self._choice(text, title, words, partial(self._speak, code), icon("settings"))

    def _speak(self, code: str) -> None:
        self._frame.language.set_code(code)
        self._frame.settings.put("language", code)

    def _profiles(self, text: str) -> Iterator[Hit]:
        keys = self._frame.parts.keys
        for name in PROFILES:
            profile = load_profile(name)
            title = self.tr("Keys as in {name}").format(name=profile.title)
            words = ("keys profile shortcuts hotkeys 快捷键",)
            yield from self._choice(text, title, words, partial(keys.choose, profile, keys.own), icon("settings"))

    def _choice(
        self, text: str, title: str, words: tuple[str, ...], run: Callable[[], object], drawing: QIcon, name: str = ""
    ) -> Iterator[Hit]:
        fit = score(text, title, words)
        if fit:
            yield Hit(title, "", run, drawing, name, score=fit)

    def _images(self, text: str) -> list[Hit]:
        if self._frame.session is None or len(text.strip()) < FEWEST_LETTERS:
            return []
        images, current = self._frame.images, self._frame.parts.current
        needle = text.strip().lower()
        found = (image_id for image_id in images.ids if needle in images.image(image_id).name.lower())
        return [
            Hit(images.image(image_id).name, self.tr("image"), partial(current.set_image, image_id), icon("image"))
            for image_id in islice(found, MAX_IMAGES)
        ]
