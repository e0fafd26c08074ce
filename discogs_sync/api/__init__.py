"""Discogs over HTTP: client, rate budget, retries. The only room that imports httpx."""
