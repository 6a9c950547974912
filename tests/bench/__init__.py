"""What building costs, beside what stock tools cost: `make bench`."""
