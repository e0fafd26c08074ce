"""What to fetch next: follows, frontier, walks, cursors, runs."""
