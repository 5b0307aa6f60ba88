"""Every kind of sample by name. A new kind is one new file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workbench.worker.openmmlab.records.bottom_up import bottom_up_records
from workbench.worker.openmmlab.records.objects import box_records, outline_records
from workbench.worker.openmmlab.records.pictures import crop_records, picture_records
from workbench.worker.openmmlab.records.pose import pose_records
from workbench.worker.openmmlab.records.regions import region_records
from workbench.worker.openmmlab.records.tags import class_records, tag_records
from workbench.worker.snapshot import Snapshot

Records = Callable[[Snapshot, dict[str, Any], bool], list[dict[str, Any]]]
"""From the snapshot of a split, the metainfo and whether it is for training, to one record a sample."""

RECORDS: dict[str, Records] = {
    "pose": pose_records,
    "bottom_up": bottom_up_records,
    "detection": box_records,
    "instances": outline_records,
    "regions": region_records,
    "image_class": class_records,
    "image_tags": tag_records,
    "pictures": picture_records,
    "crops": crop_records,
}


def records_of(kind: str) -> Records:
    """Return what makes the samples of a kind; raises KeyError for an unknown one."""
    return RECORDS[kind]
