"""Five sectors linked: compositions of ventures, calls and grants, people and organisations, and what a district reports of them."""
