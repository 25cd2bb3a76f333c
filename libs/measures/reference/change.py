"""SciPy's paired tests on the data of change.R, for a second opinion."""

import numpy as np
from scipy import stats

pre = np.array([3, 4, 2, 5, 3, 4, 3, 2, 4, 5, 3, 2, 4, 3, 5, 1, 3, 4, 2, 3])
post = np.array([4, 4, 3, 5, 5, 4, 4, 3, 5, 4, 5, 4, 4, 5, 5, 3, 4, 6, 1, 4])
d = (post - pre).astype(float)

print(stats.ttest_rel(post, pre), stats.ttest_rel(post, pre).confidence_interval())
for zero_method in ["wilcox", "pratt"]:
    for correction in [False, True]:
        result = stats.wilcoxon(d, zero_method=zero_method, correction=correction, method="approx")
        print(zero_method, correction, result.statistic, result.pvalue, result.zstatistic)


def exact(d, pratt):
    """All sums by brute counting of the distribution (independent of the Rust code's tail tricks)."""
    ranks = stats.rankdata(abs(d) if pratt else abs(d[d != 0]))
    if pratt:
        ranks = ranks[d != 0]
    nz = d[d != 0]
    sums = {0: 1}
    for r in (2 * ranks).astype(int):
        step = dict(sums)
        for s, c in sums.items():
            step[s + r] = step.get(s + r, 0) + c
        sums = step
    w = int(2 * ranks[nz > 0].sum())
    low = sum(c for s, c in sums.items() if s <= w) / 2 ** len(nz)
    high = sum(c for s, c in sums.items() if s >= w) / 2 ** len(nz)
    return w / 2, low, high, min(1, 2 * min(low, high))


print(exact(d, False), exact(d, True))
k = np.arange(1, 201)
print(exact((k * 37 % 11) - 4.0, False), exact((k * 37 % 11) - 4.0, True))
