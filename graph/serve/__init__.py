"""The explorer: the graph as pages for people, and as RDF and SPARQL for programs, on this machine only."""
