"""The live web: doors for acts, scenes for screens; knows no window."""
