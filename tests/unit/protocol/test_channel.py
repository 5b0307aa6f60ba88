import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.protocol.channel import MAX_LINE_BYTES, ChannelReader, ChannelWriter
from workbench.protocol.messages import Notice, Scalars, to_json


def _line(text: str) -> bytes:
    return json.dumps(to_json(Notice(1.0, "info", text))).encode() + b"\n"


def test_that_a_reader_sees_each_message_once(tmp_path: Path) -> None:
    writer, reader = ChannelWriter(tmp_path / "events"), ChannelReader(tmp_path / "events")
    writer.write(Notice(1.0, "info", "first"))
    assert [m.text for m in reader.poll()] == ["first"]
    assert reader.poll() == []
    writer.write(Scalars(2.0, 1, 0.1, "train", {"loss": 1.5}))
    assert reader.poll() == [Scalars(2.0, 1, 0.1, "train", {"loss": 1.5})]
    writer.close()


def test_that_a_missing_file_is_no_message(tmp_path: Path) -> None:
    assert ChannelReader(tmp_path / "none").poll() == []


@given(st.data())
@settings(max_examples=60)
def test_that_a_line_torn_anywhere_is_read_when_it_is_whole(tmp_path_factory: pytest.TempPathFactory, data) -> None:
    path = tmp_path_factory.mktemp("channel") / "events"
    whole = _line("grüße") + _line("two")
    cut = data.draw(st.integers(0, len(whole)))
    path.write_bytes(whole[:cut])
    reader = ChannelReader(path)
    seen = [m.text for m in reader.poll()]
    with path.open("ab") as file:
        file.write(whole[cut:])
    seen += [m.text for m in reader.poll()]
    assert seen == ["grüße", "two"]


def test_that_a_writer_after_a_crash_closes_the_torn_line_first(tmp_path: Path) -> None:
    path = tmp_path / "events"
    path.write_bytes(_line("whole") + b'{"v": 1, "kind": "Noti')
    writer = ChannelWriter(path)
    writer.write(Notice(1.0, "info", "after"))
    writer.close()
    reader = ChannelReader(path)
    assert [m.text for m in reader.poll()] == ["whole", "after"]
    assert reader.skipped == 1


def test_that_a_file_that_became_shorter_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "events"
    path.write_bytes(_line("one") + _line("two"))
    reader = ChannelReader(path)
    reader.poll()
    path.write_bytes(_line("new"))
    assert [m.text for m in reader.poll()] == ["new"]
    assert reader.restarted


def test_that_garbage_is_counted_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "events"
    deep = b"[" * 100_000 + b"]" * 100_000 + b"\n"
    path.write_bytes(b"not json\n" + deep + b"x" * (MAX_LINE_BYTES + 5) + b"\n\xff\xfe\n" + _line("good"))
    reader = ChannelReader(path)
    assert [m.text for m in reader.poll()] == ["good"]
    assert reader.skipped == 4
