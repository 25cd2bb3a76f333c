"""Values that the agreement tests compare with.

pip install krippendorff==0.9.0 irrcac==0.4.4 statsmodels scikit-learn
"""

import warnings

import krippendorff
import numpy as np
import pandas as pd
from irrCAC.datasets import raw_4raters
from irrCAC.raw import CAC
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa

warnings.filterwarnings("ignore")
N = np.nan

# K. Krippendorff 2011, examples A (binary), B (nominal) and C (missing data); printed .095, .692 and .743/.815/.849/.797.
A = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
B = ["aabbdcccedda", "babbbcccedda"[:11] + "d"]
C = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
# Three coders, fifteen units (the example of the encyclopedia; printed .691, .807, .811).
D = [
    [N, N, N, N, N, 3, 4, 1, 2, 1, 1, 3, 3, N, 3],
    [1, N, 2, 1, 3, 3, 4, 3, N, N, N, N, N, N, N],
    [N, N, 2, 1, 3, 4, 4, N, 2, 1, 1, 3, 3, N, 4],
]

if __name__ == "__main__":
    print("A", krippendorff.alpha(A, level_of_measurement="nominal"))
    letters = [[ord(c) for c in row] for row in B]
    print("B", B, krippendorff.alpha(letters, level_of_measurement="nominal"))
    for name, data in (("C", C), ("D", D)):
        for level in ("nominal", "ordinal", "interval", "ratio"):
            print(name, level, repr(krippendorff.alpha(data, level_of_measurement=level)))
    frame = raw_4raters()
    print(frame.values.tolist())
    for weights in ("identity", "linear", "quadratic", "ordinal"):
        est = CAC(frame, weights=weights, digits=10).gwet()["est"]
        print("gwet", weights, est["coefficient_value"], est["pa"], est["pe"], est["se"])
    # Gwet 2008: 118, 5, 2, 0 of 125; kappa about 0, AC1 about .94.
    pairs = [(1, 1)] * 118 + [(1, 2)] * 5 + [(2, 1)] * 2
    frame = pd.DataFrame(pairs, columns=["a", "b"], dtype=float)
    est = CAC(frame, digits=10).gwet()["est"]
    print("skewed", est["coefficient_value"], est["se"], cohen_kappa_score(frame.a, frame.b))
    # Cohen 1960, table of 200: printed kappa .492.
    cohen = np.array([[88, 10, 2], [14, 40, 6], [18, 10, 12]])
    for wt in (None, "linear", "quadratic"):
        r = cohens_kappa(cohen, wt=wt)
        print("cohen", wt, repr(r.kappa), repr(r.std_kappa))
    # Fleiss, Cohen and Everitt 1969, table of 200.
    fleiss = np.array([[106, 10, 4], [22, 28, 10], [2, 12, 6]])
    for wt in (None, "linear", "quadratic"):
        r = cohens_kappa(fleiss, wt=wt)
        print("fleiss", wt, repr(r.kappa), repr(r.std_kappa))
