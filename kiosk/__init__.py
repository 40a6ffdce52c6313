"""The visitor's window: the kiosk where a number is taken, and the phone page that follows it."""
