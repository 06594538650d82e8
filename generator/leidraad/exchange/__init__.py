"""The texts in one Word document for experts who never see YAML, and what comes back of it."""
