from __future__ import annotations

import io
import tarfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.environments.mmcv_build import UNITS, Target, cached_wheel, group_files, join_sources, unpack

_CLASHING = ("cpu/roi_align.cpp", "cpu/roi_align_rotated.cpp", "cpu/bezier_align.cpp", "cpu/rotated_feature_align.cpp")
_NAMES = st.sampled_from([*_CLASHING, "cpu/sparse_maxpool.cpp", "upfirdn2d.cpp", *(f"op_{i}.cpp" for i in range(40))])
_TARGET = Target("2.13.0+cpu", "none", "cp311", "x86_64")


@given(st.dictionaries(_NAMES, st.integers(0, 10**6)), st.integers(UNITS, 8))
def test_that_every_file_is_in_one_unit_and_clashing_files_never_meet(sizes, units):
    groups = group_files(sizes, units)
    assert len(groups) == units
    assert sorted(name for group in groups for name in group) == sorted(sizes)
    assert all(sum(name in _CLASHING for name in group) <= 1 for group in groups)


def test_that_units_come_out_about_equal():
    groups = group_files({f"op_{i}.cpp": 1000 + i for i in range(40)}, 4)
    totals = [sum(1000 + int(name[3:-4]) for name in group) for group in groups]
    assert max(totals) - min(totals) < 1100


def test_that_joined_sources_replace_the_files_they_include(tmp_path):
    (tmp_path / "cpu").mkdir()
    (tmp_path / "a.cpp").write_text("int a;")
    (tmp_path / "cpu" / "b.cpp").write_text("int b;")
    units = join_sources(tmp_path, 4)
    assert sorted(tmp_path.glob("**/*.cpp")) == sorted(units)
    included = "".join(unit.read_text() for unit in units)
    assert sorted(included.splitlines()) == ['#include "a.inc"', '#include "cpu/b.inc"']
    assert (tmp_path / "cpu" / "b.inc").read_text() == "int b;"


def test_that_unpacking_writes_plain_files_inside_the_folder_alone(tmp_path):
    archive, folder = tmp_path / "a.tar.gz", tmp_path / "out"
    with tarfile.open(archive, "w:gz") as tar:
        for name in ("pkg/setup.py", "../escaped.py", "/absolute.py"):
            info = tarfile.TarInfo(name)
            info.size = 2
            tar.addfile(info, io.BytesIO(b"ok"))
        link = tarfile.TarInfo("pkg/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    unpack(archive, folder)
    assert [path.relative_to(tmp_path) for path in tmp_path.rglob("*.py")] == [
        (folder / "pkg/setup.py").relative_to(tmp_path)
    ]
    assert not (folder / "pkg" / "link").exists()


def test_that_a_wheel_is_kept_for_exactly_what_it_was_built_for(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKBENCH_CACHE", str(tmp_path))
    assert cached_wheel(_TARGET) is None
    folder = tmp_path / "wheels" / _TARGET.key
    folder.mkdir(parents=True)
    (folder / "onedl_mmcv-2.3.6-cp311.whl.part").write_bytes(b"torn")
    assert cached_wheel(_TARGET) is None
    (folder / "onedl_mmcv-2.3.6-cp311.whl").write_bytes(b"whole")
    assert cached_wheel(_TARGET) == folder / "onedl_mmcv-2.3.6-cp311.whl"


@pytest.mark.parametrize(
    "other",
    [
        Target("2.14.0+cpu", "none", "cp311", "x86_64"),
        Target("2.13.0+cpu", "none", "cp312", "x86_64"),
        Target("2.13.0", "13.0", "cp311", "x86_64"),
        Target("2.13.0", "13.0", "cp311", "x86_64", architectures="9.0"),
    ],
)
def test_that_another_torch_python_or_gpu_gets_its_own_wheel(other):
    assert other.key != _TARGET.key
