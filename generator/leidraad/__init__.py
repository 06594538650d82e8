"""Leidraad: a professional guideline in Dutch YAML becomes an accessible website."""
