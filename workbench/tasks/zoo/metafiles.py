"""What a library publishes about its models: the model index and the metafiles it lists, as plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from workbench.tasks.finding import Finding
from workbench.tasks.sentence import Sentence
from workbench.tasks.zoo.entry import Figure
from workbench.tasks.zoo.safe_yaml import UnreadableError, read_yaml

_LEADING_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)")
_UNITS = {"K": 1e3, "M": 1e6, "G": 1e9, "B": 1e9}
_MOST_FIGURES = 24


@dataclass(frozen=True, slots=True)
class Published:
    """One model as its metafile describes it; ``config`` is a path below ``.mim/configs`` as it stands there."""

    name: str
    config: str
    metafile: str
    task: str = ""
    collection: str = ""
    dataset: str = ""
    title: str = ""
    paper: str = ""
    weights: str = ""
    parameters: int = 0
    figures: tuple[Figure, ...] = ()


def published(root: Path) -> tuple[list[Published], list[Finding]]:
    """Return the models that a library's index lists (``root`` is its ``.mim``), and what could not be read."""
    models: list[Published] = []
    findings: list[Finding] = []
    index = root / "model-index.yml"
    try:
        listed = _table(read_yaml(index)).get("Import")
    except UnreadableError as error:
        return [], [_unreadable(index, error)]
    for name in listed if isinstance(listed, list) else []:
        path = root / str(name)
        try:
            if not path.resolve().is_relative_to(root.resolve()):
                raise UnreadableError("it lies outside of the package")
            models += _models(read_yaml(path), str(name))
        except UnreadableError as error:
            findings.append(_unreadable(path, error))
    return models, findings


def _models(body: Any, metafile: str) -> Iterator[Published]:
    if not isinstance(body, Mapping | list):
        raise UnreadableError("it describes no models")
    listed = body if isinstance(body, list) else body.get("Models")
    collections = {} if isinstance(body, list) else _by_name(body.get("Collections"))
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, Mapping) and item.get("Config"):
            yield _model(item, _table(collections.get(str(item.get("In Collection")))), metafile)


def _model(item: Mapping[str, Any], collection: Mapping[str, Any], metafile: str) -> Published:
    meta = _table(item.get("Metadata"))
    results = item.get("Results")
    results = [_table(entry) for entry in (results if isinstance(results, list) else [results])]
    paper = _table(item.get("Paper")) or _table(collection.get("Paper"))
    config = unquote(_text(item.get("Config"))).removeprefix("configs/")
    weights = _text(item.get("Weights"))
    return Published(
        name=_text(item.get("Name")) or config.rpartition("/")[2].removesuffix(".py"),
        config=config,
        metafile=metafile,
        task=", ".join(dict.fromkeys(_text(entry.get("Task")) for entry in results if entry.get("Task"))),
        collection=_text(item.get("In Collection")),
        dataset=_listed(meta.get("Training Data")) or _text(results[0].get("Dataset")),
        title=_text(paper.get("Title")),
        paper=_text(paper.get("URL")),
        weights=weights if weights.startswith("http") else "",
        parameters=_count(meta.get("Parameters")),
        figures=tuple(_figures(results)),
    )


def _figures(results: list[Mapping[str, Any]]) -> list[Figure]:
    found: list[Figure] = []
    for entry in results:
        dataset = _text(entry.get("Dataset"))
        metrics = entry.get("Metrics")
        for part in metrics if isinstance(metrics, list) else [metrics]:
            for name, value in _table(part).items():
                number = _number(value)
                # A name in TeX is the condition of a measurement, not a measure.
                if number is not None and "$" not in _text(name) and len(found) < _MOST_FIGURES:
                    found.append(Figure(_text(name), number, dataset))
    return found


def _number(value: Any) -> float | None:
    """A figure as a number; a text gives its first one (``33.9/51.5``), as the authors put it first."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value) if abs(value) < 1e15 else None
    found = _LEADING_NUMBER.match(value) if isinstance(value, str) else None
    return float(found[1]) if found else None


def _count(value: Any) -> int:
    """A number of parameters, 0 when it is none: 25530000, 25.53M."""
    number = _number(value)
    if number is None or number < 0:
        return 0
    unit = value.strip()[-1:].upper() if isinstance(value, str) else ""
    return round(number * _UNITS.get(unit, 1))


def _by_name(listed: Any) -> dict[str, Any]:
    return (
        {str(item.get("Name")): item for item in listed if isinstance(item, Mapping)}
        if isinstance(listed, list)
        else {}
    )


def _listed(value: Any) -> str:
    return ", ".join(map(_text, value[:6])) if isinstance(value, list) else _text(value)


def _text(value: Any) -> str:
    """One line, however the file breaks it; nothing longer than a line of a table needs."""
    return " ".join(str(value).split())[:500] if isinstance(value, str | int | float) else ""


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _unreadable(path: Path, error: UnreadableError) -> Finding:
    text = Sentence(
        "{path}: cannot be read ({reason}); its models are listed without figures.", path=str(path), reason=str(error)
    )
    return Finding("warning", "zoo_metafile", text)
