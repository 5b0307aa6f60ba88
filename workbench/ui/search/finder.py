"""What can be found in one window: actions, classes, panels, images, languages and key profiles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import ClassVar, Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QIcon

from workbench.ui.actions import action_title
from workbench.ui.background import Task
from workbench.ui.canvas.palette import category_color
from workbench.ui.color_icons import color_icon
from workbench.ui.commands.frame import Frame
from workbench.ui.icons import icon
from workbench.ui.keys.profiles import PROFILES, load_profile
from workbench.ui.language import LANGUAGES
from workbench.ui.search.hit import Hit, in_order
from workbench.ui.search.image_names import ImageNames
from workbench.ui.search.matching import score
from workbench.ui.search.reasons import why_not
from workbench.ui.search.recent import recent_ids, remember
from workbench.ui.window.first_field import first_field

MAX_IMAGES = 6
AT_ONCE = 5_000
"""How many names are read without a thread: that takes about a millisecond."""
FEWEST_LETTERS = 2
"""From how many typed letters on images are looked through: one fits almost every name."""
BY_NUMBER = ("label.class_", "label.relabel_")
"""Actions of the number keys: the classes stand in the list with their names instead."""


class Fit(Protocol):
    """How well the typed text fits a title or other words, 0 to 1."""

    def __call__(self, title: str, others: Sequence[str]) -> float: ...


class Finder(QObject):
    """Answers while somebody types; says everything in the language of the moment.

    ``ready`` comes when the names of the images were read, which takes a while when there are very many.
    """

    ready: ClassVar[Signal] = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._names: ImageNames | None = None

    def wake(self) -> None:
        """Somebody opens the search: read the names of the images as they are now."""
        self._names = None
        if self._frame.session is None:
            return
        images = self._frame.images
        ids, records = tuple(images.ids), images.image

        def work(_: Task | None) -> ImageNames:
            return ImageNames(ids, lambda image_id: records(image_id).name)

        if len(ids) <= AT_ONCE:
            self._take_names(work(None))
            return
        self._frame.parts.background.start(self.tr("Reading the names of the images"), work, self._take_names)

    def _take_names(self, names: ImageNames) -> None:
        self._names = names
        self.ready.emit()

    def find(self, text: str) -> list[Hit]:
        """Return what fits a text, best first; without a text what was used last, then every action.

        Slips of the finger are forgiven when nothing fits what was typed.
        """
        hits = [*self._choices(text, is_loose=False), *self._images(text)]
        if not hits:
            hits = list(self._choices(text, is_loose=True))
        return in_order(hits, recent_ids(self._frame.settings))

    def _choices(self, text: str, is_loose: bool) -> Iterator[Hit]:
        fit = partial(score, text, is_loose=is_loose)
        yield from self._actions(fit, has_text=bool(text.strip()))
        if text.strip():
            for found in (self._classes(fit), self._panels(fit), self._languages(fit), self._profiles(fit)):
                yield from found

    def remember(self, hit: Hit) -> None:
        """Keep what was chosen, to offer it first."""
        if hit.id:
            remember(self._frame.settings, hit.id)

    def _actions(self, fit: Fit, has_text: bool) -> Iterator[Hit]:
        actions = self._frame.actions
        for name, spec in actions.specs.items():
            if name.startswith(BY_NUMBER):
                continue
            action, reason = actions.get(name), why_not(spec, actions.facts, actions.tool)
            title = action.text().replace("…", "")
            how_well = fit(title, (action_title(spec), spec.title, spec.words))
            if how_well and (has_text or not reason):
                yield Hit(title, actions.keys.text(name), action.trigger, action.icon(), name, reason, how_well)

    def _classes(self, fit: Fit) -> Iterator[Hit]:
        session, actions = self._frame.session, self._frame.actions
        if session is None:
            return
        reason = why_not(actions.specs["label.relabel_1"], actions.facts, actions.tool)
        for number, category in enumerate(session.document.schema.categories, 1):
            drawing = color_icon(category_color(category, number - 1))
            for start, title, why in (
                ("label.class_", self.tr("Class: {name}"), ""),
                ("label.relabel_", self.tr("Make the selected objects: {name}"), reason),
            ):
                named = title.format(name=category.name)
                how_well = fit(named, ("class category 类别",))
                if how_well:
                    run = partial(actions.run_with, f"{start}1", number)
                    key = self._key(f"{start}{number}")
                    yield Hit(named, key, run, drawing, f"{start}{number}", why, how_well)

    def _key(self, name: str) -> str:
        actions = self._frame.actions
        return actions.keys.text(name) if name in actions.specs else ""

    def _panels(self, fit: Fit) -> Iterator[Hit]:
        docks = self._frame.docks
        for name in docks.names() if self._frame.session is not None else ():
            title = self.tr("Panel: {name}").format(name=docks.dock(name).toggleViewAction().text())
            words = (f"panel dock {name}",)
            yield from self._choice(
                fit(title, words), title, partial(self._enter, name), icon("layers"), f"panel:{name}"
            )

    def _enter(self, name: str) -> None:
        """Open a panel and go on in it: whoever asks for one by name has the hands on the keyboard."""
        docks = self._frame.docks
        docks.reveal(name)
        field = first_field(docks.dock(name))
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)

    def _languages(self, fit: Fit) -> Iterator[Hit]:
        for code, name in LANGUAGES.items():
            title = self.tr("Language: {name}").format(name=name)
            words = ("language chinese english 语言 中文 英语",)
            yield from self._choice(fit(title, words), title, partial(self._speak, code), icon("settings"))

    def _speak(self, code: str) -> None:
        self._frame.language.set_code(code)
        self._frame.settings.put("language", code)

    def _profiles(self, fit: Fit) -> Iterator[Hit]:
        keys = self._frame.parts.keys
        for name in PROFILES:
            profile = load_profile(name)
            title = self.tr("Keys as in {name}").format(name=profile.title)
            words = ("keys profile shortcuts hotkeys 快捷键",)
            yield from self._choice(fit(title, words), title, partial(keys.choose, profile, keys.own), icon("settings"))

    def _choice(
        self, how_well: float, title: str, run: Callable[[], object], drawing: QIcon, name: str = ""
    ) -> Iterator[Hit]:
        if how_well:
            yield Hit(title, "", run, drawing, name, score=how_well)

    def _images(self, text: str) -> list[Hit]:
        if self._names is None or self._frame.session is None or len(text.strip()) < FEWEST_LETTERS:
            return []
        images, current = self._frame.images, self._frame.parts.current
        return [
            Hit(images.image(image_id).name, self.tr("image"), partial(current.set_image, image_id), icon("image"))
            for image_id in self._names.find(text, MAX_IMAGES)
            if images.has(image_id)
        ]
