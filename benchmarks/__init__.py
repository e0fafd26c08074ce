"""Measurements of the figures that the documentation gives; `./run bench NAME` repeats them."""
