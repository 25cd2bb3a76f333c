"""The peer: Krippendorff's alpha with bootstrap resamples by the Python package `krippendorff`.

Reads one list a coder as JSON (null for missing) and prints seconds: alpha once, and a bootstrap over units in the two
ways that the package allows, from the codings themselves and (faster) from value counts made once.
"""

import json
import sys
import time
from importlib.metadata import version

import krippendorff
import numpy as np

data = np.array([[np.nan if v is None else v for v in row] for row in json.load(open(sys.argv[1]))], dtype=float)
resamples = int(sys.argv[2])
level = sys.argv[3]
units = data.shape[1]
random = np.random.default_rng(1)

start = time.perf_counter()
value = krippendorff.alpha(reliability_data=data, level_of_measurement=level)
once = time.perf_counter() - start

domain = np.unique(data[~np.isnan(data)])
counts = np.array([[np.sum(data[:, u] == v) for v in domain] for u in range(units)])


def codings(times):
    start = time.perf_counter()
    values = [
        krippendorff.alpha(reliability_data=data[:, random.integers(0, units, units)], level_of_measurement=level)
        for _ in range(times)
    ]
    np.percentile(values, [2.5, 97.5])
    return (time.perf_counter() - start) / times


def counted(times):
    start = time.perf_counter()
    values = [
        krippendorff.alpha(value_counts=counts[random.integers(0, units, units)], value_domain=domain, level_of_measurement=level)
        for _ in range(times)
    ]
    np.percentile(values, [2.5, 97.5])
    return (time.perf_counter() - start) / times


print(
    json.dumps(
        {
            "version": version("krippendorff"),
            "alpha": value,
            "once": once,
            "codings": codings(max(resamples // 20, 1)) * resamples,
            "counts": counted(resamples) * resamples if resamples <= 50 else counted(resamples // 5) * resamples,
        }
    )
)
