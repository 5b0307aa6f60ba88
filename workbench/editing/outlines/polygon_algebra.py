"""Union, difference, intersection, cutting, repair and simplifying of regions. The one file that knows shapely."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely
from shapely.ops import polygonize

from workbench.core.geometry import Points, contains, points_of, polygon_area
from workbench.core.instance import Ring
from workbench.core.nesting import holes_by_part
from workbench.editing.outlines.region import Region

_LEAST_AREA = 1e-6
"""Square pixels. Smaller parts and holes are what rounding leaves where two borders meet."""


def united(regions: Sequence[Region]) -> Region:
    """Return what any of the regions covers."""
    return _region(shapely.union_all([_shape(region) for region in regions]))


def common(regions: Sequence[Region]) -> Region:
    """Return what all of the regions cover."""
    shape = _shape(regions[0])
    for region in regions[1:]:
        shape = shapely.intersection(shape, _shape(region))
    return _region(shape)


def without(region: Region, others: Sequence[Region]) -> Region:
    """Return what a region covers and none of the others does."""
    return _region(shapely.difference(_shape(region), shapely.union_all([_shape(other) for other in others])))


def pieces(region: Region, line: Points) -> tuple[Region, ...]:
    """Cut a region along an open line of shape (N, 2); return what it falls into, the largest piece first.

    Only where the line runs from border to border it cuts. One piece, the region itself: it cut nothing. Parts that
    the line does not cut stay with the largest piece of those that it does.
    """
    cut: list[list[Any]] = []
    kept: list[list[Any]] = []
    # A millionth of a pixel is nothing to a hand, and keeps shapely from numbers that it overflows on.
    knife = shapely.LineString(np.round(line, 6))
    for part in _parts(_shape(region)):
        faces = _faces(part, knife) if shapely.intersects(part, knife) else [part]
        (cut if len(faces) > 1 else kept).append(faces)
    if not cut:
        return (region,)
    first, *rest = sorted((face for faces in cut for face in faces), key=shapely.area, reverse=True)
    uncut = [face for faces in kept for face in faces]
    return (_rings([first, *uncut]), *(_rings([face]) for face in rest))


def repaired(region: Region) -> Region:
    """Return the same area with rings that neither cross themselves nor each other; empty when there is no area.

    A ring that crosses itself covers what the even-odd rule fills, as it does in a mask.
    """
    return _region(_shape(region))


def is_sound(region: Region) -> bool:
    """Whether no ring crosses itself or another, no parts overlap, and every hole lies within a part."""
    rings = (*region.polygons, *region.holes)
    if any(len(ring) < 6 or polygon_area(ring) < _LEAST_AREA for ring in rings):
        return False
    parts = [shapely.Polygon(points_of(ring)) for ring in region.polygons]
    holes = [shapely.Polygon(points_of(ring)) for ring in region.holes]
    if not all(shapely.is_valid(shape) for shape in (*parts, *holes)):
        return False
    if _overlap([_part(ring, region.holes) for ring in region.polygons]) or _overlap(holes):
        return False
    # Covering, because a hole may touch the border of its part.
    return all(any(shapely.covers(part, hole) for part in parts) for hole in holes)


def simplified(region: Region, tolerance: float) -> Region:
    """Take out vertices that lie within ``tolerance`` image pixels of the line without them (Douglas-Peucker).

    Rings that did not cross do not cross afterwards.
    """
    return _region(shapely.simplify(_shape(region), tolerance, preserve_topology=True))


def share_borders(regions: Sequence[Region]) -> bool:
    """Whether regions fit together without overlap and some of them share a stretch of border, vertex by vertex."""
    shapes = [_shape(region) for region in regions]
    if len(shapes) < 2 or not shapely.coverage_is_valid(shapes):
        return False
    # A shared stretch is part of two outlines and of no border of the whole.
    return bool(shapely.union_all(shapes).length < sum(shape.length for shape in shapes) - 1e-6)


def simplified_together(regions: Sequence[Region], tolerance: float) -> tuple[Region, ...]:
    """Simplify regions that ``share_borders`` so that they still do: no gap opens and no overlap (Visvalingam-Whyatt).

    ``tolerance`` is in image pixels: the side of a square as large as the triangles that are cut off.
    """
    return tuple(_region(shape) for shape in shapely.coverage_simplify([_shape(each) for each in regions], tolerance))


def is_apart(region: Region, ring: Ring) -> bool:
    """Whether a ring neither overlaps a region nor shares a stretch of border with it."""
    meeting = shapely.intersection(_shape(region), _shape(Region((ring,))))
    return bool(meeting.area < _LEAST_AREA and meeting.length < 1e-6)


def surrounds(region: Region, ring: Ring) -> bool:
    """Whether a ring lies within a region without touching its border."""
    return bool(shapely.contains_properly(_shape(region), _shape(Region((ring,)))))


def _shape(region: Region) -> Any:
    cut = holes_by_part(region.polygons, region.holes)
    return shapely.union_all([_part(ring, holes) for ring, holes in zip(region.polygons, cut, strict=True)])


def _part(ring: Ring, cut: Sequence[Ring]) -> Any:
    filled = _filled(ring)
    return shapely.difference(filled, shapely.union_all([_filled(hole) for hole in cut])) if cut else filled


def _filled(ring: Ring) -> Any:
    if len(ring) < 6:
        return shapely.Polygon()
    points = points_of(ring)
    polygon = shapely.Polygon(points)
    return polygon if shapely.is_valid(polygon) else _even_odd(points)


def _even_odd(points: Points) -> Any:
    """Fill a ring that crosses itself. shapely.make_valid does not where it runs along one line twice."""
    web = shapely.union_all([shapely.LineString(np.concatenate([points, points[:1]]))])
    faces = [face for face in polygonize(shapely.get_parts(web)) if face.area >= _LEAST_AREA]
    middles = [shapely.point_on_surface(face) for face in faces]
    pairs = zip(faces, middles, strict=True)
    return shapely.union_all([face for face, middle in pairs if contains(points, middle.x, middle.y)])


def _parts(shape: Any) -> list[Any]:
    """Return the polygons of whatever an operation gave; lines and points along which shapes met are left out."""
    found = (piece for piece in shapely.get_parts(shape) if not shapely.is_empty(piece))
    areas: list[Any] = []
    for piece in found:
        if piece.geom_type == "Polygon":
            areas.append(piece)
        elif piece.geom_type in ("MultiPolygon", "GeometryCollection"):
            areas.extend(_parts(piece))
    return [area for area in areas if area.area >= _LEAST_AREA]


def _faces(part: Any, line: Any) -> list[Any]:
    web = shapely.union_all([part.boundary, line])
    faces = [face for face in polygonize(shapely.get_parts(web)) if face.area >= _LEAST_AREA]
    # What the line encloses outside, and the holes, are faces of the web too.
    return [face for face in faces if shapely.covers(part, shapely.point_on_surface(face))]


def _overlap(shapes: Sequence[Any]) -> bool:
    return len(shapes) > 1 and shapely.union_all(shapes).area < sum(each.area for each in shapes) - _LEAST_AREA


def _region(shape: Any) -> Region:
    return _rings(_parts(shape))


def _rings(parts: Iterable[Any]) -> Region:
    polygons: list[Ring] = []
    holes: list[Ring] = []
    for part in parts:
        polygons.append(_ring(part.exterior))
        inner = [_ring(ring) for ring in part.interiors]
        holes += [ring for ring in inner if polygon_area(ring) >= _LEAST_AREA]
    return Region(tuple(polygons), tuple(holes))


def _ring(ring: Any) -> Ring:
    # The last point repeats the first.
    return tuple(np.asarray(shapely.get_coordinates(ring))[:-1].reshape(-1).tolist())
