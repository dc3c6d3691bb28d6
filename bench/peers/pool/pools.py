"""usage: pools.py KIND TASKS WORKERS

Times a process pool of Python on tasks that do nothing, without its start; prints microseconds per task.
plain: multiprocessing.Pool, its tasks sent singly; batched: the same with chunksize 64; loky: joblib's pool, where it is installed;
spawn, fork: a fresh process for each task, with the start included."""
import multiprocessing
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")


def task(config):
    return {"id": config["id"], "scores": {"Sum": config["A"] + config["Rate"], "Product": config["A"] * config["Rate"], "fit_time": 1e-6}}


def configs(count):
    return [{"id": i, "A": i, "Rate": 0.1} for i in range(count)]


def main():
    kind, count, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    tasks = configs(count)
    if kind == "loky":
        from joblib import Parallel, delayed
        with Parallel(n_jobs=workers, backend="loky") as parallel:
            parallel(delayed(task)(config) for config in tasks[:workers])
            start = time.perf_counter()
            done = len(parallel(delayed(task)(config) for config in tasks))
            elapsed = time.perf_counter() - start
    else:
        fresh = kind in ("spawn", "fork")
        context = multiprocessing.get_context("fork" if kind == "fork" else "spawn")
        with context.Pool(workers, maxtasksperchild=1 if fresh else None) as pool:
            list(pool.imap_unordered(task, tasks[:workers]))
            start = time.perf_counter()
            done = sum(1 for _ in pool.imap_unordered(task, tasks, chunksize=64 if kind == "batched" else 1))
            elapsed = time.perf_counter() - start
    assert done == count, done
    print(elapsed / count * 1e6)


if __name__ == "__main__":
    main()
