"""Many articles: which there are, what groups their records, what is found in them."""
