"""10,000 different random configs of ten values a field. usage: sampler.py FIELDS N FOLDER"""
import sys
import time

from sklearn.model_selection import ParameterSampler

fields, configs = int(sys.argv[1]), min(int(sys.argv[2]), 10_000)
space = {f"D{number:02}": list(range(10)) for number in range(fields)}
begin, used = time.perf_counter(), time.process_time()
made = list(ParameterSampler(space, configs, random_state=0))
print((time.perf_counter() - begin) / len(made) * 1e6, (time.process_time() - used) / len(made) * 1e6)
