"""A catalogue of invented music in the shapes of the real API, built on demand from a seed.

Nothing in it is copied from Discogs: names, titles and notes are made up. The module needs no web server.
"""

from discogs_sync.serve.sample.catalogue import Catalogue

__all__ = ["Catalogue"]
