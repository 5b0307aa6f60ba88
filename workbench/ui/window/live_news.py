"""News of the model that looks while the person works: beside the state of storing, and as a bar when it fails."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.ui.commands.frame import Frame
from workbench.ui.live_looking import Doing
from workbench.ui.panels.predictions import PredictionsPanel
from workbench.ui.window.face import Face


class LiveNews(QObject):
    """Connects the predictions panel once."""

    def __init__(self, frame: Frame, face: Face) -> None:
        super().__init__(frame.window)
        self._frame, self._face = frame, face
        panel = frame.panels["predictions"]
        assert isinstance(panel, PredictionsPanel)
        self._panel = panel
        self._failure = ""
        panel.as_i_go.switched.connect(self._show_switch)
        panel.as_i_go.failed.connect(self._show_failure)
        panel.as_i_go.live.doingChanged.connect(self.show_state)
        panel.desk.changed.connect(self.show_state)
        frame.canvas.toolChanged.connect(lambda _: self.show_state())
        frame.parts.keys.changed.connect(self.show_state)

    def show_state(self) -> None:
        """Say what the model does, or how many objects wait for a yes or no."""
        desk, live = self._panel.desk, self._panel.as_i_go.live
        words = {Doing.LOADING: self.tr("Loading the model…"), Doing.LOOKING: self.tr("Looking…")}
        text = words.get(live.doing, "")
        if not text and desk.is_offering:
            # With other tools in hand Enter ends what is being drawn.
            is_asked = self._frame.canvas.tool_id in ("select", "pan")
            text = self.tr("%n predicted", "", len(desk.open)) if not is_asked else self._asking(len(desk.open))
        elif not text and self._panel.as_i_go.is_on:
            text = self.tr("Nothing new predicted")
        self._face.status.live.setText(text)

    def _asking(self, count: int) -> str:
        yes, no = (self._frame.parts.keys.of(name)[:1] for name in ("hand.accept", "hand.delete"))
        if not yes or not no:
            return self.tr("%n predicted", "", count)
        text = self.tr("%n predicted · {yes}: accept · {no}: not this", "", count)
        return text.format(yes=yes[0].replace("Return", "Enter"), no=no[0])

    def _show_switch(self, is_on: bool) -> None:
        self._face.actions.get("models.live").setChecked(is_on)
        if is_on and self._failure:
            self._frame.bars.take_away(self._failure)
        self.show_state()

    def _show_failure(self, text: str) -> None:
        self._failure = self.tr("The model cannot look: {reason}").format(reason=text)
        self._frame.bars.show_bar("error", self._failure, {self.tr("Start again"): self._start_again})

    def _start_again(self) -> None:
        self._panel.set_live(True)
