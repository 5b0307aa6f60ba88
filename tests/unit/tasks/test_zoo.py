from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.tasks.small_zoo import write_zoo
from workbench.core.schema import Skeleton
from workbench.tasks.defaults import suggest
from workbench.tasks.label_summary import CategoryLabels, LabelCounts, LabelSummary
from workbench.tasks.presets import PresetError
from workbench.tasks.sentence import Sentence
from workbench.tasks.zoo.entry import Figure, ZooEntry
from workbench.tasks.zoo.fitting import fitting
from workbench.tasks.zoo.kinds import kind_of
from workbench.tasks.zoo.reading import read_zoo
from workbench.tasks.zoo.safe_yaml import UnreadableError, read_yaml
from workbench.tasks.zoo.search import ZooIndex, ZooQuery
from workbench.tasks.zoo.stored import key_of, read_stored, versions, write_stored
from workbench.tasks.zoo.suggest import preset_of
from workbench.tasks.zoo.weights import file_name, weights_there

BOXED = LabelSummary(
    (CategoryLabels(1, "cell", None, LabelCounts(50, 50)),), train_images=30, image_wh=(640, 480), train_pictures=30
)


@pytest.fixture
def packages(tmp_path):
    folder = tmp_path / "site-packages"
    write_zoo(folder)
    return folder


def entry(packages, name: str) -> ZooEntry:
    return next(found for found in read_zoo(packages).entries if found.name == name)


def test_that_an_entry_holds_what_is_published_and_what_the_config_says(packages):
    found = entry(packages, "net_tiny_8xb32-300e_coco")
    assert (found.library, found.task, found.architecture, found.backbone) == ("mmdet", "detection", "Net", "CSP-18")
    assert found.published == Figure("box AP", 40.9, "COCO")
    assert found.figures[1] == Figure("box AP50", 55.1, "COCO")
    assert (found.input_wh, found.classes, found.heads) == ((640, 640), 80, ("bbox_head.num_classes = 80",))
    assert (found.optimizer, found.learning_rate, found.epochs) == ("AdamW", 0.004, 300)
    assert (found.batch_size, found.base_batch) == (32, 256)  # 16 was inherited: eight times 32 stands in the name
    assert found.title == "Net: Fast Finding"
    assert found.weights.endswith("net_tiny_abc.pth")


def test_that_the_task_is_told_by_model_and_data(packages):
    tasks = {found.name: found.task for found in read_zoo(packages).entries}
    assert tasks["net-ins_tiny_8xb32-300e_coco"] == "instances"
    assert tasks["resnet18_8xb16_cifar10"] == "classification"
    assert tasks["tracker"] == "other"
    assert entry(packages, "tracker").note == "Follows objects through a video."
    assert entry(packages, "net-ins_tiny_8xb32-300e_coco").published.name == "mask AP"


def test_that_a_metafile_does_not_give_masks_to_a_model_without_a_head_for_them():
    said = "Object Detection, Instance Segmentation"
    boxes = {"model": {"type": "FasterRCNN", "roi_head": {"bbox_head": {}}}}
    masks = {"model": {"type": "FasterRCNN", "roi_head": {"bbox_head": {}, "mask_head": {}}}}
    assert kind_of("mmdet", "carafe/faster-rcnn.py", boxes, said).task == "detection"
    assert kind_of("mmdet", "carafe/faster-rcnn.py", masks, said).task == "instances"


def test_that_a_broken_metafile_is_one_finding_and_the_others_load(packages):
    (packages / "mmdet/.mim/configs/net/metafile.yml").write_text("Models: [1, 2\n  x: {")
    zoo = read_zoo(packages)
    assert [found.code for found in zoo.findings] == ["zoo_metafile"]
    assert "net/metafile.yml" in zoo.findings[0].text
    assert {found.library for found in zoo.entries} == {"mmdet", "mmpretrain"}
    assert len(zoo.entries) == 4


def test_that_a_broken_config_is_a_finding_and_says_so_in_the_list(packages):
    (packages / "mmdet/.mim/configs/net/net_tiny_8xb32-300e_coco.py").write_text("model = dict(")
    zoo = read_zoo(packages)
    assert [found.code for found in zoo.findings] == ["zoo_config", "zoo_config"]
    assert [found.note for found in zoo.entries if found.task == "other"][:1] == ["Cannot be read."]


def test_that_an_environment_without_libraries_says_what_to_do(tmp_path):
    (finding,) = read_zoo(tmp_path).findings
    assert "set up the training engine" in finding.text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: !!python/object/apply:os.system ['x']", "constructor"),
        ("a: &a [x]\nb: [" + "*a," * 3000 + "]", "aliases"),
        ("[" * 100 + "]" * 100, "levels"),
        ("a: {k: &a {x: 1}, <<: *a}", "merges"),
        ("x" * (5 << 20), "larger"),
        ("a: [", "line"),
    ],
)
def test_that_yaml_with_objects_or_bombs_is_refused(tmp_path, text, words):
    path = tmp_path / "x.yml"
    path.write_text(text)
    with pytest.raises(UnreadableError, match=words):
        read_yaml(path)


def test_that_a_stored_zoo_is_the_same_and_a_change_makes_it_old(packages, tmp_path):
    zoo, file = read_zoo(packages), tmp_path / "cache" / "zoo.json"
    key = key_of(packages)
    write_stored(file, key, zoo)
    assert read_stored(file, key) == zoo
    assert versions(packages) == ("mmdet 3.3.0",)
    (packages / "mmpretrain/.mim/model-index.yml").write_text("Import: []\n")
    assert key_of(packages) != key
    assert read_stored(file, "another") is None
    file.write_text("{")
    assert read_stored(file, key) is None


def test_that_a_search_finds_words_apart_and_together_and_sorts(packages):
    index = ZooIndex(read_zoo(packages).entries)
    names = [found.name for found in index.find(ZooQuery("res net 18"))]
    assert names == ["resnet18_8xb16_cifar10"]
    assert index.find(ZooQuery("tiny net coco"))[0].name == "net_tiny_8xb32-300e_coco"
    assert index.find(ZooQuery("nothing of this")) == []
    best = index.find(ZooQuery(sort="published"))
    assert [found.published.value for found in best if found.published] == [94.82, 40.9, 35.4]
    assert index.find(ZooQuery(sort="parameters"))[0].name == "resnet18_8xb16_cifar10"
    assert {found.task for found in index.find(ZooQuery(tasks=frozenset({"other"})))} == {"other"}


def test_that_the_task_of_the_labels_and_models_for_any_object_come_first():
    def pose(folder):
        return ZooEntry("mmpose", "p", f"{folder}_2d_keypoint/p.py", "pose", weights=f"w/{folder}.pth")

    entries = (pose("face"), replace(pose("body"), weights=""), ZooEntry("mmdet", "d", "d.py", "detection"))
    index = ZooIndex(entries)
    assert [found.config[:4] for found in index.find(ZooQuery(first="pose"))] == ["body", "face", "d.py"]
    assert [found.task for found in index.find(ZooQuery(first="detection"))] == ["detection", "pose", "pose"]


def test_that_labels_decide_what_fits_and_the_reason_is_said(packages):
    assert fitting(entry(packages, "net_tiny_8xb32-300e_coco"), BOXED).fits
    outlines = fitting(entry(packages, "net-ins_tiny_8xb32-300e_coco"), BOXED)
    assert not outlines.fits
    assert "polygons or masks" in outlines.text
    assert "Follows objects" in fitting(entry(packages, "tracker"), BOXED).text
    posed = LabelSummary((CategoryLabels(1, "mouse", None, LabelCounts(5, 5, 0, 5)),), train_images=5)
    pose = ZooEntry("mmpose", "p", "p.py", "pose")
    assert not fitting(pose, posed).fits
    skeleton = CategoryLabels(1, "mouse", Skeleton(("a", "b")), LabelCounts(5, 5, 0, 5))
    assert fitting(pose, LabelSummary((skeleton,))).fits
    assert fitting(ZooEntry("mmagic", "s", "s.py", "restoration"), BOXED).fits


def test_that_how_much_there_is_to_learn_from_is_said_in_a_sentence():
    def said(*tags):
        classes = [CategoryLabels(number, "c", None, LabelCounts(tags=count)) for number, count in enumerate(tags, 1)]
        return fitting(ZooEntry("mmpretrain", "r", "r.py", "classification"), LabelSummary(tuple(classes))).text

    assert said(400, 80) == "It learns from image classes: 480 labels in 2 classes."
    assert said(480, 0) == "It learns from image classes: 480 labels of one class."
    assert said(1) == "It learns from image classes: one label so far."


def test_that_a_recipe_of_the_zoo_keeps_the_configs_ways_at_a_desks_size(packages):
    found = preset_of(entry(packages, "net_tiny_8xb32-300e_coco"))
    recipe = suggest(found, BOXED)
    assert (recipe.fit, recipe.adapter, recipe.base_config) == ("config", "mmdet", "net/net_tiny_8xb32-300e_coco.py")
    assert recipe.batch_size == 4
    assert recipe.learning_rate == pytest.approx(0.004 * (4 / 256) ** 0.5)
    assert max(recipe.input_wh) == 640
    linear = preset_of(entry(packages, "resnet18_8xb16_cifar10"))
    assert linear.defaults.learning_rate == pytest.approx(0.1 * 16 / 128)
    assert linear.defaults.input_wh == (32, 32)
    with pytest.raises(PresetError, match="Follows objects"):
        preset_of(entry(packages, "tracker"))


def test_that_notes_are_sentences_that_can_be_translated(packages):
    assert Sentence(entry(packages, "tracker").note).template.endswith(".")


def test_that_weights_on_the_disk_are_found_by_name(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "net%20abc.pth").write_bytes(b"")
    (tmp_path / "b" / "net abc.pth").write_bytes(b"")
    there = weights_there((tmp_path / "gone", tmp_path / "b"))
    assert there[file_name("https://example.org/x/net%20abc.pth?a=1")] == tmp_path / "b" / "net abc.pth"


def test_that_a_size_is_found_by_its_word_where_a_name_writes_a_letter(packages):
    known = entry(packages, "net_tiny_8xb32-300e_coco")
    names = ("rtmpose-t_8xb256", "rtmdet_tiny", "yolox_s", "vit-b16", "vit-base-p16", "tracker-tt", "att_x4")
    index = ZooIndex([replace(known, name=name, config=f"{name}.py", dataset="", title="") for name in names])

    def found(words):
        return {each.name for each in index.find(ZooQuery(words))}

    assert found("rtmpose tiny") == {"rtmpose-t_8xb256"}
    assert found("tiny") == {"rtmpose-t_8xb256", "rtmdet_tiny"}
    assert found("small") == {"yolox_s"}
    assert found("vit base") == {"vit-b16", "vit-base-p16"}
    assert found("xlarge") == found("nano") == set()
