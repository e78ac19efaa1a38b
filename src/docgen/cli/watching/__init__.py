"""`docgen watch`: a document rendered again at each save, and a live page of it."""
