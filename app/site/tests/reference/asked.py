#!/usr/bin/env python3
"""Makes what people of network.json say about whom they turned to, before a cycle and after it, and works out what the page must
show, with nothing but Python's standard library. Run it after network.py to write asked.json beside it.
"""
import itertools
import json
import pathlib
import random

FLOOR = 5
FAMILY = {
    "family-physician": "Physicians", "pain-physician": "Physicians",
    "registered-nurse": "Nursing", "nurse-practitioner": "Nursing",
    "pharmacist": "Pharmacy", "psychologist": "Psychology and social work", "social-worker": "Psychology and social work",
    "physiotherapist": "Rehabilitation", "dietitian": "Other",
}
NAMES = ["Physicians", "Nursing", "Pharmacy", "Psychology and social work", "Rehabilitation / Other"]


def line(profession):
    family = FAMILY[profession]
    return family if family in NAMES else "Rehabilitation / Other"


def make(people, dice, silent, outward):
    """Who answered, and whom each of them named: people of other professions the likelier the greater `outward`."""
    heard = sorted(set(range(len(people))) - set(dice.sample(range(len(people)), silent)))
    named = {}
    for person in heard:
        own = [other for other in range(len(people)) if other != person]
        weight = [outward if line(people[other]) != line(people[person]) else 1 for other in own]
        named[person] = sorted(set(dice.choices(own, weight, k=dice.randrange(6, 14))))
    return [[person, named[person]] for person in heard]


def figures(people, answers):
    lines, n, r = [line(profession) for profession in people], len(people), len(answers)
    ties = [(a, b) for a, named in answers for b in named]
    assert len(ties) == len(set(ties))
    for name in NAMES:
        assert len({a for a, _ in answers if lines[a] == name}) >= FLOOR
        for side in (0, 1):
            assert len({pair[side] for pair in ties if lines[pair[side]] == name}) >= FLOOR
    matrix = [[sum((lines[a], lines[b]) == (one, two) for a, b in ties) for two in NAMES] for one in NAMES]
    assert all(count == 0 or count >= FLOOR for row in matrix for count in row)
    external = sum(lines[a] != lines[b] for a, b in ties)
    internal = len(ties) - external
    inside = sum(lines.count(lines[a]) - 1 for a, _ in answers)
    outside = r * (n - 1) - inside
    reached = sum(lines[a] != "Physicians" and lines[b] == "Physicians" for a, b in ties)
    return {
        "answered": r, "people": n, "pairs": len(ties), "density": len(ties) / (r * (n - 1)),
        "reciprocity": sum((b, a) in set(ties) for a, b in ties) / len(ties),
        "external": external, "internal": internal, "e_i": (external - internal) / (external + internal),
        "e_i_expected": (outside - inside) / (outside + inside),
        "to_physicians_times": reached, "to_physicians_pairs": reached, "matrix": matrix, "lines": NAMES,
    }


def main():
    here = pathlib.Path(__file__)
    people = json.loads(here.with_name("network.json").read_text())["data"]["people"]
    for seed in itertools.count(1):
        dice = random.Random(seed)
        waves = [make(people, dice, 6, 1), make(people, dice, 3, 3)]
        try:
            expected = [figures(people, wave) for wave in waves]
            break
        except AssertionError:
            continue
    text = json.dumps({"seed": seed, "waves": waves, "expected": expected}, separators=(",", ":"))
    here.with_suffix(".json").write_text(text + "\n")


main()
