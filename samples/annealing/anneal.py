#!/usr/bin/env python3
"""Shortens a round trip by simulated annealing at one temperature; begins with the trip that --start has."""
import argparse, json, math, random

options = argparse.ArgumentParser()
options.add_argument("--seed", type=int, required=True)
options.add_argument("--temperature", type=float, required=True)
options.add_argument("--start", help="a folder with the trip of the round before")
options.add_argument("--out", required=True)
given = options.parse_args()

places = random.Random(1)
cities = [(places.random(), places.random()) for _ in range(60)]
trip = list(range(len(cities)))
if given.start:
    with open(f"{given.start}/trip.json") as file:
        trip = json.load(file)


def between(i, j):
    return math.dist(cities[trip[i % len(trip)]], cities[trip[j % len(trip)]])


chance = random.Random(given.seed)
for _ in range(20_000):
    i, j = sorted(chance.sample(range(len(trip)), 2))
    longer = between(i - 1, j) + between(i, j + 1) - between(i - 1, i) - between(j, j + 1)
    if longer <= 0 or chance.random() < math.exp(-longer / given.temperature):
        trip[i:j + 1] = reversed(trip[i:j + 1])

with open(f"{given.out}/trip.json", "w") as file:
    json.dump(trip, file)
print(f"length {sum(between(i, i + 1) for i in range(len(trip))):.4f}")
