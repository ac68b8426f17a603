"""A file a format: characters, and where each came from."""
