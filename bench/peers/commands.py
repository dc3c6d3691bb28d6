"""Commands by subprocess, their output kept, with a thread for each slot. usage: commands.py SLOTS COMMANDS FOLDER"""
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

slots, commands = int(sys.argv[1]), int(sys.argv[2])


def run(number):
    return subprocess.run(["/bin/true", str(number)], capture_output=True, check=True).returncode


def used():
    return sum(usage.ru_utime + usage.ru_stime for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))


begin, before = time.perf_counter(), used()
with ThreadPoolExecutor(slots) as pool:
    assert sum(pool.map(run, range(commands))) == 0
print((time.perf_counter() - begin) / commands * 1e6, (used() - before) / commands * 1e6)
