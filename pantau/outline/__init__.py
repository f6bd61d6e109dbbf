"""Area outlines: built from village points, simplified as a coverage, projected, written as path data.

At run time only `pantau.outline.manifest` is needed; everything else runs in `make outlines`.
"""
