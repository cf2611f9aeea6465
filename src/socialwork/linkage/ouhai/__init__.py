"""Ouhai's linkage of five sectors, as a newspaper reported it (clauses O1-O41). Summaries are in our own words."""
