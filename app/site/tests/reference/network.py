#!/usr/bin/env python3
"""Makes a fictional program and works out what its pages must show, with nothing but Python's standard library.

Run it to write network.json beside it: `python3 network.py`. The test `network` of the site's tests loads the data into a
database and compares the tables to take away with the figures; the two share no code.
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
ORDER = ["Physicians", "Nursing", "Pharmacy", "Psychology and social work", "Rehabilitation", "Other"]


def make(dice):
    sizes = [("family-physician", 6), ("pain-physician", 4), ("registered-nurse", 6), ("nurse-practitioner", 4),
             ("pharmacist", 8), ("psychologist", 3), ("social-worker", 3), ("physiotherapist", 4), ("dietitian", 2)]
    people = [profession for profession, count in sizes for _ in range(count)]
    everybody = range(len(people))
    cycles = []
    for title, advice in (("Summer", 190), ("Fall", 240)):
        presenters = dice.sample(everybody, 22)
        recommendations = [[dice.choice(everybody), dice.randrange(22), dice.random() < 0.06] for _ in range(advice)]
        questions = [[dice.choice(everybody), dice.randrange(22), dice.random() < 0.8] for _ in range(110)]
        seconds = sorted({(dice.choice(everybody), dice.randrange(advice)) for _ in range(120)})
        cycles.append({"title": title, "presenters": presenters, "recommendations": recommendations,
                       "questions": questions, "seconds": [list(pair) for pair in seconds]})
    sessions = []
    for _ in range(3):
        here = sorted(dice.sample(everybody, 34))
        speech = []
        for person in here:
            at = dice.randrange(60)
            for _ in range(dice.randrange(4)):
                at += dice.randrange(1, 900)
                length = dice.randrange(2, 90)
                speech.append([person, at * 1000 + dice.randrange(1000), (at + length) * 1000])
                at += length + 1
        # The facilitator, number -1, and whoever presents from 600 to 1200 seconds.
        speech += [[-1, 100_000, 160_000], [-1, 1_500_000, 1_530_000]]
        sessions.append({"here": here, "presenter": dice.choice(here), "speech": speech})
    return {"people": people, "cycles": cycles, "sessions": sessions}


def contacts(cycle):
    presenters = cycle["presenters"]
    found = [(author, presenters[case]) for author, case, struck in cycle["recommendations"] if not struck]
    for asker, case, answered in cycle["questions"]:
        found.append((asker, presenters[case]))
        if answered:
            found.append((presenters[case], asker))
    for person, number in cycle["seconds"]:
        author, _, struck = cycle["recommendations"][number]
        if not struck:
            found.append((person, author))
    return [pair for pair in found if pair[0] != pair[1]]


def network(people, cycle, dice, rounds):
    family = [FAMILY[profession] for profession in people]
    all_contacts = contacts(cycle)
    ties = set(all_contacts)
    # Rehabilitation and the others are told together: four and two people.
    line = [name if name not in ("Rehabilitation", "Other") else "Rehabilitation / Other" for name in family]
    names = ORDER[:4] + ["Rehabilitation / Other"]
    for name in names:
        for side in (0, 1):
            assert len({pair[side] for pair in ties if line[pair[side]] == name}) >= FLOOR, name
    matrix = [[sum(line[a] == one and line[b] == other for a, b in ties) for other in names] for one in names]
    # Without hidden cells, so that every figure can be compared.
    assert all(count == 0 or count >= FLOOR for row in matrix for count in row)
    n = len(people)
    external = sum(line[a] != line[b] for a, b in ties)
    internal = len(ties) - external
    possible_internal = sum(line.count(name) * (line.count(name) - 1) for name in names)
    possible_external = n * (n - 1) - possible_internal

    def index(outside, inside):
        return (outside - inside) / (outside + inside)

    dealt, lower, upper = [], 0, 0
    shuffled = list(line)
    for _ in range(rounds):
        dice.shuffle(shuffled)
        outside = sum(shuffled[a] != shuffled[b] for a, b in ties)
        dealt.append(index(outside, len(ties) - outside))
        lower += outside <= external
        upper += outside >= external
    diversities = []
    for person in range(n):
        who = {a for a, b in ties if b == person}
        if who:
            outside = [a for a in who if line[a] != line[person]]
            diversities.append(len(outside) / len(who) * len({line[a] for a in outside}) / (len(names) - 1))
    reached = [(a, b) for a, b in all_contacts if family[a] != "Physicians" and family[b] == "Physicians"]
    return {
        "people": n, "contacts": len(all_contacts), "pairs": len(ties), "density": len(ties) / (n * (n - 1)),
        "reciprocity": sum((b, a) in ties for a, b in ties) / len(ties),
        "contact_diversity": sum(diversities) / len(diversities), "contact_diversity_people": len(diversities),
        "external": external, "internal": internal, "e_i": index(external, internal),
        "e_i_expected": index(possible_external, possible_internal), "e_i_dealt": sum(dealt) / rounds,
        "e_i_p_two_sided": min(1.0, 2 * min(lower, upper) / rounds),
        "to_physicians_times": len(reached), "to_physicians_pairs": len(set(reached)),
        "lines": names, "matrix": matrix, "sizes": [line.count(name) for name in names],
    }


def cut(start, end, session, person):
    """Parts of a segment in the discussion: within the session, without what is said while presenting."""
    start, end = max(start, 0), min(end, 3_600_000)
    if person != session["presenter"]:
        return [(start, end)] if start < end else []
    return [(a, b) for a, b in ((start, min(end, 600_000)), (max(start, 1_200_000), end)) if a < b]


def talk(people, sessions, names):
    family = [FAMILY[profession] for profession in people]
    of = {name: next(line for line in names if name in line.split(" / ")) for name in ORDER}
    present, spoken = [], []
    for number, session in enumerate(sessions):
        present += [(number, person) for person in session["here"]]
        for person, start, end in session["speech"]:
            if person >= 0:
                shift = number * 10_000_000
                spoken += [((number, person), a + shift, b + shift) for a, b in cut(start, end, session, person)]
    seconds = {who: 0 for who in present}
    for who, start, end in spoken:
        seconds[who] += end - start
    order = sorted(spoken, key=lambda one: (one[1], present.index(one[0])))
    turns = [who for who, _ in itertools.groupby(one[0] for one in order)]
    edges = sorted({edge for _, start, end in spoken for edge in (start, end)})
    speech = overlap = 0
    for a, b in zip(edges, edges[1:]):
        open_now = len({who for who, start, end in spoken if start <= a and end >= b})
        speech += b - a if open_now else 0
        overlap += b - a if open_now > 1 else 0
    values, total = list(seconds.values()), sum(seconds.values())
    gini = sum(abs(x - y) for x in values for y in values) / (2 * len(values) * total)
    lines = {}
    for name in names:
        own = [who for who in present if of[family[who[1]]] == name]
        said = sum(seconds[who] for who in own)
        lines[name] = {
            "people": len(own), "seconds": said / 1000, "turns": sum(who in set(own) for who in turns),
            "share_of_talk": said / total, "share_of_people": len(own) / len(present),
            "balance": (said / total) / (len(own) / len(present)),
        }
    return {"people": len(present), "seconds": total / 1000, "speech_seconds": speech / 1000,
            "overlap_seconds": overlap / 1000, "turns": len(turns), "gini": gini,
            "gini_unbiased": gini * len(values) / (len(values) - 1), "lines": lines}


def talk_lines(people, session):
    """Which families share a line, as the first session decides it."""
    here = [FAMILY[people[person]] for person in session["here"]]
    sizes = {name: here.count(name) for name in ORDER}
    small = [name for name in ORDER if 0 < sizes[name] < FLOOR]
    while small and sum(sizes[name] for name in small) < FLOOR:
        small.append(min((sizes[name], ORDER.index(name), name) for name in ORDER if name not in small and sizes[name])[2])
    small.sort(key=ORDER.index)
    return [name for name in ORDER if name not in small] + ([" / ".join(small)] if small else [])


def main():
    for seed in itertools.count(1):
        dice = random.Random(seed)
        data = make(dice)
        names = talk_lines(data["people"], data["sessions"][0])
        family = [FAMILY[profession] for profession in data["people"]]
        alone = all(
            sum(family[person] in name.split(" / ") for person in session["here"]) >= FLOOR
            for session in data["sessions"] for name in names
        )
        if not alone:
            continue
        try:
            waves = [network(data["people"], cycle, random.Random(seed), 20_000) for cycle in data["cycles"]]
            break
        except AssertionError:
            continue
    expected = {
        "waves": waves,
        "whole": talk(data["people"], data["sessions"], names),
        "sessions": [talk(data["people"], [session], names) for session in data["sessions"]],
    }
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(json.dumps({"seed": seed, "data": data, "expected": expected}, separators=(",", ":")) + "\n")


main()
