"""A trained run as one file that opens in another workbench: a zip of plain data, read without running any of it.

``manifest.json`` names every other member with its size and SHA-256: ``recipe.json``, ``classes.json`` (COCO, without
images), ``figures.json`` (the validations), ``config.py`` (to be read by people, never run) and ``model.pth`` (weights
alone). The labels and the pictures stay at home; their hash goes along.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import lzma
import os
import shutil
import threading
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from workbench.core.schema import LabelSchema
from workbench.project.arrived_classes import renumbered
from workbench.project.arrived_run import Arrival, checkpoint_place, settle_arrival
from workbench.project.class_telling import tells_several
from workbench.project.error import ProjectError
from workbench.project.layout import ProjectLayout, checked_name, plain_name
from workbench.project.runs import Run
from workbench.protocol.channel import ChannelReader
from workbench.protocol.fingerprint import sha256_of
from workbench.protocol.job_folder import JobFolder
from workbench.protocol.messages import Scalars
from workbench.tasks.foreign_config import CONFIG_OPTION
from workbench.tasks.recipe import RecipeError, TrainRecipe, recipe_from_json, recipe_to_json
from workbench.tasks.task import CLASSIFICATION

FORMAT = "workbench-run"
VERSION = 1
SUFFIX = ".wbrun"

MODEL = "model.pth"
MAX_BYTES: Mapping[str, int] = {
    "manifest.json": 1 << 20,
    "recipe.json": 1 << 20,
    "classes.json": 16 << 20,
    "figures.json": 16 << 20,
    "config.py": 4 << 20,
    MODEL: 16 << 30,
}
"""The members that an archive may have, and how large each may be unpacked."""

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Stripped:
    """The weights that leave: their file, and the epoch, step and validation figure they belong to."""

    path: Path
    epoch: int
    step: int
    metric: float | None


def pack_run(run: Run, model: Stripped, out: Path) -> Path:
    """Write the archive, whole or not at all; returns its path. Raises ProjectError."""
    partial = out.with_name(f"{out.name}.{os.getpid()}.part")
    members: dict[str, bytes] = {
        "recipe.json": recipe_to_json(_leaving(run)).encode(),
        "classes.json": json.dumps(_classes_alone(run.folder)).encode(),
        "figures.json": json.dumps([dataclasses.asdict(item) for item in _figures(run.folder)]).encode(),
        "config.py": _text(run.folder.config),
    }
    files = {name: _fingerprint(data) for name, data in members.items()}
    try:
        files[MODEL] = {"size": model.path.stat().st_size, "sha256": sha256_of(model.path)}
        manifest = {
            "format": FORMAT,
            "version": VERSION,
            "name": run.name,
            "labels_hash": run.recipe.labels_hash,
            "epoch": model.epoch,
            "step": model.step,
            "metric": model.metric,
            "files": files,
        }
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("manifest.json", json.dumps(manifest, indent=1))
            for name, data in members.items():
                archive.writestr(name, data)
            archive.write(model.path, MODEL, zipfile.ZIP_STORED)
        with open(partial, "rb") as written:
            os.fsync(written.fileno())
        partial.replace(out)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise ProjectError(f"{out}: cannot be written ({error.strerror or error}); nothing was changed there") from None
    return out


def unpack_run(archive: Path, layout: ProjectLayout, taken: tuple[str, ...], schema: LabelSchema | None = None) -> str:
    """Make a finished run of an archive, all of it or nothing; returns the run's name. None of it is run.

    Its classes get the numbers that those of the same name have in ``schema`` (see arrived_classes).
    Raises ProjectError naming the archive and the member that is not what it should be.
    """
    # Two may be taken over at once, each by a thread of its own.
    partial = layout.path / f".new-archive-{os.getpid()}-{threading.get_ident()}"
    shutil.rmtree(partial, ignore_errors=True)
    try:
        partial.mkdir(parents=True)
        manifest = _unpack(archive, partial)
        recipe = _recipe(archive, partial)
        name = free_name(plain_name(str(manifest.get("name") or archive.stem)), taken)
        _settle(archive, partial, manifest, replace(recipe, name=name), schema)
        layout.runs.mkdir(exist_ok=True)
        partial.rename(layout.run(name).path)
    except OSError as error:
        raise ProjectError(f"{archive}: cannot be unpacked ({error.strerror or error})") from None
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return name


def _leaving(run: Run) -> TrainRecipe:
    """The recipe without this computer, and with what only the labels told: they stay here."""
    recipe = _portable(run.recipe)
    if recipe.task != CLASSIFICATION.name or CONFIG_OPTION in recipe.options:
        return recipe
    return replace(recipe, options={**recipe.options, "multi_label": tells_several(run)})


def _portable(recipe: TrainRecipe) -> TrainRecipe:
    """Without what means something on this computer alone."""
    return replace(recipe, weights="", device="cpu", threads=1, loader_workers=0)


def _classes_alone(folder: JobFolder) -> dict[str, Any]:
    try:
        body = json.loads((folder.labels / "train.json").read_text(encoding="utf-8"))
        return {"images": [], "annotations": [], "categories": body["categories"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ProjectError(f"{folder.labels / 'train.json'}: the run's classes cannot be read ({error})") from None


def _figures(folder: JobFolder) -> list[Scalars]:
    reader, found = ChannelReader(folder.events), []
    while messages := reader.poll():
        found += [item for item in messages if isinstance(item, Scalars) and item.group == "val"]
    return found


def _text(path: Path) -> bytes:
    try:
        return path.read_bytes()[: MAX_BYTES["config.py"]]
    except OSError:
        return b""


def _fingerprint(data: bytes) -> dict[str, Any]:
    return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _unpack(archive: Path, folder: Path) -> dict[str, Any]:
    """Write the known members under names of ours; links, folders and anything else of a zip are never made."""
    try:
        with zipfile.ZipFile(archive) as opened:
            listed = opened.namelist()
            for name in MAX_BYTES:
                if listed.count(name) != 1:
                    raise ProjectError(f"{archive}: holds {listed.count(name)} files {name} instead of one; no run")
                _copy(opened, name, folder / name, archive)
            manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except ProjectError:
        raise
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ProjectError(f"{archive}: no run of a workbench, or damaged ({error})") from None
    except (ValueError, RecursionError):
        raise ProjectError(f"{archive}: its manifest.json is not JSON") from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT or manifest.get("version") != VERSION:
        raise ProjectError(f"{archive}: no run of a workbench of version {VERSION}")
    files = manifest.get("files")
    for name in MAX_BYTES:
        told = files.get(name) if isinstance(files, dict) else None
        if name != "manifest.json" and (not isinstance(told, dict) or told.get("sha256") != sha256_of(folder / name)):
            raise ProjectError(f"{archive}: {name} is not what the archive was made with; get it again")
    return manifest


def _copy(opened: zipfile.ZipFile, name: str, target: Path, archive: Path) -> None:
    """Unpack one member, never more of it than it may hold: what a header says of a size is not believed."""
    left = MAX_BYTES[name]
    with opened.open(name) as source, open(target, "wb") as file:
        while block := source.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise ProjectError(f"{archive}: {name} is larger than {MAX_BYTES[name] >> 20} MiB; not unpacked")
            file.write(block)


def _recipe(archive: Path, folder: Path) -> TrainRecipe:
    try:
        recipe = recipe_from_json((folder / "recipe.json").read_text(encoding="utf-8"), f"{archive}: recipe.json")
    except (RecipeError, ValueError) as error:
        raise ProjectError(str(error)) from None
    if not isinstance(recipe, TrainRecipe):
        raise ProjectError(f"{archive}: recipe.json is not the recipe of a training run")
    return _portable(recipe)


def _settle(
    archive: Path, partial: Path, manifest: Mapping[str, Any], recipe: TrainRecipe, schema: LabelSchema | None
) -> None:
    """Arrange what was unpacked as the folder of a run that ended well."""
    folder = JobFolder(partial)
    try:
        epoch, step = int(manifest["epoch"]), int(manifest["step"])
        metric = None if manifest.get("metric") is None else float(manifest["metric"])
        figures = [
            Scalars(0.0, int(item["step"]), float(item["epoch"]), "val", _numbers(item["values"]))
            for item in json.loads((partial / "figures.json").read_text(encoding="utf-8"))
        ]
        json.loads((partial / "classes.json").read_text(encoding="utf-8"))["categories"]
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ProjectError(f"{archive}: not a whole run ({type(error).__name__}: {error})") from None
    folder.labels.mkdir()
    folder.checkpoints.mkdir()
    (partial / "classes.json").rename(folder.labels / "train.json")
    (partial / MODEL).rename(checkpoint_place(folder, step))
    (partial / "figures.json").unlink()
    (partial / "manifest.json").rename(partial / "archive.json")
    if schema is not None:
        recipe = renumbered(folder, recipe, schema)
    folder.recipe.write_text(recipe_to_json(recipe), encoding="utf-8")
    settle_arrival(folder, Arrival(archive.name, epoch, step, metric, figures))


def _numbers(values: Mapping[str, Any]) -> dict[str, float]:
    return {str(name): float(value) for name, value in values.items()}


def free_name(name: str, taken: tuple[str, ...]) -> str:
    """Return a run's name that none of ``taken`` is, with a number where it must be; raises ProjectError."""
    known = {other.casefold() for other in taken}
    candidate, number = name, 2
    while candidate.casefold() in known:
        candidate, number = f"{name[:70]}-{number}", number + 1
    return checked_name(candidate)
