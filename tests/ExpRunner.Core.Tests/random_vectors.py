"""Prints what TrialRandom must give for some seeds: xoshiro256** 1.0 and SplitMix64, written from the published algorithms
(Blackman and Vigna, https://prng.di.unimi.it); and what ShuffledOrder must give, written from its remarks. Run: python3 tests/ExpRunner.Core.Tests/random_vectors.py"""
M = (1 << 64) - 1


def splitmix(state):
    while True:
        state = (state + 0x9E3779B97F4A7C15) & M
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
        yield z ^ (z >> 31)


def rotl(x, k):
    return ((x << k) | (x >> (64 - k))) & M


def xoshiro256starstar(s):
    while True:
        yield (rotl((s[1] * 5) & M, 7) * 9) & M
        t = (s[1] << 17) & M
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 45)


def shuffled(count, seed, place):
    bits = max(2, (count - 1).bit_length())
    high_bits = bits // 2
    low_bits = bits - high_bits
    keys = take(12 if bits < 32 else 8, xoshiro256starstar(take(4, splitmix(seed))))
    while True:
        high, low = place >> low_bits, place & ((1 << low_bits) - 1)
        for i, key in enumerate(keys):
            other = low if i % 2 == 0 else high
            z = (other + key) & M
            z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & M
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & M
            if i % 2 == 0:
                high ^= z >> (64 - high_bits)
            else:
                low ^= z >> (64 - low_bits)
        place = (high << low_bits) | low
        if place < count:
            return place


def take(n, numbers):
    return [next(numbers) for _ in range(n)]


if __name__ == "__main__":
    print("splitmix 1234567:", take(5, splitmix(1234567)))
    print("xoshiro state 1 2 3 4:", take(6, xoshiro256starstar([1, 2, 3, 4])))
    for seed in (0, 1, 1234567, M):
        numbers = take(1000, xoshiro256starstar(take(4, splitmix(seed))))
        print("seed", seed, numbers[:4], "the 1000th:", numbers[-1])
    print("order of 10, seed 0:", [shuffled(10, 0, place) for place in range(10)])
    print("order of 10^30, seed 7:", [shuffled(10**30, 7, place) for place in range(3)])
    print("order of 2^128 - 1, seed 7:", [shuffled(2**128 - 1, 7, place) for place in range(2)])
