"""Many documents: each rendered by a task of its own, in this process or by any executor of `concurrent.futures`."""
