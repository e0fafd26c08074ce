"""A PostgreSQL mirror of Discogs: crawled through the API, kept fresh, open to SQL."""

__version__ = "0.1.0"
