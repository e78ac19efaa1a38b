"""Pictures that documents show, read once for every format: PNG and JPEG as they are stored, SVG as shapes. Strangers' files, so nothing is believed.

`open_file` gives a `Raster` or a `Vector`, whole and within the limits that hold, or says in words what is wrong.
"""

from docgen.pictures.kinds import NotAPicture
from docgen.pictures.opening import Opened, open_file, open_picture, told, undrawn
from docgen.pictures.raster import Raster
from docgen.pictures.vector import Vector

__all__ = ["NotAPicture", "Opened", "Raster", "Vector", "open_file", "open_picture", "told", "undrawn"]
