"""The clerk's window: one dominant key, two hundred times a day."""
