"""What both languages name, and each another of it: signs, pairs of figures in their order, weekdays, months, hours, noon and
midnight, fractions in words, names of Latin letters and figures. What only one of them names is a
turn of phrase as often as not (yesterday, last month), and nothing is told of it."""

from docgen.checks.contrasts.beside_zero import beside_zero
from docgen.checks.contrasts.contrast import Contrast
from docgen.checks.contrasts.counted import counted
from docgen.checks.contrasts.decades_in_words import decades_in_words
from docgen.checks.contrasts.fractions import fractions
from docgen.checks.contrasts.hours import hours_in_words, turned_hours
from docgen.checks.contrasts.latin_names import latin_names
from docgen.checks.contrasts.letters_of_lists import letters_of_lists
from docgen.checks.contrasts.magnitudes import magnitudes
from docgen.checks.contrasts.named_days import named_days
from docgen.checks.contrasts.named_months import named_months
from docgen.checks.contrasts.noon import noon_and_midnight
from docgen.checks.contrasts.ordered import ordered
from docgen.checks.contrasts.pairs_in_order import pairs_in_order
from docgen.checks.contrasts.signs import signs
from docgen.checks.contrasts.units import units

CONTRASTS = (
    signs,
    beside_zero,
    pairs_in_order,
    named_days,
    named_months,
    noon_and_midnight,
    turned_hours,
    hours_in_words,
    fractions,
    latin_names,
    letters_of_lists,
    ordered,
    counted,
    magnitudes,
    decades_in_words,
    units,
)
"""Each takes the sides of both languages and yields what they name otherwise."""

__all__ = ["CONTRASTS", "Contrast"]
