"""What the content means: frozen, complete, and free of YAML, templates and URLs."""
