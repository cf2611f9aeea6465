"""Projects in five stages: what happens to them, what they deliver, and a portfolio of many."""
