"""What a person does with a model at hand: let it look, accept or send away what it found, make boxes better."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from workbench.core.instance import Instance
from workbench.editing.ghosts.refinement import refinement
from workbench.tasks.recipe import Spot
from workbench.ui.commands.frame import Frame
from workbench.ui.dialogs.segmenter import SegmenterDialog
from workbench.ui.panels.predictions import PredictionsPanel
from workbench.ui.segmenter_choice import SegmenterChoice


class ModelCommands(QObject):
    """The slots of the group ``models``."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        panel = frame.panels["predictions"]
        assert isinstance(panel, PredictionsPanel)
        self._panel = panel
        self._segmenters = SegmenterChoice(frame.settings, frame.canvas, self)
        frame.parts.closing.append(self._segmenters.close)

    def switch_live(self) -> None:
        """Let the chosen run look at every image, or end that."""
        self._panel.set_live(not self._panel.as_i_go.is_on)

    def accept(self) -> None:
        """Make the predicted object in focus a label."""
        self._panel.desk.accept_focus()

    def accept_all(self) -> None:
        """Make all that are offered labels: one step for undo."""
        if self._panel.desk.is_offering:
            self._panel.desk.accept_all()
        else:
            self._frame.parts.notices.info(self.tr("No predicted object waits on this image."))

    def dismiss(self) -> None:
        """Send the one in focus away."""
        self._panel.desk.dismiss_focus()

    def bring_back(self) -> None:
        """Offer again what was sent away on this image."""
        self._panel.desk.bring_back()

    def step(self, step: int) -> None:
        """Go to the next or previous one by score."""
        self._panel.desk.step(step)

    def refine(self) -> None:
        """Give the selected boxes what the chosen run finds in them: keypoints, an outline, or a tighter box."""
        question, session = self._panel.as_i_go.question(), self._frame.session
        reason = self._panel.as_i_go.why_not()
        if reason or question is None or session is None:
            self._frame.parts.notices.warning(reason)
            return
        chosen = [item for item in question.labels if item.id in session.selection.ids and _is_box(item)]
        if not chosen:
            self._frame.parts.notices.warning(self.tr("Select an object with a box first: the model looks inside it."))
            return
        spots = [Spot(item.bbox_xywh, item.category_id) for item in chosen if item.bbox_xywh is not None]
        self._panel.as_i_go.live.refine(question, spots, lambda found: self._take(chosen, found))

    def choose_segmenter(self) -> None:
        """Ask what is to cut out the objects that are pointed at."""
        dialog = SegmenterDialog(self._frame.parts, self._frame.settings, self._frame.window)
        dialog.chosen.connect(self._segmenters.choose)
        dialog.open()

    def _take(self, asked: Sequence[Instance], found: tuple[Instance, ...]) -> None:
        session = self._frame.session
        if session is None:
            return
        # The person has not waited: what was changed meanwhile is not overwritten.
        labels = session.document.instances(asked[0].image_id)
        edit = refinement([item for item in asked if item in labels], found, session.document.schema)
        if edit is None:
            self._frame.parts.notices.info(self.tr("The model found nothing new in the selected boxes."))
        else:
            self._frame.commit(edit)


def _is_box(item: Instance) -> bool:
    return item.bbox_xywh is not None and min(item.bbox_xywh[2:]) > 0 and not item.is_locked
