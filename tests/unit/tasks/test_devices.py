"""Names of devices."""

from __future__ import annotations

import pytest

from workbench.tasks.devices import DeviceError, Devices, device_key, read_devices, singles


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ("cuda", "cuda:0"),
        (" CUDA:1", "cuda:1"),
        ("cuda:1, 0", "cuda:0,1"),
        ("cuda:1,1", "cuda:1"),
        ("cpu", "cpu"),
        ("cpu:1", "cpu"),
        ("CPU:2", "cpu:2"),
        ("", "cpu"),
        ("mps", "mps"),
        ("Auto", "auto"),
    ],
)
def test_that_a_device_has_one_spelling(given, key):
    assert device_key(given) == key
    assert device_key(key) == key


def test_that_several_devices_are_busy_one_by_one():
    assert read_devices("cuda:0,2") == Devices("cuda", 2, (0, 2))
    assert singles("cuda:0,2") == {"cuda:0", "cuda:2"}
    assert read_devices("cpu:2") == Devices("cpu", 2)
    assert singles("cpu:2") == singles("cpu") == {"cpu"}
    assert singles("mps") == {"mps"}


@pytest.mark.parametrize("name", ["tpu", "cuda:x", "cuda:-1", "cuda:0,,1", "auto", "cpu:9999"])
def test_that_a_name_of_nothing_is_refused_with_those_there_are(name):
    with pytest.raises(DeviceError, match="choose auto, cpu, cuda:0"):
        read_devices(name)
