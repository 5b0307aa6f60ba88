"""A made-up environment with two libraries' zoos in it: what the reader has to understand, in a few files."""

from __future__ import annotations

from pathlib import Path

_INDEX = "Import:\n- configs/net/metafile.yml\n"
_METAFILE = """
Collections:
- Name: Net
  Paper: {Title: "Net: Fast Finding", URL: "https://example.org/net"}
Models:
- Name: net_tiny_8xb32-300e_coco
  In Collection: Net
  Config: configs/net/net_tiny_8xb32-300e_coco.py
  Metadata: {Training Data: COCO}
  Results:
  - Task: Object Detection
    Dataset: COCO
    Metrics: {box AP: 40.9, box AP50: "55.1/60"}
  Weights: https://example.org/weights/net_tiny_abc.pth
- Name: net-ins_tiny_8xb32-300e_coco
  In Collection: Net
  Config: configs/net/net-ins_tiny_8xb32-300e_coco.py
  Results:
  - {Task: Object Detection, Dataset: COCO, Metrics: {box AP: 40.5}}
  - {Task: Instance Segmentation, Dataset: COCO, Metrics: {mask AP: 35.4}}
"""
_CLASSES = """
Models:
- Name: resnet18_8xb16_cifar10
  Config: configs/resnet/resnet18_8xb16_cifar10.py
  Metadata: {Parameters: 11170000, Training Data: CIFAR-10}
  Results: [{Task: Image Classification, Dataset: CIFAR-10, Metrics: {Top 1 Accuracy: 94.82}}]
"""
_FILES = {
    "mmdet/.mim/model-index.yml": _INDEX,
    "mmdet/.mim/configs/net/metafile.yml": _METAFILE,
    "mmdet/.mim/configs/_base_/runtime.py": """
train_cfg = dict(max_epochs=300)
auto_scale_lr = dict(base_batch_size=16)
""",
    "mmdet/.mim/configs/net/net_tiny_8xb32-300e_coco.py": """
_base_ = '../_base_/runtime.py'
size = (640, 640)
model = dict(type='Net', backbone=dict(type='mmdet.CSP', depth=18), bbox_head=dict(type='Head', num_classes=80))
train_pipeline = [dict(type='Resize', scale=(1333, 800)), dict(type='RandomCrop', crop_size=size)]
train_dataloader = dict(batch_size=32, dataset=dict(type='CocoDataset', pipeline=train_pipeline))
optim_wrapper = dict(optimizer=dict(type='AdamW', lr=0.004))
val_evaluator = dict(type='CocoMetric', metric='bbox')
""",
    "mmdet/.mim/configs/net/net-ins_tiny_8xb32-300e_coco.py": """
_base_ = './net_tiny_8xb32-300e_coco.py'
model = dict(mask_head=dict(num_classes=80))
val_evaluator = dict(metric=['bbox', 'segm'])
""",
    "mmdet/.mim/configs/track/tracker.py": "model = dict(type='ByteTrack')\n",
    "mmpretrain/.mim/model-index.yml": "Import: [configs/resnet/metafile.yml]\n",
    "mmpretrain/.mim/configs/resnet/metafile.yml": _CLASSES,
    "mmpretrain/.mim/configs/resnet/resnet18_8xb16_cifar10.py": """
model = dict(type='ImageClassifier', backbone=dict(type='ResNet', depth=18), head=dict(num_classes=10))
train_dataloader = dict(batch_size=16, dataset=dict(pipeline=[dict(type='RandomCrop', crop_size=32, padding=4)]))
optim_wrapper = dict(optimizer=dict(type='SGD', lr=0.1))
train_cfg = dict(by_epoch=True, max_epochs=200)
""",
}


def write_zoo(packages: Path) -> None:
    """Write the libraries into a folder of packages, with the version that pip would leave behind."""
    for name, text in _FILES.items():
        path = packages / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (packages / "mmengine").mkdir()
    (packages / "mmdet-3.3.0.dist-info").mkdir()
