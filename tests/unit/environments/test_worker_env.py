from __future__ import annotations

from workbench.environments.layout import ROOT, Layout
from workbench.environments.mmcv_build import MMCV_VERSION
from workbench.environments.worker_env import TORCH, TORCHVISION, torch_sources


def _pins(name):
    lines = (ROOT / "requirements" / name).read_text().splitlines()
    return {line.split("==")[0].lower(): line.split("==")[1] for line in lines if "==" in line and ";" not in line}


def test_that_a_machine_with_a_driver_never_gets_a_local_cpu_wheel():
    assert [source.requirement for source in torch_sources("cuda")] == ["torch==2.13.0,!=2.13.0+cpu"]


def test_that_a_machine_without_a_driver_asks_for_the_cpu_wheel_first_and_takes_any_in_the_end():
    sources = torch_sources("cpu", "linux")
    assert [(source.requirement, source.options) for source in sources] == [
        ("torch==2.13.0+cpu", ()),
        ("torch==2.13.0", ("--torch-backend", "cpu")),
        ("torch==2.13.0", ()),
    ]
    assert [source.requirement for source in torch_sources("cpu", "darwin")] == ["torch==2.13.0"]


def test_that_code_and_requirements_name_the_same_versions():
    assert _pins("worker.txt")["torch"] == TORCH
    assert _pins("worker.txt")["torchvision"] == TORCHVISION
    assert _pins("worker.txt")["onedl-mmcv"] == MMCV_VERSION


def test_that_the_constraints_pin_all_that_is_asked_for():
    asked, pinned = _pins("worker.txt"), _pins("worker-constraints.txt")
    normal = {name.replace("_", "-"): version for name, version in pinned.items()}
    assert {name: normal.get(name) for name in asked if name != "torch"} == {
        name: version for name, version in asked.items() if name != "torch"
    }


def test_that_an_environment_nobody_made_is_not_ready(tmp_path):
    from workbench.environments.worker_env import is_worker_ready

    (tmp_path / "requirements").symlink_to(ROOT / "requirements")
    assert not is_worker_ready(Layout(tmp_path))
