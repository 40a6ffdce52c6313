"""What one hall is: its settings read, checked and described, and its words in every language."""
