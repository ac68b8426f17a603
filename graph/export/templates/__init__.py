"""The page: its template, style and script."""
