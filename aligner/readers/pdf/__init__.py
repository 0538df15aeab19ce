"""PDF documents: lines on pages, joined to paragraphs."""
