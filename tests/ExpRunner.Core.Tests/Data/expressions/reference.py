# python3 reference.py > reference.txt        (Python 3.11, NumPy 1.24.2)
# One line an expression: its text, a tab, its numbers as Python and NumPy compute them. Ranges are computed in decimal numbers.
import math
from decimal import Decimal
import numpy as np

def out(text, *numbers): print(text, " ".join(repr(float(number)) for number in numbers), sep="\t")

POINTS = [0, 1e-8, 0.1, 0.5, 0.75, 1, 1.5, 2, 3.3, 10, 27, 88.8]
ONE = {"sqrt": math.sqrt, "cbrt": np.cbrt, "exp": math.exp, "sin": math.sin, "cos": math.cos, "tan": math.tan, "atan": math.atan,
       "sinh": math.sinh, "cosh": math.cosh, "tanh": math.tanh, "floor": math.floor, "ceil": math.ceil, "trunc": math.trunc, "abs": abs}
for name, function in ONE.items():
    for x in POINTS:
        out(f"{name}({x!r})", function(x))
        if name not in ("sqrt",): out(f"{name}(-{x!r})", function(-x))
for name in ("log", "log2", "log10"):
    for x in POINTS[1:]: out(f"{name}({x!r})", getattr(math, name)(x))
for name in ("asin", "acos"):
    for x in (-1, -0.5, -1e-8, 0, 0.25, 0.9, 1): out(f"{name}({x!r})", getattr(math, name)(x))
for x, y in [(1, 2), (-1, 2), (-3, -0.5), (0.1, -7), (1e200, 1e200), (5, 3), (-5, 3), (5, -3), (-5, -3), (0.75, 0.25), (7, 2.5)]:
    out(f"atan2({x!r}, {y!r})", math.atan2(x, y))
    out(f"hypot({x!r}, {y!r})", math.hypot(x, y))
    if abs(x) < 1e100:
        out(f"mod({x!r}, {y!r})", np.mod(float(x), float(y)))
        out(f"{x!r} % {y!r}", math.fmod(x, y))
        out(f"pow({abs(x)!r}, {y!r})", math.pow(abs(x), y))
out("pi()", math.pi)
out("sum([0.5, 0.25, 3]) + mean([1, 2, 4])", 0.5 + 0.25 + 3 + (1 + 2 + 4) / 3)
for x, least, most in [(5, 0, 3), (-5, 0, 3), (2, 0, 3)]: out(f"clamp({x}, {least}, {most})", np.clip(x, least, most))

def steps(start, stop, step):
    start, stop, step = Decimal(start), Decimal(stop), Decimal(step)
    count = max(0, math.ceil((stop - start) / step))
    return [start + i * step for i in range(count)]

for ends in [("0", "5", "1"), ("2", "5", "1"), ("0", "1", "0.1"), ("1", "0", "-0.25"), ("0.1", "0.7", "0.2"), ("-1", "1", "0.5"), ("5", "5", "1"), ("5", "2", "1"), ("1e-3", "1e-2", "2e-3"), ("0", "1", "0.3")]:
    out(f"range({', '.join(ends)})", *steps(*ends))
for a, b, n in [(0, 1, 5), (0, 1, 11), (-1, 1, 4), (0.1, 0.7, 7), (1, 1, 3), (5, -5, 6), (1e-5, 1e-1, 9), (0, 1, 1), (0, 1, 0), (-1e308, 1e308, 5), (1e-300, 1e300, 4)]:
    with np.errstate(over="ignore", invalid="ignore"):
        points = np.linspace(a, b, n) if abs(b) < 1e305 else [a * (1 - i / (n - 1)) + b * (i / (n - 1)) for i in range(n)]
    out(f"linspace({a!r}, {b!r}, {n})", *points)
for a, b, n in [(1e-5, 1e-1, 5), (1, 1000, 7), (3e-4, 3e-2, 3), (1, 2, 4), (100, 0.01, 5), (1e-300, 1e300, 7), (5, 5, 3), (2, 8, 1)]:
    out(f"logspace({a!r}, {b!r}, {n})", *np.geomspace(a, b, n))
