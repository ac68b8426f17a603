"""One file a format: html, turtle, jsonld, nquads, graphml, csv."""
