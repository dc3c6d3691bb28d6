"""A process pool on tasks that do nothing, without its start. usage: pools.py KIND WORKERS TASKS FOLDER

plain: multiprocessing.Pool, its tasks sent singly; batched: the same with chunksize 64; loky: joblib's pool;
apply: multiprocessing.Pool, a task sent when the one before has come back; pipes: 40 bytes to a child process and back, no more;
spawn, fork: a fresh process for each task, with the start included."""
import glob
import multiprocessing
import os
import resource
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")


def task(config):
    return {"id": config["id"], "scores": {"Sum": config["A"] + config["Rate"], "Product": config["A"] * config["Rate"], "fit_time": 1e-6}}


def clock_of(process):
    """The processor time of another process, by the clock that Linux has for each; nothing where it has just ended."""
    try:
        return time.clock_gettime((~process << 3) | 2)
    except OSError:
        return 0


def processor_time():
    """Of this process and its children, living and dead."""
    living = [int(child) for path in glob.glob("/proc/self/task/*/children") for child in open(path).read().split()]
    dead = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + dead.ru_utime + dead.ru_stime + sum(map(clock_of, living))


def timed(tasks, run):
    begin, used = time.perf_counter(), processor_time()
    done = run()
    end = time.perf_counter()
    assert done == len(tasks), done
    print((end - begin) / done * 1e6, (processor_time() - used) / done * 1e6)


kind, workers, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def main():
    tasks = [{"id": i, "A": i, "Rate": 0.1} for i in range(count)]
    if kind == "loky":
        from joblib import Parallel, delayed
        with Parallel(n_jobs=workers, backend="loky") as parallel:
            parallel(delayed(task)(config) for config in tasks[:workers])
            timed(tasks, lambda: len(parallel(delayed(task)(config) for config in tasks)))
        return
    if kind == "pipes":
        (from_child, to_parent), (from_parent, to_child) = os.pipe(), os.pipe()
        if os.fork() == 0:
            os.close(to_child)
            while data := os.read(from_parent, 64):
                os.write(to_parent, data)
            os._exit(0)
        timed(tasks, lambda: sum(len(os.read(from_child, 64)) for _ in tasks if os.write(to_child, b"x" * 40)) // 40)
        return
    context = multiprocessing.get_context("fork" if kind == "fork" else "spawn")
    with context.Pool(workers, maxtasksperchild=1 if kind in ("spawn", "fork") else None) as pool:
        list(pool.imap_unordered(task, tasks[:workers]))
        if kind == "apply":
            timed(tasks, lambda: sum(1 for config in tasks if pool.apply(task, (config,))))
            return
        timed(tasks, lambda: sum(1 for _ in pool.imap_unordered(task, tasks, chunksize=64 if kind == "batched" else 1)))


if __name__ == "__main__":
    main()
