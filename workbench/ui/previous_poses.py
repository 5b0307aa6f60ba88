"""Shows the poses of the previous image faintly on the canvas, while that is switched on."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workbench.core.instance import Instance
from workbench.ui.commands.frame import Frame


class PreviousPoses(QObject):
    """Follows the shown image. The previous one is the one before it in the list as the person has narrowed it."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame.window)
        self._frame = frame
        self._is_on = False
        frame.canvas.imageShown.connect(lambda _: self._show())

    def set_on(self, is_on: bool) -> None:
        """Show them, or no longer."""
        self._is_on = is_on
        self._show()

    def poses(self) -> tuple[Instance, ...]:
        """The objects with keypoints of the previous image, back to front; none on the first one."""
        session, image_id = self._frame.session, self._frame.parts.current.image_id
        before = self._frame.images.step(image_id, -1, False) if session is not None and image_id else 0
        if session is None or not before:
            return ()
        return tuple(item for item in session.document.instances(before) if item.num_keypoints)

    def _show(self) -> None:
        self._frame.canvas.set_previous(self.poses() if self._is_on else ())
