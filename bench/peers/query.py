"""query.py FILE N FOLDER: loads result lines into sqlite3 and groups them; prints microseconds a line by the clock and of the processor."""
import json
import os
import sqlite3
import sys
import time

file, count, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]
clock, cpu = time.perf_counter(), time.process_time()
database = sqlite3.connect(os.path.join(folder, "lines.sqlite"))
database.execute("pragma synchronous = off")
fields = ["batch", "dataset", "depth", "lr", "model", "reg"]
scores = ["accuracy", "auc", "fit_time", "loss"]
columns = ["experiment_id"] + fields + [f"{kind}_{score}" for score in scores for kind in ("mean", "std")]
database.execute(f"create table lines({', '.join(columns)})")


def rows():
    with open(file) as lines:
        for line in lines:
            trial = json.loads(line)
            yield ([trial["experiment_id"]] + [trial["config"][field] for field in fields]
                   + [trial["scores"][f"{kind}_{score}"] for score in scores for kind in ("mean", "std")])


database.executemany(f"insert into lines values({', '.join('?' * len(columns))})", rows())
database.commit()
groups = database.execute("select model, dataset, count(*), avg(mean_accuracy) from lines group by 1, 2").fetchall()
assert len(groups) == 40 or count < 1000
print((time.perf_counter() - clock) * 1e6 / count, (time.process_time() - cpu) * 1e6 / count)
