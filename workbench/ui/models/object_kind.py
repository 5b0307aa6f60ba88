"""What kind of shape an object is, for lists: the drawing of its tool and the word for it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from workbench.core.figure import Circle, PointSet, Polyline, RotatedBox
from workbench.core.instance import Instance
from workbench.ui.translation_mark import QT_TRANSLATE_NOOP

_FIGURES = {
    RotatedBox: ("rbox", QT_TRANSLATE_NOOP("ObjectKind", "Rotated box")),
    Circle: ("circle", QT_TRANSLATE_NOOP("ObjectKind", "Circle")),
    Polyline: ("line", QT_TRANSLATE_NOOP("ObjectKind", "Line")),
    PointSet: ("point", QT_TRANSLATE_NOOP("ObjectKind", "Points")),
}
_KEYPOINTS = ("keypoints", QT_TRANSLATE_NOOP("ObjectKind", "Keypoints"))
_MASK = ("brush", QT_TRANSLATE_NOOP("ObjectKind", "Mask"))
_HOLLOW = ("polygon", QT_TRANSLATE_NOOP("ObjectKind", "Polygon with holes"))
_POLYGON = ("polygon", QT_TRANSLATE_NOOP("ObjectKind", "Polygon"))
_BOX = ("box", QT_TRANSLATE_NOOP("ObjectKind", "Box"))


def kind_drawing(instance: Instance) -> str:
    """Return the name of the drawing of the tool that makes such an object."""
    return _kind(instance)[0]


def kind_name(instance: Instance) -> str:
    """Return the kind in the language of the moment."""
    return QCoreApplication.translate("ObjectKind", _kind(instance)[1])


def _kind(instance: Instance) -> tuple[str, str]:
    if instance.keypoints:
        return _KEYPOINTS
    if instance.mask is not None:
        return _MASK
    if instance.polygons:
        return _HOLLOW if instance.holes else _POLYGON
    return _FIGURES[type(instance.figure)] if instance.figure is not None else _BOX
