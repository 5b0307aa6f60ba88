from __future__ import annotations

from workbench.cli.bar import Bar


def test_that_the_bar_is_silent_when_nobody_looks(capsys):
    with Bar("Reading") as bar:
        bar.show(1, 2)
    assert capsys.readouterr().err == ""


def test_that_the_bar_shows_how_far_it_is_and_ends_its_line(capsys):
    with Bar("Reading", forced=True) as bar:
        bar.show(1, 2, "half")
        bar.note("a remark")
        bar.show(2, 2)
    said = capsys.readouterr().err
    assert "1/2 half" in said
    assert "a remark\n" in said
    assert said.endswith("2/2\n") or said.rstrip(" ").endswith("2/2\n")
