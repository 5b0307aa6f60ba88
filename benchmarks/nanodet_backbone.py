"""The backbone of a detector that others trained, as starting weights: NanoDet-m's ShuffleNetV2 out of its ONNX file.

The file holds convolutions with the normalization folded in. It is taken apart again: every convolution keeps its
folded weights, and its normalization gets the mean and the spread that real pictures give there, so that the network
computes what it did and can be trained on. NanoDet reads BGR; the first convolution is turned to RGB. Run it in the
training interpreter:

    PYTHONPATH=. .venv-worker/bin/python -m benchmarks.nanodet_backbone nanodet_m.onnx pictures/ backbone.pth
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

SIDE_PX = 256
MEAN_RGB, STD_RGB = (123.675, 116.28, 103.53), (58.395, 57.12, 57.375)
BACKBONE = {"type": "ShuffleNetV2", "out_indices": [2], "act_cfg": {"type": "LeakyReLU", "negative_slope": 0.1}}
"""The same network in mmpose, up to its last stage (464 channels, stride 32)."""

CHANNELS = 464


def main() -> None:
    """Read, calibrate, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("onnx", type=Path)
    parser.add_argument("pictures", type=Path, help="a folder of pictures to measure mean and spread on")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    from workbench.worker import compat

    compat.install()
    import torch
    from mmpose.models.backbones.shufflenet_v2 import ShuffleNetV2

    torch.set_num_threads(1)
    net = ShuffleNetV2(**{key: value for key, value in BACKBONE.items() if key != "type"})
    fill(net, folded_convolutions(options.onnx), pixels(options.pictures))
    weights = {f"backbone.{key}": value for key, value in net.state_dict().items() if not key.startswith("layers.3.")}
    torch.save({"state_dict": weights, "meta": {}}, options.out)


def folded_convolutions(path: Path) -> list[tuple[Any, Any]]:
    """Return weights and biases of the file's convolutions, in the order in which they are computed."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(str(path)).graph
    values = {item.name: numpy_helper.to_array(item) for item in graph.initializer}
    return [(values[node.input[1]], values[node.input[2]]) for node in graph.node if node.op_type == "Conv"]


def pixels(folder: Path) -> Any:
    """Return the folder's pictures as the network sees them, float32 (n, 3, side, side), RGB."""
    import torch

    from workbench.worker.predict import read_image

    seen = []
    for path in sorted(folder.iterdir()):
        image = read_image(path)[..., ::-1]
        height, width = image.shape[:2]
        step = max(1, min(height, width) // SIDE_PX)
        part = image[::step, ::step][:SIDE_PX, :SIDE_PX]
        if part.shape[:2] == (SIDE_PX, SIDE_PX):
            seen.append(torch.from_numpy(part.copy()).permute(2, 0, 1).float())
    mean, std = (torch.tensor(value).view(1, 3, 1, 1) for value in (MEAN_RGB, STD_RGB))
    return (torch.stack(seen) - mean) / std


def fill(net: Any, convolutions: list[tuple[Any, Any]], batch: Any) -> None:
    """Give the network the weights in the order in which it computes, each layer measured on what comes into it."""
    import torch
    from mmcv.cnn import ConvModule

    layers = [module for module in net.modules() if isinstance(module, ConvModule)][:-1]  # the last is not the file's
    given = iter(convolutions)

    def measure(layer: Any, inputs: tuple[Any, ...]) -> None:
        weight, bias = (torch.from_numpy(value.copy()) for value in next(given))
        if layer is net.conv1:
            weight = weight.flip(1)
        layer.conv.weight.data.copy_(weight)
        found = layer.conv(inputs[0])
        mean, spread = found.mean((0, 2, 3)), found.var((0, 2, 3))
        layer.bn.running_mean.copy_(mean)
        layer.bn.running_var.copy_(spread)
        layer.bn.weight.data.copy_((spread + layer.bn.eps).sqrt())
        layer.bn.bias.data.copy_(bias + mean)

    hooks = [layer.register_forward_pre_hook(measure) for layer in layers]
    net.eval()
    with torch.no_grad():
        net(batch)
    for hook in hooks:
        hook.remove()


if __name__ == "__main__":
    main()
