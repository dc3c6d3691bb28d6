#!/usr/bin/env python3
"""Stands for a program that trains something: takes two parameters, and prints what came of them."""

import sys

neurons, activation = int(sys.argv[1]), sys.argv[2]
size = (neurons + len(activation)) / 10

print("Training...")
print("Results:")
print(f"    Train accuracy: {0.9 + 0.1 / (1 + size):.3f}")
print(f"    Test accuracy:  {0.9 + 0.1 / (1 + 2 * size):.3f}")
