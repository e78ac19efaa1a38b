"""What every command has in common: how much it says (`-q`, `-v`), for whom (`--json`), in how many lines (`--messages`), in which language."""
