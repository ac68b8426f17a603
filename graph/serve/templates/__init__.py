"""Templates of the explorer; every value is escaped."""
