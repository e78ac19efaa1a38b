"""The input of a document, written anew: what the layout shows, and nothing else. `dumping.recorded` keeps what
`cleaning.cleaned` needs for it."""
