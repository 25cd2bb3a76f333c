"""The peer: SciPy's paired tests, called one data set after the other.

Reads a list of [pre, post] data sets as JSON and prints seconds a data set of the paired t test, of the signed-rank test by
normal approximation and, on data without ties, of the exact one; with the sums of the p values, to see that both sides
computed the same.
"""

import json
import sys
import time

import numpy as np
import scipy
from scipy import stats

sets = [(np.array(pre), np.array(post)) for pre, post in json.load(open(sys.argv[1]))]


def timed(test):
    test(*sets[0])
    start = time.perf_counter()
    total = sum(test(pre, post) for pre, post in sets)
    return {"seconds": (time.perf_counter() - start) / len(sets), "sum": float(total)}


print(
    json.dumps(
        {
            "version": scipy.__version__,
            "t": timed(lambda pre, post: stats.ttest_rel(post, pre).pvalue),
            "normal": timed(lambda pre, post: stats.wilcoxon(post - pre, method="approx", correction=True).pvalue),
            "exact": timed(lambda pre, post: stats.wilcoxon(post - pre, method="exact").pvalue),
        }
    )
)
