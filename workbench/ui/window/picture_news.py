"""News of how the picture is shown: from the panel to the canvas, from the image to the panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject

from workbench.ui.background import Task
from workbench.ui.canvas.aids import Aids
from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.commands.frame import Frame
from workbench.ui.panels.picture import PicturePanel
from workbench.ui.raster.adjustment import Adjustment, Channel
from workbench.ui.raster.statistics import Statistics

AIDS = ("minimap", "pixel_grid", "crosshair")
"""The switches of canvas/aids, each with an action ``view.<name>``, remembered from one start to the next."""


class PictureNews(QObject):
    """Connects the panel Picture and the switches of the aids once."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        panel = frame.panels["picture"]
        assert isinstance(panel, PicturePanel)
        self._frame, self._panel = frame, panel
        self._counting: Task | None = None
        self._counted: Pyramid | None = None
        panel.changed.connect(self._show_look)
        frame.canvas.imageShown.connect(lambda _: self._show_image())
        frame.canvas.imageSharpened.connect(self._show_image)
        frame.docks.dock("picture").visibilityChanged.connect(lambda _: self._show_image())
        at_first = Aids()
        for name in AIDS:
            action = frame.actions.get(f"view.{name}")
            action.setChecked(frame.settings.flag(f"canvas/{name}", getattr(at_first, name)))
            action.toggled.connect(lambda is_on, name=name: self._switch(name, is_on))
        frame.canvas.set_aids(self._aids())
        frame.window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say the note in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._frame.canvas.set_aids(self._aids())
        return super().eventFilter(watched, event)

    def _aids(self) -> Aids:
        minimap, pixel_grid, crosshair = (self._frame.actions.get(f"view.{name}").isChecked() for name in AIDS)
        return Aids(minimap, pixel_grid, crosshair, self._note(self._panel.look))

    def _switch(self, name: str, is_on: bool) -> None:
        self._frame.settings.put(f"canvas/{name}", is_on)
        self._frame.canvas.set_aids(self._aids())

    def _show_look(self, look: Adjustment) -> None:
        self._frame.canvas.set_look(look)
        self._frame.canvas.set_aids(self._aids())
        self._frame.actions.get("picture.auto").setChecked(look.is_auto)

    def _show_image(self) -> None:
        """Count the values of the image, off the GUI thread, while somebody looks at them."""
        pyramid = self._frame.canvas.display.pyramid
        if pyramid is None or pyramid.is_preview or self._frame.docks.dock("picture").isHidden():
            return
        if pyramid is self._counted:
            return
        if self._counting is not None:
            self._counting.cancel()
        self._counted = pyramid
        title = self.tr("Counting the values of the image")
        self._counting = self._frame.parts.background.start(
            title, lambda _: pyramid.statistics(), lambda known: self._take(pyramid, known)
        )

    def _take(self, pyramid: Pyramid, known: Statistics) -> None:
        if pyramid is self._frame.canvas.display.pyramid:
            self._panel.show_picture(known, pyramid.window)

    def _note(self, look: Adjustment) -> str:
        """Say in words how the picture differs from its file."""
        words = []
        if look.is_auto:
            words.append(self.tr("auto levels"))
        if look.window is not None:
            words.append(self.tr("range {low:g} to {high:g}").format(low=look.window[0], high=look.window[1]))
        for name, value in ((self.tr("brightness"), look.brightness), (self.tr("contrast"), look.contrast)):
            if value:
                words.append(f"{name} {value:+d}".replace("-", "\N{MINUS SIGN}"))
        if look.gamma != 1.0:
            words.append(self.tr("gamma {value:.2f}").format(value=look.gamma))
        channels = {
            Channel.RED: self.tr("red only"),
            Channel.GREEN: self.tr("green only"),
            Channel.BLUE: self.tr("blue only"),
            Channel.GRAY: self.tr("grey"),
        }
        if look.channel in channels:
            words.append(channels[look.channel])
        return self.tr("Shown adjusted: {how}").format(how=", ".join(words)) if words else ""
