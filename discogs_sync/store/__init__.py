"""Rows in and out of PostgreSQL."""
