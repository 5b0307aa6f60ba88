from __future__ import annotations

from workbench.environments.stamp import fingerprint, has_stamp, remove_stamp, write_stamp


def test_that_a_changed_requirement_asks_for_a_new_installation(tmp_path):
    file = tmp_path / "window.txt"
    file.write_text("numpy==1")
    before = fingerprint([file], "cpu")
    assert fingerprint([file], "cpu") == before
    assert fingerprint([file], "cuda") != before
    file.write_text("numpy==2")
    assert fingerprint([file], "cpu") != before


def test_that_an_interrupted_change_is_seen(tmp_path):
    assert not has_stamp(tmp_path / "none", "worker", "a")
    write_stamp(tmp_path, "worker", "a")
    assert has_stamp(tmp_path, "worker", "a")
    assert not has_stamp(tmp_path, "worker", "b")
    assert not has_stamp(tmp_path, "window", "a")
    remove_stamp(tmp_path, "worker")
    remove_stamp(tmp_path, "worker")
    assert not has_stamp(tmp_path, "worker", "a")
