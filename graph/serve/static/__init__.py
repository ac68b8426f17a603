"""Style and script of the explorer, served from this package."""
