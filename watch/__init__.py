"""The security staff's window: the whole line on a phone, in the order in which to act."""
