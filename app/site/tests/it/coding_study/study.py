#!/usr/bin/env python3
"""A fictional study of twenty practitioners in four focus groups, coded by two people in two rounds, with every figure that
the pages show worked out by definition: no library, no code of the product. `python3 study.py > study.json` writes it anew."""
import itertools
import json

FAMILY = {
    "family-physician": "physician", "nurse-practitioner": "nursing", "registered-nurse": "nursing",
    "pharmacist": "pharmacy", "social-worker": "psychology-social-work", "psychologist": "psychology-social-work",
    "physiotherapist": "rehabilitation",
}
PEOPLE = (["family-physician"] * 6 + ["nurse-practitioner"] * 3 + ["registered-nurse"] * 4 + ["pharmacist"] * 3
          + ["social-worker"] * 2 + ["psychologist"] + ["physiotherapist"])
CODES = ["Knowing whom to ask", "Trust", "Trust in peers", "Roles", "Time", "Power", "Language", "Space"]
PARENT = {"Trust in peers": "Trust"}
WORDS = "we ask each other early and the pharmacist calls back 👍🏽 which helps é́ a lot مرحبا on Fridays".split()


class Draw:
    """Lehmer's generator: the same numbers everywhere."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = self.state * 48271 % 2147483647
        return self.state % n

    def share(self, part):
        return self.below(1000) < part * 1000


draw = Draw(20261126)
groups = [sorted(range(g, 20, 4)) for g in range(4)]
groups[1].append(0)  # one person in two groups


def transcript(members):
    cues = [{"speaker": None, "text": "Whom do you turn to?"}]
    while len(cues) < 60:
        speaker = None if draw.share(0.12) else members[draw.below(len(members))]
        for _ in range(1 + draw.below(3)):
            text = " ".join(WORDS[draw.below(len(WORDS))] for _ in range(4 + draw.below(8)))
            cues.append({"speaker": speaker, "text": text})
    return cues


transcripts = [transcript(members) for members in groups]


def turns(cues):
    found = []
    for number, cue in enumerate(cues, 1):
        if found and found[-1]["speaker"] == cue["speaker"]:
            found[-1]["last"] = number
        else:
            found.append({"first": number, "last": number, "speaker": cue["speaker"]})
    return found


TURNS = [turns(cues) for cues in transcripts]
# What each turn is about, so that coders agree more often than chance.
about = [[[c for c in range(7) if draw.share(0.10 + 0.04 * (c % 3))] for _ in own] for own in TURNS]


def code_round(miss, slip):
    codings = []
    for g, own in enumerate(TURNS):
        for t, turn in enumerate(own):
            if turn["speaker"] is None:
                continue
            for coder in range(2):
                for c in about[g][t]:
                    if draw.share(miss):
                        continue
                    given = c
                    if c == 1 and draw.share(slip):
                        given = 2  # trust taken for trust in peers
                    first, last = turn["first"], turn["last"]
                    start, end = 0, len(transcripts[g][last - 1]["text"])
                    if draw.share(0.3):
                        last = first
                        text = transcripts[g][first - 1]["text"]
                        end = len(text.split(" ")[0])
                    codings.append({"coder": coder, "code": given, "transcript": g, "first": first, "from": start,
                                    "last": last, "to": end})
    return codings


rounds = [code_round(0.30, 0.5), code_round(0.12, 0.15)]


def carried(codings, g, turn, coder):
    found = set()
    for one in codings:
        if one["transcript"] == g and one["coder"] == coder and one["first"] <= turn["last"] and one["last"] >= turn["first"]:
            found.add(one["code"])
    return found


def figures(rows):
    """rows: pairs of 0 or 1, one a turn."""
    n = len(rows)
    agree = sum(a == b for a, b in rows)
    ones = sum(a + b for a, b in rows)
    found = {"units": n, "given": ones, "percent": agree / n, "kappa": None, "alpha": None, "ac1": None}
    pa, pb = sum(a for a, _ in rows) / n, sum(b for _, b in rows) / n
    chance = pa * pb + (1 - pa) * (1 - pb)
    if chance < 1:
        found["kappa"] = (agree / n - chance) / (1 - chance)
    zeros = 2 * n - ones
    if ones and zeros:
        observed = 2 * (n - agree) / (2 * n)
        expected = 2 * ones * zeros / (2 * n * (2 * n - 1))
        found["alpha"] = 1 - observed / expected
    p = (pa + pb) / 2
    by_chance = 2 * p * (1 - p)
    found["ac1"] = (agree / n - by_chance) / (1 - by_chance)
    return found


def agreement(codings):
    rows = [[] for _ in CODES]
    for g, own in enumerate(TURNS):
        for turn in own:
            if turn["speaker"] is None:
                continue
            one, other = (carried(codings, g, turn, coder) for coder in range(2))
            for c in range(len(CODES)):
                rows[c].append((int(c in one), int(c in other)))
    return {"codes": [figures(r) for r in rows], "pooled": figures([pair for r in rows for pair in r])}


def disputes(codings):
    found = []
    for g, own in enumerate(TURNS):
        for turn in own:
            one, other = (carried(codings, g, turn, coder) for coder in range(2))
            if one != other:
                found.append({"transcript": g, "cue": turn["first"], "by": [sorted(one - other), sorted(other - one)]})
    return found


def decide(found):
    kinds = itertools.cycle(["0", "1", "all", "none", None])
    return [{"transcript": d["transcript"], "cue": d["cue"], "verdict": kind} for d, kind in zip(found, kinds) if kind]


def consensus(codings, decisions):
    last = {(d["transcript"], d["cue"]): d["verdict"] for d in decisions}
    found = []
    for g, own in enumerate(TURNS):
        for turn in own:
            one, other = (carried(codings, g, turn, coder) for coder in range(2))
            codes = one & other
            verdict = last.get((g, turn["first"]))
            if one != other and verdict:
                codes |= {"0": one, "1": other, "all": one | other, "none": set()}[verdict]
            found += [(g, turn, c) for c in sorted(codes)]
    return found


def matrix(agreed):
    kinds = list(FAMILY)
    rows = []
    for c in range(len(CODES)):
        said = [turn["speaker"] for _, turn, code in agreed if code == c and turn["speaker"] is not None]
        cells = {}
        for kind in kinds:
            own = [p for p in said if PEOPLE[p] == kind]
            cells[kind] = [len(set(own)), len(own)]
        rows.append({"cells": cells, "all": [len(set(said)), len(said)]})
    return rows


def saturation(agreed):
    groups_codes = [{c for g, turn, c in agreed if g == k and turn["speaker"] is not None} for k in range(4)]

    def follow(order):
        seen, new, total = set(), [], []
        for k in order:
            fresh = groups_codes[k] - seen
            seen |= fresh
            new.append(len(fresh))
            total.append(len(seen))
        base = sum(new[:2])
        ratios = [fresh / base for fresh in new[2:]]
        reached = next((2 + place for place, ratio in enumerate(ratios) if ratio <= 0.05), None)
        return new, total, ratios, reached

    new, total, ratios, reached = follow(range(4))
    orders = [follow(order) for order in itertools.permutations(range(4))]
    return {"codes": [len(own) for own in groups_codes], "new": new, "cumulative": total, "ratios": ratios,
            "notation": f"{reached}+1" if reached else None,
            "share": sum(reached is not None for *_, reached in orders) / 24,
            "means": [sum(total[k] for _, total, _, _ in orders) / 24 for k in range(4)]}


decisions = decide(disputes(rounds[1]))
agreed = consensus(rounds[1], decisions)
print(json.dumps({
    "people": PEOPLE, "groups": groups, "codes": CODES, "parent": PARENT, "transcripts": transcripts, "rounds": rounds,
    "decisions": decisions,
    "expected": {
        "agreement": [agreement(codings) for codings in rounds],
        "disputes": [len(disputes(codings)) for codings in rounds],
        "matrix": matrix(agreed), "saturation": saturation(agreed),
    },
}, ensure_ascii=False, separators=(",", ":")))
