"""One module for each screen, its styles beside it."""
