"""Records into RDF, every fact with its evidence."""
