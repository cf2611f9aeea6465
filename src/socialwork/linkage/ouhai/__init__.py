"""Ouhai, a district of Wenzhou: its five-sector linkage, as a report of its civil affairs bureau tells it."""
