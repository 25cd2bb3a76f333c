"""Writes tests/rules.jsonl: rows worked out from the published rules, which are typed here once more and never read
from data/. Run: python3 libs/instruments/reference/cases.py"""

import json
import pathlib
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

ROWS = []
COUNTS = {}


def row(instrument, expected, why, **given):
    COUNTS[instrument] = COUNTS.get(instrument, 0) + 1
    ROWS.append({"id": f"{instrument}-r{COUNTS[instrument]:02}", "instrument": instrument, "input": given,
                 "expected": expected, "why": why})


def fill(total, count, low, high):
    """Answers with this total: as many highest answers as fit, the rest in one item."""
    rest, items = total - low * count, []
    for _ in range(count):
        step = min(high - low, rest)
        items.append(low + step)
        rest -= step
    assert rest == 0
    return items


def spread(total, count, low):
    """Answers with this total, as even as they can be."""
    base, more = divmod(total - low * count, count)
    return [low + base + (1 if place < more else 0) for place in range(count)]


def shown(fraction):
    return float(Decimal(fraction.numerator * 10**9 // fraction.denominator).scaleb(-9).quantize(Decimal("0.000001"), ROUND_HALF_UP))


def refusals(instrument, items, low, high, name="items"):
    """Faults that every list of answers can have."""
    last = len(items) - 1
    row(instrument, {"refuse": "OUT_OF_RANGE"}, "above the highest answer", **{name: items[:last] + [high + 1]})
    row(instrument, {"refuse": "OUT_OF_RANGE"}, "below the lowest answer", **{name: [low - 1] + items[1:]})
    row(instrument, {"refuse": "INCOMPLETE"}, "one answer too few", **{name: items[:last]})
    row(instrument, {"refuse": "UNKNOWN_ITEM"}, "one answer too many", **{name: items + [low]})


def missing(instrument, items, name="items"):
    row(instrument, {"refuse": "INCOMPLETE"}, "no rule for a missing answer", **{name: items[:-1] + [None]})


def alone(instrument, count, low, high, expected, name="items"):
    """Each item at its highest answer, all others at their lowest."""
    for place in range(count):
        items = [high if other == place else low for other in range(count)]
        row(instrument, expected(items), "each item alone", **{name: items})


# PHQ-9: 0-4, 5-9, 10-14, 15-19, 20-27; item 9; five items at 2 or more with 1 or 2 among them, item 9 from 1 on.
def phq9(items):
    total = sum(items)
    band = next(name for top, name in [(4, "minimal"), (9, "mild"), (14, "moderate"), (19, "moderately severe"), (27, "severe")] if total <= top)
    present = [items[place] >= (1 if place == 8 else 2) for place in range(9)]
    algorithm = "none"
    if present[0] or present[1]:
        algorithm = "major_depressive_syndrome" if sum(present) >= 5 else "other_depressive_syndrome" if sum(present) >= 2 else "none"
    return {"total": total, "band": band, "item9_flag": items[8] >= 1, "algorithm": algorithm}


for total in [0, 4, 5, 9, 10, 14, 15, 19, 20, 27]:
    row("phq9", phq9(fill(total, 9, 0, 3)), "edge of a band", items=fill(total, 9, 0, 3))
    row("phq9", phq9(spread(total, 9, 0)), "edge of a band, even answers", items=spread(total, 9, 0))
for items, why in [([0, 0, 0, 0, 0, 0, 0, 0, 1], "item 9 is raised alone"), ([0, 0, 2, 2, 2, 2, 2, 2, 0], "six symptoms, no core one"),
                   ([2, 0, 2, 2, 2, 0, 0, 0, 0], "four symptoms"), ([2, 0, 2, 2, 2, 0, 0, 0, 1], "item 9 at 1 is the fifth"),
                   ([0, 3, 2, 2, 2, 0, 0, 0, 1], "item 2 is a core one"), ([2, 1, 1, 1, 1, 1, 1, 1, 0], "one symptom"),
                   ([2, 0, 0, 0, 0, 0, 0, 0, 1], "two symptoms")]:
    row("phq9", phq9(items), why, items=items)
for place in range(9):
    # The other items give four symptoms with a core one, so that this item decides about the fifth.
    others = [other for other in [0, 1, 2, 3, 4] if other != place][:4]
    for value in [0, 1, 2]:
        items = [value if other == place else 2 if other in others else 0 for other in range(9)]
        row("phq9", phq9(items), "this item decides", items=items)
for items in [[2, 1, 2, 2, 2, 2, 0, 0, 0], [1, 2, 2, 2, 2, 2, 0, 0, 0], [1, 1, 2, 2, 2, 2, 3, 3, 3]]:
    row("phq9", phq9(items), "one of the core items is needed", items=items)
alone("phq9", 9, 0, 3, phq9)
refusals("phq9", [1] * 9, 0, 3)
missing("phq9", [1] * 9)
row("phq9", {"refuse": "INCOMPLETE", "item9_flag": True}, "no score, but item 9 is told", items=[None, 1, 1, 1, 1, 1, 1, 1, 2])
row("phq9", {"refuse": "NOT_A_NUMBER"}, "words are no numbers", items=["3", 1, 1, 1, 1, 1, 1, 1, 0])
row("phq9", {"refuse": "OUT_OF_RANGE"}, "no half answers", items=[1.5, 1, 1, 1, 1, 1, 1, 1, 0])
row("phq9", phq9([3, 1, 1, 1, 1, 1, 1, 1, 0]), "3.0 is 3", items=[3.0, 1, 1, 1, 1, 1, 1, 1, 0])
row("phq9", {"refuse": "INCOMPLETE"}, "no answers at all")
row("phq9", {"refuse": "CONFLICT"}, "a total that is not the sum", items=[1] * 9, total=10)
row("phq9", {"total": 15, "band": "moderately severe", "item9_flag": None, "algorithm": None, "reported": True}, "a total alone says nothing of items", total=15)
row("phq9", {"refuse": "OUT_OF_RANGE"}, "a total above 27", total=28)

for total in [0, 2, 3, 5, 6, 8, 9, 12]:
    items = fill(total, 4, 0, 3)
    gad, phq = sum(items[:2]), sum(items[2:])
    band = next(name for top, name in [(2, "none"), (5, "mild"), (8, "moderate"), (12, "severe")] if total <= top)
    row("phq4", {"total": total, "band": band, "gad2": gad, "gad2_positive": gad >= 3, "phq2": phq, "phq2_positive": phq >= 3}, "edge of a band",
        anxiety=items[:2], depression=items[2:])
row("phq4", {"total": 3, "gad2_positive": False, "phq2": 3, "phq2_positive": True}, "the halves stand alone", anxiety=[0, 0], depression=[1, 2])
row("phq4", {"total": 3, "gad2": 1, "phq2": 2}, "in the order of the form", items=[1, 0, 1, 1])
row("phq4", {"refuse": "INCOMPLETE"}, "half the answers", anxiety=[1, 1])
row("phq4", {"refuse": "INCOMPLETE"}, "a missing answer", anxiety=[1, None], depression=[0, 0])
row("phq4", {"refuse": "UNKNOWN_ITEM"}, "a third answer in a half", anxiety=[1, 1, 1], depression=[0, 0])
row("phq4", {"refuse": "UNKNOWN_ITEM"}, "a third answer in the other half", anxiety=[1, 1], depression=[1, 0, 0])
row("phq4", {"refuse": "OUT_OF_RANGE"}, "above 3", anxiety=[1, 4], depression=[0, 0])
for name in ["phq2", "gad2"]:
    for total in [0, 2, 3, 6]:
        row(name, {"total": total, "positive": total >= 3}, "edge of the cut-off", items=fill(total, 2, 0, 3))
    refusals(name, [1, 1], 0, 3)
    missing(name, [1, 1])

for total in [0, 4, 5, 9, 10, 14, 15, 21]:
    band = "severe" if total >= 15 else "moderate" if total >= 10 else "mild" if total >= 5 else "minimal"
    row("gad7", {"total": total, "band": band}, "edge of a band", items=fill(total, 7, 0, 3))
alone("gad7", 7, 0, 3, lambda items: {"total": 3, "band": "minimal"})
refusals("gad7", [1] * 7, 0, 3)
missing("gad7", [1] * 7)
row("gad7", {"refuse": "UNKNOWN_ITEM"}, "the nine answers of another instrument", items=[1] * 9)

for items in [[0, 0, 0], [10, 10, 10], [1, 0, 0], [5, 6, 7], [2, 3, 3], [0, 10, 10], [7, 7, 8]]:
    row("peg", {"mean": shown(Fraction(sum(items), 3))}, "mean of three", items=items)
refusals("peg", [5, 5, 5], 0, 10)
missing("peg", [5, 5, 5])

for severity, interference in [([10] * 4, [10] * 7), ([1, 2, 3, 5], [1, 0, 0, 0, 0, 0, 0]), ([0, 0, 0, 1], [9, 9, 8, 8, 8, 8, 8]), ([7, 3, 5, 4], [5, 6, 7, 8, 4, 3, 2])]:
    row("bpi", {"severity_mean": shown(Fraction(sum(severity), 4)), "interference_mean": shown(Fraction(sum(interference), 7))},
        "means of four and of seven", severity=severity, interference=interference)
row("bpi", {"refuse": "INCOMPLETE"}, "a missing severity", severity=[1, 2, 3, None], interference=[1] * 7)
row("bpi", {"refuse": "INCOMPLETE"}, "a missing interference: no published rule is confirmed", severity=[1] * 4, interference=[1, 1, 1, 1, 1, 1, None])
row("bpi", {"refuse": "INCOMPLETE"}, "six interference answers", severity=[1] * 4, interference=[1] * 6)
row("bpi", {"refuse": "INCOMPLETE"}, "no interference", severity=[1] * 4)
row("bpi", {"refuse": "OUT_OF_RANGE"}, "above 10", severity=[11, 1, 1, 1], interference=[1] * 7)
row("bpi", {"refuse": "OUT_OF_RANGE"}, "below 0", severity=[1, 1, 1, 1], interference=[1, 1, 1, 1, 1, 1, -1])
row("bpi", {"refuse": "UNKNOWN_ITEM"}, "an eighth interference", severity=[1] * 4, interference=[1] * 8)
row("bpi", {"refuse": "UNKNOWN_ITEM"}, "a fifth severity", severity=[1] * 5, interference=[1] * 7)

# ORT: item, points of women, points of men.
ORT = [("fh_alcohol", 1, 3), ("fh_illegal", 2, 3), ("fh_rx", 4, 4), ("ph_alcohol", 3, 3), ("ph_illegal", 4, 4), ("ph_rx", 5, 5),
       ("age_16_45", 1, 1), ("preadolescent_sexual_abuse", 3, 0), ("add_ocd_bipolar_schizophrenia", 2, 2), ("depression", 1, 1)]


def ort(sex, names):
    total = sum((women if sex == "female" else men) for name, women, men in ORT if name in names)
    return {"total": total, "band": "high" if total >= 8 else "moderate" if total >= 4 else "low"}


for sex in ["female", "male"]:
    for name, _, _ in ORT:
        row("ort", ort(sex, [name]), "each item alone", sex=sex, yes=[name])
    everything = [name for name, _, _ in ORT]
    row("ort", {"total": 26, "band": "high"}, "both columns end at 26", sex=sex, yes=everything)
    row("ort", {"total": 0, "band": "low"}, "nothing applies", sex=sex, yes=[])
    for names in [["ph_alcohol"], ["fh_rx"], ["ph_alcohol", "fh_rx"], ["ph_illegal", "fh_rx"], ["ph_rx", "add_ocd_bipolar_schizophrenia"]]:
        row("ort", ort(sex, names), "edge of a band", sex=sex, yes=names)
for age, points in [(15, 0), (16, 1), (30, 1), (45, 1), (46, 0), (55, 0), (80, 0)]:
    row("ort", {"total": 2 + points, "band": "low"}, "16 to 45, both ends included", sex="male", yes=["add_ocd_bipolar_schizophrenia"], age=age)
row("ort", {"total": 1, "band": "low"}, "the age and its item count once", sex="male", yes=["age_16_45"], age=30)
row("ort", {"refuse": "CONFLICT"}, "the item says otherwise than the age", sex="male", yes=["age_16_45"], age=60)
row("ort", {"refuse": "OUT_OF_RANGE"}, "no such age", sex="male", yes=[], age=-1)
row("ort", {"refuse": "NOT_A_NUMBER"}, "an age in words", sex="male", yes=[], age="thirty")
row("ort", {"refuse": "MISSING_SEX"}, "no sex", yes=["fh_alcohol"])
row("ort", {"refuse": "MISSING_SEX"}, "no published column", sex="unknown", yes=["fh_alcohol"])
row("ort", {"refuse": "UNKNOWN_ITEM"}, "not in the instrument", sex="female", yes=["age_over_55"])
row("ort", {"refuse": "INCOMPLETE"}, "no answers", sex="female")
row("ort", {"total": 8, "band": "high"}, "ten answers in their order", sex="male", items=[1, 0, 0, 0, 0, 1, 0, 0, 0, 0])
row("ort", {"refuse": "OUT_OF_RANGE"}, "2 is neither yes nor no", sex="male", items=[2, 0, 0, 0, 0, 1, 0, 0, 0, 0])
row("ort", {"refuse": "OUT_OF_RANGE"}, "-1 is neither yes nor no", sex="male", items=[-1, 0, 0, 0, 0, 1, 0, 0, 0, 0])
row("ort", {"refuse": "INCOMPLETE"}, "one of ten is missing", sex="male", items=[1, 0, 0, 0, 0, 1, 0, 0, 0, None])

OUD9 = [name for name, _, _ in ORT if name != "preadolescent_sexual_abuse"]
for count in range(10):
    row("ort_oud", {"total": count, "band": "high" if count >= 3 else "low"}, "one point each", yes=OUD9[:count])
for age, points in [(15, 0), (16, 1), (45, 1), (46, 0)]:
    row("ort_oud", {"total": 1 + points, "band": "low"}, "16 to 45, both ends included", yes=["ph_rx"], age=age)
    row("ort_oud", {"total": 3 + points, "band": "high"}, "16 to 45, beside the items next to it", yes=["ph_rx", "ph_illegal", "add_ocd_bipolar_schizophrenia"], age=age)
for name in OUD9:
    row("ort_oud", {"total": 1, "band": "low"}, "each item alone", yes=[name])
alone("ort_oud", 9, 0, 1, lambda items: {"total": 1, "band": "low"})
refusals("ort_oud", [1] * 9, 0, 1)
missing("ort_oud", [1] * 9)
row("ort_oud", {"total": 3, "band": "high"}, "the age item from the age", yes=["fh_alcohol", "depression"], age=45)
row("ort_oud", {"total": 2, "band": "low"}, "46 is too old", yes=["fh_alcohol", "depression"], age=46)
row("ort_oud", {"refuse": "UNKNOWN_ITEM"}, "dropped in this edition", yes=["depression", "preadolescent_sexual_abuse"])

for name, count, cut in [("comm", 17, 9), ("soapp_r", 24, 18), ("soapp_14", 14, 7)]:
    for total in [0, cut - 1, cut, cut + 1, 4 * count]:
        row(name, {"total": total, "positive": total >= cut}, "edge of the cut-off", items=fill(total, count, 0, 4))
    alone(name, count, 0, 4, lambda items: {"total": 4, "positive": False})
    refusals(name, [1] * count, 0, 4)
    missing(name, [1] * count)
    row(name, {"total": cut, "positive": True, "reported": True}, "a total alone", total=cut)


def pcs(items):
    part = lambda numbers: sum(items[number - 1] for number in numbers)
    return {"total": sum(items), "rumination": part([8, 9, 10, 11]), "magnification": part([6, 7, 13]),
            "helplessness": part([1, 2, 3, 4, 5, 12]), "clinically_relevant": sum(items) >= 30}


for items in [[0] * 13, [4] * 13, fill(29, 13, 0, 4), fill(30, 13, 0, 4), fill(31, 13, 0, 4), [0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 0, 0],
              [0, 0, 0, 0, 0, 4, 4, 0, 0, 0, 0, 0, 4], [4, 4, 4, 4, 4, 0, 0, 0, 0, 0, 0, 4, 0], [0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2]]:
    row("pcs", pcs(items), "subscales by item", items=items)
alone("pcs", 13, 0, 4, pcs)
refusals("pcs", [2] * 13, 0, 4)
missing("pcs", [2] * 13)
row("pcs", {"total": 30, "rumination": None, "clinically_relevant": True}, "a total alone has no subscales", total=30)

for items in [[1] * 11, [4] * 11, [1, 2, 3, 4] * 2 + [1, 2, 3]]:
    row("tsk11", {"total": sum(items)}, "no item is reversed", items=items)
alone("tsk11", 11, 1, 4, lambda items: {"total": 14})
refusals("tsk11", [2] * 11, 1, 4)
missing("tsk11", [2] * 11)


def tsk17(items):
    total = sum(5 - value if place + 1 in (4, 8, 12, 16) else value for place, value in enumerate(items))
    return {"total": total, "high": total > 37}


for items in [[1] * 17, [4] * 17, [2] * 17, [3] * 17, [1, 1, 1, 4] * 4 + [1], [4, 4, 4, 1] * 4 + [4], [2, 2, 2, 3] * 4 + [2], [2, 2, 2, 2] * 4 + [1], [1, 1, 2, 2] + [2] * 13,
              [1, 2, 3, 4] * 4 + [1], [2, 2, 2, 3] * 2 + [2, 2, 2, 2] * 2 + [2]]:
    row("tsk17", tsk17(items), "items 4, 8, 12 and 16 are reversed", items=items)
alone("tsk17", 17, 1, 4, tsk17)
refusals("tsk17", [2] * 17, 1, 4)
missing("tsk17", [2] * 17)
row("tsk17", {"total": 38, "high": True}, "a total alone", total=38)
row("tsk17", {"refuse": "OUT_OF_RANGE"}, "a total below 17", total=16)

for total in [0, 3, 4, 10]:
    row("dn4", {"total": total, "positive": total >= 4}, "edge of the cut-off", yes_count_items=fill(total, 10, 0, 1))
    row("dn4", {"total": total, "positive": total >= 4}, "by what applies", yes=list(range(1, total + 1)))
row("dn4", {"total": 10, "positive": True}, "true and false are yes and no", items=[True] * 10)
alone("dn4", 10, 0, 1, lambda items: {"total": 1, "positive": False}, "yes_count_items")
refusals("dn4", [1] * 10, 0, 1, "yes_count_items")
missing("dn4", [1] * 10, "yes_count_items")

WEIGHTS = [5, 5, 3, 2, 1, 5, 3]
for name in ["s_lanss", "lanss"]:
    for place in range(7):
        items = [1 if other == place else 0 for other in range(7)]
        row(name, {"total": WEIGHTS[place], "positive": False}, "each item's points", items=items)
    for items in [[0] * 7, [1] * 7, [1, 1, 0, 0, 1, 0, 0], [0, 1, 1, 0, 1, 0, 1], [0, 0, 1, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0, 0]]:
        total = sum(weight * value for weight, value in zip(WEIGHTS, items))
        row(name, {"total": total, "positive": total >= 12}, "edge of the cut-off", items=items)
    refusals(name, [1] * 7, 0, 1)
    missing(name, [1] * 7)


def odi(items):
    answered = [value for value in items if value is not None]
    percent = Fraction(sum(answered) * 100, 5 * len(answered))
    band = next(name for top, name in [(20, "minimal"), (40, "moderate"), (60, "severe"), (80, "crippled"), (100, "bed-bound")] if percent <= top)
    return {"percent": shown(percent), "band": band}


for total in [0, 10, 11, 20, 21, 30, 31, 40, 41, 50]:
    row("odi", odi(fill(total, 10, 0, 5)), "edge of a band", items=fill(total, 10, 0, 5))
for total in [9, 10, 18, 19, 27, 28, 36, 37, 45]:
    items = fill(total, 9, 0, 5)
    row("odi", odi(items[:3] + [None] + items[3:]), "edge of a band, nine sections answered", items=items[:3] + [None] + items[3:])
for gaps in range(2, 10):
    items = [None] * gaps + [3, 1, 4, 2, 5, 0, 2, 3][: 10 - gaps]
    row("odi", odi(items), "divided by the answered sections", items=items)
row("odi", {"refuse": "INCOMPLETE"}, "nothing is answered", items=[None] * 10)
alone("odi", 10, 0, 5, odi)
for percent, band in [(20, "minimal"), (20.5, "moderate"), (21, "moderate"), (40, "moderate"), (41, "severe"), (60, "severe"), (61, "crippled"), (80, "crippled"), (80.1, "bed-bound"), (81, "bed-bound")]:
    row("odi", {"percent": float(percent), "band": band, "reported": True}, "a percentage alone", percent=percent)
row("odi", {"refuse": "OUT_OF_RANGE"}, "a percentage above 100", percent=100.5)
refusals("odi", [2] * 10, 0, 5)

for total in [0, 1, 35, 70]:
    row("pdi", {"total": total}, "0 to 70", items=fill(total, 7, 0, 10))
alone("pdi", 7, 0, 10, lambda items: {"total": 10})
refusals("pdi", [5] * 7, 0, 10)
missing("pdi", [5] * 7)

for total in [0, 7, 8, 14, 15, 21, 22, 28]:
    band = "none" if total <= 7 else "subthreshold" if total <= 14 else "moderate" if total <= 21 else "severe"
    row("isi", {"total": total, "band": band}, "edge of a band", items=fill(total, 7, 0, 4))
alone("isi", 7, 0, 4, lambda items: {"total": 4, "band": "none"})
refusals("isi", [1] * 7, 0, 4)
missing("isi", [1] * 7)

for total in range(5):
    row("cage_aid", {"total": total, "positive_cut1": total >= 1, "positive_cut2": total >= 2}, "both cut-offs", items=fill(total, 4, 0, 1))
alone("cage_aid", 4, 0, 1, lambda items: {"total": 1, "positive_cut1": True, "positive_cut2": False})
row("cage_aid", {"total": 2, "positive_cut1": True, "positive_cut2": True}, "in words", items=["yes", "no", "oui", "non"])
row("cage_aid", {"refuse": "NOT_A_NUMBER"}, "no such word", items=["maybe", "no", "no", "no"])
row("cage_aid", {"refuse": "NOT_A_NUMBER"}, "a digit in quotes is a word", items=["1", "0", "0", "0"])
refusals("cage_aid", [1] * 4, 0, 1)
missing("cage_aid", [1] * 4)

FACTORS = ["diagnosis", "intractability", "psychological", "chemical_health", "reliability", "social_support", "efficacy"]
for total in [7, 13, 14, 21]:
    items = fill(total, 7, 1, 3)
    expected = {"total": total, "band": "suitable" if total >= 14 else "not suitable"}
    row("dire", expected, "edge of a band", items=items)
    row("dire", expected, "by the names of the factors", **dict(zip(FACTORS, items)))
alone("dire", 7, 1, 3, lambda items: {"total": 9, "band": "not suitable"})
refusals("dire", [2] * 7, 1, 3)
missing("dire", [2] * 7)
row("dire", {"refuse": "INCOMPLETE"}, "a factor is left out", **dict(zip(FACTORS[:6], [2] * 6)))

for total in range(7):
    row("pomi", {"total": total, "positive": total >= 2}, "edge of the cut-off", items=fill(total, 6, 0, 1))
alone("pomi", 6, 0, 1, lambda items: {"total": 1, "positive": False})
refusals("pomi", [1] * 6, 0, 1)
missing("pomi", [1] * 6)

SUPERVISED = "taken_as_prescribed_under_supervision"
for supervised in [False, True]:
    for met in [[], [1], [1, 2], [1, 2, 3], [4, 5, 6, 7], [1, 3, 5, 7, 9], [1, 2, 3, 4, 5, 6], list(range(1, 12)), [10], [11], [10, 11], [1, 10], [1, 2, 10, 11], [1, 2, 3, 10], [1, 2, 3, 4, 5, 11]]:
        counted = len([number for number in met if not (supervised and number in (10, 11))])
        band = "severe" if counted >= 6 else "moderate" if counted >= 4 else "mild" if counted >= 2 else "none"
        row("oud", {"counted": counted, "band": band}, "tolerance and withdrawal do not count under supervision", criteria_met=met, **{SUPERVISED: supervised})
row("oud", {"counted": 3, "band": "mild"}, "nobody said, and it makes no difference", criteria_met=[1, 2, 3])
row("oud", {"refuse": "INCOMPLETE"}, "nobody said, and it makes a difference", criteria_met=[1, 2, 10])
for number in range(1, 12):
    items = [1 if other == number else 0 for other in range(1, 12)]
    row("oud", {"counted": 1, "band": "none"}, "each criterion alone", items=items, **{SUPERVISED: False})
    row("oud", {"counted": 0 if number >= 10 else 1, "band": "none"}, "each criterion alone, under supervision", items=items, **{SUPERVISED: True})
for wrong in [-1, 2]:
    row("oud", {"refuse": "OUT_OF_RANGE"}, "neither met nor not met", items=[wrong] + [0] * 10, **{SUPERVISED: False})
row("oud", {"refuse": "UNKNOWN_ITEM"}, "there is no criterion 0", criteria_met=[0], **{SUPERVISED: False})
row("oud", {"refuse": "UNKNOWN_ITEM"}, "no half criteria", criteria_met=[1.5], **{SUPERVISED: False})
row("oud", {"counted": 2, "band": "mild"}, "twice the same is once", criteria_met=[1, 1, 2], **{SUPERVISED: False})
row("oud", {"refuse": "BAD_SHAPE"}, "a list is asked for", criteria_met=3, **{SUPERVISED: False})

for total in [0, 1, 12, 24]:
    row("rmdq", {"total": total}, "one point each", items=fill(total, 24, 0, 1))
    row("rmdq", {"total": total}, "by what applies", yes=list(range(1, total + 1)))
alone("rmdq", 24, 0, 1, lambda items: {"total": 1})
refusals("rmdq", [1] * 24, 0, 1)
missing("rmdq", [1] * 24)

row("riosord", {"refuse": "UNKNOWN_INSTRUMENT"}, "its full points table is not confirmed", items=[1])
row("", {"refuse": "MISSING_INSTRUMENT"}, "no name", items=[1])

out = pathlib.Path(__file__).parent.parent / "tests" / "rules.jsonl"
out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in ROWS), encoding="utf-8")
print(len(ROWS), "rows")
