"""Căn Cứ: who must do what, by when, under which provision, and where that mandate comes from.

The way through the package is one sentence: `read` a file, `parse` it into blocks, `extract` what it
mentions, `resolve` the mentions, `describe` them as RDF, `store` that, then `query`, `analyze`, `export`.
`pipeline` alone knows the order.
"""
