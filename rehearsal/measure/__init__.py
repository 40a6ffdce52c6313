"""The parts of the bench: a hall to measure, bare floors to compare with, callers, screens."""
