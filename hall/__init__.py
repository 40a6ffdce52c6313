"""The engine of Shouwen: rules, store, desk, hub; it knows no window."""
