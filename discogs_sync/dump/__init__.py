"""The monthly dumps: their files, their records, and how they come into the tables that the API fills."""
