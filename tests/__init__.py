"""Tests: they mirror the source, and take the real path."""
