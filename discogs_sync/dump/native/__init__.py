"""What is compiled to machine code: all that looks at each byte of a dump."""
