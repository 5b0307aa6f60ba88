"""A pair of tiny ONNX files with SAM's signature: a disc around each point on the object, or the box."""

from __future__ import annotations

from pathlib import Path

import onnx
from onnx import parser

RADIUS = 96
"""Of the disc, in pixels of the 1024 frame."""

ENCODER = """
<ir_version: 8, opset_import: ["" : 17]>
encoder (float[1, 3, 1024, 1024] image) => (float[1, 256, 64, 64] image_embeddings)
{
  small = AveragePool <kernel_shape = [16, 16], strides = [16, 16]> (image)
  first = Constant <value = int64[4] {1, 86, 1, 1}> ()
  many = Tile (small, first)
  starts = Constant <value = int64[1] {0}> ()
  ends = Constant <value = int64[1] {256}> ()
  axes = Constant <value = int64[1] {1}> ()
  image_embeddings = Slice (many, starts, ends, axes)
}
"""

DECODER = """
<ir_version: 8, opset_import: ["" : 17]>
decoder (float[1, 256, 64, 64] image_embeddings, float[1, N, 2] point_coords, float[1, N] point_labels,
         float[1, 1, 256, 256] mask_input, float[1] has_mask_input, float[2] orig_im_size)
  => (float[1, 2, H, W] masks, float[1, 2] iou_predictions, float[1, 1, 256, 256] low_res_masks)
{
  zero = Constant <value = float {0.0}> ()
  one = Constant <value = float {1.0}> ()
  two = Constant <value = float {2.0}> ()
  three = Constant <value = float {3.0}> ()
  half = Constant <value = float {0.5}> ()
  least = Constant <value = float {-1000000000.0}> ()
  reach = Constant <value = float {9216.0}> ()
  i0 = Constant <value = int64 {0}> ()
  i1 = Constant <value = int64 {1}> ()
  high = Gather (orig_im_size, i0)
  wide = Gather (orig_im_size, i1)
  ys0 = Range (zero, high, one)
  xs0 = Range (zero, wide, one)
  ys1 = Add (ys0, half)
  xs1 = Add (xs0, half)
  tall = Constant <value = int64[3] {1, -1, 1}> ()
  flat = Constant <value = int64[3] {1, 1, -1}> ()
  each = Constant <value = int64[3] {-1, 1, 1}> ()
  ys = Reshape (ys1, tall)
  xs = Reshape (xs1, flat)
  gx = Gather <axis = 2> (point_coords, i0)
  gy = Gather <axis = 2> (point_coords, i1)
  px = Reshape (gx, each)
  py = Reshape (gy, each)
  kind = Reshape (point_labels, each)
  dx = Sub (xs, px)
  dy = Sub (ys, py)
  dx2 = Mul (dx, dx)
  dy2 = Mul (dy, dy)
  d2 = Add (dx2, dy2)
  near = Sub (reach, d2)
  is_on = Equal (kind, one)
  is_off = Equal (kind, zero)
  on = Where (is_on, near, least)
  off = Where (is_off, near, least)
  most_on = ReduceMax <axes = [0], keepdims = 1> (on)
  most_off = ReduceMax <axes = [0], keepdims = 1> (off)
  not_off = Neg (most_off)
  pointed = Min (most_on, not_off)
  is_first = Equal (kind, two)
  is_second = Equal (kind, three)
  x0s = Where (is_first, px, least)
  y0s = Where (is_first, py, least)
  x1s = Where (is_second, px, least)
  y1s = Where (is_second, py, least)
  x0 = ReduceMax <axes = [0], keepdims = 1> (x0s)
  y0 = ReduceMax <axes = [0], keepdims = 1> (y0s)
  x1 = ReduceMax <axes = [0], keepdims = 1> (x1s)
  y1 = ReduceMax <axes = [0], keepdims = 1> (y1s)
  right_of = Sub (xs, x0)
  left_of = Sub (x1, xs)
  below = Sub (ys, y0)
  above = Sub (y1, ys)
  boxed = Min (right_of, left_of, below, above)
  last = ReduceMax <axes = [0], keepdims = 1> (kind)
  has_box = Greater (last, one)
  good = Where (has_box, boxed, pointed)
  bad = Neg (good)
  both = Concat <axis = 0> (bad, good)
  front = Constant <value = int64[1] {0}> ()
  masks = Unsqueeze (both, front)
  iou_predictions = Constant <value = float[1, 2] {0.1, 0.9}> ()
  low_res_masks = Identity (mask_input)
}
"""


def write_pair(folder: Path) -> tuple[Path, Path]:
    """Write both files; returns encoder and decoder."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = folder / "encoder.onnx", folder / "decoder.onnx"
    for path, text in zip(paths, (ENCODER, DECODER), strict=True):
        onnx.save(parser.parse_model(text), str(path))
    return paths
