"""Values that the network tests compare with.

pip install networkx==3.6.1
"""

from itertools import permutations

import networkx as nx

PEOPLE = {"Ann": "physician", "Ben": "physician", "Cleo": "nurse", "Dai": "nurse", "Eve": "nurse", "Fay": "pharmacist", "Gil": "pharmacist"}
TIES = [
    ("Ann", "Ben"), ("Ben", "Ann"), ("Cleo", "Ann"), ("Dai", "Ann"), ("Eve", "Ben"), ("Fay", "Ann"), ("Cleo", "Dai"),
    ("Dai", "Cleo"), ("Gil", "Cleo"), ("Ann", "Cleo"), ("Fay", "Gil"),
]


def index(ties, group):
    external = sum(group[a] != group[b] for a, b in ties)
    return (2 * external - len(ties)) / len(ties)


if __name__ == "__main__":
    for graph in (nx.DiGraph(TIES), nx.Graph(TIES)):
        graph.add_nodes_from(PEOPLE)
        nx.set_node_attributes(graph, PEOPLE, "group")
        print(type(graph).__name__, "density", nx.density(graph))
        print("assortativity", nx.attribute_assortativity_coefficient(graph, "group"))
        if graph.is_directed():
            print("reciprocity", nx.overall_reciprocity(graph))
    names = list(PEOPLE)
    observed = index(TIES, PEOPLE)
    complete = [(a, b) for a in names for b in names if a != b]
    all_ = [index(TIES, dict(zip(names, p))) for p in set(permutations(PEOPLE.values()))]
    print("E-I", observed, "expected", index(complete, PEOPLE), "arrangements", len(all_), "mean", sum(all_) / len(all_))
    print("lower", sum(v <= observed + 1e-12 for v in all_) / len(all_), "upper", sum(v >= observed - 1e-12 for v in all_) / len(all_))
