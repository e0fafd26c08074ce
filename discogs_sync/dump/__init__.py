"""The monthly dumps of Discogs."""
