"""What is remembered: tables, the book in which acts are written, and the journal."""
