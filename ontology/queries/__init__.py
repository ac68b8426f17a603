"""The shipped questions: one SPARQL file each."""
