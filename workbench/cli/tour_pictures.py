"""The pictures at the end of the tour: predictions beside the truth, heatmaps, curves."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from workbench.analysis.chart import draw_chart
from workbench.analysis.pictures import Picture, draw_heatmap, draw_instances
from workbench.core.image import Split
from workbench.core.prediction import Prediction
from workbench.formats.atomic_file import write_atomically
from workbench.project.error import ProjectError
from workbench.project.evaluation import evaluation_images
from workbench.protocol.arrays import read_array
from workbench.session import Session

_SHOWN_IMAGES = 3
_CURVES = (("train", "loss"), ("val", "EPE"), ("val", "PCK@0.1"))


def draw_pictures(session: Session, run: str, folder: Path) -> list[Path]:
    """Write PNG pictures of a pose run on its validation images and of its curves; return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for image in evaluation_images(session.project, Split.VAL)[:_SHOWN_IMAGES]:
        found = session.project.predictions.read(run, image.id)
        if found is None:
            continue
        picture = _decode(session.project.image_file(image))
        stem = Path(image.name).stem
        truth = draw_instances(picture, session.document.instances(image.id), session.document.schema)
        guess = draw_instances(picture, found.instances, session.document.schema, dashed=True)
        written.append(_save(folder / f"{stem}-truth-and-prediction.png", np.hstack((truth, guess))))
        written += [_save(folder / f"{stem}-heatmap.png", heat) for heat in _heat(picture, found)]
    session.board.poll()
    curves = session.board.curves(run)
    for group, key in _CURVES:
        steps, _, values = curves.series(group, key)
        if len(steps):
            chart = draw_chart(f"{key}, {group}", {run: (steps, values)}, "iteration")
            written.append(_save(folder / f"curve-{key.replace('@', '-')}.png", chart))
    return written


def _heat(picture: Picture, found: Prediction) -> list[Picture]:
    """One picture with the strongest value of all keypoints and objects, or none when no maps were kept."""
    laid = picture
    for reference in filter(None, found.heatmaps):
        maps = read_array(Path(reference.path), reference.key).astype(np.float32)
        # The photo is dimmed once, under the first map.
        laid = draw_heatmap(laid, maps.max(axis=0), reference.to_image, dim=0.55 if laid is picture else 1.0)
    return [] if laid is picture else [laid]


def _decode(file: Path) -> Picture:
    try:
        data = np.frombuffer(file.read_bytes(), np.uint8)
    except OSError as error:
        raise ProjectError(f"{file}: cannot be read ({error.strerror})") from None
    decoded = cv2.imdecode(data, cv2.IMREAD_COLOR)
    if decoded is None:
        raise ProjectError(f"{file}: is not a picture that can be shown")
    return np.asarray(decoded, dtype=np.uint8)


def _save(file: Path, picture: npt.NDArray[np.uint8]) -> Path:
    _, data = cv2.imencode(".png", picture)
    write_atomically(file, [data.tobytes()])
    return file
