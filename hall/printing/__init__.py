"""Paper: what stands on a slip, how it reaches a printer, and what the printer says about it."""
