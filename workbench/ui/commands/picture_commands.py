"""What a person does to see the picture better: look, channels, aids of the eye. No label is touched."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from workbench.ui.commands.frame import Frame
from workbench.ui.panels.picture import PicturePanel
from workbench.ui.raster.adjustment import NEUTRAL, Adjustment, Channel

_STEP = 5
_GAMMA_STEP = 1.2
_LEAST_GAMMA, _MOST_GAMMA = 0.1, 10.0


class PictureCommands(QObject):
    """The slots of the group ``picture``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame

    def switch_aid(self) -> None:
        """The switch of the action itself says what is shown: the news of the picture hear it."""

    def show_panel(self) -> None:
        """Open the panel, or close it when it is in front."""
        dock = self._frame.docks.dock("picture")
        if dock.isVisible() and not dock.visibleRegion().isEmpty():
            dock.hide()
        else:
            self._frame.docks.reveal("picture")

    def change_brightness(self, step: int) -> None:
        """Brighter or darker by a step."""
        self._set(replace(self._look, brightness=_limited(self._look.brightness + step * _STEP)))

    def change_contrast(self, step: int) -> None:
        """More contrast or less by a step."""
        self._set(replace(self._look, contrast=_limited(self._look.contrast + step * _STEP)))

    def change_gamma(self, step: int) -> None:
        """Lighter or darker middle tones by a step."""
        gamma = round(self._look.gamma * _GAMMA_STEP**step, 3)
        self._set(replace(self._look, gamma=min(max(gamma, _LEAST_GAMMA), _MOST_GAMMA)))

    def next_channel(self) -> None:
        """All colours, red, green, blue, grey, and round again."""
        channels = list(Channel)
        place = (channels.index(self._look.channel) + 1) % len(channels)
        self._set(replace(self._look, channel=channels[place]))

    def toggle_auto(self) -> None:
        """Stretch every image from its own darkest to its lightest, or not."""
        self._set(replace(self._look, is_auto=not self._look.is_auto, window=None))

    def reset(self) -> None:
        """Show pictures as they are."""
        self._set(NEUTRAL)

    def zoom_to_selection(self) -> None:
        """Bring the selected objects into the middle, large enough to work on."""
        scene = self._frame.canvas.display.scene
        if scene is None:
            return
        boxes = [box for key in scene.selection.ids if (box := scene.index.box(key)) is not None]
        if boxes:
            left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
            right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
            self._frame.canvas.zoom_to_box((left, top, right - left, bottom - top))

    @property
    def _panel(self) -> PicturePanel:
        panel = self._frame.panels["picture"]
        assert isinstance(panel, PicturePanel)
        return panel

    @property
    def _look(self) -> Adjustment:
        return self._panel.look

    def _set(self, look: Adjustment) -> None:
        self._panel.set_look(look)


def _limited(value: int) -> int:
    return min(max(value, -100), 100)
