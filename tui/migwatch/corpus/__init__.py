"""Many articles: which there are, what groups their records, what is wrong with them."""
