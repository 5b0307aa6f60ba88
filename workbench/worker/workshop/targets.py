"""What the model is to say of a sample: the end of the pipeline, in numbers and arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.worker.workshop.trace import Line, Trace
from workbench.worker.workshop.workpiece import Workpiece

Arrays = dict[str, npt.NDArray[Any]]


def target_of(piece: Workpiece, line: Line, trace: Trace) -> tuple[dict[str, Any], Arrays]:
    """Return the target as JSON, ``kind`` first, and the arrays it names. ``kind`` is empty where none is shown."""
    for look in (_maps, _vectors, _points, _label_map, _classes):
        found = look(piece, line, trace)
        if found is not None:
            return found
    return {"kind": ""}, {}


def _maps(piece: Workpiece, line: Line, trace: Trace) -> tuple[dict[str, Any], Arrays] | None:
    maps = _last(trace.results.get("heatmaps"))
    if maps is None or maps.ndim != 3:
        return None
    body = _pose_body("heatmaps", piece, line, trace) | {"shape": list(maps.shape)}
    return body, {"target": maps.astype(np.float16)}


def _vectors(piece: Workpiece, line: Line, trace: Trace) -> tuple[dict[str, Any], Arrays] | None:
    along = [_last(trace.results.get(f"keypoint_{axis}_labels")) for axis in "xy"]
    if along[0] is None or along[1] is None:
        return None
    x, y = (np.asarray(part, np.float32).reshape(-1, part.shape[-1]) for part in along if part is not None)
    body = _pose_body("simcc", piece, line, trace) | {"shape": [len(x), x.shape[1], y.shape[1]]}
    return body, {"target_x": x.astype(np.float16), "target_y": y.astype(np.float16)}


def _points(piece: Workpiece, line: Line, trace: Trace) -> tuple[dict[str, Any], Arrays] | None:
    points = _last(trace.results.get("keypoint_labels"))
    if points is None:
        return None
    points = np.asarray(points, np.float32).reshape(-1, points.shape[-1])
    return _pose_body("points", piece, line, trace) | {"shape": list(points.shape)}, {"target": points}


def _label_map(piece: Workpiece, line: Line, trace: Trace) -> tuple[dict[str, Any], Arrays] | None:  # noqa: ARG001
    labels = trace.steps[-1].sight.label_map if trace.steps else None
    if labels is None:
        return None
    count = np.bincount(labels.reshape(-1).astype(np.int64), minlength=256)
    shares = {str(value): float(count[value] / labels.size) for value in np.flatnonzero(count)}
    body = {"kind": "label_map", "shape": list(labels.shape), "names": _classes_of(piece), "shares": shares}
    return body, {"target": labels.astype(np.uint8)}


def _classes(piece: Workpiece, line: Line, trace: Trace) -> tuple[dict[str, Any], Arrays] | None:  # noqa: ARG001
    sample = (trace.packed or {}).get("data_samples")
    names = _classes_of(piece)
    if sample is None or not hasattr(sample, "gt_label"):
        return None
    scores = np.zeros(len(names), np.float32)
    chosen = np.asarray(sample.gt_label).reshape(-1).astype(int)
    scores[chosen[chosen < len(names)]] = 1.0
    mixing = ((piece.config.model.get("train_cfg") or {}).get("augments")) or []
    mixing = [mixing] if isinstance(mixing, dict) else mixing
    return {
        "kind": "classes",
        "names": names,
        "shape": [len(names)],
        "mixing": [str(item.get("type")) for item in mixing],
    }, {"target": scores}


def _pose_body(kind: str, piece: Workpiece, line: Line, trace: Trace) -> dict[str, Any]:
    encoder = _encoder(line)
    weights = _last(trace.results.get("keypoint_weights"))
    return {
        "kind": kind,
        "codec": type(encoder).__name__ if encoder is not None else "",
        "sigma": _plain_sigma(encoder),
        "input_size": [int(side) for side in trace.results.get("input_size", ())],
        "names": _keypoint_names(piece),
        "weights": [] if weights is None else np.asarray(weights, np.float64).reshape(-1).tolist(),
        **_decode_error(encoder, trace),
    }


def _decode_error(encoder: Any, trace: Trace) -> dict[str, Any]:
    """How far what is decoded from the target lies from what was encoded, in input pixels."""
    results = trace.results
    keys = [key for key in ("heatmaps", "keypoint_x_labels", "keypoint_labels") if key in results]
    truth = results.get("transformed_keypoints", results.get("keypoints"))
    if encoder is None or not keys or truth is None:
        return {}
    parts = ["keypoint_x_labels", "keypoint_y_labels"] if keys[0] == "keypoint_x_labels" else keys[:1]
    try:
        decoded = encoder.decode(*(np.asarray(_last(results[part])) for part in parts))
        points = np.asarray(decoded[0], np.float64)[..., :2]
        weights = np.asarray(_last(results["keypoint_weights"]), np.float64).reshape(-1) > 0
        goal = np.asarray(truth, np.float64)[..., :2].reshape(-1, 2)
        inside = ((goal >= 0) & (goal < np.asarray(results["input_size"]))).all(axis=1)
        gaps = np.linalg.norm(points.reshape(-1, 2) - goal, axis=1)[weights & inside]
    except Exception:  # noqa: BLE001 - codecs for several poses decode from what a network says, not from the target
        return {}
    return {"error_px": [float(gaps.mean()), float(gaps.max())]} if gaps.size and np.isfinite(gaps).all() else {}


def _encoder(line: Line) -> Any:
    for _, transform, _ in line.stages:
        if hasattr(transform, "encoder"):
            encoder = transform.encoder
            return encoder[-1] if isinstance(encoder, list) else encoder
    return None


def _plain_sigma(encoder: Any) -> list[float]:
    sigma = getattr(encoder, "sigma", None)
    return [] if sigma is None else np.asarray(sigma, np.float64).reshape(-1).tolist()


def _keypoint_names(piece: Workpiece) -> list[str]:
    skeleton = next((item.skeleton for item in piece.snapshot.categories if item.skeleton), None)
    return list(skeleton.keypoints) if skeleton else []


def _classes_of(piece: Workpiece) -> list[str]:
    return [category.name for category in piece.snapshot.categories]


def _last(value: Any) -> npt.NDArray[Any] | None:
    """Of several levels the last, which is the finest or the one that counts."""
    if isinstance(value, (list, tuple)):
        value = value[-1] if value else None
    return None if value is None else np.asarray(value)
