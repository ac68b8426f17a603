"""Findings with their evidence: chains and overlaps."""
