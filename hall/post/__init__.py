"""Reminders on their way out of the house: a web hook and e-mail."""
