"""Post-process a site that the host built, check it, and put it in place."""
