"""The commands of `graph`: options in, one call, lines out."""
