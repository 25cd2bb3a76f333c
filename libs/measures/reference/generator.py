"""The generator of src/random.rs, in Python; prints the values that its tests compare with."""

M = (1 << 64) - 1


def state(seed):
    for _ in range(4):
        seed = (seed + 0x9E3779B97F4A7C15) & M
        z = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & M
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
        yield z ^ (z >> 31)


def rotl(x, k):
    return ((x << k) | (x >> (64 - k))) & M


def draws(seed):
    s = list(state(seed))
    while True:
        yield (rotl((s[0] + s[3]) & M, 23) + s[0]) & M
        t = (s[1] << 17) & M
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)


def below(stream, n):
    return (next(stream) * n) >> 64


if __name__ == "__main__":
    stream = draws(42)
    print([next(stream) for _ in range(3)])
    stream = draws(2026)
    print([below(stream, 10) for _ in range(10)])
