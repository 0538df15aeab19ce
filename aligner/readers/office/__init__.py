"""Word, OpenDocument and EPUB: archives of XML."""
