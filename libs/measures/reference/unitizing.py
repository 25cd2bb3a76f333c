"""Second route to the unitizing alphas: character by character and segment pair by segment pair, with the formulas of
Krippendorff and others 2016 and 2019, section 12.6 (equations 32 to 38), written down naively. Prints the values of the Rust test."""

from itertools import permutations

GAP = None


def pieces(segments, length):
    """A coder's partition: segments and the gaps between them, as (start, end, code)."""
    out, here = [], 0
    for start, end, code in sorted(segments):
        if start > here:
            out.append((here, start, GAP))
        out.append((start, end, code))
        here = end
    if here < length:
        out.append((here, length, GAP))
    return out


def family(coders, length):
    m = len(coders)
    parts = [pieces(c, length) for c in coders]
    codes = sorted({p[2] for c in parts for p in c if p[2] is not GAP}) + [GAP]
    n = len(codes)
    place = {code: i for i, code in enumerate(codes)}
    ell = [[0.0] * n for _ in range(n)]
    for i, j in permutations(range(m), 2):
        for s in parts[i]:
            for t in parts[j]:
                meet = max(0, min(s[1], t[1]) - max(s[0], t[0]))
                ell[place[s[2]]][place[t[2]]] += meet / (m - 1)
    own = [0.0] * n
    for c in parts:
        for s, e, code in c:
            own[place[code]] += (e - s) if code is GAP else (e - s) ** 2

    def expected(matrix, own):
        size = len(matrix)
        total = sum(map(sum, matrix))
        rows = [sum(r) for r in matrix]
        denominator = total**2 - sum(own)
        return [
            [total * (rows[c] * rows[k] - (own[c] if c == k else 0)) / denominator for k in range(size)] for c in range(size)
        ]

    def alpha(o, e):
        off = lambda t: sum(t[c][k] for c in range(len(t)) for k in range(len(t)) if c != k)
        return 1 - off(o) / off(e)

    eps = expected(ell, own)
    u = alpha(ell, eps)
    fold = lambda t: [
        [sum(t[c][k] for c in range(n - 1) for k in range(n - 1)), sum(t[c][n - 1] for c in range(n - 1))],
        [sum(t[n - 1][k] for k in range(n - 1)), t[n - 1][n - 1]],
    ]
    binary = alpha(fold(ell), fold(eps))
    # What of each segment cannot meet itself where codes meet, character by character: by the paper of 2016, equation 10,
    # the squared meeting with each other coder, averaged; by another reading of the book of 2019, that with anybody.
    marked = [[any(s <= x < e and code is not GAP for s, e, code in c) for x in range(length)] for c in parts]
    paired, anybody = [0.0] * (n - 1), [0.0] * (n - 1)
    for i, c in enumerate(parts):
        for s, e, code in c:
            if code is not GAP:
                meets = [sum(marked[j][x] for x in range(s, e)) for j in range(m) if j != i]
                paired[place[code]] += sum(met**2 for met in meets) / (m - 1)
                anybody[place[code]] += sum(any(marked[j][x] for j in range(m) if j != i) for x in range(s, e)) ** 2
    star = [row[: n - 1] for row in ell[: n - 1]]

    def codings(own):
        eps_star = expected(star, own)
        per = {}
        for k, code in enumerate(codes[:-1]):
            o = sum(star[c][k] for c in range(n - 1))
            e = sum(eps_star[c][k] for c in range(n - 1))
            per[code] = (1 - (e / o) * (o - star[k][k]) / (e - eps_star[k][k]), o / sum(ell[c][k] for c in range(n)))
        return alpha(star, eps_star), per

    return {"u": u, "binary": binary, "2016": codings(paired), "2019": codings(anybody)}


if __name__ == "__main__":
    one = [[(5, 20, "a"), (30, 45, "b"), (60, 70, "c")], [(8, 22, "a"), (32, 45, "a"), (58, 72, "c"), (80, 90, "b")]]
    two = one + [[(0, 18, "a"), (30, 40, "b"), (40, 50, "c"), (62, 69, "c")]]
    three = [[(2, 5, "1")], [(2, 5, "1"), (10, 20, "2")], [(2, 5, "2"), (15, 20, "2")]]
    four = two + [[(4, 16, "a"), (28, 44, "b"), (61, 80, "c"), (88, 96, "a")]]
    for coders, length in ((one, 100), (two, 100), (three, 60), (four, 100)):
        print(family(coders, length))
