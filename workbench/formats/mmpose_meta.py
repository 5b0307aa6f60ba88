"""mmpose's description of a data set (``dataset_info``) as a skeleton."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.core.schema import Skeleton
from workbench.formats.numbers import finite, numbers, shown


def is_meta(body: Any) -> bool:
    """Whether a table is such a description."""
    return isinstance(body, Mapping) and isinstance(body.get("keypoint_info"), Mapping)


def skeleton_of_meta(body: Mapping[str, Any]) -> Skeleton:
    """Return keypoints by number, lines, mirror pairs and sigmas; raises ValueError naming the place.

    The colours are left: ours tell left from right, theirs are pure tones that vanish on half of all pictures.
    """
    points = sorted((_point(place, each) for place, each in body["keypoint_info"].items()), key=lambda point: point[0])
    if [number for number, _, _ in points] != list(range(len(points))):
        raise ValueError("keypoint_info: the numbers do not count from 0 without gaps")
    names = tuple(name for _, name, _ in points)
    places = {name: index for index, name in enumerate(names)}
    if len(places) != len(names):
        raise ValueError("keypoint_info: two keypoints have one name")
    pairs = set()
    for index, name, swap in points:
        if swap and swap != name:
            partner = _place(places, swap, f"keypoint_info {index}: swap")
            pairs.add((min(index, partner), max(index, partner)))
    links = body.get("skeleton_info") or {}
    if not isinstance(links, Mapping):
        raise ValueError("skeleton_info is no table")
    edges = tuple(_edge(place, link, places) for place, link in links.items())
    sigmas = tuple(float(finite(value, "sigmas")) for value in numbers(list(body.get("sigmas") or ()), "sigmas"))
    return Skeleton(names, edges, tuple(sorted(pairs)), sigmas)


def _point(place: Any, body: Any) -> tuple[int, str, str]:
    if not isinstance(body, Mapping) or not isinstance(body.get("name"), str) or not body["name"]:
        raise ValueError(f"keypoint_info {shown(place)}: it has no name")
    try:
        # As mmpose does: the key counts. The member "id" is wrong in some of its own files.
        return int(place), body["name"], str(body.get("swap") or "")
    except (TypeError, ValueError):
        raise ValueError(f"keypoint_info {shown(place)}: this is not a whole number") from None


def _edge(place: Any, body: Any, places: Mapping[str, int]) -> tuple[int, int]:
    link = body.get("link") if isinstance(body, Mapping) else None
    if not isinstance(link, list | tuple) or len(link) != 2:
        raise ValueError(f"skeleton_info {shown(place)}: its link is not two keypoints")
    first, second = (_place(places, name, f"skeleton_info {shown(place)}") for name in link)
    return first, second


def _place(places: Mapping[str, int], name: Any, where: str) -> int:
    if not isinstance(name, str) or name not in places:
        raise ValueError(f"{where}: there is no keypoint called {shown(name)}")
    return places[name]
