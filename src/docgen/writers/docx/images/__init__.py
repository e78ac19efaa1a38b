"""Pictures of a Word file: DrawingML, SVG and its substitute."""
