"""Source text into blocks: lines, labels, tables, footnotes."""
