"""Config files as plain values: what mmengine would make of them, without running a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.tasks.zoo.config_file import ConfigFileError, ConfigFiles, config_names


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "mmdet" / ".mim" / "configs"
    (folder / "_base_").mkdir(parents=True)
    return folder


def values(root: Path, text: str, **others: str):
    for name, body in others.items():
        (root / f"{name}.py").write_text(body)
    (root / "own.py").write_text(text)
    return ConfigFiles({"mmdet": root}).read("mmdet", "own.py").values


def test_that_a_base_is_merged_under_and_delete_replaces(root):
    base = "model = dict(type='A', head=dict(n=80, loss=dict(type='L')), neck=dict(c=1))\nsteps = [1, 2]"
    own = "_base_ = 'base.py'\nmodel = dict(head=dict(n=3), neck=dict(_delete_=True, d=2))\nsteps = [3]"
    found = values(root, own, base=base)
    assert found["model"] == {"type": "A", "head": {"n": 3, "loss": {"type": "L"}}, "neck": {"d": 2}}
    assert found["steps"] == [3]


def test_that_the_base_can_be_spoken_of_and_changed(root):
    base = "model = dict(bgr=True, mean=[1, 2, 3])\npipe = [dict(scale=(1, 2)), dict(type='Pad')]"
    own = """
_base_ = ['base.py']
mean = _base_.model.mean[::-1]
flag = {{_base_.model.bgr}}
_base_.pipe[0].scale = (8, 9)
del _base_.model.mean
"""
    found = values(root, own, base=base)
    assert (found["mean"], found["flag"], found["pipe"][0]["scale"]) == ([3, 2, 1], True, (8, 9))
    assert "mean" not in found["model"]
    again = ConfigFiles({"mmdet": root}).read("mmdet", "base.py").values
    assert again["model"]["mean"] == [1, 2, 3]


def test_that_small_programs_are_followed(root):
    own = """
import os
size = 48 * 2
name = f'x{size}'
parts = []
for scene in ['a', 'b']:
    parts.append(dict(name=scene, out=[size // d for d in (2, 4)]))
keys = {f's.{i}.{j}': dict(lr=0) for i in range(2) for j in range(2) if i >= j}
keys.update({'bias': dict(lr=1)})
head, tail = (1, 2) if size > 90 else (3, 4)
size += 4
home = os.environ['HOME']
"""
    found = values(root, own)
    assert found["parts"] == [{"name": "a", "out": [48, 24]}, {"name": "b", "out": [48, 24]}]
    assert list(found["keys"]) == ["s.0.0", "s.1.0", "s.1.1", "bias"]
    assert (found["name"], found["size"], found["head"]) == ("x96", 100, 1)
    assert repr(found["home"]) == "?"


def test_that_the_new_style_is_understood(root):
    (root / "_base_" / "run.py").write_text("train_cfg = dict(max_epochs=1)\nhooks = dict(a=1)")
    own = """
from mmengine.config import read_base
with read_base():
    from ._base_.run import *
    from mmdet.configs.other import model
from mmdet.models import ResNet
train_cfg.update(max_epochs=50)
model.update(backbone=dict(type=ResNet))
"""
    found = values(root, own, other="model = dict(type='M')")
    assert found["train_cfg"] == {"max_epochs": 50}
    assert found["model"] == {"type": "M", "backbone": {"type": "ResNet"}}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a = [", "line 1 is not Python"),
        ("_base_ = 'gone.py'", "base gone.py is not there"),
        ("_base_ = 'own.py'", "in a circle"),
        ("_base_ = '../../../../outside.py'", "outside of the installed configs"),
        ("_base_ = 'mmother::x.py'", "mmother, which is not installed"),
        ("a = [0] * 10**9", "more often than a config does"),
        ("a = [i for i in range(9999) for j in range(9999)]", "more work than a config does"),
        ("for i in range(9999):\n    a = i", "repeats more often"),
        ("a = " + "-" * 200 + "1", "more work"),
    ],
)
def test_that_what_is_no_config_is_refused_in_words(root, text, words):
    with pytest.raises(ConfigFileError, match=words):
        values(root, text)


def test_that_nothing_of_a_file_is_run(root, tmp_path):
    fired = tmp_path / "fired"
    own = f"""
import pathlib
pathlib.Path({str(fired)!r}).write_text('x')
a = __import__('os').system('touch {fired}')
b = (lambda: open({str(fired)!r}, 'w'))()
c = eval("open({str(fired)!r}, 'w')")
class D:
    open({str(fired)!r}, 'w')
"""
    values(root, own)
    assert not fired.exists()


def test_that_building_blocks_are_no_configs(root):
    (root / "_base_" / "run.py").write_text("")
    (root / "net").mkdir()
    (root / "net" / "a.py").write_text("")
    assert config_names(root) == ["net/a.py"]
