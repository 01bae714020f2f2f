"""Documents that facts are drafted from: plain text, Markdown and PDF, as paragraphs with their places."""
