"""What an annotated article is: immutable typed values."""
