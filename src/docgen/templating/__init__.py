"""Templates and themes: `build` makes the bilingual document tree of a model."""

from docgen.templating.build import build
from docgen.templating.template import load_template, template_names
from docgen.templating.theme import load_theme, theme_names

__all__ = ["build", "load_template", "load_theme", "template_names", "theme_names"]
