"""Articles on disk: read, resolve, check, write."""
