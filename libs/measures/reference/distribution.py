"""Tail areas and quantiles at 40 digits with mpmath: the table in src/distribution/tests.rs."""

import mpmath as mp

mp.mp.dps = 40


def show(name, *arguments, value):
    print(f'    ("{name}", &[{", ".join(repr(float(a)) for a in arguments)}], {mp.nstr(value, 17, min_fixed=0, max_fixed=0)}),')


def normal(z):
    return mp.erfc(-mp.mpf(z) / mp.sqrt(2)) / 2


def t_below(t, df):  # t < 0
    t, df = mp.mpf(t), mp.mpf(df)
    return mp.betainc(df / 2, 0.5, 0, df / (df + t * t), regularized=True) / 2


def chi_above(x, df):
    return mp.gammainc(mp.mpf(df) / 2, mp.mpf(x) / 2, regularized=True)


def f_above(f, a, b):
    return mp.betainc(mp.mpf(b) / 2, mp.mpf(a) / 2, 0, mp.mpf(b) / (mp.mpf(b) + mp.mpf(a) * mp.mpf(f)), regularized=True)


def nct_below(t, df, delta):
    t, df, delta = mp.mpf(t), mp.mpf(df), mp.mpf(delta)
    front = 2 * (df / 2) ** (df / 2) / mp.gamma(df / 2)
    density = lambda s: front * s ** (df - 1) * mp.exp(-df * s * s / 2)
    mode = mp.sqrt((df - 1) / df) if df > 1 else mp.mpf("0.3")
    points = sorted({mp.mpf(0), mode / 2, mode, 1, 2 * mode + 1, 3, 6, 12, *([delta / t] if delta / t > 0 else [])})
    return mp.quad(lambda s: normal(t * s - delta) * density(s), points)


for z in [-0.5, -2, -5, -10, -20, -37, 1, 3]:
    show("normal below", z, value=normal(z))
for p in [1e-300, 1e-20, 1e-5, 0.025, 0.3, 0.6, 0.975]:
    f = (lambda z: mp.log(normal(z)) - mp.log(mp.mpf(p))) if p < 0.5 else (lambda z: normal(z) - mp.mpf(p))
    start = -mp.sqrt(-2 * mp.log(mp.mpf(p))) * mp.mpf("0.98") if p < 0.1 else (-0.5 if p < 0.5 else 0.3 if p < 0.9 else 1.9)
    show("normal quantile", p, value=mp.findroot(f, start))
for df in [0.7, 1, 2.5, 5, 19, 100, 1000, 1e5, 1e7]:
    for t in [-0.1, -1, -3, -8, -30]:
        show("t below", t, df, value=t_below(t, df))
for df in [1, 2, 5, 19, 300, 1e5]:
    for p in [1e-8, 0.005, 0.025, 0.3]:
        low, high = mp.mpf(-1e9 if df < 5 else -100), mp.mpf(0)
        for _ in range(140):
            mid = (low + high) / 2
            low, high = (mid, high) if t_below(mid, df) < mp.mpf(p) else (low, mid)
        show("t quantile", p, df, value=low)
for df in [1, 2, 7, 50, 500]:
    for m in [0.1, 1, 2, 3]:
        show("chi above", df * m, df, value=chi_above(df * m, df))
for f, a, b in [(0.2, 1, 5), (1, 3, 20), (4.5, 2, 30), (30, 4, 100), (1.1, 500, 700), (9, 7.5, 3.2)]:
    show("f above", f, a, b, value=f_above(f, a, b))
for t, df, delta in [(2, 5, 1), (-1, 5, 1), (0.5, 2, 3), (3, 19, 0.8), (3, 19, 5), (12, 9, 4), (40, 9, 20), (-6, 9, -4), (100, 3, 60),
                     (1.5, 1, 1), (8, 200, 6), (25, 1000, 26), (2, 2.5, -1), (30, 1.5, 2)]:
    show("nct below", t, df, delta, value=nct_below(t, df, delta))
