"""Every validation figure, put into mmengine's registry by this import. A new one is one file and one line here."""

from __future__ import annotations

from workbench.worker.openmmlab.figures.bottom_up import FoundPoseFigures
from workbench.worker.openmmlab.figures.classes import ImageClassFigures
from workbench.worker.openmmlab.figures.objects import ObjectFigures
from workbench.worker.openmmlab.figures.panoptic import PanopticFigures
from workbench.worker.openmmlab.figures.pictures import PictureFigures
from workbench.worker.openmmlab.figures.pose import PoseFigures
from workbench.worker.openmmlab.figures.regions import RegionFigures

FIGURES = (
    PoseFigures,
    FoundPoseFigures,
    ObjectFigures,
    PanopticFigures,
    PictureFigures,
    ImageClassFigures,
    RegionFigures,
)
