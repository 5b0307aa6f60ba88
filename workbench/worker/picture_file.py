"""A restored picture as a file beside the predictions."""

from __future__ import annotations

import os

import cv2
import numpy as np
import numpy.typing as npt

from workbench.protocol.job_folder import JobFolder

_QUICK = [cv2.IMWRITE_PNG_COMPRESSION, 3]


def write_picture(picture: npt.NDArray[np.uint8], folder: JobFolder, image_id: int) -> str:
    """Write a picture (h, w, 3, BGR) whole or not at all; returns its name below the job's folder. Raises OSError."""
    folder.pictures.mkdir(exist_ok=True)
    path = folder.pictures / f"{image_id}.png"
    partial = path.with_name(path.name + ".part")
    with open(partial, "wb") as file:
        file.write(cv2.imencode(".png", picture, _QUICK)[1].tobytes())
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
    return f"{folder.pictures.name}/{path.name}"
