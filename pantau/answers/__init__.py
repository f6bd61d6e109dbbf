"""What a page, a file, a slide or an API call asks of a release and a View, computed once and kept.

The answers are shared between all who ask: nobody may change one in place.
"""
