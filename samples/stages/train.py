#!/usr/bin/env python3
"""Fits a line through noisy points by gradient descent, and leaves a checkpoint every 20 steps."""

import argparse
import json
import pathlib
import random

parser = argparse.ArgumentParser()
parser.add_argument("data")
parser.add_argument("--save-dir", type=pathlib.Path, required=True)
parser.add_argument("--norm", choices=["batch", "new"], required=True)
parser.add_argument("--moment", type=float, required=True)
parser.add_argument("--early-stop", action="store_true")
options = parser.parse_args()

points = [tuple(map(float, line.split(","))) for line in pathlib.Path(options.data).read_text().splitlines()]
scale = max(abs(x) for x, _ in points) if options.norm == "new" else 1.0
noise = random.Random(7)
slope = offset = step_slope = step_offset = 0.0
for step in range(1, 101):
    x, y = points[noise.randrange(len(points))]
    error = slope * x / scale + offset - y
    step_slope = (1 - options.moment) * step_slope + options.moment * error * x / scale
    step_offset = (1 - options.moment) * step_offset + options.moment * error
    slope, offset = slope - 0.1 * step_slope, offset - 0.1 * step_offset
    if step % 20 == 0:
        print(f"step {step}: error {error:.4f}")
        (options.save_dir / f"checkpoint{step}.json").write_text(json.dumps({"slope": slope / scale, "offset": offset}))
        if options.early_stop and abs(error) < 0.5:
            break
