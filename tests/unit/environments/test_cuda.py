from __future__ import annotations

import pytest

from workbench.environments import cuda
from workbench.environments.cuda import Driver, Gpu

_TABLE = "570.1, NVIDIA H100, 81559, 9.0\n570.1, NVIDIA A100, 40960, 8.0\n"


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a small program on the path that says the given text."""

    def put(name, text):
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\ncat <<'END'\n{text}\nEND\n")
        file.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    monkeypatch.delenv(cuda.TORCH_VARIABLE, raising=False)
    return put


def test_that_the_drivers_devices_are_read_once(program, tmp_path):
    program("nvidia-smi", _TABLE)
    driver = cuda.find_driver()
    assert driver == Driver("570.1", (Gpu("NVIDIA H100", 81559 << 20, "9.0"), Gpu("NVIDIA A100", 40960 << 20, "8.0")))
    assert cuda.architectures(driver) == "8.0;9.0"
    assert cuda.torch_build() == "cuda"
    (tmp_path / "nvidia-smi").write_text("#!/bin/sh\nexit 1\n")
    assert cuda.find_driver() is driver


def test_that_a_driver_that_did_not_answer_is_asked_again(program, tmp_path):
    program("nvidia-smi", "NVIDIA-SMI has failed")
    assert cuda.find_driver() in (None, Driver("", ()))
    program("nvidia-smi", _TABLE)
    assert cuda.find_driver().version == "570.1"


def test_that_a_person_can_ask_for_the_cpu_build_beside_a_driver(program, monkeypatch):
    program("nvidia-smi", _TABLE)
    monkeypatch.setenv(cuda.TORCH_VARIABLE, "CPU")
    assert cuda.torch_build() == "cpu"


@pytest.mark.parametrize("table", ["", "No devices were found", "NVIDIA-SMI has failed, because"])
def test_that_a_driver_tool_without_devices_is_no_driver(table):
    assert cuda.parse_driver(table) is None


def test_that_a_device_of_unknown_kind_asks_for_torchs_own_choice():
    assert cuda.architectures(cuda.parse_driver("1.0, Old, [N/A], [N/A]")) == ""
    assert cuda.architectures(None) == ""


def test_that_the_cuda_compilers_version_is_read(program):
    program("nvcc", "Cuda compilation tools, release 13.0, V13.0.88")
    assert cuda.compiler_version() == "13.0"
    assert cuda.parse_compiler_version("what?") is None


def test_that_free_memory_is_told_by_the_names_that_jobs_use(monkeypatch):
    monkeypatch.setattr(cuda, "output_of", lambda command, timeout_s: "100\n 300\n[N/A]\n")
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    assert cuda.free_memory() == {"cuda:0": 100 << 20, "cuda:1": 300 << 20, "cuda:2": 0}
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "1,7")
    assert cuda.free_memory() == {"cuda:0": 300 << 20}
    monkeypatch.setattr(cuda, "output_of", lambda command, timeout_s: None)
    assert cuda.free_memory() in ({}, None)
