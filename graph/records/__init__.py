"""What flows between the stages: frozen records of the standard library only."""
