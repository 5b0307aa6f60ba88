"""Keys are layers laid over each other; at one moment a key means one thing."""

import re

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from workbench.core.resources import resource_path
from workbench.ui.action_tables.catalog import ACTIONS
from workbench.ui.keys.bindings import BINDING, BINDINGS
from workbench.ui.keys.heard import HeardKeys
from workbench.ui.keys.key_draft import KeyDraft
from workbench.ui.keys.keymap import RESERVED, Binding, clashes, given, holders, key_text, lay_over
from workbench.ui.keys.profiles import PROFILES, KeymapError, Profile, keys_of, load_profile, own_keys, written
from workbench.ui.keys.tool_keys import TOOL_KEYS

EVERYWHERE = Binding("go", ("D",))
OTHER = Binding("back", ("A",))
PLACING = Binding("hidden", ("V",), frozenset({"keypoints"}))
DRAWING = Binding("close", ("V",), frozenset({"polygon", "line"}))
SOME = (EVERYWHERE, OTHER, PLACING, DRAWING)


def test_that_two_tools_may_use_one_key_but_not_a_tool_and_the_window():
    assert not PLACING.meets(DRAWING)
    assert EVERYWHERE.meets(PLACING)
    assert not Binding("a", (), same_as="go").meets(EVERYWHERE)
    keys = {"hidden": ("V",), "close": ("V",), "go": ("V",)}
    assert {(clash.first, clash.second) for clash in clashes(SOME, keys)} == {("go", "hidden"), ("go", "close")}


def test_that_the_stronger_layer_takes_a_key_from_the_weaker_one():
    kept = lay_over(SOME, ({"go": ("A",)}, {"hidden": ("D", "V")}))
    assert kept == {"go": ("A",), "back": (), "hidden": ("D", "V"), "close": ("V",)}


def test_that_a_key_that_is_taken_over_leaves_its_holder():
    keys = lay_over(SOME, ())
    assert [held.id for held in holders(SOME, keys, OTHER, "V")] == ["hidden", "close"]
    assert given(SOME, keys, OTHER, "V") == {"hidden": (), "close": (), "back": ("A", "V")}


LAYER = st.dictionaries(
    st.sampled_from([binding.id for binding in BINDINGS]),
    st.lists(st.sampled_from(["D", "A", "F", "V", "Ctrl+D", "Del", "Left", "Tab"]), max_size=3).map(tuple),
    max_size=12,
)


@settings(deadline=None)
@drawn(st.lists(LAYER, max_size=3))
def test_that_whatever_lies_over_what_no_key_means_two_things(layers):
    assert clashes(BINDINGS, lay_over(BINDINGS, layers)) == []


@pytest.mark.parametrize(
    ("text", "chord"),
    [("ctrl+shift+d", "Ctrl+Shift+D"), ("Delete", "Del"), ("Shift+Backtab", "Shift+Tab"), ("no key", ""), ("", "")],
)
def test_that_a_chord_is_written_one_way(text, chord):
    assert key_text(text) == chord


def test_that_two_chords_in_a_row_are_not_one():
    assert key_text("Ctrl+K, Ctrl+S") == ""


def test_that_the_tables_mean_one_thing_a_key():
    assert len(BINDING) == len(BINDINGS)
    assert clashes(BINDINGS, {binding.id: binding.keys for binding in BINDINGS}) == []
    assert all(all(binding.keys) for binding in BINDINGS)


def test_that_no_action_takes_what_belongs_to_the_window():
    assert [b.id for b in BINDINGS if not b.tools and RESERVED.intersection(b.keys)] == []


@pytest.mark.parametrize("name", PROFILES)
def test_that_a_profile_names_what_exists_and_contradicts_itself_nowhere(name):
    profile = load_profile(name)
    assert [each for each in profile.keys if each not in BINDING] == []
    assert clashes(BINDINGS, profile.keys) == []
    kept = lay_over(BINDINGS, (profile.keys,))
    assert {each: kept[each] for each in profile.keys} == dict(profile.keys)


@pytest.mark.parametrize("name", PROFILES)
def test_that_a_profile_takes_no_key_without_saying_what_its_holder_gets_instead(name):
    profile = load_profile(name)
    kept = lay_over(BINDINGS, (profile.keys,))
    lost = {each.id: set(each.keys) - set(kept[each.id]) for each in BINDINGS if each.id not in profile.keys}
    assert {each: keys for each, keys in lost.items() if keys and not kept[each]} == {}


@pytest.mark.parametrize("name", PROFILES)
def test_that_what_a_tool_hears_keeps_a_key_in_every_profile(name):
    """Actions without a key stand in menus and in the search; what a tool hears has no other way."""
    kept = lay_over(BINDINGS, (load_profile(name).keys,))
    assert [row.id for row in TOOL_KEYS if not kept[row.id]] == []


def test_that_every_file_of_the_folder_is_a_profile():
    assert {path.stem for path in resource_path("keymaps").glob("*.toml")} == set(PROFILES)


def test_that_hands_from_other_programs_find_their_keys():
    cvat, sleap = (lay_over(BINDINGS, (load_profile(name).keys,)) for name in ("cvat", "sleap"))
    assert (cvat["label.next_image"], cvat["label.previous_image"]) == (("F",), ("D",))
    assert (cvat["label.ten_forward"], cvat["label.ten_back"]) == (("V",), ("C",))
    assert (sleap["label.next_image"], sleap["label.previous_image"]) == (("Right",), ("Left",))


def test_that_own_keys_come_back_as_they_were_written():
    own = {"label.next_image": ("F", "Ctrl+D"), "edit.undo": ()}
    assert own_keys(written(own)) == own


@pytest.mark.parametrize("text", ["{", "[]", '{"a": "D"}', '{"a": [1]}', '{"a": ["no key"]}', "\x00"])
def test_that_keys_that_cannot_be_read_say_so(text):
    with pytest.raises(KeymapError):
        own_keys(text)


ANYTHING = st.recursive(
    st.none() | st.text() | st.integers(), lambda some: st.lists(some) | st.dictionaries(st.text(), some)
)


@settings(deadline=None)
@drawn(ANYTHING)
def test_that_whatever_stands_there_is_read_or_refused(content):
    try:
        assert all(isinstance(keys, tuple) for keys in keys_of(content).values())
    except KeymapError as error:
        assert str(error)


def test_that_a_draft_takes_over_takes_away_and_resets():
    draft = KeyDraft(Profile("labelme", ""), {})
    assert [held.id for held in draft.holders("tool.box", "D")] == ["label.next_image"]
    draft.give("tool.box", "D")
    assert draft.keys["tool.box"][-1] == "D"
    assert draft.keys["label.next_image"] == ()
    draft.reset("label.next_image")
    assert draft.keys["label.next_image"] == ("D",)
    assert "D" not in draft.keys["tool.box"]
    draft.take("label.next_image", "D")
    assert draft.keys["label.next_image"] == ()
    draft.reset_all()
    assert draft.own == {}
    assert draft.keys["tool.box"] == BINDING["tool.box"].keys


def test_that_own_changes_outlive_a_change_of_the_profile():
    draft = KeyDraft(load_profile("labelme"), {"edit.undo": ("F",)})
    draft.set_profile(load_profile("cvat"))
    assert draft.keys["edit.undo"] == ("F",)
    assert draft.keys["label.next_image"] == ()
    assert draft.keys["label.previous_image"] == ("D",)


def test_that_some_keys_are_not_given_away():
    draft = KeyDraft(Profile("labelme", ""), {})
    assert draft.is_reserved("edit.undo", "Tab")
    assert not draft.is_reserved("hand.skip", "Tab")


def test_that_a_tool_hears_what_stands_for_its_key():
    first = HeardKeys({row.id: row.keys for row in TOOL_KEYS})
    assert first.heard("keypoints", "V") == "V"
    assert first.heard("polygon", "Enter") == "Return"
    assert first.heard("select", "Shift+Left") == "Shift+Left"
    assert first.heard("box", "V") is None
    assert first.renamed("keypoints", "Click tip · V: occluded") == "Click tip · V: occluded"
    other = HeardKeys({row.id: row.keys for row in TOOL_KEYS} | {"hand.occluded": ("Q",), "hand.finish": ("F",)})
    assert other.heard("keypoints", "Q") == "V"
    assert other.heard("keypoints", "V") == ""
    assert other.renamed("keypoints", "Click V (1/3) · V: occluded") == "Click V (1/3) · Q: occluded"
    assert other.renamed("keypoints", "V：遮挡 · Enter：完成") == "Q：遮挡 · F：完成"


def asked_keys():
    """The names of all keys that gestures compare with, also where they stand in a constant."""
    texts = [path.read_text("utf-8") for path in resource_path().parent.joinpath("workbench/editing").rglob("*.py")]
    constants = {}
    for text in texts:
        for names, values in re.findall(r"^([A-Z_]+(?:, [A-Z_]+)*) = (\".*)$", text, re.MULTILINE):
            constants |= dict(zip(names.split(", "), re.findall(r'"(\w+)"', values), strict=False))
    asked = set()
    for text in texts:
        for call in re.findall(r"is_key\(([^)]*)\)|event\.key in \(([^)]*)\)|event\.key == (\S+)", text):
            words = " ".join(call)
            asked |= set(re.findall(r'"(\w+)"', words))
            asked |= {constants[name] for name in re.findall(r"\b[A-Z_]{3,}\b", words)}
    return asked


def test_that_hints_name_arrows_and_brackets_that_were_changed():
    keys = {row.id: row.keys for row in TOOL_KEYS}
    shifted = HeardKeys(keys | {f"hand.{way.lower()}": (f"Shift+{way}",) for way in ("Left", "Right", "Up", "Down")})
    assert shifted.renamed("select", "Drag: move · Arrows: nudge") == "Drag: move · Shift+Arrows: nudge"
    assert shifted.renamed("select", "拖动：移动 · 方向键：微移") == "拖动：移动 · Shift+方向键：微移"
    other = HeardKeys(keys | {"hand.smaller": ("Y",)})
    assert other.renamed("brush", "[ ] or Shift+wheel: size") == "Y ] or Shift+wheel: size"
    assert HeardKeys(keys).renamed("brush", "[ ]: size · Arrows: nudge") == "[ ]: size · Arrows: nudge"


def test_that_every_key_a_tool_asks_for_stands_in_the_table():
    known = {row.hears.split("+")[-1] for row in TOOL_KEYS} | {"Escape", "Enter", "Backspace"}
    assert {"V", "Tab", "Return", "BracketLeft"} <= asked_keys() <= known


def test_that_what_is_used_only_with_some_tools_names_real_ones():
    tools = {spec.argument for spec in ACTIONS if spec.id.startswith("tool.")}
    assert {tool for spec in ACTIONS for tool in spec.tools} <= tools
