"""Writes tests/all/cases.jsonl: cases of our own, from the printed tables copied below by hand, with exact decimal arithmetic.

Run: python3 reference/cases.py > tests/all/cases.jsonl. It shares no code with the library; a case fails when either is wrong.
"""
import json
from decimal import Decimal as D

OUT = []


def case(id, table, medications, source, **expected):
    OUT.append({"id": id, "table": table, "medications": medications, "source": source, "expected": expected})


def n(x):
    x = D(x).normalize()
    return int(x) if x == x.to_integral() else float(x)


T = ["cdc2022", "cdc2016", "cdc2016r", "cdc2018r", "heal2025", "nougg2010", "anzca2021", "ukfpm2020", "oralopioids"]
# Oral factors, one line a drug, in the order of T; "-" no row, "x" excluded by name. Sources: the tables' own, see data/tables.
ORAL = """
morphine        1    1    1    1    1    1    1    1    1
codeine         .15  .15  .15  .15  .15  .15  .13  .1   .15
hydrocodone     1    1    1    1    1    -    -    -    1
oxycodone       1.5  1.5  1.5  1.5  1.5  1.5  1.5  1.5  1.5
hydromorphone   5    4    4    4    5    5    5    5    4
oxymorphone     3    3    3    3    3    -    -    -    3
tramadol        .2   -    .1   .1   .2   x    .2   .1   .1
tapentadol      .4   -    .4   .4   .3   -    .3   .4   .4
meperidine      -    -    .1   .1   .1   .1   R    -    .1
dihydrocodeine  -    -    .25  .25  .25  -    -    .1   .25
levorphanol     -    -    11   11   11   -    -    -    -
levomethadyl    -    -    8    8    -    -    -    -    -
pentazocine     -    -    .37  .37  .37  -    -    -    .37
opium           -    -    1    1    1    -    -    -    -
propoxyphene    -    -    .23  .23  -    -    .1   -    -
methadone       4.7  b    3    3    4.7  x    -    x    x
"""
DOSE = {"morphine": "15", "codeine": "30", "hydrocodone": "7.5", "oxycodone": "12.5", "hydromorphone": "1.3", "oxymorphone": "5",
        "tramadol": "37.5", "tapentadol": "75", "meperidine": "50", "dihydrocodeine": "16", "levorphanol": "2", "levomethadyl": "10",
        "pentazocine": "25", "opium": "10", "propoxyphene": "32.5", "methadone": "7.5"}
FR = {"codeine": "codéine", "methadone": "méthadone", "meperidine": "mépéridine", "dihydrocodeine": "dihydrocodéine",
      "levorphanol": "lévorphanol", "levomethadyl": "lévométhadyl", "propoxyphene": "dextropropoxyphène"}
for line in ORAL.strip().splitlines():
    drug, *factors = line.split()
    for table, factor in zip(T, factors):
        dose = D(DOSE[drug])
        a = [{"name": drug, "ingredient": drug, "route": "oral", "dose": n(dose), "dose_unit": "mg", "frequency_per_day": 4}]
        b = [{"name": f"{FR.get(drug, drug)} {dose} mg comprimé", "route": "orale", "dose": 1, "dose_unit": "co",
              "strength": {"value": n(dose), "unit": "mg"}, "sig": "1 co aux 6 heures"}]
        for kind, meds in (("mg", a), ("co", b)):
            id = f"oral-{drug}-{table}-{kind}"
            if factor == "-":
                case(id, table, meds, "printed table", outcome="refuse", codes=["DRUG_NOT_IN_TABLE"])
            elif factor == "x":
                case(id, table, meds, "printed table", outcome="refuse", codes=["EXCLUDED_BY_TABLE"])
            elif factor == "R":
                case(id, table, meds, "parenteral row only", outcome="refuse", codes=["ROUTE_NOT_IN_TABLE"])
            elif factor == "b":
                case(id, table, meds, "bands 1-20: 4; 21-40: 8; 41-60: 10; 61-: 12", outcome="value", codes=["METHADONE_CAUTION"], mme_per_day=n(30 * 8))
            else:
                codes = ["METHADONE_CAUTION"] if drug == "methadone" else []
                case(id, table, meds, "printed table", outcome="value", codes=codes, mme_per_day=n(dose * 4 * D(factor)))

# Bands of 2016: the edges, the gaps, the cliff.
for day, factor in (("1", 4), ("19.5", 4), ("20", 4), ("21", 8), ("40", 8), ("41", 10), ("60", 10), ("61", 12), ("200", 12)):
    case(f"band-{day}", "cdc2016", [{"name": "methadone", "ingredient": "methadone", "route": "oral", "dose": n(day), "dose_unit": "mg", "sig": "die"}],
         "code system 3.0.0", outcome="value", codes=["METHADONE_CAUTION"], mme_per_day=n(D(day) * factor))
for day in ("0.5", "0.99", "20.5", "20.99", "40.1", "60.5"):
    case(f"band-gap-{day}", "cdc2016", [{"name": "methadone", "ingredient": "methadone", "route": "oral", "dose": n(day), "dose_unit": "mg", "frequency_per_day": 1}],
         "code system 3.0.0", outcome="refuse", codes=["BAND_GAP"])

# Patches: table, drug, rate, MME. A2 and the printed points; "gap" where a table of points has no such point.
PATCH = """
cdc2022 fentanyl 12 28.8|cdc2022 fentanyl 25 60|cdc2022 fentanyl 37 88.8|cdc2022 fentanyl 37.5 90|cdc2022 fentanyl 50 120|cdc2022 fentanyl 62.5 150|cdc2022 fentanyl 100 240
cdc2016 fentanyl 75 180|cdc2016r fentanyl 50 120|cdc2018r fentanyl 50 120|heal2025 fentanyl 50 120|oralopioids fentanyl 50 120|anzca2021 fentanyl 50 150|anzca2021 fentanyl 12 36
ukfpm2020 fentanyl 12 30|ukfpm2020 fentanyl 25 60|ukfpm2020 fentanyl 50 120|ukfpm2020 fentanyl 75 180|ukfpm2020 fentanyl 100 240|ukfpm2020 fentanyl 37 gap|ukfpm2020 fentanyl 62 gap
cdc2016r buprenorphine 5 9|cdc2016r buprenorphine 20 36|heal2025 buprenorphine 20 44|heal2025 buprenorphine 7.5 16.5|anzca2021 buprenorphine 20 40|anzca2021 buprenorphine 15 30
ukfpm2020 buprenorphine 5 12|ukfpm2020 buprenorphine 10 24|ukfpm2020 buprenorphine 20 48|ukfpm2020 buprenorphine 35 84|ukfpm2020 buprenorphine 52.5 126|ukfpm2020 buprenorphine 70 168|ukfpm2020 buprenorphine 15 gap
cdc2022 buprenorphine 20 x|cdc2016 buprenorphine 20 d|cdc2018r buprenorphine 20 x|nougg2010 buprenorphine 20 d|oralopioids buprenorphine 20 x
"""
for row in PATCH.replace("\n", "|").split("|"):
    if not row.strip():
        continue
    table, drug, rate, mme = row.split()
    wear = "7 d" if drug == "buprenorphine" and D(rate) < 35 else "3 d"
    sig = "1 timbre aux 7 jours" if wear == "7 d" else "1 patch q72h"
    as_rate = [{"name": f"{drug} {rate}", "ingredient": drug, "route": "transdermal", "dose": n(rate), "dose_unit": "mcg/h"}]
    as_patch = [{"name": drug, "ingredient": drug, "route": "timbre", "dose": 1, "dose_unit": "timbre", "strength": {"value": n(D(rate) / 1000), "unit": "mg/h"}, "sig": sig}]
    for kind, meds in (("rate", as_rate), ("patch", as_patch)):
        id = f"patch-{drug}-{rate}-{table}-{kind}"
        if mme == "gap":
            case(id, table, meds, "points are not interpolated", outcome="refuse", codes=["BAND_GAP"])
        elif mme == "x":
            case(id, table, meds, "excluded by the table", outcome="excluded_with_notice", codes=["EXCLUDED_BY_TABLE"])
        elif mme == "d":
            case(id, table, meds, "no row", outcome="excluded_with_notice", codes=["DRUG_NOT_IN_TABLE"])
        else:
            case(id, table, meds, "A2, printed table", outcome="value", codes=[], mme_per_day=n(mme))
for rate, low, high in ((25, 60, 134), (37, 135, 179), (50, 180, 224), (62, 225, 269), (75, 270, 314), (87, 315, 359), (100, 360, 404)):
    case(f"nougg-{rate}", "nougg2010", [{"name": "Duragesic", "route": "transdermal", "dose": rate, "dose_unit": "mcg/h"}], "NOUGG B-8.1, one way",
         outcome="range", codes=["TABLE_ONE_WAY"], low=low, high=high)
case("nougg-12", "nougg2010", [{"name": "Duragesic", "route": "transdermal", "dose": 12, "dose_unit": "mcg/h"}], "NOUGG: 12 only for adjustment", outcome="refuse", codes=["BAND_GAP"])

# Mucosal fentanyl and buprenorphine, butorphanol: dose in micrograms (or milligrams) a day, factor.
OTHER = """
cdc2016r fentanyl buccal 200 mcg .13|cdc2016r fentanyl lozenge 400 mcg .13|cdc2016r fentanyl sublingual 100 mcg .13|cdc2016r fentanyl oral_spray 100 mcg .18|cdc2016r fentanyl buccal_film 1200 mcg .18|cdc2016r fentanyl nasal 400 mcg .16|cdc2016r fentanyl mucosal_spray 100 mcg .16
cdc2018r fentanyl buccal 200 mcg .13|cdc2018r fentanyl buccal_film 400 mcg .18|cdc2018r fentanyl nasal 100 mcg .16|heal2025 fentanyl buccal 200 mcg .13|heal2025 fentanyl nasal 100 mcg .16|heal2025 fentanyl oral_transmucosal 100 mcg .18|oralopioids fentanyl buccal 200 mcg .13
heal2025 fentanyl lozenge 200 mcg a|heal2025 fentanyl sublingual 200 mcg a|heal2025 fentanyl buccal_film 200 mcg a|heal2025 fentanyl mucosal_spray 200 mcg a|cdc2016r fentanyl oral 200 mcg a
cdc2022 fentanyl buccal 200 mcg r|cdc2016 fentanyl lozenge 200 mcg r|nougg2010 fentanyl nasal 200 mcg r|anzca2021 fentanyl buccal 200 mcg r|ukfpm2020 fentanyl sublingual 200 mcg r|oralopioids fentanyl buccal_film 200 mcg r
cdc2016r buprenorphine sublingual 8 mg 30|heal2025 buprenorphine sublingual 8 mg 38.8|anzca2021 buprenorphine sublingual 8 mg 40|cdc2016r buprenorphine buccal_film 300 mcg .03|heal2025 buprenorphine buccal_film 300 mcg .039|ukfpm2020 buprenorphine sublingual 8 mg r
cdc2016r butorphanol nasal 1 mg 7|heal2025 butorphanol nasal 1 mg 7|cdc2022 butorphanol nasal 1 mg d
anzca2021 morphine parenteral 10 mg 3|anzca2021 morphine subcutaneous 10 mg 3|anzca2021 oxycodone iv 10 mg 3|anzca2021 hydromorphone parenteral 2 mg 15|anzca2021 codeine im 30 mg .25|anzca2021 pethidine parenteral 100 mg .4|anzca2021 fentanyl parenteral 100 mcg .2|anzca2021 sufentanil parenteral 10 mcg 2|anzca2021 oxycodone rectal 10 mg 1.5|oralopioids morphine rectal 10 mg 3
anzca2021 methadone parenteral 10 mg d|anzca2021 tramadol parenteral 50 mg r|anzca2021 morphine rectal 10 mg r|cdc2022 morphine iv 10 mg r|cdc2016r hydromorphone sc 1 mg r|heal2025 morphine rectal 10 mg r|nougg2010 morphine parenteral 10 mg r|ukfpm2020 oxycodone im 10 mg r|oralopioids hydromorphone rectal 3 mg r|oralopioids morphine iv 10 mg r|cdc2022 pentazocine injection 30 mg r|cdc2022 buprenorphine implant 74.2 mg r|cdc2022 morphine epidural 5 mg r
"""
for row in OTHER.replace("\n", "|").split("|"):
    if not row.strip():
        continue
    table, drug, route, dose, unit, factor = row.split()
    meds = [{"name": drug, "ingredient": drug, "route": route.replace("_", " "), "dose": n(dose), "dose_unit": unit, "frequency_per_day": 3}]
    code = {"r": "ROUTE_NOT_IN_TABLE", "a": "AMBIGUOUS_ROUTE", "d": "DRUG_NOT_IN_TABLE"}.get(factor)
    id = f"route-{drug}-{route}-{table}"
    if code:
        case(id, table, meds, "printed table", outcome="refuse", codes=[code])
    else:
        case(id, table, meds, "printed table", outcome="value", codes=[], mme_per_day=n(D(dose) * 3 * D(factor)))

# Documents' own examples.
case("doc-oxycodone", "cdc2016r", [{"name": "oxycodone 10 mg tablet", "route": "oral", "quantity": 120, "dose_unit": "tab", "days": 30}], "research file: 10 x 120/30 x 1.5", outcome="value", codes=[], mme_per_day=60)
case("doc-fentanyl", "cdc2016r", [{"name": "fentanyl", "route": "transdermal", "dose": 10, "dose_unit": "patch", "days": 30, "strength": {"value": 25, "unit": "mcg/h"}}], "25 x 10/30 x 7.2", outcome="value", codes=[], mme_per_day=60)
case("doc-buprenorphine", "cdc2016r", [{"name": "buprenorphine", "route": "transdermal", "dose": 4, "dose_unit": "patch", "days": 28, "strength": {"value": 5, "unit": "mcg/h"}}], "5 x 4/28 x 12.6", outcome="value", codes=[], mme_per_day=9)
case("doc-butorphanol", "cdc2016r", [{"name": "butorphanol", "route": "nasal", "dose": 2.5, "dose_unit": "mL", "days": 30, "strength": {"value": 10, "unit": "mg/mL"}}], "10 x 2.5/30 x 7 = 5.8", outcome="value", codes=[], mme_per_day=5.833333333)
case("doc-2022-apap", "cdc2022", [{"name": "hydrocodone/acetaminophen 5/325", "ingredient": "hydrocodone", "route": "oral", "dose": 1, "dose_unit": "tab", "frequency_per_day": 4}], "CDC 2022 example", outcome="value", codes=[], mme_per_day=20)
case("doc-2022-er", "cdc2022", [{"name": "oxycodone ER 10 mg", "route": "oral", "dose": 1, "dose_unit": "tab", "sig": "bid"}], "CDC 2022 example", outcome="value", codes=[], mme_per_day=30)
case("doc-omtk-film", "cdc2016r", [{"name": "fentanyl 1.2 MG Buccal Film", "dose": 1, "dose_unit": "film", "frequency_per_day": 2}], "OMTKLogicTests", outcome="value", codes=[], mme_per_day=432)
case("doc-omtk-spray", "cdc2016r", [{"name": "fentanyl 0.1 MG/ACTUAT Mucosal Spray", "dose": 1, "dose_unit": "actuat", "frequency_per_day": 3}], "OMTKLogicTests", outcome="value", codes=[], mme_per_day=48)
case("doc-time-of-day", "cdc2016", [{"name": "oxycodone ER 10 mg", "route": "oral", "dose": 10, "dose_unit": "mg", "timing": {"timeOfDay": ["10:00:00", "22:00:00"]}}], "MMECalculatorTests", outcome="value", codes=[], mme_per_day=30)
case("doc-no-medication", "cdc2022", [], "MMECalculatorTests: null", outcome="no_opioid", codes=[])
case("doc-tylenol-3", "cdc2022", [{"name": "Tylenol No. 3", "sig": "8 co/jour"}], "8 x 30 x .15 = 36, not 30", outcome="value", codes=[], mme_per_day=36)

# Directions in words: morphine 10 mg tablets unless the directions say milligrams.
SIG = [("1 co qid", 40, 40), ("1-2 co q4-6h", 40, 120), ("2 cos au coucher", 20, 20), ("10 mg PO TID", 30, 30), ("take 1 tablet by mouth every 8 hours", 30, 30),
       ("prendre un comprimé deux fois par jour", 20, 20), ("1 co le matin et 2 co au coucher", 30, 30), ("5 à 10 mg aux 4 heures", 30, 60), ("2,5 mg q6h au besoin pour la douleur", 0, 10),
       ("1/2 co bid", 10, 10), ("1 tab every other day", 5, 5), ("1-2 co q4h prn max 8/jour", 0, 80), ("1 tab q4h prn, not to exceed 30 mg per day", 0, 30), ("3 fois par jour 1 comprimé", 30, 30)]
for place, (sig, low, high) in enumerate(SIG):
    codes = ["DOSE_NOT_MULTIPLE_OF_STRENGTH"] if "2,5" in sig else []  # a quarter of a tablet
    codes += ["PRN_MAX"] if low == 0 else []
    expected = {"outcome": "value", "codes": [], "mme_per_day": low} if low == high else {"outcome": "range", "codes": codes, "low": low, "high": high}
    case(f"sig-{place}", "cdc2022", [{"name": "morphine 10 mg comprimé", "sig": sig}], "arithmetic", **expected)

# Everything that must not give a number, and what asks for a look.
M = {"name": "morphine", "ingredient": "morphine", "route": "oral", "dose": 10, "dose_unit": "mg", "frequency_per_day": 2}


def m(**k):
    return {key: value for key, value in {**M, **k}.items() if value != "DROP"}


EDGE = [
    ("dose-null", [m(dose=None)], "refuse", ["MISSING_DOSE"], {}), ("unit-null", [m(dose_unit=None)], "refuse", ["MISSING_UNIT"], {}),
    ("frequency-absent", [m(frequency_per_day="DROP")], "refuse", ["MISSING_FREQUENCY"], {}), ("route-null", [m(route=None)], "refuse", ["MISSING_ROUTE"], {}),
    ("strength-absent", [m(dose=1, dose_unit="tab")], "refuse", ["MISSING_STRENGTH"], {}), ("concentration-absent", [m(dose=5, dose_unit="mL")], "refuse", ["MISSING_STRENGTH"], {}),
    ("name-null", [m(name=None, ingredient=None)], "refuse", ["MISSING_DRUG"], {}), ("code-alone-unknown", [m(name=None, ingredient=None, rxnorm="99999999")], "refuse", ["UNKNOWN_CODE"], {}),
    ("code-alone-known", [{"rxnorm": "245134", "dose": 1, "dose_unit": "patch", "sig": "q72h"}], "value", [], {"mme_per_day": 60}),
    ("nitazene", [m(name="protonitazene", ingredient="protonitazene")], "refuse", ["UNKNOWN_DRUG"], {}),
    ("code-other-drug", [m(rxnorm="245134")], "refuse", ["CODE_DISPLAY_MISMATCH"], {}), ("name-other-drug", [m(name="oxycodone 10 mg")], "refuse", ["CODE_DISPLAY_MISMATCH"], {}),
    ("zero", [m(dose=0)], "refuse", ["ZERO_DOSE"], {}), ("negative", [m(dose=-5)], "refuse", ["NEGATIVE_DOSE"], {}), ("infinity", [m(dose="Infinity")], "refuse", ["NOT_A_NUMBER"], {}),
    ("comma", [m(dose="10,5")], "refuse", ["NOT_A_NUMBER"], {}), ("boolean", [m(dose=True)], "refuse", ["NOT_A_NUMBER"], {}), ("text-number", [m(dose="10")], "value", [], {"mme_per_day": 20}),
    ("text-with-unit", [m(dose="10 mg", dose_unit=None)], "value", [], {"mme_per_day": 20}), ("absurd", [m(dose=1000000)], "refuse", ["IMPLAUSIBLE_HIGH_DOSE"], {}),
    ("frequency-zero", [m(frequency_per_day=0)], "refuse", ["ZERO_FREQUENCY"], {}), ("frequency-negative", [m(frequency_per_day=-2)], "refuse", ["NEGATIVE_FREQUENCY"], {}),
    ("frequency-text", [m(frequency_per_day="often")], "refuse", ["NOT_A_NUMBER"], {}), ("frequency-100", [m(frequency_per_day=100)], "refuse", ["IMPLAUSIBLE_FREQUENCY"], {}),
    ("period-negative", [m(frequency_per_day="DROP", timing={"frequency": 1, "period": -3, "periodUnit": "d"})], "refuse", ["NEGATIVE_FREQUENCY"], {}),
    ("reversed", [m(dose={"low": 20, "high": 10})], "refuse", ["RANGE_REVERSED"], {}), ("range", [m(dose={"low": 10, "high": 20})], "range", [], {"low": 20, "high": 40}),
    ("frequency-range", [m(frequency_per_day={"low": 2, "high": 4})], "range", [], {"low": 20, "high": 40}), ("prn", [m(prn=True)], "range", ["PRN_MAX"], {"low": 0, "high": 20}),
    ("mg-for-mcg", [m(dose=10, dose_unit="mcg")], "warn", ["IMPLAUSIBLE_LOW_DOSE"], {"mme_per_day": 0.02}), ("grams", [m(dose=0.01, dose_unit="g")], "value", [], {"mme_per_day": 20}),
    ("unit-unknown", [m(dose_unit="drops")], "refuse", ["UNKNOWN_UNIT"], {}), ("rate-for-oral", [m(dose_unit="mcg/h")], "refuse", ["UNIT_MISMATCH"], {}),
    ("solution-in-tablets", [m(dose=1, dose_unit="TAB", strength={"value": 2, "unit": "mg/mL"})], "refuse", ["FORM_DOSE_MISMATCH"], {}), ("tablet-in-patches", [m(dose=1, dose_unit="patch", strength={"value": 15, "unit": "mg"})], "refuse", ["FORM_DOSE_MISMATCH"], {}),
    ("tablet-in-milliliters", [m(dose=5, dose_unit="mL", strength={"value": 10, "unit": "mg"})], "refuse", ["UNIT_MISMATCH"], {}),
    ("per-five", [m(dose=10, dose_unit="mL", strength={"value": 10, "unit": "mg", "per_value": 5})], "value", [], {"mme_per_day": 40}),
    ("er-not-a-multiple", [m(long_acting=True, strength={"value": 60, "unit": "mg"})], "warn", ["DOSE_NOT_MULTIPLE_OF_STRENGTH"], {"mme_per_day": 20}),
    ("half-er", [m(dose=0.5, dose_unit="tab", long_acting=True, strength={"value": 60, "unit": "mg"})], "warn", ["DOSE_NOT_MULTIPLE_OF_STRENGTH"], {"mme_per_day": 60}),
    ("er-prn", [m(long_acting=True, prn=True)], "warn", ["LONG_ACTING_PRN"], {"mme_per_day": 20}), ("sr-in-name-prn", [m(name="morphine SR 10 mg", prn=True)], "warn", ["LONG_ACTING_PRN"], {"mme_per_day": 20}),
    ("stopped", [m(status="stopped")], "ignore_with_notice", ["NOT_ACTIVE"], {}), ("completed", [m(status="completed")], "ignore_with_notice", ["NOT_ACTIVE"], {}), ("cancelled-beside-active", [m(status="cancelled"), m()], "value", ["NOT_ACTIVE"], {"mme_per_day": 20}),
    ("oud-methadone", [m(name="méthadone", ingredient=None, indication="trouble lié à l’usage d’opioïdes")], "excluded_with_notice", ["OUD_INDICATION"], {}),
    ("oud-suboxone", [{"name": "Suboxone 8 mg/2 mg", "ingredient": "buprenorphine", "route": "sublingual", "dose": 8, "dose_unit": "mg", "frequency_per_day": 1, "indication": "OUD"}], "excluded_with_notice", ["OUD_INDICATION"], {}),
    ("incomplete", [m(), m(name="tapentadol", ingredient="tapentadol", dose_unit=None)], "warn", ["MISSING_UNIT"], {"mme_per_day": 20, "low": 20, "high": None}),
    ("excluded-beside", [m(), {"name": "BuTrans 10", "ingredient": "buprenorphine", "route": "transdermal", "dose": 10, "dose_unit": "mcg/h"}], "excluded_with_notice", ["EXCLUDED_BY_TABLE"], {"mme_per_day": 20}),
    ("non-opioid-beside", [m(), m(name="ibuprofène 400 mg", ingredient="ibuprofen", dose=400)], "value", [], {"mme_per_day": 20}), ("non-opioid-alone", [m(name="gabapentin", ingredient="gabapentin", dose=300)], "no_opioid", [], {}),
    ("naloxone-in-patch", [m(name="naloxone", ingredient="naloxone", dose=1, dose_unit="patch")], "no_opioid", [], {}),
    ("twice", [m(), m(dose=15)], "value", ["SAME_DRUG_TWICE"], {"mme_per_day": 50}), ("duplicate", [m(), m()], "warn", ["POSSIBLE_DUPLICATE"], {"mme_per_day": 40}), ("basal-and-breakthrough", [m(dose=30, long_acting=True), m()], "value", [], {"mme_per_day": 80}),
    ("renewals", [{"name": "oxycodone 5 mg tablet", "status": "active"}] * 4, "refuse", ["RENEWALS_ALL_ACTIVE"], {}),
    ("acetaminophen", [{"name": "Percocet", "ingredient": "oxycodone", "route": "oral", "dose": 2, "dose_unit": "tab", "frequency_per_day": 6, "strength": {"value": 5, "unit": "mg"}}], "warn", ["ACETAMINOPHEN_HIGH"], {"mme_per_day": 90}),
    ("acetaminophen-ten-tablets", [{"name": "Percocet", "ingredient": "oxycodone", "route": "oral", "dose": 1, "dose_unit": "tab", "frequency_per_day": 10, "strength": {"value": 5, "unit": "mg"}}], "value", [], {"mme_per_day": 75}),
    ("other-ingredient", [{"name": "Tramacet", "ingredient": "tramadol", "route": "oral", "dose": 325, "dose_unit": "mg", "frequency_per_day": 4}], "refuse", ["DOSE_UNIT_AMBIGUOUS"], {}),
    ("own-ingredient", [{"name": "Tramacet", "ingredient": "tramadol", "route": "oral", "dose": 75, "dose_unit": "mg", "frequency_per_day": 4}], "value", [], {"mme_per_day": 60}),
    ("targin", [{"name": "Targin 20/10", "ingredient": "oxycodone", "route": "oral", "dose": 1, "dose_unit": "tab", "frequency_per_day": 2, "strength": {"value": 20, "unit": "mg"}, "co_ingredients": [{"name": "naloxone", "mg": 10}]}], "value", [], {"mme_per_day": 60, "flags": ["ge50_pause_and_reassess", "offer_naloxone"]}),
    ("salts", [{"name": "oxycodone", "ingredient": "oxycodone", "route": "oral", "dose": 1, "dose_unit": "tab", "frequency_per_day": 4, "salts": [{"mg": 4.5}, {"mg": 0.38}]}], "value", [], {"mme_per_day": 29.28}),
    ("exactly-50", [m(dose=25)], "value", [], {"mme_per_day": 50, "flags": ["ge50_pause_and_reassess", "offer_naloxone"]}), ("just-below-50", [m(dose=24.9999)], "value", [], {"mme_per_day": 49.9998, "flags": []}),
    ("sequence", [{"name": "morphine 10 mg tab", "sig": "2 co bid x 7 jours puis 1 co bid"}], "refuse", ["TITRATION_SEQUENCE"], {}), ("divided", [{"name": "morphine", "route": "oral", "sig": "60 mg par jour en 3 prises divisées"}], "refuse", ["SIG_UNCLEAR"], {}),
    ("sig-disagrees", [m(sig="10 mg tid")], "warn", ["SIG_DISAGREES"], {"mme_per_day": 20}),
]
for id, meds, outcome, codes, more in EDGE:
    case(f"edge-{id}", "cdc2022", meds, "opioid.md B", outcome=outcome, codes=codes, **more)
P = {"name": "fentanyl", "ingredient": "fentanyl", "route": "transdermal", "dose": 1, "dose_unit": "patch", "strength": {"value": 75, "unit": "mcg/h"}}
for id, meds, outcome, codes, more in [
    ("q72h", [{**P, "timing": {"frequency": 1, "period": 72, "periodUnit": "h"}}], "value", [], {"mme_per_day": 180}), ("third-a-day", [{**P, "frequency_per_day": 0.3333}], "value", [], {"mme_per_day": 180}),
    ("q48h", [{**P, "sig": "1 timbre aux 48 h"}], "warn", ["PATCH_INTERVAL_UNUSUAL"], {"mme_per_day": 180}), ("q12d", [{**P, "timing": {"frequency": 1, "period": 12, "periodUnit": "d"}}], "refuse", ["PATCH_INTERVAL_UNUSUAL"], {}),
    ("daily", [{**P, "frequency_per_day": 1}], "refuse", ["PATCH_INTERVAL_UNUSUAL"], {}), ("a-fifth", [{**P, "dose": 0.2, "sig": "q72h"}], "refuse", ["PARTIAL_PATCH"], {}), ("two", [{**P, "dose": 2, "sig": "q72h"}], "value", [], {"mme_per_day": 360}),
    ("content", [{**P, "strength": {"value": 5, "unit": "mg"}, "sig": "q72h"}], "refuse", ["PATCH_STRENGTH_NOT_PER_HOUR"], {}), ("milligrams", [{**P, "dose": 75, "dose_unit": "mg", "frequency_per_day": 1}], "refuse", ["PATCH_STRENGTH_NOT_PER_HOUR"], {}),
    ("no-strength", [{k: v for k, v in P.items() if k != "strength"} | {"sig": "q72h"}], "refuse", ["MISSING_STRENGTH"], {}), ("no-interval", [P], "refuse", ["MISSING_FREQUENCY"], {}),
    ("worn-together", [{**P, "name": "fentanyl 75", "sig": "q72h"}, {**P, "name": "fentanyl 25", "strength": {"value": 25, "unit": "mcg/h"}, "sig": "q72h"}], "value", ["SAME_DRUG_TWICE"], {"mme_per_day": 240}),
    ("as-tablet", [{**P, "dose_unit": "tab", "sig": "q72h"}], "refuse", ["FORM_DOSE_MISMATCH"], {}), ("rate-in-mg", [{**P, "strength": {"value": 0.075, "unit": "MG/HR"}, "sig": "q72h"}], "value", [], {"mme_per_day": 180}),
]:
    case(f"patch-{id}", "cdc2022", meds, "opioid.md A5, B, C3", outcome=outcome, codes=codes, **more)
for id, table, code in (("unknown", "cdc2023", "UNKNOWN_TABLE"), ("null", None, "TABLE_NOT_CHOSEN"), ("blank", " ", "TABLE_NOT_CHOSEN")):
    case(f"table-{id}", table, [M], "no silent default", outcome="refuse", codes=[code])
for row in OUT:
    print(json.dumps(row, ensure_ascii=False))
