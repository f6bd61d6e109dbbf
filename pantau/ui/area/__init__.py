"""Wilayah: all that is known of one area."""
