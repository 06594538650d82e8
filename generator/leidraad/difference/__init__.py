"""What differs between two versions of the content, as an expert asks it: page by page, meaning apart from wording."""
