"""Documents to rows and rows to documents; pure."""
