#!/usr/bin/env python3
"""The fictional study that the browser test `evaluation.spec.ts` carries from end to end, and every figure that its pages must
show, worked out by definition with Python's standard library alone. Written to the standard output as JSON.

Twenty practitioners of seven professions in four focus groups, coded by two people in two rounds (the study of the site's own
tests), here under names and with details that must be found; their surveys before and after, with lost pairs; and whom they
consulted, twice.
"""
import importlib.util
import itertools
import json
import pathlib
import random
import subprocess
import sys

HOUSE = pathlib.Path(__file__).resolve().parents[2]
CODED = HOUSE / "app/site/tests/it/coding_study/study.py"
CHANGE = HOUSE / "app/domain/src/change/reference/change.py"

NAMES = [
    "Grace Day", "Idris Bello", "Marit Solheim", "Étienne Côté-Roy", "Wanda Kowal", "Tomás Rivera", "Leah Cardinal",
    "Nadia Petrov", "Owen Frith", "Priscilla Abara", "Quentin Lacasse", "Rosalind Hale", "Sung-min Ohm", "Thandiwe Zulu",
    "Ursula Brandt", "Viktor Dahl", "Winona Redsky", "Xavier Morin", "Yara Haddad", "Zoltan Biro",
]
FAMILY = {
    "family-physician": "physician", "nurse-practitioner": "nursing", "registered-nurse": "nursing",
    "pharmacist": "pharmacy", "social-worker": "psychology-social-work", "psychologist": "psychology-social-work",
    "physiotherapist": "rehabilitation",
}
MODERATOR = "Meera Nair"
# Who answered only before, only after, and neither.
ONLY_BEFORE, ONLY_AFTER, NEITHER = {5, 12}, {17}, set()
ITEMS = [f"se_{place}" for place in range(1, 11)]


def change_module():
    spec = importlib.util.spec_from_file_location("change", CHANGE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.REVERSED = set()
    return module


def captions(coded):
    """Each group as WebVTT: the cues of the coded study, then two of the moderator that are full of details."""
    def stamp(seconds):
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"

    files = []
    for group, cues in enumerate(coded["transcripts"]):
        said = [(NAMES[cue["speaker"]] if cue["speaker"] is not None else MODERATOR, cue["text"]) for cue in cues]
        somebody = NAMES[coded["groups"][group][1]]
        said += [
            (MODERATOR, f"Thank you, {somebody}. On Fridays and holidays you reach me at 705-555-010{group}."),
            (MODERATOR, f"Dr. Okonkwo of Moosonee wrote to group{group}@example.org. Day after day it helped."),
        ]
        lines = ["WEBVTT", ""]
        for place, (speaker, text) in enumerate(said):
            lines += [f"{stamp(5 * place)} --> {stamp(5 * place + 4)}", f"<v {speaker}>{text}", ""]
        files.append({
            "text": "\n".join(lines), "cues": len(said),
            "speakers": len({speaker for speaker, _ in said}), "named": somebody,
        })
    return files


def sheets(professions, dice):
    """What everybody answers: points 1 to 7 of ten items, before; then and now, after."""
    people = []
    for place, profession in enumerate(professions):
        skill, gain = dice.gauss(3.4, 0.9), dice.gauss(1.0, 0.7)

        def answers(level, suffix=""):
            return {item + suffix: max(1, min(7, round(level + dice.gauss(0, 0.8)))) for item in ITEMS}

        before, after = answers(skill), {**answers(skill + gain), **answers(skill - 0.4, ".then")}
        people.append({
            "family": FAMILY[profession],
            "before": None if place in ONLY_AFTER | NEITHER else before,
            "after": None if place in ONLY_BEFORE | NEITHER else after,
            "later": None,
        })
    return people


def changed(people):
    """The figures of the change page for the scale of the ten items."""
    module = change_module()
    module.ITEMS = ITEMS
    found = module.of_scale(people, ITEMS, 7, ["before", "then", "after"], 0.7, 5.0)
    flow = {
        "enrolled": len(people),
        "before": sum(p["before"] is not None for p in people),
        "after": sum(p["after"] is not None for p in people),
        "matched": sum(bool(p["before"] and p["after"]) for p in people),
    }
    return {"flow": flow, "contrasts": found["contrasts"], "families": found["families"], "people": found["people"]}


# Codes that people made themselves for an older cycle, before and after; of two that differ in case alone, nobody knows which
# of them came back.
EXACT = [("MA12", "MA12"), ("JO07", "JO07"), ("AB31", "AB31"), ("RS40", "RS40"), ("QW52", "QW52"), ("ÉL63", "ÉL63")]
FOLDED = [("lk21", "LK21"), ("Tv85", "tV85")]
NEAR = [("XX99", "XX98"), ("CD7", "CD17")]
TWICE, ONE_SIDED = ["kl44", "Kl44"], (["ZZ00"], ["KL44", "NN55", "PP66"])


def distance(one, other):
    """The least number of signs to put in, leave out or change."""
    row = list(range(len(other) + 1))
    for place, a in enumerate(one, 1):
        last, row[0] = row[0], place
        for at, b in enumerate(other, 1):
            last, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, last + (a != b))
    return row[-1]


def older(dice):
    """Rows of both waves under those codes, which pairs a person is asked about, and who counts once they said yes."""
    pairs = EXACT + FOLDED + NEAR
    made = sheets(["pharmacist"] * (len(pairs) + 5), dice)
    for one in made:
        one["family"] = "other"
    codes = {
        "before": [before for before, _ in pairs] + TWICE + ONE_SIDED[0],
        "after": [after for _, after in pairs] + ONE_SIDED[1],
    }
    everybody = [(before, after) for before in codes["before"] for after in codes["after"]]
    folded = [pair for pair in everybody if pair[0] != pair[1] and pair[0].lower() == pair[1].lower() and pair[0] not in TWICE]
    near = [pair for pair in everybody if distance(pair[0].lower(), pair[1].lower()) == 1]
    assert sorted(folded) == sorted(FOLDED) and sorted(near) == sorted(NEAR), (folded, near)
    full = dice.choices
    for one in made:
        one["before"] = one["before"] or dict(zip(ITEMS, full(range(1, 8), k=10)))
        one["after"] = one["after"] or {item + end: point for end in ("", ".then") for item, point in zip(ITEMS, full(range(1, 8), k=10))}
    rest = made[len(pairs):]
    rows = {
        "before": list(zip(codes["before"], [one["before"] for one in made[:len(pairs)] + rest[:3]])),
        "after": list(zip(codes["after"], [one["after"] for one in made[:len(pairs)] + rest[2:]])),
    }
    return {
        "rows": rows, "matched": len(EXACT), "suggested": [list(pair) for pair in folded + near], "ambiguous": TWICE,
    }, made[:len(pairs)]


def consulted(professions, dice, silent, outward):
    """Whom everybody names who answers, others than their own family the likelier the greater `outward`; none is silent."""
    family = [FAMILY[profession] for profession in professions]
    found = []
    for person in range(len(family)):
        own = [other for other in range(len(family)) if other != person]
        weight = [outward if family[other] != family[person] else 1 for other in own]
        named = sorted(set(dice.choices(own, weight, k=dice.randrange(6, 14))))
        found.append(None if person in silent else named)
    return found


def contacts(professions, answers):
    """The figures of a wave: density over those who answered, E-I beside the one that sizes alone would give."""
    # Families of fewer than five are told together.
    line = ["others" if FAMILY[p] not in ("physician", "nursing") else FAMILY[p] for p in professions]
    heard = [person for person, named in enumerate(answers) if named is not None]
    ties = [(person, other) for person in heard for other in answers[person]]
    matrix = {(a, b): sum((line[x], line[y]) == (a, b) for x, y in ties) for a in set(line) for b in set(line)}
    assert min(matrix.values()) >= 5, matrix
    external = sum(line[a] != line[b] for a, b in ties)
    internal = len(ties) - external
    inside = sum(line.count(line[person]) - 1 for person in heard)
    outside = len(heard) * (len(line) - 1) - inside
    return {
        "answered": len(heard), "people": len(line), "pairs": len(ties),
        "density": len(ties) / (len(heard) * (len(line) - 1)),
        "external": external, "internal": internal, "e_i": (external - internal) / (external + internal),
        "e_i_expected": (outside - inside) / (outside + inside),
        "to_physicians_pairs": sum(line[a] != "physician" and line[b] == "physician" for a, b in ties),
    }


def main():
    run = subprocess.run([sys.executable, CODED], check=True, capture_output=True, text=True)
    coded = json.loads(run.stdout)
    dice = random.Random(20261126)
    people = sheets(coded["people"], dice)
    for seed in itertools.count(1):
        dice = random.Random(seed)
        answers = {"before": consulted(coded["people"], dice, {12}, 1), "after": consulted(coded["people"], dice, set(), 2)}
        try:
            asked = {wave: contacts(coded["people"], named) for wave, named in answers.items()}
            break
        except AssertionError:
            continue  # A figure would be hidden, and could not be compared.
    codes, joined = older(random.Random(7))
    stayed = [one for one in people if one["family"] != "rehabilitation"]
    everybody = [
        {"name": name, "profession": profession, "family": FAMILY[profession], "email": f"p{place:02}@spoke.example"}
        for place, (name, profession) in enumerate(zip(NAMES, coded["people"]))
    ]
    print(json.dumps({
        "people": everybody,
        "moderator": MODERATOR,
        "groups": [{"members": members, **file} for members, file in zip(coded["groups"], captions(coded))],
        "codes": coded["codes"], "parent": coded["parent"],
        "rounds": coded["rounds"], "decisions": coded["decisions"],
        "sheets": [{"before": one["before"], "after": one["after"]} for one in people],
        "contacts": answers,
        "older": codes,
        "expected": {
            **coded["expected"], "change": changed(people),
            "contacts": asked,
            # Once the only physiotherapist has taken their answers out.
            "without": changed(stayed),
            # And once the older answers are joined.
            "joined": changed(stayed + joined),
        },
    }, ensure_ascii=False))


main()
