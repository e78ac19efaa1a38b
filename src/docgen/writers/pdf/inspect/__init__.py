"""What a PDF is, read back: the standards it claims, fonts, boxes, colours, tags, languages, attachments, signatures, words."""
