"""How good a run is on one split: its predictions against the labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workbench.analysis.metrics import coco_class_ap, coco_metrics, pose_metrics
from workbench.core.image import ImageRecord, Split
from workbench.core.instance import Instance
from workbench.formats.coco_native import cocos_own
from workbench.formats.codec import Dataset
from workbench.formats.measuring import measured
from workbench.project.class_evaluation import count_classes
from workbench.project.class_telling import tells_several
from workbench.project.error import ProjectError
from workbench.project.project import Project
from workbench.project.region_evaluation import counts_of
from workbench.project.runs import Run
from workbench.tasks.task import CLASSIFICATION, SEMANTIC
from workbench.tasks.task import task as task_named


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of a run on a split.

    ``figures`` maps what was measured (``bbox``, ``segm``, ``keypoints``, ``keypoints/<class>``, ``regions`` or
    ``classes``) to its table; ``class_ap`` maps the same to the AP of each class by name. ``per_class`` maps
    ``precision`` and ``recall`` of image classes and ``IoU`` of regions to their values by name. -1 or NaN: nothing to
    find.
    """

    run: str
    split: Split
    images: int
    objects: int
    figures: Mapping[str, Mapping[str, float]]
    class_ap: Mapping[str, Mapping[str, float]]
    per_class: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def evaluation_images(project: Project, split: Split, task: str = "") -> tuple[ImageRecord, ...]:
    """Return the images of a split that are labelled for a task; raises ProjectError when there are none, and
    for a task that learns without labels.
    """
    if task and not task_named(task).needs_labels:
        raise ProjectError(
            "this run learned without labels and is not measured against any: its curves say how good it is"
        )
    labelled = project.store.instance_counts()
    images = tuple(
        image
        for image in project.store.load_images()
        if image.split is split and (image.tags if task == CLASSIFICATION.name else image.id in labelled)
    )
    if not images:
        raise ProjectError(
            f"no labelled image is in the {split} split; set some aside with: workbench split {project.path} --val 0.2"
        )
    return images


def evaluate(project: Project, run: Run, split: Split = Split.VAL) -> Evaluation:
    """Compare the newest predictions of a run with the labels; raises ProjectError when predictions are missing."""
    images = evaluation_images(project, split, run.recipe.task)
    missing = {image.id for image in images} - project.predictions.image_ids(run.name, with_live=False)
    if missing:
        raise ProjectError(
            f"{len(missing)} of {len(images)} images have no prediction of {run.name} yet; predict first"
        )
    if run.recipe.task == SEMANTIC.name:
        return _evaluate_regions(project, run, split, images)
    truth = truth_of(project, run, images)
    found = [item for image in images for item in _found(project, run, image)]
    figures: dict[str, Mapping[str, float]] = {}
    class_ap: dict[str, Mapping[str, float]] = {}
    if run.recipe.task == CLASSIFICATION.name:
        return _evaluate_classes(run, split, truth, found)
    if run.recipe.task == "pose":
        _count_poses(truth, found, figures)
    else:
        _count_boxes(truth, found, figures, class_ap)
    if run.recipe.task == "instances":
        _count_masks(truth, found, figures, class_ap)
    return Evaluation(run.name, split, len(images), len(truth.instances), figures, class_ap)


def _evaluate_regions(project: Project, run: Run, split: Split, images: tuple[ImageRecord, ...]) -> Evaluation:
    counts = counts_of(truth_of(project, run, ()).schema.categories, run.recipe)
    objects = 0
    # Image by image: the label maps of all together would fill the memory.
    for image in images:
        truth = truth_of(project, run, (image,)).instances
        counts.add(image, truth, _found(project, run, image))
        objects += len(truth)
    return Evaluation(run.name, split, len(images), objects, counts.figures(), {}, counts.by_class())


def _evaluate_classes(run: Run, split: Split, truth: Dataset, found: list[Instance]) -> Evaluation:
    learned = set(run.recipe.categories)
    classes = [category for category in truth.schema.categories if not learned or category.id in learned]
    figures, each = count_classes(truth.images, found, classes, tells_several(run))
    return Evaluation(
        run.name, split, len(truth.images), sum(len(image.tags) for image in truth.images), figures, {}, each
    )


def truth_of(project: Project, run: Run, images: tuple[ImageRecord, ...]) -> Dataset:
    """Return the labels of some images in the classes that a run learned, as it learned them."""
    schema = project.store.load_schema()
    learned = set(run.recipe.categories) or {category.id for category in schema.categories}
    kept = tuple(category for category in schema.categories if category.id in learned)
    items = [
        _as_learned(item, (image.width, image.height))
        for image in images
        for item in project.store.load_instances(image.id)
        if item.category_id in learned
    ]
    return Dataset(replace(schema, categories=kept), images, tuple(items))


def _as_learned(instance: Instance, size: tuple[int, int]) -> Instance:
    """Return an object as the run saw it: with a box around it, a closed figure as its outline, holes cut out."""
    return measured(cocos_own(instance, size), size)


def _found(project: Project, run: Run, image: ImageRecord) -> tuple[Instance, ...]:
    prediction = project.predictions.read(run.name, image.id, with_live=False)
    return prediction.instances if prediction else ()


_Tables = dict[str, Mapping[str, float]]


def _count_boxes(truth: Dataset, found: list[Instance], figures: _Tables, class_ap: _Tables) -> None:
    boxed = replace(truth, instances=tuple(item for item in truth.instances if _has_box(item)))
    if boxed.instances:
        found = [item for item in found if item.bbox_xywh is not None]
        figures["bbox"] = coco_metrics(boxed, found, "bbox")
        class_ap["bbox"] = _by_name(boxed, coco_class_ap(boxed, found, "bbox"))


def _has_box(instance: Instance) -> bool:
    """Whether there is an area to find: a point has none, and no run learns it."""
    return instance.bbox_xywh is not None and min(instance.bbox_xywh[2:]) > 0


def _count_masks(truth: Dataset, found: list[Instance], figures: _Tables, class_ap: _Tables) -> None:
    outlined = replace(truth, instances=tuple(item for item in truth.instances if item.polygons or item.mask))
    found = [item for item in found if item.polygons or item.mask]
    figures["segm"] = coco_metrics(outlined, found, "segm")
    class_ap["segm"] = _by_name(outlined, coco_class_ap(outlined, found, "segm"))


def _count_poses(truth: Dataset, found: list[Instance], figures: _Tables) -> None:
    posed = replace(truth, instances=tuple(item for item in truth.instances if item.keypoints))
    found = [item for item in found if item.keypoints]
    categories = [category for category in truth.schema.categories if category.skeleton is not None]
    for category in categories:
        key = "keypoints" if len(categories) == 1 else f"keypoints/{category.name}"
        figures[key] = pose_metrics(posed, found, category.id)


def _by_name(truth: Dataset, scores: Mapping[int, float]) -> dict[str, float]:
    return {category.name: scores[category.id] for category in truth.schema.categories if category.id in scores}
