"""p values that the consistency tests compare with.

pip install scipy==1.12.0
"""

from scipy import stats

print("t(27) = 2.20", 2 * stats.t.sf(2.20, 27), 2 * stats.t.sf(2.205, 27), 2 * stats.t.sf(2.195, 27))
print("t(37) = 2.20", 2 * stats.t.sf(2.20, 37))
print("F(2, 45) = 4.55", stats.f.sf(4.55, 2, 45))
print("F(1, 58) = 3.12", stats.f.sf(3.12, 1, 58))
print("chi2(1) = 4.50", stats.chi2.sf(4.50, 1))
print("r(28) = .45", 2 * stats.t.sf(0.45 * (28 / (1 - 0.45**2)) ** 0.5, 28))
print("z = 1.96", 2 * stats.norm.sf(1.96))
print("t(24.7) = 1.75", 2 * stats.t.sf(1.75, 24.7))
