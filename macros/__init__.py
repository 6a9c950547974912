"""What a page may call: words in, HTML out."""
