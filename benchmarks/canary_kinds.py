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
