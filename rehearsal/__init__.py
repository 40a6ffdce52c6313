"""Halls that are not real: a day as it may be, shown live or measured."""
