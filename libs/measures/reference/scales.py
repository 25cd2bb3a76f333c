"""Cronbach's alpha with pingouin and by hand, item statistics with NumPy, bootstrap intervals with SciPy's formulas on
the resamples of generator.py: values in src/tests/scales.rs."""

import numpy as np
import pandas as pd
import pingouin as pg
from scipy import stats

from generator import below, draws

rows = np.array(
    [[4, 5, 4, 3], [3, 3, 2, 3], [5, 5, 4, 5], [2, 1, 3, 2], [4, 4, 5, 3], [3, 2, 3, 4], [1, 2, 1, 3], [5, 4, 4, 4]], float
)
print("alpha", pg.cronbach_alpha(pd.DataFrame(rows), nan_policy="listwise"))
a, n, k = pg.cronbach_alpha(pd.DataFrame(rows))[0], *rows.shape
print("feldt", 1 - (1 - a) * stats.f.isf([0.025, 0.975], n - 1, (n - 1) * (k - 1)), "alpha", repr(float(a)))
r = np.corrcoef(rows.T)[np.triu_indices(k, 1)].mean()
print("standardized", repr(float(k * r / (1 + (k - 1) * r))))
for j in range(k):
    rest = np.delete(rows, j, axis=1)
    print(j, repr(float(np.corrcoef(rows[:, j], rest.sum(1))[0, 1])), repr(float(pg.cronbach_alpha(pd.DataFrame(rest))[0])))

test = np.array([[1, 1, 1, 0], [1, 0, 1, 0], [1, 1, 0, 0], [0, 0, 0, 1], [1, 1, 1, 1], [1, 0, 0, 0], [0, 1, 0, 0], [1, 1, 1, 0], [0, 0, 0, 0], [1, 1, 0, 1]], float)
print("KR-20", repr(float(pg.cronbach_alpha(pd.DataFrame(test))[0])))
for j in range(4):
    rest = np.delete(test, j, axis=1).sum(1)
    print(j, test[:, j].mean(), repr(float(np.corrcoef(test[:, j], rest)[0, 1])), repr(float(np.corrcoef(test[:, j], test.sum(1))[0, 1])))

x = np.array([2.1, 3.4, 1.9, 5.6, 4.4, 3.8, 2.7, 6.1, 3.3, 4.0, 9.2, 2.2])
n, B = len(x), 2000
stream = draws(20261125)
index = np.array([[below(stream, n) for _ in range(n)] for _ in range(B)])
for name, f in [("mean", lambda v: v.mean(-1)), ("median", lambda v: np.median(v, -1)), ("sd", lambda v: v.std(-1, ddof=1))]:
    t, theta = f(x[index]), f(x)
    jack = np.array([f(np.delete(x, i)) for i in range(n)])
    noise = 1e-12 * max(abs(theta), abs(t).max())
    z0 = stats.norm.ppf(((t < theta - noise).sum() + (t <= theta + noise).sum()) / (2 * B))
    u = (n - 1) * (jack.mean() - jack)
    acc = (u**3).sum() / n**3 / (6 * ((u**2).sum() / n**2) ** 1.5)
    z = stats.norm.ppf([0.025, 0.975])
    p = stats.norm.cdf(z0 + (z0 + z) / (1 - acc * (z0 + z)))
    print(name, repr(float(theta)), "percentile", np.percentile(t, [2.5, 97.5]).tolist(), "bca", np.percentile(t, 100 * p).tolist(),
          "se", repr(float(t.std(ddof=1))), "bias", repr(float(t.mean() - theta)))
