"""What the loudspeaker says, and the sound files it is said with."""
