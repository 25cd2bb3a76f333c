"""The exact interval of the odds ratio with SciPy, whose solver is finer than R's; the tables of groups.R."""

import numpy as np
from scipy import stats

for table in [[[3, 1], [1, 3]], [[12, 7], [5, 7]], [[2, 15], [10, 3]], [[200, 180], [150, 190]], [[0, 6], [5, 2]]]:
    result = stats.contingency.odds_ratio(np.array(table))
    print(result.statistic, result.confidence_interval(0.95))
x, y = [1, 2, 2, 3, 5, 5, 7], [2, 4, 5, 5, 6, 8, 9, 9]
print(stats.mannwhitneyu(x, y, method="asymptotic"), stats.mannwhitneyu(x, y, method="asymptotic", use_continuity=False))
print(stats.mannwhitneyu(x, y, method=stats.PermutationMethod(n_resamples=10**6)))
