"""Everything of a component in one folder: what Python it needs, template, style, script and examples."""
