"""Reads results.jsonl with nothing but the standard library."""
import json, statistics, sys

with open(sys.argv[1], encoding="utf-8") as file:
    trials = [json.loads(line) for line in file]

for metric in dict.fromkeys(trial["Metric"] for trial in trials):
    accuracies = [value for trial in trials if trial["Metric"] == metric for value in trial["scores"]["Accuracy"]]
    print(f"{metric:<10} {statistics.mean(accuracies):.4f} +- {statistics.stdev(accuracies):.4f}  n = {len(accuracies)}")
