"""The flow as the body of a WordprocessingML document (ECMA-376 Part 1, 17.2 to 17.4)."""
