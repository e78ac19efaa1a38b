"""Texts of two languages in files of other programs: Word files, workbooks, CSV, XLIFF. Which text belongs to which, and where each stands."""
