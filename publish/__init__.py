"""From a built folder to a finished site."""
