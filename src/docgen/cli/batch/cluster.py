"""`--cluster` and `--shared`: documents of a batch made by the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from docgen.cli.printing import print_problems
from docgen.errors import UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor


@dataclass(frozen=True, slots=True)
class ClusterFlags:
    """Where documents are made."""

    cluster: Annotated[
        str | None,
        typer.Option("--cluster", metavar="ADDRESS", help="Workers of a Dask cluster: tcp://host:8786, or local:N. Default: processes of docgen."),
    ] = None
    shared: Annotated[bool, typer.Option("--shared", help="The workers of the cluster write the files, on a volume that all have.")] = False

    @property
    def writes(self) -> bool:
        """Whether workers write files themselves: also those of this machine do."""
        return self.shared or self.cluster is None or self.cluster.startswith("local:")

    def check(self, processes: int | None) -> None:
        """Raises UsageError for options that do not go together."""
        if self.shared and self.cluster is None:
            raise UsageError("--shared is for --cluster")
        if self.cluster is not None and processes is not None:
            raise UsageError("-j starts processes here, and --cluster has workers of its own: give one of the two (--cluster local:N)")


@contextmanager
def executor(flags: ClusterFlags) -> Iterator[Executor | None]:
    """The cluster's executor; `None` where none is asked for. Raises what `docgen.cluster` raises."""
    if flags.cluster is None:
        yield None
        return
    from docgen.batch.cluster import cluster

    with cluster(flags.cluster, warn=print_problems) as found:
        yield found
