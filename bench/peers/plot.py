"""plot.py FIGURE FILE OUT: reads result lines and draws, with matplotlib, the figure that exprun plot draws of them: lines (means with 95% intervals) or scatter (a point for each repetition)."""
import collections
import json
import math
import sys

import matplotlib

matplotlib.use("svg")
from matplotlib import pyplot

figure, file, out = sys.argv[1:4]
cells, points = collections.defaultdict(list), collections.defaultdict(lambda: ([], []))
with open(file) as lines:
    for line in lines:
        trial = json.loads(line)
        config, scores = trial["config"], trial["scores"]
        cells[config["model"], config["depth"]].extend(scores["accuracy"])
        xs, ys = points[config["model"]]
        xs.extend(scores["fit_time"])
        ys.extend(scores["loss"])

pyplot.figure(figsize=(3.35, 2.4))
if figure == "lines":
    for model in sorted({model for model, _ in cells}):
        xs = sorted(depth for other, depth in cells if other == model)
        means, halves = [], []
        for x in xs:
            numbers = cells[model, x]
            mean = sum(numbers) / len(numbers)
            means.append(mean)
            # With hundreds of numbers Student's quantile is the normal one.
            halves.append(1.96 * math.sqrt(sum((number - mean) ** 2 for number in numbers) / (len(numbers) - 1) / len(numbers)))
        pyplot.plot(xs, means, marker="o", label=model)
        pyplot.fill_between(xs, [m - h for m, h in zip(means, halves)], [m + h for m, h in zip(means, halves)], alpha=0.2)
    pyplot.xlabel("depth")
    pyplot.ylabel("accuracy")
else:
    for model, (xs, ys) in sorted(points.items()):
        pyplot.plot(xs, ys, "o", label=model, alpha=0.5, markersize=3)
    pyplot.xlabel("fit_time")
    pyplot.ylabel("loss")
pyplot.legend(title="model", ncol=4, fontsize=7)
pyplot.savefig(out)
