#!/usr/bin/env python3
"""Prints how far a model is from the points."""

import argparse
import json
import pathlib

parser = argparse.ArgumentParser()
parser.add_argument("data")
parser.add_argument("--path", type=pathlib.Path, required=True)
options = parser.parse_args()

model = json.loads(options.path.read_text())
points = [tuple(map(float, line.split(","))) for line in pathlib.Path(options.data).read_text().splitlines()]
error = sum((model["slope"] * x + model["offset"] - y) ** 2 for x, y in points) / len(points)
print(f"mean squared error = {error:.6f}")
