"""Writes the labelled corpus: python generate.py > corpus.jsonl. Deterministic; no package needed.

Each line: {"id", "lang", "split", "style", "text", "spans": [{"start", "end", "label"}]}, offsets in code points. The test split
draws half of its names, towns and institutions from pools that are in none of the library's lists.
"""
import json, random, re, unicodedata
from pathlib import Path
import pools as P

HERE = Path(__file__).parent
MONTHS = "January February March April May June July August September October November December".split()
SHORT = "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec".split()
MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
JOURS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()


def luhn(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = digit * 2 if place % 2 == 0 else digit
        total += value - 9 if value > 9 else value
    return (10 - total % 10) % 10


class Draw:
    """Draws the details of one text and remembers them by kind and number."""

    def __init__(self, rng, lang, outside):
        self.rng, self.fr, self.outside, self.known = rng, lang == "fr", outside, {}

    def pick(self, inside, foreign=()):
        return self.rng.choice(list(foreign) if foreign and self.outside and self.rng.random() < 0.5 else list(inside))

    def get(self, kind):
        base = "age90" if kind == "age90" else kind.rstrip("0123456789")
        if kind == base or kind not in self.known:
            self.known[kind] = self.make(base, kind[len(base):])
        return self.known[kind]

    def given(self, number):
        key = "given" + number
        if key not in self.known:
            self.known[key] = self.pick(P.GIVEN_FR if self.fr else P.GIVEN, P.OUTSIDE_GIVEN_FR if self.fr else P.OUTSIDE_GIVEN)
        return self.known[key]

    def surname(self, number):
        key = "surname" + number
        if key not in self.known:
            self.known[key] = self.pick(P.SURNAME_FR if self.fr else P.SURNAME, P.OUTSIDE_SURNAME_FR if self.fr else P.OUTSIDE_SURNAME)
        return self.known[key]

    def year(self):
        return self.rng.randint(2018, 2025)

    def make(self, kind, number):
        r, fr = self.rng, self.fr
        d = lambda count: "".join(str(r.randint(0, 9)) for _ in range(count))
        if kind == "given": return self.given(number)
        if kind == "surname": return self.surname(number)
        if kind == "full": return f"{self.given(number)} {self.surname(number)}"
        if kind == "lastfirst": return f"{self.surname(number).upper()}, {self.given(number)}"
        if kind == "town": return self.pick(P.TOWNS_FR if fr else P.TOWNS, P.OUTSIDE_TOWNS_FR if fr else P.OUTSIDE_TOWNS)
        if kind == "community": return self.pick(P.COMMUNITIES_FR if fr else P.COMMUNITIES)
        if kind in ("region", "regionfr"): return self.pick(P.REGIONS_FR if fr else P.REGIONS[1:])
        if kind == "world": return self.pick(P.WORLD_FR if fr else P.WORLD)
        if kind == "hospital": return self.pick(P.HOSPITALS_FR, P.OUTSIDE_HOSPITALS_FR) if fr else self.pick(P.HOSPITALS, P.OUTSIDE_HOSPITALS)
        if kind == "hospitalau": return self.pick(P.HOSPITALS_AU)
        if kind == "employer": return self.pick(P.EMPLOYERS_FR, P.OUTSIDE_EMPLOYERS_FR) if fr else self.pick(P.EMPLOYERS, P.OUTSIDE_EMPLOYERS)
        if kind == "school": return self.pick(P.SCHOOLS_FR if fr else P.SCHOOLS)
        if kind == "university": return self.pick(P.UNIVERSITIES_FR if fr else P.UNIVERSITIES)
        if kind == "universityfr": return self.pick(P.UNIVERSITIES_FR2)
        if kind == "pharmacy": return self.pick(P.PHARMACIES_FR if fr else P.PHARMACIES)
        if kind == "clinic": return self.pick(P.CLINICS)
        if kind == "clinicfr": return self.pick(P.CLINICS_FR)
        if kind == "clsc": return self.pick(P.CLSC)
        if kind == "nursing": return self.pick(P.NURSING)
        if kind == "ltc": return self.pick(P.LTC)
        if kind == "ltcfr": return self.pick(P.LTC_FR)
        if kind == "fht": return self.pick(P.FHT)
        if kind == "shelter": return self.pick(P.SHELTERS)
        if kind == "base": return self.pick(P.BASES)
        if kind == "street":
            return f"{r.randint(2, 4999)}, {r.choice(P.STREETS_FR)}" if fr else f"{r.randint(2, 4999)} {r.choice(P.STREETS)} {r.choice(P.STREET_ENDS)}"
        if kind == "postal":
            letters = "ABCEGHJKLMNPRSTVXY"
            inner = letters + "WZ"
            return f"{r.choice(letters)}{d(1)}{r.choice(inner)} {d(1)}{r.choice(inner)}{d(1)}"
        if kind == "age": return str(r.randint(19, 88))
        if kind == "age90": return r.choice(["{}-year-old", "{} yo", "{}F", "{} year old", "{} y/o"]).format(r.randint(90, 103))
        if kind == "age90fr": return f"{r.randint(90, 103)} ans"
        if kind == "day": return self.day()
        if kind == "dob":
            y, m, day = r.randint(1934, 2004), r.randint(1, 12), r.randint(1, 28)
            return r.choice([f"{y}-{m:02}-{day:02}", f"{day:02}/{m:02}/{y}", f"{day} {MOIS[m - 1]} {y}" if fr else f"{MONTHS[m - 1]} {day}, {y}", f"{day:02}-{SHORT[m - 1]}-{y}" if not fr else f"{y}/{m:02}/{day:02}"])
        if kind == "month":
            m = r.randint(0, 11)
            return f"{MOIS[m]} {self.year()}" if fr else r.choice([f"{MONTHS[m]} {self.year()}", f"{SHORT[m]} {self.year()}", MONTHS[m]])
        if kind == "ohip":
            digits = [r.randint(1, 9)] + [r.randint(0, 9) for _ in range(8)]
            text = "".join(map(str, digits + [luhn(digits)]))
            code = r.choice(["", " " + r.choice(["AB", "KX", "VM", "TF"])])
            return r.choice([text, f"{text[:4]} {text[4:7]} {text[7:]}", f"{text[:4]}-{text[4:7]}-{text[7:]}"]) + code
        if kind == "ramq":
            month = r.randint(1, 12) + r.choice([0, 50])
            letters = "".join(c for c in unicodedata.normalize("NFD", self.surname("1")).upper() if c.isalpha() and c.isascii())[:3].ljust(3, "X") + r.choice("ABCJMS")
            return r.choice(["{} {}{:02} {:02}{:02}", "{}{}{:02}{:02}{:02}", "{} {}{:02}{:02}{:02}"]).format(letters, f"{r.randint(30, 99)}", month, r.randint(1, 28), r.randint(10, 99))
        if kind == "sin":
            digits = [r.randint(1, 7)] + [r.randint(0, 9) for _ in range(7)]
            text = "".join(map(str, digits + [luhn(digits)]))
            return f"{text[:3]} {text[3:6]} {text[6:]}"
        if kind == "mrn": return r.choice([d(7), "H" + d(7), d(3) + "-" + d(4), "00" + d(6)])
        if kind == "claim": return r.choice([d(8), d(9), "B" + d(7)])
        if kind == "phone":
            area = r.choice(["418", "514", "819", "450", "873"] if fr else ["807", "705", "416", "613", "204", "250", "902"])
            line = f"555-01{d(2)}"
            return r.choice([f"{area}-{line}", f"({area}) {line}", f"{area} {line}", f"{area}.{line.replace('-', '.')}"])
        if kind == "email":
            user = "".join(c for c in unicodedata.normalize("NFD", (self.given("1") + "." + self.surname("1")).lower()) if c.isascii() and (c.isalpha() or c == "."))
            return f"{user}@{r.choice(['gmail.com', 'hotmail.com', 'videotron.ca', 'tbaytel.net'])}"
        if kind == "handle": return "@" + self.given("1").lower().replace("-", "_") + "_" + d(2)
        raise ValueError(kind)

    def day(self):
        r, day, month, year = self.rng, self.rng.randint(1, 28), self.rng.randint(0, 11), self.year()
        if self.fr:
            return r.choice([f"{day} {MOIS[month]}", f"{day} {MOIS[month]} {year}", f"{r.choice(JOURS)} {day} {MOIS[month]}", f"{year}-{month + 1:02}-{day:02}", f"{day:02}/{month + 1:02}/{year}"])
        suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
        return r.choice([f"{MONTHS[month]} {day}", f"{MONTHS[month]} {day}{suffix}", f"{SHORT[month]} {day}/{year % 100}", f"{MONTHS[month]} {day}, {year}", f"{day} {SHORT[month]} {year}",
            f"{year}-{month + 1:02}-{day:02}", f"{month + 1:02}/{day:02}/{year}", f"{r.choice(DAYS)}, {MONTHS[month]} {day}{suffix}", f"{day}{suffix} of {MONTHS[month]}"])


SLOT = re.compile(r"\[([A-Z0-9]+)[ |]([^\]]+)\]")


def fill(template, draw):
    """The pieces of a text: (text, label or None)."""
    pieces, at = [], 0
    for slot in SLOT.finditer(template):
        pieces.append((template[at:slot.start()], None))
        value = draw.get(slot.group(2)) if draw else slot.group(2)
        # "in June" tells no date.
        bare = draw and value in MONTHS and re.search(r"\bin $", template[at:slot.start()])
        pieces.append((value, "NONE" if bare else slot.group(1)))
        at = slot.end()
    pieces.append((template[at:], None))
    return pieces


def typo(word, rng):
    if len(word) < 6 or not word.isalpha():
        return word
    at = rng.randint(1, len(word) - 3)
    return word[:at] + word[at + 1] + word[at] + word[at + 2:] if rng.random() < 0.6 else word[:at] + word[at + 1:]


def restyle(pieces, style, rng):
    out = []
    for text, label in pieces:
        if style == "lower":
            text = text.lower()
        elif style == "upper":
            text = text.upper()
        elif style == "bare" and not label:
            text = re.sub(r"\.( |$)", r"\1", text)
        elif style == "typos" and not label:
            text = re.sub(r"[A-Za-z]+", lambda m: typo(m.group(), rng) if rng.random() < 0.04 else m.group(), text)
        elif style == "accentless":
            text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
        out.append((text, label))
    return out


def line(name, lang, split, style, pieces):
    text, spans = "", []
    for part, label in pieces:
        if label and label != "NONE":
            spans.append({"start": len(text), "end": len(text) + len(part), "label": label})
        text += part
    return {"id": name, "lang": lang, "split": split, "style": style, "text": text, "spans": spans}


def lines_of(name):
    return [row for row in (HERE / name).read_text().split("\n") if row.strip() and not row.startswith("#")]


def main():
    rng = random.Random(20)
    for lang in ("en", "fr"):
        blocks = (HERE / f"templates_{lang}.txt").read_text().split("\n\n")
        blocks = ["\n".join(row for row in block.split("\n") if not row.startswith("#")).strip() for block in blocks]
        styles = ["plain", "plain", "lower", "bare", "typos", "upper"] if lang == "en" else ["plain", "plain", "lower", "bare", "accentless", "upper"]
        for number, block in enumerate(blocks):
            for variant in range(8):
                split = "test" if variant % 2 else "tuning"
                style = styles[(number + variant // 2 + variant) % len(styles)]
                draw = Draw(rng, lang, split == "test")
                print(json.dumps(line(f"{lang}-{number}-{variant}", lang, split, style, restyle(fill(block, draw), style, rng)), ensure_ascii=False))
        pool = lines_of(f"noise_{lang}.txt")
        for number in range(90 if lang == "en" else 50):
            style = ["plain", "lower", "bare", "plain", "typos", "upper"][number % 6]
            chosen = rng.sample(pool, rng.randint(5, 9))
            pieces = restyle([(" ".join(chosen), None)], style, rng)
            print(json.dumps(line(f"noise-{lang}-{number}", lang, "test" if number % 2 else "tuning", style, pieces), ensure_ascii=False))
    for lang in ("en", "fr"):
        for split, name in (("tuning", f"voices_{lang}.txt"), ("test", f"voices_{lang}_test.txt")):
            blocks = (HERE / name).read_text().split("\n\n")
            blocks = ["\n".join(row for row in block.split("\n") if not row.startswith("#")).strip() for block in blocks]
            for number, block in enumerate(block for block in blocks if block):
                print(json.dumps(line(f"voice-{lang}-{split}-{number}", lang, split, "voice", fill(block, None)), ensure_ascii=False))
    # Sets written by other hands; every second text of T and all of W are kept apart.
    for name in "RSTUVWXYZ":
        blocks = [block.strip() for block in (HERE / f"fresh_{name}.txt").read_text().split("\n\n") if block.strip()]
        for number, block in enumerate(blocks):
            french, english = (len(re.findall(rf"(?i)\b({words})\b", block)) for words in ("le|la|les|du|des|et|pour|avec|une", "the|and|of|with|for|to|on|she|he"))
            split = "kept" if name == "W" else "test" if name == "T" and number % 2 else "tuning"
            print(json.dumps(line(f"fresh-{name}-{number}", "fr" if french > english else "en", split, "voice", fill(block, None)), ensure_ascii=False))
    for number, row in enumerate(lines_of("hard.txt")):
        lang = "fr" if re.search(r"\b(le|la|est|habite|patient de|élève|joindre|rappelez)\b", row) and not re.search(r"\b(the|and|seen|is)\b", row) else "en"
        print(json.dumps(line(f"hard-{number}", lang, "tuning", "hard", fill(row, None)), ensure_ascii=False))


if __name__ == "__main__":
    main()
