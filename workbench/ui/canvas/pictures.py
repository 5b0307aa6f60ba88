"""Decides when the picture of the shapes has to be drawn anew, and takes it when it comes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QImage

from workbench.ui.canvas.display import Display
from workbench.ui.canvas.picture_worker import PictureWorker
from workbench.ui.canvas.shape_picture import MARGIN_PX, PictureRequest, ShapePicture

_SLACK_PX = 200
"""How far a pan may go into the margin before a new picture is asked for."""


class Pictures:
    """Asks the worker; only GUI thread. Pictures of an image that is no longer shown are dropped."""

    def __init__(self, worker: PictureWorker) -> None:
        self._worker = worker
        self._asked: PictureRequest | None = None
        self._stamp = 0
        self._oldest = 0
        self._changed: dict[int, int] = {}

    def start_image(self, display: Display) -> None:
        """Another image is shown: what was asked for before is stale."""
        self._asked = None
        self._oldest = self._stamp + 1
        self._changed.clear()
        display.picture = display.picture_image = None
        display.changed_ids = frozenset()

    def note_changed(self, display: Display, instance_ids: frozenset[int]) -> None:
        """These objects differ from the picture until one comes that was asked for later than now."""
        self._changed.update(dict.fromkeys(instance_ids, self._stamp))
        display.changed_ids |= instance_ids

    def refresh(self, display: Display) -> None:
        """Ask for a picture if the present or coming one will not do."""
        if display.scene is None or display.pyramid is None:
            return
        wanted = _request(display)
        if self._asked is None or not _serves(self._asked, wanted):
            self._stamp += 1
            self._asked = replace(wanted, stamp=self._stamp)
            self._worker.request(self._asked)

    def take(self, display: Display, picture: ShapePicture) -> bool:
        """Show a drawn picture; False when it is stale."""
        request = picture.request
        if request.stamp < self._oldest or display.scene is None:
            return False
        buffer = picture.buffer
        kind = QImage.Format.Format_ARGB32_Premultiplied
        image = QImage(buffer.data, buffer.shape[1], buffer.shape[0], buffer.strides[0], kind)
        image.setDevicePixelRatio(request.ratio)
        display.picture, display.picture_image = picture, image
        self._changed = {key: stamp for key, stamp in self._changed.items() if stamp >= request.stamp}
        display.changed_ids = frozenset(self._changed)
        return True


def _request(display: Display) -> PictureRequest:
    scene, ratio = display.scene, display.ratio
    assert scene is not None
    held = display.held_ids
    return PictureRequest(
        stamp=0,
        scale=display.transform.scale * ratio,
        left=display.transform.left * ratio,
        top=display.transform.top * ratio,
        width=round(display.screen[0] * ratio),
        height=round(display.screen[1] * ratio),
        ratio=ratio,
        schema=scene.schema,
        instances=scene.index.instances if display.shows_shapes else (),
        hidden=held,
        strong=scene.selection.ids - held,
        predictions=display.shown_predictions(),
        prediction_style=display.prediction_style,
    )


def _serves(asked: PictureRequest, wanted: PictureRequest) -> bool:
    """Whether a picture asked for shows what is wanted, sharp, and reaches over the whole screen."""
    same = asked.scale == wanted.scale and asked.ratio == wanted.ratio and asked.schema is wanted.schema
    same = same and asked.instances is wanted.instances and asked.strong == wanted.strong
    same = same and asked.hidden == wanted.hidden and asked.prediction_style == wanted.prediction_style
    same = same and list(asked.predictions) == list(wanted.predictions)
    dx, dy = wanted.left - asked.left, wanted.top - asked.top
    reaches = abs(dx) <= _SLACK_PX and abs(dy) <= _SLACK_PX
    room = MARGIN_PX - _SLACK_PX
    return same and reaches and wanted.width <= asked.width + room and wanted.height <= asked.height + room
