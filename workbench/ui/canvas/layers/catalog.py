"""All layers from the lowest to the highest. A new layer is a new file and a line here."""

from __future__ import annotations

from workbench.ui.canvas.layers.comments import CommentsLayer
from workbench.ui.canvas.layers.draft import DraftLayer
from workbench.ui.canvas.layers.ghost import GhostLayer
from workbench.ui.canvas.layers.heatmap import HeatmapLayer
from workbench.ui.canvas.layers.image import ImageLayer
from workbench.ui.canvas.layers.layer import Layer, LiveLayer
from workbench.ui.canvas.layers.look import LookLayer
from workbench.ui.canvas.layers.minimap import MinimapLayer
from workbench.ui.canvas.layers.names import NamesLayer
from workbench.ui.canvas.layers.painting import PaintingLayer
from workbench.ui.canvas.layers.peak import PeakLayer
from workbench.ui.canvas.layers.pixel_grid import PixelGridLayer
from workbench.ui.canvas.layers.pointer_lines import PointerLinesLayer
from workbench.ui.canvas.layers.previous import PreviousLayer
from workbench.ui.canvas.layers.restored import RestoredLayer
from workbench.ui.canvas.layers.ruler import RulerLayer
from workbench.ui.canvas.layers.selection import SelectionLayer
from workbench.ui.canvas.layers.shapes import ShapesLayer
from workbench.ui.canvas.layers.waiting import WaitingLayer

_SELECTION, _GHOST, _DRAFT = SelectionLayer(), GhostLayer(), DraftLayer()
_PAINTING = PaintingLayer()
_RULER, _POINTER_LINES = RulerLayer(), PointerLinesLayer()

LAYERS: tuple[Layer, ...] = (
    ImageLayer(),
    RestoredLayer(),
    PixelGridLayer(),
    HeatmapLayer(),
    PreviousLayer(),
    ShapesLayer(),
    _SELECTION,
    _PAINTING,
    NamesLayer(),
    CommentsLayer(),
    _GHOST,
    PeakLayer(),
    _DRAFT,
    _RULER,
    _POINTER_LINES,
    MinimapLayer(),
    LookLayer(),
    WaitingLayer(),
)

LIVE_LAYERS: tuple[LiveLayer, ...] = (_SELECTION, _PAINTING, _GHOST, _DRAFT, _RULER, _POINTER_LINES)
"""The ones of which only a small part is repainted when the pointer moves."""
