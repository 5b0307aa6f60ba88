from pathlib import Path

import numpy as np
import pytest

from workbench.protocol.arrays import ArrayFileError, read_array, write_arrays


def test_that_arrays_come_back_as_written(tmp_path: Path) -> None:
    maps = np.random.default_rng(0).random((3, 4, 5)).astype(np.float16)
    write_arrays(tmp_path / "a.npz", {"0": maps, "1": maps[:1]})
    assert np.array_equal(read_array(tmp_path / "a.npz", "0"), maps)
    assert not list(tmp_path.glob("*.part"))


def test_that_a_missing_file_and_a_missing_array_are_said(tmp_path: Path) -> None:
    with pytest.raises(ArrayFileError, match="cannot read"):
        read_array(tmp_path / "none.npz", "0")
    write_arrays(tmp_path / "a.npz", {"0": np.zeros(1)})
    with pytest.raises(ArrayFileError, match="array 7"):
        read_array(tmp_path / "a.npz", "7")


def test_that_pickled_objects_are_refused(tmp_path: Path) -> None:
    np.savez(tmp_path / "evil.npz", **{"0": np.array([{"a": 1}], dtype=object)})
    with pytest.raises(ArrayFileError):
        read_array(tmp_path / "evil.npz", "0")


def test_that_a_torn_file_and_an_array_too_large_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.npz"
    write_arrays(path, {"0": np.zeros(10_000)})
    with pytest.raises(ArrayFileError, match="more than is allowed"):
        read_array(path, "0", max_bytes=1000)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(ArrayFileError):
        read_array(path, "0")
