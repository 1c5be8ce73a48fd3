"""What an article becomes outside the program: one module per format."""
