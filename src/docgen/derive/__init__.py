"""The papers that follow from the minutes of a meeting, and the minutes that come after them: from data to data.

Each module takes a `MeetingMinutes` and gives a `Paper` (or several): the plain data of an input of another kind, with what an author must know of
it. `papers` is the table of them, `written` makes files of them.
"""
