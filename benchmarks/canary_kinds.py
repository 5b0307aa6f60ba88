"""What a canary says when its code runs, and what a registry would call: shared by both halves of the campaign."""

from __future__ import annotations

SNIPPETS = (
    "open({mark!r}, 'w')",
    "__import__('os').system('touch ' + {mark!r})",
    "__import__('subprocess').run(['touch', {mark!r}])",
    "__import__('pathlib').Path({mark!r}).touch()",
    "eval('open(' + repr({mark!r}) + ', \"w\")')",
    "(lambda: open({mark!r}, 'w'))()",
    "[open({mark!r}, 'w') for _ in (1,)][0]",
    "getattr(__import__('os'), 'system')('touch ' + {mark!r})",
    "type('A', (), {{'__init__': lambda self: open({mark!r}, 'w').close()}})()",
)
"""Expressions that leave a mark when they are evaluated."""

TYPES = (
    "os.system",
    "subprocess.Popen",
    "builtins.exec",
    "builtins.eval",
    "mmengine.load",
    "mmengine.dump",
    "mmengine.Config.fromfile",
    "pathlib.Path.touch",
    "shutil.rmtree",
    "torch.load",
    "importlib.import_module",
    "mmdet.apis.init_detector",
)
"""What a registry would import and call."""

WORDS = (
    ("warp_mode", "code"),
    ("dtype", "code"),
    ("teacher_config", "config"),
    ("teacher_cfg", "config"),
    ("student_cfg", "config"),
    ("config_file", "config"),
    ("from_file", "config"),
    ("class_weight", "pickle"),
    ("class_weight", "address"),
    ("class_weight", "yaml"),
    ("rfstructure_file", "yaml"),
    ("tag_list", "pickle"),
    ("tag_list_chinese", "pickle"),
    ("test_pkl_data", "pickle"),
    ("inception_pkl", "pickle"),
    ("proposal_file", "pickle"),
    ("trust_remote_code", "yes"),
    ("checkpoint", "pickle"),
    ("pretrained", "pickle"),
    ("type", "code"),
)
"""Keys of registered parts whose words a library evaluates, runs, unpickles or fetches, and what such a word names."""

LISTENERS = (
    ("mmseg", {"type": "CrossEntropyLoss"}, "class_weight"),
    ("mmseg", {"type": "FocalLoss"}, "class_weight"),
    ("mmengine", {"type": "RFSearchHook", "config": {"search": {"num_branches": 1}}}, "rfstructure_file"),
)
"""Parts that are built for real with such a word, as the last line of defence: a library, the part and its key."""
