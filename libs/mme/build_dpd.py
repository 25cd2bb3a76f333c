"""Builds data/din.tsv from Health Canada's Drug Product Database extract.

1. Download "allfiles.zip" (marketed) from the extract page of the Drug Product Database on canada.ca, and confirm its licence
   there (reported as Open Government Licence - Canada); unzip it.
2. python3 build_dpd.py FOLDER [YYYY-MM-DD of the extract] > data/din.tsv

Columns are those of the extract's "read me" (all files are comma-separated, quoted, without a header). What cannot be read
for certain (a strength without a unit, a patch without "/HR") is left out and told on standard error with its DIN: a product
table that guesses is worse than none. `python3 build_dpd.py --test` checks the reading on made-up lines.
"""
import csv
import pathlib
import sys
import tempfile
from decimal import Decimal, InvalidOperation

OPIOIDS = ("MORPHINE", "CODEINE", "OXYCODONE", "HYDROMORPHONE", "HYDROCODONE", "OXYMORPHONE", "TRAMADOL", "TAPENTADOL", "METHADONE",
           "MEPERIDINE", "FENTANYL", "BUPRENORPHINE", "BUTORPHANOL", "PENTAZOCINE", "NALBUPHINE", "SUFENTANIL", "REMIFENTANIL", "OPIUM")
PROLONGED = ("EXTENDED", "PROLONGED", "SUSTAINED", "CONTROLLED", "12 HOUR", "24 HOUR")


def rows(folder, name):
    for path in sorted(pathlib.Path(folder).glob(f"{name}*.txt")):
        with open(path, encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file)


def number(text):
    try:
        value = Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
    return format(value.normalize(), "f") if value > 0 else None


def strength(ingredient):
    """"5 mg per 5 mL" of one ingredient row, or None."""
    value, unit, per, below = number(ingredient[4]), ingredient[5].strip().upper(), ingredient[7].strip(), ingredient[9].strip().upper()
    unit = {"MG": "mg", "MCG": "mcg", "G": "g", "UG": "mcg"}.get(unit)
    if not value or not unit:
        return None
    if not below or below in ("TAB", "CAP", "TABLET", "CAPSULE", "SUP", "SUPPOSITORY", "FILM", "PATCH"):
        # A patch by its content says nothing about its rate.
        return None if below == "PATCH" else f"{value} {unit}"
    below = {"ML": "mL", "HR": "hour", "H": "hour", "HOUR": "hour", "ACT": "actuation", "ACTUATION": "actuation"}.get(below)
    if not below:
        return None
    per = number(per) if per else "1"
    return f"{value} {unit} per {'' if per == '1' else per + ' '}{below}" if per else None


def build(folder, out, complain):
    drugs = {row[0]: row for row in rows(folder, "drug") if len(row) > 4}
    forms, routes, parts = {}, {}, {}
    for row in rows(folder, "form"):
        forms.setdefault(row[0], []).append(row[2].upper())
    for row in rows(folder, "route"):
        routes.setdefault(row[0], []).append(row[2].upper())
    for row in rows(folder, "ingred"):
        parts.setdefault(row[0], []).append(row)
    count = 0
    for code, drug in sorted(drugs.items(), key=lambda item: item[1][3]):
        ingredients = parts.get(code, [])
        if not any(name in row[2].upper() for row in ingredients for name in OPIOIDS):
            continue
        din, brand = drug[3].strip(), drug[4].strip()
        form, route = forms.get(code, []), routes.get(code, [])
        texts = [strength(row) for row in ingredients]
        patch = "TRANSDERMAL" in route
        if len(din) != 8 or not din.isdigit() or len(set(form)) != 1 or not route or None in texts:
            complain(f"{din} {brand}: form, route or strength is not certain")
            continue
        if patch and not all(text.endswith("per hour") for text in texts):
            complain(f"{din} {brand}: a patch without a rate per hour")
            continue
        words = "prolonged-release " if any(word in form[0] for word in PROLONGED) else ""
        described = " and ".join(f"{row[2].lower()} {text}" for row, text in zip(ingredients, texts))
        out(f"{din}\t{brand}\t{described} {words}{route[0].lower()} {form[0].lower()}")
        count += 1
    complain(f"{count} products")


def test():
    with tempfile.TemporaryDirectory() as folder:
        def write(name, *lines):
            with open(pathlib.Path(folder) / f"{name}.txt", "w", newline="") as file:
                csv.writer(file, quoting=csv.QUOTE_ALL).writerows(lines)
        write("drug", ["1", "", "", "90000001", "A", ""], ["2", "", "", "90000002", "B", ""], ["3", "", "", "90000003", "C", ""])
        write("form", ["1", "1", "TABLET (EXTENDED-RELEASE)"], ["2", "2", "SYRUP"], ["3", "3", "PATCH"])
        write("route", ["1", "1", "ORAL"], ["2", "1", "ORAL"], ["3", "2", "TRANSDERMAL"])
        row = lambda code, name, value, unit, per, below: [code, "0", name, "", value, unit, "", per, "", below]
        write("ingred", row("1", "MORPHINE SULFATE", "15", "MG", "", ""), row("2", "CODEINE PHOSPHATE", "5", "MG", "5", "ML"), row("3", "FENTANYL", "2.5", "MG", "", "PATCH"))
        out, told = [], []
        build(folder, out.append, told.append)
        assert out == ["90000001\tA\tmorphine sulfate 15 mg prolonged-release oral tablet (extended-release)",
                       "90000002\tB\tcodeine phosphate 5 mg per 5 mL oral syrup"], out
        assert told == ["90000003 C: form, route or strength is not certain", "2 products"], told
    print("sound")


if __name__ == "__main__":
    if sys.argv[1:] == ["--test"]:
        test()
    elif len(sys.argv) in (2, 3):
        dated = sys.argv[2] if len(sys.argv) == 3 else "(give the day of the extract)"
        print(f"# Canadian products by DIN. Source: Health Canada Drug Product Database extract of {dated}; confirm the licence at the source.")
        print("# DIN<TAB>brand<TAB>description")
        build(sys.argv[1], print, lambda text: print(text, file=sys.stderr))
    else:
        sys.exit(__doc__)
