"""A SAM-family pair of ONNX files, encoder and decoder: what goes in, what comes out.

The encoder sees the picture once, 1024 pixels along its longer side; the decoder then answers every prompt in a moment.
Names and meaning are those of the original export: ``image_embeddings``, ``point_coords``, ``point_labels`` (1 on the
object, 0 beside it, 2 and 3 the corners of a box, -1 no point), ``mask_input``, ``has_mask_input``, ``orig_im_size``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import onnxruntime

from workbench.worker.failures import JobFailure

LONG_SIDE = 1024
_MEAN = np.array([123.675, 116.28, 103.53], np.float32)
_SPREAD = np.array([58.395, 57.12, 57.375], np.float32)
_DECODER_INPUTS = (
    "image_embeddings",
    "point_coords",
    "point_labels",
    "mask_input",
    "has_mask_input",
    "orig_im_size",
)
_DECODER_OUTPUTS = ("masks", "iou_predictions")
_LOW_RES = (1, 1, 256, 256)

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Embedding:
    """What the encoder made of one picture: its outputs by name, and the sizes (height, width) before and after."""

    outputs: dict[str, Any]
    size: tuple[int, int]
    scaled: tuple[int, int]


class SamPair:
    """Both models loaded. Raises JobFailure naming the file and what is wrong with it."""

    def __init__(self, encoder: Path, decoder: Path, threads: int = 1) -> None:
        self._encoder = _session(encoder, threads)
        self._decoder = _session(decoder, threads)
        self._image = _check_encoder(self._encoder, encoder)
        _check_decoder(self._decoder, decoder)
        self._low_res = _low_res(self._decoder)

    def embed(self, image: npt.NDArray[np.uint8]) -> Embedding:
        """Let the encoder see a picture of shape (h, w, 3), BGR."""
        height, width = image.shape[:2]
        scaled = scaled_size(height, width)
        names = [output.name for output in self._encoder.get_outputs()]
        outputs = self._encoder.run(None, {self._image.name: encoder_input(image, len(self._image.shape))})
        found = dict(zip(names, outputs, strict=True))
        if "image_embeddings" not in found:
            found["image_embeddings"] = outputs[0]
        return Embedding(found, (height, width), scaled)

    def decode(
        self, embedding: Embedding, points: Sequence[float], box: Sequence[float]
    ) -> tuple[npt.NDArray[np.bool_], float]:
        """Return the mask (h, w) that the model is surest of, and how sure it is.

        ``points`` are x, y, 1 or 0 each, ``box`` left, top, width, height or nothing; image pixels.
        """
        coords, labels = prompt_arrays(points, box, embedding)
        feed: dict[str, Any] = {
            "point_coords": coords,
            "point_labels": labels,
            "mask_input": np.zeros(self._low_res, np.float32),
            "has_mask_input": np.zeros(1, np.float32),
            # The small size: what the decoder would enlarge is only interpolated, which is quicker done here.
            "orig_im_size": np.array(embedding.scaled, np.float32),
        }
        wanted = [entry.name for entry in self._decoder.get_inputs()]
        feed |= {name: value for name, value in embedding.outputs.items() if name in wanted}
        masks, sure = self._decoder.run(list(_DECODER_OUTPUTS), {name: feed[name] for name in wanted})
        best = int(np.argmax(sure[0]))
        height, width = embedding.size
        logits = cv2.resize(np.asarray(masks[0, best], np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
        return np.asarray(logits) > 0, float(sure[0, best])


def scaled_size(height: int, width: int) -> tuple[int, int]:
    """Return the size that the encoder sees, the longer side LONG_SIDE."""
    scale = LONG_SIDE / max(height, width)
    return max(int(height * scale + 0.5), 1), max(int(width * scale + 0.5), 1)


def encoder_input(image: npt.NDArray[np.uint8], rank: int) -> Floats:
    """Return a picture (h, w, 3), BGR, as the encoder wants it.

    Rank 4: (1, 3, 1024, 1024), normalised, padded with zeros at the right and the bottom. Rank 3: (h, w, 3) RGB values
    0..255 of the scaled picture, for exports that do the rest inside.
    """
    height, width = scaled_size(*image.shape[:2])
    kind = cv2.INTER_AREA if height < image.shape[0] else cv2.INTER_LINEAR
    scaled = cv2.cvtColor(cv2.resize(image, (width, height), interpolation=kind), cv2.COLOR_BGR2RGB)
    values: Floats = np.asarray(scaled, np.float32)
    if rank == 3:
        return values
    padded = np.zeros((1, 3, LONG_SIDE, LONG_SIDE), np.float32)
    padded[0, :, :height, :width] = ((values - _MEAN) / _SPREAD).transpose(2, 0, 1)
    return padded


def prompt_arrays(points: Sequence[float], box: Sequence[float], embedding: Embedding) -> tuple[Floats, Floats]:
    """Return point_coords (1, N, 2), in pixels of the scaled picture, and point_labels (1, N)."""
    rows = np.asarray(points, np.float32).reshape(-1, 3)
    coords, labels = rows[:, :2], rows[:, 2]
    if len(box) == 4:
        x, y, width, height = box
        coords = np.concatenate([coords, np.array([[x, y], [x + width, y + height]], np.float32)])
        labels = np.concatenate([labels, np.array([2, 3], np.float32)])
    else:
        # The export was traced with a box: where there is none, it wants a point that means nothing.
        coords = np.concatenate([coords, np.zeros((1, 2), np.float32)])
        labels = np.concatenate([labels, np.array([-1], np.float32)])
    scale = np.array([after / before for after, before in zip(embedding.scaled, embedding.size, strict=True)][::-1])
    return (coords * scale).astype(np.float32)[None], labels.astype(np.float32)[None]


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    if not path.is_file():
        raise JobFailure(f"The model file {path} is not there.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = max(1, threads)
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=_providers())
    except Exception as error:  # noqa: BLE001 - onnxruntime's own kinds share no name but Exception
        reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
        raise JobFailure(f"{path} is no ONNX model that can be run ({reason}).") from None


def _providers() -> list[str]:
    known = onnxruntime.get_available_providers()
    return [name for name in ("CUDAExecutionProvider", "CPUExecutionProvider") if name in known]


def _check_encoder(session: onnxruntime.InferenceSession, path: Path) -> Any:
    inputs, outputs = session.get_inputs(), session.get_outputs()
    if len(inputs) != 1:
        raise JobFailure(f"{path} is no SAM encoder: it wants {_listed(inputs)}, an encoder wants one picture alone.")
    shape = inputs[0].shape
    if len(shape) not in (3, 4) or 3 not in (shape[1], shape[-1]):
        raise JobFailure(
            f"{path} is no SAM encoder: its input {inputs[0].name} has the shape {shape}, not a picture's."
        )
    if not any(len(output.shape) == 4 for output in outputs):
        raise JobFailure(f"{path} is no SAM encoder: it gives {_listed(outputs)}, image_embeddings is missing.")
    return inputs[0]


def _check_decoder(session: onnxruntime.InferenceSession, path: Path) -> None:
    given = {entry.name for entry in session.get_inputs()}
    lacking = [name for name in _DECODER_INPUTS if name not in given]
    if lacking:
        raise JobFailure(f"{path} is no SAM decoder: its input {', '.join(lacking)} is missing.")
    made = {entry.name for entry in session.get_outputs()}
    lacking = [name for name in _DECODER_OUTPUTS if name not in made]
    if lacking:
        raise JobFailure(f"{path} is no SAM decoder: its output {', '.join(lacking)} is missing.")


def _low_res(session: onnxruntime.InferenceSession) -> tuple[int, ...]:
    shape = next(entry.shape for entry in session.get_inputs() if entry.name == "mask_input")
    return tuple(part if isinstance(part, int) else full for part, full in zip(shape, _LOW_RES, strict=False))


def _listed(entries: Sequence[Any]) -> str:
    return ", ".join(entry.name for entry in entries) or "nothing"
