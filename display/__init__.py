"""Everyone's window: the hall display, the counter screens, and the loudspeaker of the hall."""
