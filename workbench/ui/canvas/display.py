"""What the canvas shows at this moment: the one value that every layer reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage

from workbench.core.instance import XYWH, Instance
from workbench.core.prediction import Prediction
from workbench.core.review import Comment
from workbench.editing.gesture import Draft
from workbench.editing.handles import GROUP_LIMIT
from workbench.editing.scene import Scene
from workbench.ui.canvas.aids import Aids
from workbench.ui.canvas.cells_picture import CellsPicture
from workbench.ui.canvas.heatmap_picture import HeatmapPicture
from workbench.ui.canvas.mask_pictures import MaskPictures
from workbench.ui.canvas.named_objects import NamedObjects
from workbench.ui.canvas.parts import GhostsShown, PredictionStyle
from workbench.ui.canvas.pyramid import Pyramid
from workbench.ui.canvas.restored_picture import RestoredPicture
from workbench.ui.canvas.shape_picture import ShapePicture
from workbench.ui.canvas.steady_picture import SteadyPicture
from workbench.ui.canvas.stroke_picture import StrokePicture
from workbench.ui.canvas.tiles import Tiles
from workbench.ui.canvas.view_transform import ViewTransform
from workbench.ui.raster.adjustment import NEUTRAL, Adjustment

LIVE_LIMIT = GROUP_LIMIT
"""More selected objects than this are drawn into the picture instead of live."""


@dataclass
class Display:
    """Read by the layers, written by the view. Screen places are logical pixels of the widget.

    ``exposed`` bounds what has to be painted now. ``covered`` is the room of what floats in the upper left corner.
    ``changed_ids`` were edited after the picture was asked for.
    """

    transform: ViewTransform = field(default_factory=ViewTransform)
    screen: tuple[int, int] = (1, 1)
    ratio: float = 1.0
    exposed: QRect = field(default_factory=QRect)
    covered: QRect = field(default_factory=QRect)
    message: str = ""
    waiting: str = ""
    pyramid: Pyramid | None = None
    look: Adjustment = NEUTRAL
    aids: Aids = field(default_factory=Aids)
    tiles: Tiles = field(default_factory=Tiles)
    scene: Scene | None = None
    picture: ShapePicture | None = None
    picture_image: QImage | None = None
    changed_ids: frozenset[int] = frozenset()
    draft: Draft | None = None
    pointer: QPointF | None = None
    prediction: Prediction | None = None
    prediction_style: PredictionStyle = field(default_factory=PredictionStyle)
    ghosts: GhostsShown = field(default_factory=GhostsShown)
    heatmap: HeatmapPicture | None = None
    heatmap_opacity: float = 0.7
    restored: RestoredPicture | None = None
    masks: MaskPictures = field(default_factory=MaskPictures)
    stroke: StrokePicture = field(default_factory=StrokePicture)
    cells: CellsPicture = field(default_factory=CellsPicture)
    comments: tuple[Comment, ...] = ()
    previous: tuple[Instance, ...] = ()
    previous_picture: QImage | None = None
    previous_key: object = None
    steady: SteadyPicture = field(default_factory=SteadyPicture)
    named: NamedObjects = field(default_factory=NamedObjects)
    shows_names: bool = True
    shows_shapes: bool = True

    @property
    def held_ids(self) -> frozenset[int]:
        """Objects that must be left out of the next picture: they are painted live."""
        held: frozenset[int] = frozenset()
        if self.scene is not None and len(self.scene.selection.ids) <= LIVE_LIMIT:
            held = self.scene.selection.ids
        return held | self.draft_ids

    @property
    def resting(self) -> tuple[object, ...] | None:
        """What the live layers show at this pointer and at any other: equal values look the same while labels do.

        None when something follows the pointer itself.
        """
        if self.scene is None or self.draft is None or self.aids.crosshair:
            return None
        if self.draft != Draft(self.draft.hint, self.draft.cursor):
            return None
        chosen = self.scene.selection
        return chosen.hovered, chosen.hovered_keypoint, chosen.ids, chosen.keypoint, chosen.points

    @property
    def draft_ids(self) -> frozenset[int]:
        """Objects in whose place the draft shows others."""
        return self.draft.held_ids if self.draft is not None else frozenset()

    def live(self) -> list[Instance]:
        """Return what to paint live: held objects, and those the present picture lacks or shows as they were."""
        if self.scene is None or not self.shows_shapes:
            return []
        missing = self.picture.request.hidden if self.picture is not None else frozenset()
        ids = (self.held_ids | missing | self.changed_ids) - self.draft_ids
        index = self.scene.index
        return [item for key in sorted(ids)[: 2 * LIVE_LIMIT] if (item := index.get(key)) is not None]

    @property
    def hides_guess(self) -> bool:
        """Whether a pose is being placed: the model's guess must not steer the hand."""
        return self.draft is not None and self.draft.is_busy and self.draft.points is not None

    def shown_predictions(self) -> Sequence[Instance]:
        """Return the predicted objects at or above the score from which they are shown."""
        if self.prediction is None or self.hides_guess:
            return ()
        least, hidden = self.prediction_style.min_score, self.ghosts.hidden_ids
        shown = [item for item in self.prediction.instances if item.id not in hidden or not item.id]
        return [item for item in shown if (1.0 if item.score is None else item.score) >= least]

    def point(self, x: float, y: float) -> QPointF:
        """Image pixels to logical screen pixels."""
        return QPointF(*self.transform.to_screen(x, y))

    def rect(self, box: XYWH) -> QRectF:
        """A box of image pixels on the screen."""
        left, top = self.transform.to_screen(box[0], box[1])
        return QRectF(left, top, box[2] * self.transform.scale, box[3] * self.transform.scale)

    def visible_image(self) -> tuple[float, float, float, float]:
        """Return x0, y0, x1, y1 of what the screen shows, in image pixels."""
        return (*self.transform.to_image(0, 0), *self.transform.to_image(*self.screen))
