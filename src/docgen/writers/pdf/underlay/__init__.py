"""A letterhead of one's own under the pages of a PDF: its pages as form XObjects, judged by the rules of the profile before anything is drawn."""
