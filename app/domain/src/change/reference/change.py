"""Independent figures for the change analysis: Python's standard library alone, no line shared with the Rust code.

    python3 change.py          writes data.json (made-up answers) and expected.json beside this file

The tests of app/domain/src/change and app/site/tests/it/change.rs compare with expected.json.
"""

import json
import math
import random
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).parent
FLOOR = 5
ITEMS = ["s1", "s2", "s3", "s4", "s5", "s6"]
REVERSED = {"s4"}
TEAM = ["t1", "t2", "t3", "t4"]
QUIZ = ["k1", "k2", "k3", "k4", "k5"]
FAMILIES = ["physician"] * 8 + ["nursing"] * 7 + ["pharmacy"] * 4 + ["rehabilitation"] * 4 + ["psychology-social-work"] * 3


def clamp(value, low, high):
    return max(low, min(high, int(math.floor(value + 0.5))))


def generate():
    rng = random.Random(20261126)
    people = []
    for number, family in enumerate(FAMILIES):
        skill, gain = rng.gauss(3.4, 0.8), rng.gauss(1.0, 0.6)
        if family == "physician":
            skill += 0.4
        person = {
            "family": family,
            "prescribes": family == "physician",
            "presented": rng.random() < 0.45,
            "sessions": rng.choice([0, 2, 3, 4, 5, 7, 8, 9, 10]),
        }

        def items(names, level, top, suffix=""):
            out = {}
            for name in names:
                value = clamp(level + rng.gauss(0, 0.7), 1, top)
                if name in REVERSED:
                    value = 1 + top - value
                draw = rng.random()
                if draw < 0.02:
                    continue
                out[name + suffix] = "n/a" if draw < 0.04 else value
            return out

        def quiz(share):
            return {name: ("b" if rng.random() < share else "a") for name in QUIZ if rng.random() > 0.03}

        person["before"] = {**items(ITEMS, skill, 7), **quiz(0.45)}
        person["after"] = {
            **items(ITEMS, skill + gain, 7),
            **items(ITEMS, skill - 0.3, 7, ".then"),
            **items(TEAM, 2.0 + gain + skill / 4, 5),
            **items(TEAM, 2.2 + skill / 8, 5, ".then"),
            **quiz(0.75),
        }
        person["later"] = {**items(ITEMS, skill + gain * 0.8, 7), **items(TEAM, 2.0 + gain + skill / 4, 5)}
        if number in (3, 10, 17, 20, 25):
            person["after"] = person["later"] = None
        if number in (6, 14):
            person["before"] = None
        if number in (1, 9, 13, 16, 22, 24):
            person["later"] = None
        people.append(person)
    return people


# Distributions, from their definitions.


def beta_inc(a, b, x):
    """Regularized incomplete beta by Simpson's rule after a substitution that takes the corners off."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    lbeta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)

    def density(theta):
        s = math.sin(theta)
        c = math.cos(theta)
        if s <= 0 or c <= 0:
            return 0.0 if a > 0.5 and b > 0.5 else 2 * math.exp(-lbeta) * (s ** (2 * a - 1) if b == 0.5 else c ** (2 * b - 1))
        return 2 * math.exp((2 * a - 1) * math.log(s) + (2 * b - 1) * math.log(c) - lbeta)

    end, n = math.asin(math.sqrt(x)), 20000
    h = end / n
    total = density(0) + density(end)
    total += sum((4 if k % 2 else 2) * density(k * h) for k in range(1, n))
    return total * h / 3


def t_two_sided(t, df):
    return beta_inc(df / 2, 0.5, df / (df + t * t))


T_CACHE = {}


def t_quantile(df):
    """The 97.5 % quantile, by bisection."""
    if df not in T_CACHE:
        low, high = 0.0, 50.0
        for _ in range(60):
            mid = (low + high) / 2
            if t_two_sided(mid, df) > 0.05:
                low = mid
            else:
                high = mid
        T_CACHE[df] = (low + high) / 2
    return T_CACHE[df]


def mean(values):
    return math.fsum(values) / len(values)


def sd(values):
    m = mean(values)
    return math.sqrt(math.fsum((v - m) ** 2 for v in values) / (len(values) - 1))


def signed_rank(changes):
    """Exact, mid-ranks, zeros dropped, over whole numbers of doubled ranks."""
    kept = [c for c in changes if c != 0]
    sizes = [abs(c) for c in kept]
    ranks2 = [sum(1 for o in sizes if o < s) * 2 + sum(1 for o in sizes if o == s) + 1 for s in sizes]
    ways = {0: 1}
    for rank in ranks2:
        step = dict(ways)
        for total, count in ways.items():
            step[total + rank] = step.get(total + rank, 0) + count
        ways = step
    plus = sum(r for r, c in zip(ranks2, kept) if c > 0)
    minus = sum(ranks2) - plus
    tail = min(sum(c for t, c in ways.items() if t <= plus), sum(c for t, c in ways.items() if t >= plus))
    return {
        "p": float(min(Fraction(1), Fraction(2 * tail, 2 ** len(kept)))),
        "rank_biserial": (plus - minus) / (plus + minus),
        "used": len(kept),
        "zeros": len(changes) - len(kept),
    }


def hedges(df):
    return math.exp(math.lgamma(df / 2) - math.lgamma((df - 1) / 2) - math.log(df / 2) / 2)


def paired(pre, post, target=None, threshold=None):
    changes = [b - a for a, b in zip(pre, post)]
    exact = [Fraction(b).limit_denominator(10000) - Fraction(a).limit_denominator(10000) for a, b in zip(pre, post)]
    n, m, s = len(changes), mean(changes), sd(changes)
    reach = t_quantile(n - 1) * s / math.sqrt(n)
    d_av = m / ((sd(pre) + sd(post)) / 2)
    out = {
        "n": n,
        "mean_pre": mean(pre),
        "mean_post": mean(post),
        "mean_change": m,
        "low": m - reach,
        "high": m + reach,
        "t": m / (s / math.sqrt(n)),
        "p_t": t_two_sided(m / (s / math.sqrt(n)), n - 1),
        "d_z": m / s,
        "g_z": m / s * hedges(n - 1),
        "d_av": d_av,
        "g_av": d_av * hedges(n - 1),
        **signed_rank(exact),
        "improved": sum(c > 0 for c in exact),
        "same": sum(c == 0 for c in exact),
        "worse": sum(c < 0 for c in exact),
    }
    if target is not None:
        out["reached"] = sum(c >= Fraction(target).limit_denominator(1000) for c in exact)
    if threshold is not None:
        out["able"] = [sum(v >= threshold - 1e-9 for v in side) for side in (pre, post)]
    return out


def holm(values):
    order = sorted(range(len(values)), key=lambda k: values[k])
    out, worst = [0.0] * len(values), 0.0
    for place, k in enumerate(order):
        worst = max(worst, min(1.0, (len(values) - place) * values[k]))
        out[k] = worst
    return out


def alpha(rows):
    k = len(rows[0])
    items = [sd(column) ** 2 for column in zip(*rows)]
    return k / (k - 1) * (1 - math.fsum(items) / sd([math.fsum(row) for row in rows]) ** 2)


def values(answers, names, top, suffix=""):
    out = []
    for name in names:
        value = answers.get(name + suffix)
        value = None if value in (None, "n/a") else value
        if value is not None and name in REVERSED:
            value = 1 + top - value
        out.append(value)
    return out


def score(answers, names, top, suffix=""):
    if answers is None:
        return None
    known = [v for v in values(answers, names, top, suffix) if v is not None]
    return math.fsum(known) / len(known) if len(known) * 100 >= 80 * len(names) else None


AT = {"before": ("before", ""), "then": ("after", ".then"), "after": ("after", ""), "later": ("later", "")}


def of_scale(people, names, top, times, target, threshold):
    def at(person, when):
        sheet, suffix = AT[when]
        return score(person[sheet], names, top, suffix)

    own = [p for p in people if all(at(p, t) is not None for t in times)]
    column = lambda group, when: [at(p, when) for p in group]
    first = times[0]
    out = {"people": len(own), "levels": {t: mean(column(own, t)) for t in times}, "contrasts": {}}
    if "before" in times:
        out["contrasts"]["true-pre"] = paired(column(own, "before"), column(own, "after"), target, threshold)
        out["contrasts"]["shift"] = paired(column(own, "before"), column(own, "then"))
    out["contrasts"]["retrospective"] = paired(column(own, "then"), column(own, "after"), target, threshold)
    later = [p for p in own if at(p, "later") is not None]
    rest = len(own) - len(later)
    if len(later) >= FLOOR and (rest == 0 or rest >= FLOOR):
        out["kept"] = paired(column(later, first), column(later, "later"), target, threshold)
    groups = {}
    small = []
    for family in ["physician", "nursing", "pharmacy", "psychology-social-work", "rehabilitation"]:
        members = [p for p in own if p["family"] == family]
        if len(members) >= FLOOR:
            groups[family] = members
        elif members:
            small += members
    if 0 < len(small) < FLOOR:
        raise SystemExit("the made-up people should not need a second folding")
    if small:
        groups["others"] = small
    out["families"] = {name: paired(column(members, first), column(members, "after")) for name, members in groups.items()}
    adjusted = holm([g["p"] for g in out["families"].values()])
    for group, value in zip(out["families"].values(), adjusted):
        group["holm"] = value
    out["alpha"] = {}
    for when, (sheet, suffix) in AT.items():
        if when == "before" and "before" not in times:
            continue
        rows = [values(p[sheet], names, top, suffix) for p in people if p[sheet] is not None]
        rows = [row for row in rows if all(v is not None for v in row)]
        if len(rows) >= FLOOR:
            out["alpha"][when] = {"n": len(rows), "alpha": alpha(rows)}
    out["items"] = {}
    for place, name in enumerate(names):
        def one(person, when):
            sheet, suffix = AT[when]
            return values(person[sheet], names, top, suffix)[place]

        both = [p for p in own if one(p, first) is not None and one(p, "after") is not None]
        out["items"][name] = paired([one(p, first) for p in both], [one(p, "after") for p in both])
    for item, value in zip(out["items"].values(), holm([i["p"] for i in out["items"].values()])):
        item["holm"] = value
    if "before" in times:
        lost = [at(p, "before") for p in people if p["after"] is None and at(p, "before") is not None]
        out["lost"] = {"n": len(lost), "mean": mean(lost) if lost else None}
    return out


def knowledge(people):
    both = [p for p in people if p["before"] and p["after"] and all(any(k in p[s] for k in QUIZ) for s in ("before", "after"))]
    right = lambda p, sheet, k: p[sheet].get(k) == "b"
    percent = lambda p, sheet: 100.0 * sum(right(p, sheet, k) for k in QUIZ) / len(QUIZ)
    out = {"people": len(both), **{"change": paired([percent(p, "before") for p in both], [percent(p, "after") for p in both])}}
    out["questions"] = {}
    for k in QUIZ:
        lost = sum(right(p, "before", k) and not right(p, "after", k) for p in both)
        won = sum(not right(p, "before", k) and right(p, "after", k) for p in both)
        n = lost + won
        tail = sum(math.comb(n, j) for j in range(min(lost, won) + 1))
        out["questions"][k] = {
            "before": sum(right(p, "before", k) for p in both),
            "after": sum(right(p, "after", k) for p in both),
            "p": min(1.0, 2 * tail / 2**n),
        }
    for q, value in zip(out["questions"].values(), holm([q["p"] for q in out["questions"].values()])):
        q["holm"] = value
    return out


def main():
    people = generate()
    sure = of_scale(people, ITEMS, 7, ["before", "then", "after"], 0.7, 5.0)
    team = of_scale(people, TEAM, 5, ["then", "after"], None, None)
    for name in ("retrospective", "kept"):
        pairs = [s["contrasts"].get(name) or s.get(name) for s in (sure, team)]
        pairs = [p for p in pairs if p]
        for pair, value in zip(pairs, holm([p["p"] for p in pairs])):
            pair["holm"] = value
    for name in ("true-pre", "shift"):
        sure["contrasts"][name]["holm"] = sure["contrasts"][name]["p"]
    flow = {
        "enrolled": len(people),
        "before": sum(p["before"] is not None for p in people),
        "after": sum(p["after"] is not None for p in people),
        "matched": sum(bool(p["before"] and p["after"]) for p in people),
        "only_before": sum(bool(p["before"]) and not p["after"] for p in people),
        "only_after": sum(bool(p["after"]) and not p["before"] for p in people),
        "later": sum(p["later"] is not None for p in people),
    }
    (HERE / "data.json").write_text(json.dumps(people, indent=1) + "\n")
    expected = {"flow": flow, "sure": sure, "team": team, "knowledge": knowledge(people)}
    (HERE / "expected.json").write_text(json.dumps(expected, indent=1) + "\n")
    print(json.dumps(flow), sure["people"], team["people"], {k: v["n"] for k, v in sure["families"].items()}, sure.get("kept", {}).get("n"), sure["lost"], sure["contrasts"]["true-pre"]["p"], sure["contrasts"]["true-pre"]["mean_change"])


if __name__ == "__main__":
    main()
