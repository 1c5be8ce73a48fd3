"""Changing annotations: operations, their inverses, and files that keep all else."""
