"""Ouhai's five-sector linkage."""
