"""The shipped questions, free SPARQL within limits, search, and what a person types."""
