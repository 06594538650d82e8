"""Exactly what a template prints: frozen, ready-made, with nothing left to decide."""
