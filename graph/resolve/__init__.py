"""Which thing each mention refers to, or why that stays open."""
