"""Saying a judgement: in words on a page, and in files."""
