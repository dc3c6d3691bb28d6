"""A plain loop: a config, three phases that do nothing, one line of JSON each, flushed. usage: plain.py N FOLDER"""
import json
import random
import sys
import time


def pre(config):
    return None


def fit(config, data):
    return None


def post(config, model):
    return {"Accuracy": config["Rate"] * 0.5, "Loss": config["Ridge"] * 2}


trials, folder = int(sys.argv[1]), sys.argv[2]
models, datasets, draw = ["svm", "gbm", "rf", "mlp"], ["digits", "cancer", "iris"], random.Random(1)
with open(f"{folder}/results.jsonl", "w") as output:
    begin, used = time.perf_counter(), time.process_time()
    for number in range(trials):
        config = {"Model": models[number & 3], "Dataset": datasets[number % 3], "Rate": draw.random(), "Depth": number % 12, "Batch": 32, "Ridge": draw.random()}
        data = pre(config)
        start = time.perf_counter()
        model = fit(config, data)
        fit_time = time.perf_counter() - start
        scores = {}
        for name, value in {**post(config, model), "fit_time": fit_time}.items():
            scores[name], scores["mean_" + name], scores["std_" + name] = [value], value, 0
        line = {"experiment": "NoOp", "experiment_id": number, **config, "out_path": f"{folder}/{number}", "repetitions": 1, "status": "completed", "scores": scores}
        output.write(json.dumps(line) + "\n")
        output.flush()
    print((time.perf_counter() - begin) / trials * 1e6, (time.process_time() - used) / trials * 1e6)
