"""Skeletons as files: ours (JSON), mmpose's metas (``.py`` or JSON), a category of COCO; and those that ship."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.mirror_names import flip_pairs
from workbench.core.resources import resource_path
from workbench.core.schema import Category, Skeleton
from workbench.formats.atomic_file import write_atomically
from workbench.formats.codec import FormatError
from workbench.formats.json_records import RecordError
from workbench.formats.mmpose_meta import is_meta, skeleton_of_meta
from workbench.formats.numbers import finite
from workbench.formats.python_values import SourceError, assigned_values

MAX_BYTES = 8 << 20
MAX_KEYPOINTS = 2000
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class SkeletonFile:
    """A skeleton with what it is called (``title``) and the class it is for (``category``)."""

    title: str
    category: str
    skeleton: Skeleton


def skeleton_names() -> tuple[str, ...]:
    """Return the names of the skeletons that ship."""
    return tuple(path.stem for path in sorted(resource_path("skeletons").glob("*.json")))


def shipped_skeleton(name: str) -> SkeletonFile:
    """Return a skeleton that ships; raises FormatError naming those that exist."""
    if name not in skeleton_names():
        raise FormatError(f"no skeleton is called {name!r}; there are {', '.join(skeleton_names())}")
    return read_skeleton_file(resource_path("skeletons", f"{name}.json"))


def skeleton_category(name: str, category_id: int = 1) -> Category:
    """Return a class with the skeleton of this name; raises FormatError naming those that exist."""
    found = shipped_skeleton(name)
    return Category(category_id, found.category, skeleton=found.skeleton)


def read_skeleton_file(path: Path) -> SkeletonFile:
    """Read a skeleton; raises FormatError with one sentence that names the file and the place in it."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise FormatError(f"{path}: larger than {MAX_BYTES >> 20} MiB, so it is no skeleton")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise FormatError(f"{path}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: not text (byte {error.start})") from None
    try:
        return _file_of(_python(text) if path.suffix.lower() == ".py" else _json(text), path.stem)
    except (SourceError, RecordError, ValueError) as error:
        raise FormatError(f"{path}: not a skeleton ({error})") from None


def write_skeleton_file(path: Path, file: SkeletonFile) -> None:
    """Write a skeleton that ``read_skeleton_file`` gives back equal; raises OSError."""
    skeleton = file.skeleton
    body: dict[str, Any] = {
        "title": file.title,
        "category": file.category,
        "keypoints": skeleton.keypoints,
        "edges": skeleton.edges,
        "flip_pairs": skeleton.flip_pairs,
        "sigmas": skeleton.sigmas,
    }
    body |= {name: value for name in ("colors", "template") if (value := getattr(skeleton, name))}
    lines = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in body.items()]
    write_atomically(path, [("{\n" + ",\n".join(lines) + "\n}\n").encode()])


def _python(text: str) -> Any:
    found = assigned_values(text)
    if not is_meta(found.get("dataset_info")):
        raise ValueError("it gives no dataset_info with keypoint_info a value")
    return found["dataset_info"]


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}: {error.msg}") from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _file_of(body: Any, stem: str) -> SkeletonFile:
    if isinstance(body, Mapping) and is_meta(body.get("dataset_info")):
        body = body["dataset_info"]
    if not isinstance(body, Mapping):
        raise ValueError("it is no table")
    if is_meta(body):
        name = str(body.get("dataset_name") or stem)
        skeleton, title, category = skeleton_of_meta(body), name, name
    else:
        skeleton = _skeleton(body)
        category = str(body.get("category") or body.get("name") or stem)
        title = str(body.get("title") or category)
    if not 1 <= len(skeleton.keypoints) <= MAX_KEYPOINTS:
        raise ValueError(f"it has {len(skeleton.keypoints)} keypoints")
    return SkeletonFile(title, category, skeleton)


def _skeleton(body: Mapping[str, Any]) -> Skeleton:
    names = tuple(_text(name, f"keypoints {place}") for place, name in enumerate(_list(body, "keypoints")))
    if len(set(names)) != len(names):
        raise ValueError(f"keypoints: '{next(name for name in names if names.count(name) > 1)}' stands there twice")
    if "edges" not in body and "skeleton" in body:  # a category of COCO, which counts from 1
        edges = tuple((a - 1, b - 1) for a, b in _pairs(body, "skeleton"))
        return Skeleton(names, edges, flip_pairs(names))
    template = tuple(
        (_number(x, f"template {place}"), _number(y, f"template {place}"))
        for place, (x, y) in enumerate(_twos(body, "template"))
    )
    colors = tuple(_color(value, f"colors {place}") for place, value in enumerate(_list(body, "colors")))
    sigmas = tuple(_positive(value, f"sigmas {place}") for place, value in enumerate(_list(body, "sigmas")))
    return Skeleton(names, _pairs(body, "edges"), _pairs(body, "flip_pairs"), sigmas, colors, template)


def _list(body: Mapping[str, Any], name: str) -> list[Any]:
    value = body.get(name) or []
    if not isinstance(value, list):
        raise ValueError(f"{name} is not a list")
    return value


def _twos(body: Mapping[str, Any], name: str) -> list[tuple[Any, Any]]:
    found = []
    for place, value in enumerate(_list(body, name)):
        if not isinstance(value, list) or len(value) != 2:
            raise ValueError(f"{name} {place} is not a pair")
        found.append((value[0], value[1]))
    return found


def _pairs(body: Mapping[str, Any], name: str) -> tuple[tuple[int, int], ...]:
    found = _twos(body, name)
    for place, pair in enumerate(found):
        if any(type(value) is not int for value in pair):
            raise ValueError(f"{name} {place} does not name two keypoints by whole numbers")
    return tuple(found)


def _text(value: Any, place: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{place} has no name")
    return value


def _color(value: Any, place: str) -> str:
    if not isinstance(value, str) or (value and not _COLOR.fullmatch(value)):
        raise ValueError(f"{place} is not a colour like #4c8dff")
    return value.lower()


def _number(value: Any, place: str) -> float:
    return float(finite(value, place))


def _positive(value: Any, place: str) -> float:
    number = _number(value, place)
    if number <= 0:
        raise ValueError(f"{place} is not above 0")
    return number
