#!/usr/bin/env python3
"""Averages the last checkpoints of a folder."""

import argparse
import json
import pathlib

parser = argparse.ArgumentParser()
parser.add_argument("--inputs", type=pathlib.Path, required=True)
parser.add_argument("--num", type=int, required=True)
parser.add_argument("--output", type=pathlib.Path, required=True)
options = parser.parse_args()

files = sorted(options.inputs.glob("checkpoint*.json"), key=lambda file: int(file.stem[len("checkpoint"):]))[-options.num:]
models = [json.loads(file.read_text()) for file in files]
average = {name: sum(model[name] for model in models) / len(models) for name in models[0]}
options.output.write_text(json.dumps(average))
print(f"{len(models)} checkpoints averaged")
