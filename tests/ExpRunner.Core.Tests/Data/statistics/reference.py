# python3 reference.py > reference-scipy.txt        (SciPy 1.10.1, statsmodels 0.13.5, Debian python3-scipy, python3-statsmodels)
# One line a number: name, value. The BCa intervals are SciPy's own formula on the resamples that the generator
# below draws: SplitMix64, seeded by the sorted numbers.
import struct, numpy as np
from scipy import stats
from scipy.stats import _resampling
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.power import TTestPower, TTestIndPower
from statsmodels.stats.weightstats import DescrStatsW

MASK = (1 << 64) - 1

def out(name, value): print(name, repr(float(value)))

def step(state):
    state = (state + 0x9E3779B97F4A7C15) & MASK
    z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return state, z ^ (z >> 31)

def bca(numbers, level=0.95, resamples=9999):
    x = np.sort(np.array(numbers, dtype=float))
    seed = len(x)
    for number in x:
        seed = step(seed ^ struct.unpack('<Q', struct.pack('<d', number))[0])[1]
    means = np.empty(resamples)
    for i in range(resamples):
        drawn = np.empty(len(x), dtype=int)
        for j in range(len(x)):
            seed, bits = step(seed)
            drawn[j] = (bits * len(x)) >> 64
        means[i] = np.round(x[drawn].mean(), 13)
    mean = lambda data, axis: np.round(np.mean(data, axis=axis), 13)
    low, high, _ = _resampling._bca_interval((x,), mean, -1, (1 - level) / 2, means, None)
    return np.percentile(means, 100 * float(low)), np.percentile(means, 100 * float(high))

a = [0.9713, 0.9642, 0.9801, 0.9577, 0.9734, 0.9688, 0.9755, 0.9629]
b = [0.9688, 0.9601, 0.9799, 0.9603, 0.9641, 0.9612, 0.9702, 0.9553]
u = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
v = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29, 0.77, 4.2]
w = [3, 5, 5, 7, 2, 5, 3, 8, 1, 1]
skewed = [0.1, 0.2, 0.2, 0.3, 0.4, 0.5, 0.9, 1.7, 3.2, 12.5]

for name, sample in [('a', a), ('v', v), ('w', w), ('skewed', skewed)]:
    low, high = bca(sample)
    out(f'bca.{name}.low', low); out(f'bca.{name}.high', high)
    library = stats.bootstrap((np.array(sample, dtype=float),), np.mean, n_resamples=200_000, method='BCa', random_state=1, batch=1000).confidence_interval
    out(f'bca.library.{name}.low', library.low); out(f'bca.library.{name}.high', library.high)
low, high = bca(v, 0.9)
out('bca.v90.low', low); out('bca.v90.high', high)

t = stats.ttest_rel(a, b); out('paired.t', t.statistic); out('paired.p', t.pvalue)
t = stats.ttest_ind(u, v, equal_var=False); out('welch.t', t.statistic); out('welch.p', t.pvalue)
t = stats.wilcoxon(u, v[:9], mode='exact'); out('signed.exact.p', t.pvalue)
x = [4, 5, 6, 5, 2, 8, 3, 9, 4, 2, 2, 7]
t = stats.wilcoxon(w, x[:10], correction=True, mode='approx'); out('signed.ties.p', t.pvalue)
t = stats.mannwhitneyu(u, np.array(v) + 0.001 * np.arange(1, 12), method='exact'); out('mw.exact.u', t.statistic); out('mw.exact.p', t.pvalue)
t = stats.mannwhitneyu(w, x, method='asymptotic', use_continuity=True); out('mw.ties.u', t.statistic); out('mw.ties.p', t.pvalue)
for i, p in enumerate(multipletests([0.01, 0.04, 0.03, 0.005, 0.5, 0.04], method='holm')[1]): out(f'holm{i + 1}', p)
for k in (3, 10): out(f'nemenyi.q.{k}.0.05', stats.studentized_range.ppf(0.95, k, np.inf) / np.sqrt(2))
for e in (0.2, 0.5, 0.8, 1.5):
    for n in (5, 20, 64):
        out(f'power.paired.{e:g}.{n}', TTestPower().power(e, n, 0.05)); out(f'power.two.{e:g}.{n}', TTestIndPower().power(e, n, 0.05))
out('nct', 1 - stats.nct.cdf(2.3, 7, 1.4) + stats.nct.cdf(-2.3, 7, 1.4))
