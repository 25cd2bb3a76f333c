#!/usr/bin/env python3
"""How evenly people spoke, worked out by definition from what the room wrote down, with Python's standard library alone.

    talk.py DATABASE SESSION

Writes JSON: how many people spoke; then, of everybody and of every set of families, the figures that the page of talk must show:
seconds added up over people, seconds in which somebody and in which at least two speak, turns, the Gini coefficient, and a line's
share of the talk over its share of the people present. Nobody of this study leads, and nobody presents.
"""
import itertools
import json
import sqlite3
import sys
import uuid

HANG_OVER, LEAST = 400_000, 200_000
FAMILY = {
    "family-physician": "physician", "nurse-practitioner": "nursing", "registered-nurse": "nursing",
    "pharmacist": "pharmacy", "social-worker": "psychology-social-work", "psychologist": "psychology-social-work",
    "physiotherapist": "rehabilitation",
}


def bridged(pieces):
    """Stretches of one person: pauses up to the hang-over belong to them, what stays too short is a cough."""
    found = []
    for began, ended in sorted(pieces):
        if found and began - found[-1][1] <= HANG_OVER:
            found[-1][1] = max(found[-1][1], ended)
        else:
            found.append([began, ended])
    return [(began, ended) for began, ended in found if ended - began >= LEAST]


def covered(stretches, least):
    """Time in which at least so many of the stretches run."""
    edges = sorted({edge for stretch in stretches for edge in stretch})
    running = ((a, b) for a, b in zip(edges, edges[1:]) if sum(x <= a and b <= y for x, y in stretches) >= least)
    return sum(b - a for a, b in running)


def gini(times):
    """Half the mean difference of all pairs over the mean."""
    whole = sum(times)
    return sum(abs(a - b) for a, b in itertools.product(times, times)) / (2 * len(times) * whole)


def main():
    rows = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)

    def select(sql):
        return rows.execute(sql, [uuid.UUID(sys.argv[2]).bytes]).fetchall()

    inside = select("SELECT at FROM agenda_place WHERE session = ? AND segment IS NOT NULL ORDER BY at")[0][0]
    over = select("SELECT max(at) FROM agenda_place WHERE session = ? AND segment IS NULL")[0][0]
    present = dict(select(
        "SELECT DISTINCT person.id, person.profession FROM presence JOIN person ON person.id = presence.person "
        "WHERE presence.session = ?"
    ))
    spoken = {person: [] for person in present}
    for person, began, ended in select("SELECT person, began, ended FROM speech WHERE session = ?"):
        spoken[person].append((began, ended))
    spoken = {
        person: [(max(began, inside), min(ended, over)) for began, ended in bridged(pieces) if max(began, inside) < min(ended, over)]
        for person, pieces in spoken.items()
    }
    time = {person: sum(ended - began for began, ended in own) / 1e6 for person, own in spoken.items()}
    order = [person for _, person in sorted((began, person) for person, own in spoken.items() for began, _ in own)]
    turns = [person for place, person in enumerate(order) if place == 0 or order[place - 1] != person]
    everything = [stretch for own in spoken.values() for stretch in own]
    whole = sum(time.values())
    uneven = gini(list(time.values()))

    def line(families):
        own = [person for person in present if FAMILY[present[person]] in families]
        talk = sum(time[person] for person in own)
        return {
            "people": len(own), "seconds": talk, "turns": sum(person in own for person in turns),
            "share_of_talk": talk / whole, "share_of_people": len(own) / len(present),
            "balance": (talk / whole) / (len(own) / len(present)),
        }

    families = sorted(set(FAMILY.values()))
    sets = [some for size in range(1, len(families)) for some in itertools.combinations(families, size)]
    print(json.dumps({
        "speakers": sum(own > 0 for own in time.values()),
        "all": {
            "people": len(present), "seconds": whole, "speech_seconds": covered(everything, 1) / 1e6,
            "overlap_seconds": covered(everything, 2) / 1e6, "turns": len(turns),
            "gini": uneven, "gini_unbiased": uneven * len(present) / (len(present) - 1),
        },
        "lines": {" ".join(some): line(some) for some in sets},
    }))


main()
