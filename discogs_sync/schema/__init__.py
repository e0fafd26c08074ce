"""The tables, as SQLAlchemy declares them: one module a resource, and the bookkeeping of the sync."""
