"""Whole or not at all."""

import pytest

from workbench.formats.atomic_file import write_atomically


def test_that_a_failure_half_way_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "a.json"
    write_atomically(path, [b"old"])

    def pieces():
        yield b"new"
        raise OSError(28, "no space left")

    with pytest.raises(OSError, match="space"):
        write_atomically(path, pieces())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
