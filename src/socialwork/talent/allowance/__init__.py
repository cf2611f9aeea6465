"""The allowance of a talent scheme."""
