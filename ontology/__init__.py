"""What the tool knows, as data: words, facts of law, the vocabulary, the shipped questions."""
