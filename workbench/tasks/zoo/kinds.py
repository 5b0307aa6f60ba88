"""What a config learns, in our words: told by its model and its data, not by its folder's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from workbench.tasks.sentence import Sentence
from workbench.tasks.zoo.entry import OTHER


class Kind(NamedTuple):
    """One of our tasks, with what there is to know before; or OTHER with what the config does instead."""

    task: str
    note: str = ""


TRACKING = Sentence("Follows objects through a video.")
TEXT = Sentence("Works with text beside the picture.")
THREE_D = Sentence("Lifts keypoints into three dimensions.")
PROPOSALS_GIVEN = Sentence("Needs regions that another model has found.")
STRANGE_CODE = Sentence("Needs a library that is not part of the training engine.")
REIDENTIFYING = Sentence("Tells whether two pictures show the same object.")
DEPTH = Sentence("Estimates how far away things are.")
RETRIEVAL = Sentence("Looks for similar pictures in a collection.")
LANES = Sentence("Finds the lanes of a road.")
VIDEO = Sentence("Works on the frames of a video.")
GENERATION = Sentence("Makes new pictures.")
TRANSLATION = Sentence("Turns pictures of one kind into another.")
MATTING = Sentence("Cuts out a foreground with soft edges.")
INPAINTING = Sentence("Fills holes in pictures.")
COLOUR = Sentence("Gives colour to grey pictures.")
REFERENCE = Sentence("Sharpens a picture with a second, sharp one beside it.")
FACES = Sentence("Sharpens one kind of picture with what another model knows of it.")
HEADLESS = Sentence("A backbone without a head: it describes pictures and names nothing.")
NOT_HERE = Sentence("Belongs to another library's zoo.")

PROPOSALS = Sentence("Finds regions without naming them: one half of a detector.")
STUDENT = Sentence("Its teacher is left out: it learns from your labels alone.")
WORDS = Sentence("Reads words with a language model, which must lie on this disk.")

_OTHER_DETECTORS: Mapping[str, Sentence] = {
    **dict.fromkeys(("ByteTrack", "DeepSORT", "StrongSORT", "OCSORT", "QDTrack"), TRACKING),
    **dict.fromkeys(("MaskTrackRCNN", "Mask2FormerVideo"), TRACKING),
    "FastRCNN": PROPOSALS_GIVEN,
    "BaseReID": REIDENTIFYING,
    "Detectron2Wrapper": STRANGE_CODE,
    "CLRNet": LANES,
    "ImageClassifier": NOT_HERE,
}
_OTHER_EDITORS: Mapping[str, Sentence] = {
    **dict.fromkeys(("CAIN", "TDAN", "EDVR", "BasicInterpolator", "BasicVSR", "RealBasicVSR"), VIDEO),
    **dict.fromkeys(("AOTInpaintor", "GLInpaintor", "PConvInpaintor"), INPAINTING),
    **dict.fromkeys(("DeepFillv1Inpaintor", "TwoStageInpaintor"), INPAINTING),
    **dict.fromkeys(("DIM", "GCA", "IndexNet"), MATTING),
    **dict.fromkeys(("CycleGAN", "Pix2Pix"), TRANSLATION),
    "TTSR": REFERENCE,
    "DIC": FACES,
    "InstColorization": COLOUR,
}
"""Models of a library that none of our tasks trains, by their class."""

_REMARKS: Mapping[str, Sentence] = {
    **dict.fromkeys(("SoftTeacher", "KnowledgeDistillationSingleStageDetector", "LAD", "DWPoseDistiller"), STUDENT),
    **dict.fromkeys(("GLIP", "GroundingDINO"), WORDS),
    "RPN": PROPOSALS,
}
_OUTLINERS = frozenset(("SOLO", "SOLOv2", "CondInst", "YOLACT", "BoxInst", "QueryInst", "SparseInst"))
_SHARPENERS = frozenset(("BaseEditModel", "SRGAN", "ESRGAN", "RealESRGAN", "LIIF", "DeblurGanV2"))
_SELF_TAUGHT = frozenset(
    (
        *("BEiT", "BYOL", "BarlowTwins", "CAE", "DenseCL", "EVA", "MAE", "MFF", "MILAN", "MaskFeat", "MixMIM", "MoCo"),
        *("MoCoV3", "SimCLR", "SimMIM", "SimSiam", "SparK", "SwAV", "iTPN"),
    )
)


class _Look(NamedTuple):
    """What is looked at: the model's class, the config's path, its model and all its values, its metafile's task."""

    kind: str
    config: str
    model: Mapping[str, Any]
    values: Mapping[str, Any]
    said: str


def kind_of(library: str, config: str, values: Mapping[str, Any], said: str) -> Kind:
    """Return what a config learns; ``said`` is the task that its metafile names."""
    model = values.get("model")
    model = model if isinstance(model, Mapping) else {}
    kind = str(model.get("type") or "").rpartition(".")[2]
    return _RULES[library](_Look(kind, config, model, values, said))


def _objects(look: _Look) -> Kind:
    if look.kind in _OTHER_DETECTORS:
        return Kind(OTHER, _OTHER_DETECTORS[look.kind])
    metrics = _metrics(look.values)
    if "PQ" in metrics or "panoptic" in look.config.rpartition("/")[2]:
        return Kind("panoptic")
    # A metafile may name what its paper did besides: regions without a head for masks give boxes alone.
    regions = look.model.get("roi_head")
    is_said = "Instance Segmentation" in look.said and not (isinstance(regions, Mapping) and "mask_head" not in regions)
    masked = "segm" in metrics or look.kind in _OUTLINERS or is_said
    return Kind("instances" if masked else "detection", _REMARKS.get(look.kind, ""))


def _poses(look: _Look) -> Kind:
    if "3d" in look.config.partition("/")[0] or look.kind == "PoseLifter":
        return Kind(OTHER, THREE_D)
    return Kind("pose", _REMARKS.get(look.kind, ""))


def _classes(look: _Look) -> Kind:
    if look.kind in _SELF_TAUGHT:
        return Kind("pretraining")
    if look.kind == "ImageClassifier":
        return Kind("classification") if look.model.get("head") else Kind(OTHER, HEADLESS)
    rest = {"ImageToImageRetriever": RETRIEVAL, "MaskRCNN": NOT_HERE}
    return Kind(OTHER, rest.get(look.kind, TEXT))


def _regions(look: _Look) -> Kind:
    rest = {"DepthEstimator": DEPTH, "MultimodalEncoderDecoder": TEXT}
    return Kind(OTHER, rest[look.kind]) if look.kind in rest else Kind("semantic")


def _pictures(look: _Look) -> Kind:
    if look.kind in _OTHER_EDITORS:
        return Kind(OTHER, _OTHER_EDITORS[look.kind])
    if look.kind not in _SHARPENERS:
        return Kind(OTHER, GENERATION)
    generator = look.model.get("generator")
    is_knowing = isinstance(generator, Mapping) and str(generator.get("type")).startswith("GLEAN")
    return Kind(OTHER, FACES) if is_knowing else Kind("restoration")


_RULES: Mapping[str, Callable[[_Look], Kind]] = {
    "mmdet": _objects,
    "mmpose": _poses,
    "mmpretrain": _classes,
    "mmseg": _regions,
    "mmagic": _pictures,
}
LIBRARIES = tuple(_RULES)
"""The libraries that have a zoo, in the order in which they are read."""


def _metrics(values: Mapping[str, Any]) -> frozenset[str]:
    """What the config's evaluation measures: bbox, segm; PQ where it is panoptic."""
    found: set[str] = set()
    for name in ("val_evaluator", "test_evaluator"):
        listed = values.get(name)
        for item in listed if isinstance(listed, list | tuple) else [listed]:
            if not isinstance(item, Mapping):
                continue
            if "Panoptic" in str(item.get("type")):
                found.add("PQ")
            metric = item.get("metric")
            found.update(map(str, metric if isinstance(metric, list | tuple) else [metric]))
    return frozenset(found)
