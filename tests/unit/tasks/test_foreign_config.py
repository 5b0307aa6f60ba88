"""A config from elsewhere is read as values; nothing of it runs, and what only running it could tell is refused."""

from pathlib import Path

import pytest

from workbench.tasks.foreign_config import from_marked, read_foreign
from workbench.tasks.zoo.config_file import ConfigFileError

DETECTOR = """
default_scope = 'mmdet'
metainfo = dict(classes=('cat', 'dog'))
model = dict(
    type='RTMDet',
    data_preprocessor=dict(type='DetDataPreprocessor', mean=[1.0, 2.0, 3.0]),
    bbox_head=dict(type='RTMDetHead', num_classes=2, strides=(8, 16)))
test_pipeline = [dict(type='LoadImageFromFile'), dict(type='Resize', scale=(320, 320), keep_ratio=True)]
custom_imports = dict(imports=['evil'], allow_failed_imports=False)
load_from = 'https://elsewhere/x.pth'
"""


def written(tmp_path, text):
    path = tmp_path / "config.py"
    path.write_text(text)
    return path


def test_that_values_come_in_with_their_tuples_and_without_paths_and_imports(tmp_path):
    found = read_foreign(written(tmp_path, DETECTOR), {})
    assert (found.library, found.task, found.classes, found.names) == ("mmdet", "detection", 2, ("cat", "dog"))
    assert set(found.values) == {"model", "test_pipeline"}
    assert from_marked(found.values["model"])["bbox_head"]["strides"] == (8, 16)


CANARY = "open({path!r}, 'w')"


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.system('touch {path}')",
        "model['x'] = {canary}",
        "model = dict(type='RTMDet', x=__import__('os').system('touch {path}'))",
        "x = [open('{path}', 'w') for _ in range(3)]",
        "class A:\n    open('{path}', 'w')",
        "def f(a=open('{path}', 'w')):\n    pass\nf()",
        "from mmengine import dump; dump({{}}, '{path}')",
        "custom_hooks = [dict(type='x', y=eval(\"open('{path}','w')\"))]",
        "assert open('{path}', 'w')",
        "try:\n    open('{path}', 'w')\nexcept Exception:\n    pass",
        "while True:\n    open('{path}', 'w')\n    break",
        "x = f\"{{open('{path}', 'w')}}\"",
        "lambda_ = (lambda: open('{path}', 'w'))()",
    ],
)
def test_that_nothing_of_it_runs(tmp_path, code):
    mark = tmp_path / "ran"
    text = DETECTOR + code.format(path=mark, canary=CANARY.format(path=str(mark)))
    try:
        read_foreign(written(tmp_path, text), {})
    except ConfigFileError:
        pass
    assert not mark.exists()


@pytest.mark.parametrize(
    "code",
    [
        "a = dict(x=1)\nfor _ in range(60):\n    a = dict(x=a, y=a)",
        "a = [1]\nfor _ in range(60):\n    a.extend(a)",
        "a = [1]\nfor _ in range(60):\n    a = [*a, *a]",
        "a = [1]\nfor _ in range(60):\n    a = [a, a]\nmodel['x'] = a",
        "a = dict()\na.update(x=a)",
        "a = [[1] * 20000 for _ in range(9000)]",
    ],
)
def test_that_a_file_that_would_fill_the_memory_is_refused(tmp_path, code):
    with pytest.raises(ConfigFileError, match=r"config\.py: it (holds|makes)"):
        read_foreign(written(tmp_path, DETECTOR + code), {})


@pytest.mark.parametrize(
    "code", ["a = 9\nfor _ in range(90):\n    a = a * a", "a = [1]\nfor _ in range(60):\n    a = [str(a), f'{a}']"]
)
def test_that_a_number_or_text_without_end_is_not_told(tmp_path, code):
    found = read_foreign(written(tmp_path, f"{code}\n{DETECTOR}"), {})
    assert found.classes == 2


def test_that_a_model_that_only_running_could_tell_is_refused_by_name(tmp_path):
    path = written(tmp_path, DETECTOR + "import os\nmodel['bbox_head']['num_classes'] = int(os.environ['N'])\n")
    with pytest.raises(ConfigFileError, match=r"config\.py: model\.bbox_head\.num_classes"):
        read_foreign(path, {})


def test_that_a_base_beside_it_is_read_and_one_outside_is_not(tmp_path):
    (tmp_path / "_base_").mkdir()
    (tmp_path / "_base_" / "model.py").write_text(DETECTOR)
    inner = tmp_path / "mine"
    inner.mkdir()
    path = written(inner, "_base_ = '../_base_/model.py'\nmodel = dict(bbox_head=dict(num_classes=7))")
    assert read_foreign(path, {}).classes == 7
    path.write_text("_base_ = '/etc/passwd'")
    with pytest.raises(ConfigFileError, match="outside"):
        read_foreign(path, {})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "model = 3",
        "default_scope = 'mmdet'",
        "default_scope = 'elsewhere'\nmodel = dict(type='A')",
        "this is no Python",
    ],
)
def test_that_what_is_no_config_is_refused_with_the_file_named(tmp_path, text):
    with pytest.raises(ConfigFileError, match=r"config\.py"):
        read_foreign(written(Path(tmp_path), text), {})
