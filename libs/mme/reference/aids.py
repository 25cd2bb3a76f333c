"""Writes tests/all/aids.jsonl: flags, cards, tapers and rotations of our own, by hand from the quoted rules (opioid.md A3, A4, A5)."""
import json
from decimal import Decimal as D

OUT = []


def flag(id, guideline, input, *flags):
    OUT.append({"id": f"flag-{id}", "guideline": guideline, "input": input, "expected": {"flags": list(flags)}})


C, K, E = "CDC 2022", "Canadian 2017 (CMAJ 189:E659)", "CEP Opioid Tapering Template (Ontario)"
for total, flags in ((0, ()), (20, ()), (49.95, ()), (50, ("ge50_pause_and_reassess", "offer_naloxone")), (90, ("ge50_pause_and_reassess", "offer_naloxone")), (400, ("ge50_pause_and_reassess", "offer_naloxone"))):
    flag(f"cdc-{total}", C, {"total_mme": total}, *flags)
for history in ("overdose", "surdose", "substance use disorder", "sleep-disordered breathing", "sleep apnea", "apnée du sommeil", "lost tolerance"):
    flag(f"cdc-history-{history}", C, {"total_mme": 20, "history": [history]}, "offer_naloxone")
flag("cdc-benzodiazepine", C, {"total_mme": 20, "benzodiazepine": True}, "offer_naloxone", "opioid_benzodiazepine")
flag("cdc-benzodiazepine-list", C, {"total_mme": 20, "cns_depressants": ["clonazépam"]}, "offer_naloxone", "opioid_benzodiazepine")
flag("cdc-benzodiazepine-naloxone", C, {"total_mme": 20, "benzodiazepine": True, "naloxone_on_file": True}, "opioid_benzodiazepine")
flag("cdc-no-opioid", C, {"total_mme": 0, "benzodiazepine": True})
flag("cdc-pregabalin", C, {"total_mme": 20, "cns_depressants": ["prégabaline"]}, "opioid_cns_depressant")
flag("cdc-la-naive", C, {"total_mme": 30, "long_acting": True, "opioid_naive": True}, "er_la_at_start")
flag("cdc-la-experienced", C, {"total_mme": 30, "long_acting": True, "opioid_naive": False})
flag("cdc-incomplete-low", C, {"total_mme": 40, "incomplete": True}, "total_incomplete")
flag("cdc-unknown-total", C, {"total_mme": None, "incomplete": True}, "total_incomplete")
flag("cdc-range", C, {"total_mme": {"low": 40, "high": 60}}, "ge50_may_be_reached")
flag("cdc-pregnant", C, {"total_mme": 20, "pregnant": True}, "pregnancy_specialist")
flag("cdc-taper-fast", C, {"total_mme": 40, "years_on_opioids": 2, "taper": {"percent": 10, "interval": "1 week"}}, "taper_faster_than_10_percent_month")
flag("cdc-taper-slow", C, {"total_mme": 40, "years_on_opioids": 2, "taper": {"percent": 10, "interval": "1 month"}})
flag("cdc-abrupt", C, {"total_mme": 40, "abrupt": True}, "taper_never_abrupt")
for total, start, flags in ((49, True, ()), (50, True, ("ca_new_start_ge50_weak",)), (89.99, True, ("ca_new_start_ge50_weak",)), (90, True, ("ca_new_start_ge50_weak", "ca_new_start_ge90_strong")), (50, False, ()), (89, False, ()), (90, False, ("ca_ge90_suggest_taper",)), (250, False, ("ca_ge90_suggest_taper",))):
    flag(f"ca-{total}-{start}", K, {"total_mme": total, "new_start": start}, *flags)
flag("ca-non-opioid", K, {"total_mme": 20, "new_start": True, "non_opioid_optimised": False}, "ca_optimise_non_opioid_first")
flag("ca-non-opioid-done", K, {"total_mme": 20, "new_start": True, "non_opioid_optimised": True})
flag("ca-sud", K, {"total_mme": 20, "active_sud": True}, "ca_avoid_in_active_sud")
flag("ca-benzodiazepine-not-here", K, {"total_mme": 20, "benzodiazepine": True})
for total, flags in ((50, ()), (50.0001, ("cep_naloxone_on_hand",)), (49, ())):
    flag(f"cep-{total}", E, {"total_mme": total}, *flags)
flag("cep-overdose", E, {"total_mme": 20, "history": ["overdose"]}, "cep_naloxone_on_hand")
flag("cep-benzodiazepine", E, {"total_mme": 20, "benzodiazepine": True}, "cep_naloxone_on_hand")
flag("uk-119", "UK FPM Opioids Aware 2020", {"total_mme": 119.9})
flag("uk-120", "UK FPM Opioids Aware 2020", {"total_mme": 120}, "uk_ge120_high_dose")
flag("ca2010-200", "Canadian 2010 (NOUGG)", {"total_mme": 200}, "ca2010_watchful_dose")
flag("hqo-6", "HQO quality standard", {"total_mme": 20, "benzodiazepine": True}, "hqo_benzodiazepine")


def card(id, hook, meds, conditions, observations, *summaries):
    OUT.append({"id": f"cdshooks-rec-{id}", "hook": hook, "medications": meds, "conditions": conditions, "observations": observations, "expected_cards": [{"summary": s} for s in summaries]})


def med(rxnorm, name, f, p, value, unit):
    return {"rxnorm": rxnorm, "name": name, "status": "active", "category": ["community"], "timing": {"frequency": f, "period": p, "periodUnit": "d"}, "doses": [{"value": value, "unit": unit}] if value else []}


F = med("197696", "72 HR Fentanyl 0.075 MG/HR Transdermal System", 1, 12, 1, "patch")
FIFTH = med("197696", "72 HR Fentanyl 0.075 MG/HR Transdermal System", 1, 12, 0.2, "patch")
X = med("1049502", "12 HR Oxycodone Hydrochloride 10 MG Extended Release Oral Tablet", 3, 1, 1, "tablet")
B = med("1298088", "Flurazepam Hydrochloride 15 MG Oral Capsule", 1, 1, 1, "capsule")
S = med("1010600", "Buprenorphine 2 MG / Naloxone 0.5 MG Oral Strip", 1, 3, 1, "patch")
N = med("1191222", "Naloxone Hydrochloride 0.4 MG/ML Injectable Solution", 1, 1, 1, "patch")
ALCOHOL = [{"system": "http://snomed.info/sct", "code": "66590003", "display": "Alcohol dependence"}]
NALOXONE = "Incorporate into the management plan strategies to mitigate risk; including considering offering naloxone when factors that increase risk for opioid overdose are present"
BENZO = "Avoid prescribing opioid pain medication and benzodiazepine concurrently whenever possible."
card("03-long-acting-opioid", "order-sign", [X], [], [], "Recommend use of immediate-release opioids instead of extended release/long acting opioids when starting patient on opioids.")
card("03-preexisting", "order-sign", [S, X], [], [])
card("04-05-mme-greater-than-fifty", "order-sign", [F], [], [], "High risk for opioid overdose - taper now")
card("04-05-mme-of-fifty", "order-sign", [X, X], [], [], "High risk for opioid overdose - taper now")
card("04-05-mme-less", "order-sign", [FIFTH], [], [])
card("08-mme", "order-sign", [F], [], [], NALOXONE)
card("08-benzodiazepine", "order-select", [FIFTH, B], [], [], NALOXONE)
card("08-naloxone", "order-sign", [F, N], [], [])
card("08-alcohol", "order-sign", [FIFTH], ALCOHOL, [], NALOXONE)
card("10-no-screenings", "order-select", [F], [], [], "Annual Urine Screening Check")
card("10-order-sign-cocaine", "order-sign", [F], [], [{"code": "70146-6", "display": "Benzoylecgonine [Mass/volume] in Urine by Screen method", "value": None}], "Positive Cocaine or PCP in Urine Screening")
card("10-unprescribed", "order-select", [X], [], [{"code": "x", "display": "Codeine [Presence] in Urine", "value": None}], "Unprescribed Opioids Found In Urine Screening", "Prescribed Opioids Not Found In Urine Screening")
card("10-missing", "patient-view", [X, F], [], [{"code": "x", "display": "oxyCODONE (U) [Mass/Vol]", "value": None}], "Prescribed Opioids Not Found In Urine Screening")
card("10-sickle", "order-select", [F], [{"code": "127040003", "display": "Sickle cell disease"}], [])
card("11-both", "order-select", [B, X], [], [], BENZO)
card("11-patient-view-both", "patient-view", [X, B], [], [], BENZO)
card("11-opioid-alone", "order-select", [X], [], [])


def taper(id, start, percent, basis, interval, steps, warn=(), **more):
    doses, dose = [], D(str(start))
    for _ in range(steps):
        dose -= (D(str(start)) if basis == "original" else dose) * D(str(percent)) / 100
        doses.append(float(max(dose, D(0))))
        if dose <= 0:
            break
    OUT.append({"id": f"taper-{id}", "kind": "taper", "input": {"start": start, "percent": percent, "basis": basis, "interval": interval, "steps": steps, **more}, "expected": {"doses": doses, "warn": list(warn)}})


fast = ("FASTER_THAN_CDC",)
taper("month-original", 120, 10, "original", "1 month", 10)
taper("month-current", 120, 10, "current", "1 month", 10)
taper("five-percent", 60, 5, "current", "2 weeks", 6)
taper("ten-in-two-weeks", 60, 10, "original", "2 weeks", 4, fast)
taper("twenty-in-four-weeks", 200, 20, "original", "4 weeks", 5, fast)
taper("quarter-in-four-weeks", 200, 25, "original", "4 weeks", 4, fast + ("FASTER_THAN_HHS",))
taper("ten-a-day", 90, 10, "original", "1 day", 3, fast + ("FASTER_THAN_HHS",))
taper("ends-at-nothing", 30, 40, "original", "2 months", 5, fast)
taper("pregnancy", 120, 5, "current", "1 month", 2, ("PREGNANCY",), pregnant=True)
for id, input, refuse in (
    ("percent-0", {"start": 120, "percent": 0, "basis": "original", "interval": "4 weeks", "steps": 3}, ["BAD_PERCENT"]),
    ("percent-negative", {"start": 120, "percent": -10, "basis": "original", "interval": "4 weeks", "steps": 3}, ["BAD_PERCENT"]),
    ("percent-150", {"start": 120, "percent": 150, "basis": "original", "interval": "4 weeks", "steps": 3}, ["BAD_PERCENT"]),
    ("percent-missing", {"start": 120, "basis": "original", "interval": "4 weeks", "steps": 3}, ["BAD_PERCENT"]),
    ("start-0", {"start": 0, "percent": 10, "basis": "original", "interval": "4 weeks", "steps": 3}, ["BAD_START"]),
    ("steps-0", {"start": 120, "percent": 10, "basis": "original", "interval": "4 weeks", "steps": 0}, ["BAD_STEPS"]),
    ("interval-words", {"start": 120, "percent": 10, "basis": "original", "interval": "soon", "steps": 3}, ["BAD_INTERVAL"]),
    ("basis-word", {"start": 120, "percent": 10, "basis": "whatever", "interval": "4 weeks", "steps": 3}, ["BAD_BASIS"]),
    ("half-a-day", {"start": 120, "percent": 50, "basis": "current", "interval": "1 day", "steps": 3}, ["FASTER_THAN_ANY_SOURCE"]),
):
    OUT.append({"id": f"taper-{id}", "kind": "taper", "input": input, "expected": {"outcome": "refuse", "refuse": refuse, "codes": refuse}})
OUT.append({"id": "taper-both", "kind": "taper", "input": {"start": 100, "percent": 10, "interval": "1 month", "steps": 2}, "expected": {"outcome": "warn", "original": [90, 80], "current": [90, 81], "warn": ["BASIS_NOT_NAMED"]}})
OUT.append({"id": "taper-patches", "kind": "taper", "input": {"start": 75, "percent": 20, "basis": "original", "interval": "2 months", "steps": 5, "product": "fentanyl patch"}, "expected": {"doses": [62, 50, 25, 12, 0]}})
OUT.append({"id": "taper-hydromorph-contin", "kind": "taper", "input": {"start": 24, "percent": 10, "basis": "original", "interval": "1 month", "steps": 3, "product": "Hydromorph Contin"}, "expected": {"doses": [21, 19.5, 16.5]}})


def rotation(id, source, amount, to, expected, **more):
    OUT.append({"id": f"rotation-{id}", "kind": "rotation", "input": {"from": {"ingredient": source, **amount}, "to": to, **more}, "expected": expected})


for drug, mg, equivalent in (("hydromorphone", 24, 120), ("oxycodone", 40, 60), ("codeine", 200, 30), ("meperidine", 300, 30), ("hydromorphone", 6, 30)):
    for percent in (25, 50):
        rotation(f"{drug}-{mg}-{percent}", drug, {"mg_per_day": mg}, "morphine", {"equivalent_mg_per_day": equivalent, "start_mg_per_day": float(D(equivalent) * (100 - percent) / 100)}, reduction_percent=percent)
for drug, mg, equivalent in (("hydromorphone", 100, 20), ("oxycodone", 30, 20), ("codeine", 30, 200)):
    rotation(f"morphine-{drug}", "morphine", {"mg_per_day": mg}, drug, {"equivalent_mg_per_day": equivalent, "start_mg_per_day": equivalent / 2}, reduction_percent=50)
for mg, patch in ((60, 25), (134, 25), (135, 37), (179, 37), (180, 50), (224, 50), (225, 62), (300, 75), (359, 87), (404, 100)):
    rotation(f"patch-{mg}", "morphine", {"mg_per_day": mg}, "timbre de fentanyl", {"patch_mcg_h": patch, "outcome": "value"})
for id, source, amount, to, code in (("methadone", "morphine", {"mg_per_day": 60}, "methadone", "SPECIALIST"), ("from-methadone", "methadone", {"mg_per_day": 60}, "morphine", "SPECIALIST"), ("codeine-fentanyl", "codeine", {"mg_per_day": 400}, "fentanyl patch", "SPECIALIST"),
                                     ("back", "fentanyl patch", {"mcg_h": 25}, "hydromorphone", "TABLE_ONE_WAY"), ("low", "morphine", {"mg_per_day": 30}, "fentanyl patch", "BELOW_TABLE"), ("high", "morphine", {"mg_per_day": 500}, "fentanyl patch", "ABOVE_TABLE"), ("tramadol", "tramadol", {"mg_per_day": 300}, "morphine", "EXCLUDED_BY_TABLE"),
                                     ("unknown", "metonitazene", {"mg_per_day": 1}, "morphine", "UNKNOWN_DRUG"), ("zero", "morphine", {"mg_per_day": 0}, "oxycodone", "ZERO_DOSE"), ("none", "morphine", {}, "oxycodone", "MISSING_DOSE")):
    rotation(id, source, amount, to, {"outcome": "refuse", "refuse": [code]})
rotation("mme-table", "morphine", {"mg_per_day": 60}, "hydromorphone", {"outcome": "refuse", "refuse": ["ROTATION_NOT_ALLOWED_WITH_MME_TABLE"]}, table="cdc2022")
for row in OUT:
    print(json.dumps(row, ensure_ascii=False))
