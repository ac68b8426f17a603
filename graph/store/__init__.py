"""Where the graph lives: Oxigraph, on disk or in memory."""
