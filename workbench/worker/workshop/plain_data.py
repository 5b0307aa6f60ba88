"""The data of a run as a library's own datasets read it, and what the folder beside the config must hold for that.

``{{ fileDirname }}`` is mmengine's word for the folder of a config: config and labels can be moved anywhere together.
"""

from __future__ import annotations

from typing import Any

from workbench.core.label_map import IGNORED
from workbench.core.schema import Skeleton
from workbench.tasks.skeletons import mirror_pairs
from workbench.worker.failures import JobFailure
from workbench.worker.openmmlab.fit.walk import tables
from workbench.worker.openmmlab.records.meta import metainfo, one_skeleton
from workbench.worker.openmmlab.things_and_regions import Order, order_of
from workbench.worker.workshop.workpiece import Workpiece

ROOT = "{{ fileDirname }}"
POSE_FILE = "keypoints.py"
_KEYPOINT_COLOR = [255, 153, 51]

_FORMS = {
    "detection": "boxes",
    "instances": "boxes",
    "pose": "boxes",
    "bottom_up": "boxes",
    "regions": "regions",
    "image_class": "classes",
    "image_tags": "tags",
    "pictures": "pictures",
    "crops": "pictures",
}
"""How the labels of each kind of sample lie on disk; see project.config_labels, which writes them."""


def labels_asked(piece: Workpiece) -> dict[str, Any]:
    """Return what the folder must hold: ``form``, ``categories`` (ids in label order), and what the form wants to know.

    ``painted`` tells that label pictures are wanted: their ``empty`` value, ``priority`` and ``labels`` by category.
    """
    ids = [category.id for category in piece.snapshot.categories]
    asked: dict[str, Any] = {"form": _FORMS[piece.learning.kind], "categories": ids, "painted": None}
    steps = _named_steps(piece)
    if load := steps.get("LoadRegions"):
        asked["painted"] = {"empty": load["empty"], "priority": list(load["priority"]), "labels": list(range(len(ids)))}
    elif load := steps.get("PaintLabels"):
        asked["painted"] = {"empty": load["background"], "priority": [], "labels": list(range(len(ids)))}
    elif order := _order(piece):
        asked["painted"] = {"empty": IGNORED, "priority": [], "labels": list(order.labels)}
        asked["categories"] = [ids[place] for place in _model_order(order)]
        asked["painted"]["labels"] = list(range(len(ids)))
        asked["things"] = order.things
    if "ForgetNames" in steps or piece.learning.kind == "bottom_up":
        asked["is_nameless"] = True
    return asked


def dataset(piece: Workpiece, split: str) -> dict[str, Any]:
    """Return the config of the library's dataset for one split, without its pipeline."""
    body = _MAKERS[piece.learning.kind](piece, split)
    return {**body, "data_root": ROOT, **({"test_mode": True} if split == "val" else {})}


def metric(piece: Workpiece) -> dict[str, Any] | None:
    """Return the library's own figures for a run that is validated; None where it has none that can be used."""
    kind, file = piece.learning.kind, f"{ROOT}/annotations/val.json"
    if piece.recipe.task == "panoptic":
        return None
    if kind in ("detection", "instances"):
        return {
            "type": "CocoMetric",
            "ann_file": file,
            "metric": ["bbox", "segm"] if piece.recipe.task == "instances" else "bbox",
        }
    if kind in ("pose", "bottom_up"):
        return {"type": "CocoMetric", "ann_file": file}
    if kind == "regions":
        return {"type": "IoUMetric", "iou_metrics": ["mIoU"]}
    if kind == "crops":
        border = int((piece.learning.metric or {}).get("scale", 1))
        figures = [{"type": "PSNR", "crop_border": border}, {"type": "SSIM", "crop_border": border}]
        return {"type": "Evaluator", "metrics": figures}
    return {"type": "AveragePrecision"} if kind == "image_tags" else {"type": "Accuracy", "topk": (1,)}


def pose_meta(piece: Workpiece) -> dict[str, Any]:
    """Return the skeleton as mmpose's datasets want to be told it."""
    skeleton = one_skeleton(piece.snapshot.categories)
    info = metainfo(piece.snapshot.categories, "pose")
    names, swaps = skeleton.keypoints, _swaps(skeleton)
    halves = dict.fromkeys(info["upper_body_ids"], "upper") | dict.fromkeys(info["lower_body_ids"], "lower")
    points = {
        place: {
            "name": name,
            "id": place,
            "color": _KEYPOINT_COLOR,
            "type": halves.get(place, ""),
            "swap": swaps.get(place, ""),
        }
        for place, name in enumerate(names)
    }
    links = {
        place: {"link": (names[first], names[second]), "id": place, "color": _KEYPOINT_COLOR}
        for place, (first, second) in enumerate(skeleton.edges)
    }
    return {
        "dataset_name": "snapshot",
        "keypoint_info": points,
        "skeleton_info": links,
        "joint_weights": [1.0] * len(names),
        "sigmas": [float(value) for value in info["sigmas"]],
    }


def is_seen_by_name(piece: Workpiece) -> bool:
    """Whether the model is told the names of what it looks for."""
    return "TellNames" in _named_steps(piece)


def _swaps(skeleton: Skeleton) -> dict[int, str]:
    names = skeleton.keypoints
    pairs = mirror_pairs(skeleton)
    return {first: names[second] for first, second in pairs} | {second: names[first] for first, second in pairs}


def _named_steps(piece: Workpiece) -> dict[str, dict[str, Any]]:
    """Every transform of the training by its type."""
    steps = [piece.learning.train_pipeline, piece.learning.train_wrapper]
    return {str(table["type"]): table for _, table in tables(steps) if "type" in table}


def _order(piece: Workpiece) -> Order | None:
    return order_of(piece.snapshot, piece.recipe) if piece.recipe.task == "panoptic" else None


def _model_order(order: Order) -> list[int]:
    """The places of the categories in the order that the model counts them: things, then regions."""
    return sorted(range(len(order.labels)), key=order.labels.__getitem__)


def _names(piece: Workpiece) -> tuple[str, ...]:
    names = [category.name for category in piece.snapshot.categories]
    if order := _order(piece):
        return tuple(names[place] for place in _model_order(order)[: order.things])
    return tuple(names[:1] if "ForgetNames" in _named_steps(piece) else names)


def _objects(piece: Workpiece, split: str) -> dict[str, Any]:
    prefix = {"img": f"images/{split}/"}
    if labels_asked(piece)["painted"] is not None:
        prefix["seg"] = f"labels/{split}/"
    body: dict[str, Any] = {
        "type": "CocoDataset",
        "ann_file": f"annotations/{split}.json",
        "data_prefix": prefix,
        "metainfo": {"classes": _names(piece)},
    }
    if is_seen_by_name(piece):
        body["return_classes"] = True
    return body | ({"filter_cfg": {"filter_empty_gt": True, "min_size": 1}} if split == "train" else {})


def _poses(piece: Workpiece, split: str) -> dict[str, Any]:
    return {
        "type": "CocoDataset",
        "ann_file": f"annotations/{split}.json",
        "data_prefix": {"img": f"images/{split}/"},
        "data_mode": "topdown" if piece.learning.kind == "pose" else "bottomup",
        "metainfo": {"from_file": f"{ROOT}/{POSE_FILE}"},
    }


def _regions(piece: Workpiece, split: str) -> dict[str, Any]:
    return {
        "type": "BaseSegDataset",
        "ann_file": f"annotations/{split}.txt",
        "data_prefix": {"img_path": f"images/{split}", "seg_map_path": f"labels/{split}"},
        # The list names whole files; a label picture is called after its image's whole name.
        "img_suffix": "",
        "seg_map_suffix": ".png",
        "metainfo": {"classes": tuple((piece.learning.metric or {}).get("classes", ()))},
    }


def _classes(piece: Workpiece, split: str) -> dict[str, Any]:
    return {
        "type": "CustomDataset",
        "ann_file": f"annotations/{split}.txt",
        "data_prefix": f"images/{split}",
        "metainfo": {"classes": _names(piece)},
    }


def _tags(piece: Workpiece, split: str) -> dict[str, Any]:
    return {
        "type": "MultiLabelDataset",
        "ann_file": f"annotations/{split}.json",
        "data_prefix": {"img_path": f"images/{split}"},
        "metainfo": {"classes": _names(piece)},
    }


def _pictures(piece: Workpiece, split: str) -> dict[str, Any]:  # noqa: ARG001 - nothing is labelled
    file = {"ann_file": f"annotations/{split}.txt", "data_prefix": f"images/{split}"}
    return {"type": "CustomDataset", **file, "with_label": False}


def _truths(piece: Workpiece, split: str) -> dict[str, Any]:  # noqa: ARG001 - nothing is labelled
    return {
        "type": "BasicImageDataset",
        "ann_file": f"annotations/{split}.txt",
        "metainfo": {"dataset_type": "workbench", "task_name": "restoration"},
        "data_prefix": {"gt": f"images/{split}"},
    }


_MAKERS = {
    "detection": _objects,
    "instances": _objects,
    "pose": _poses,
    "bottom_up": _poses,
    "regions": _regions,
    "image_class": _classes,
    "image_tags": _tags,
    "pictures": _pictures,
    "crops": _truths,
}


def refuse_what_cannot(piece: Workpiece) -> None:
    """Raise JobFailure with the reason for a run whose data no dataset of its library reads."""
    if piece.learning.kind not in _MAKERS:
        raise JobFailure(
            f"A plain config for the task {piece.recipe.task} cannot be written: the library has no dataset for it."
        )
