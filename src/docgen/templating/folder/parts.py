"""Parts of a template: blocks that have a name, by which they are placed elsewhere and by which an extending template puts others in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from docgen.close_matches import did_you_mean
from docgen.templating.block_templates import NESTED, PartTemplate, PlacedPart
from docgen.templating.items import BlockTemplate

Blocks = tuple[BlockTemplate, ...]
Parts = Mapping[str, Blocks]

DEEPEST = 30
"""Parts that are placed inside one another."""


def named(blocks: Blocks) -> Iterator[tuple[str, BlockTemplate]]:
    """Every block that has a name, however deep it lies; places of parts are none."""
    for block in blocks:
        if block.part is not None and not isinstance(block, PartTemplate):
            yield block.part.text, block
        yield from named(_inside(block))


def references(blocks: Blocks) -> Iterator[PartTemplate]:
    """Every place of a part."""
    for block in blocks:
        if isinstance(block, PartTemplate):
            yield block
        yield from references(_inside(block))


def named_once(blocks: Blocks) -> dict[str, Blocks]:
    """The blocks that have a name, by it. Raises TemplateError where two have one."""
    found: dict[str, Blocks] = {}
    for name, block in named(blocks):
        if name in found:
            assert block.part is not None
            raise block.part.error(f"two blocks are called '{name}'", "a part is named once; place it again with '- part: NAME' alone")
        found[name] = (block,)
    return found


def _inside(block: BlockTemplate) -> Blocks:
    key = NESTED.get(type(block))
    found: Blocks = getattr(block, key) if key else ()
    return found


@dataclass(slots=True)
class Resolver:
    """Puts the blocks of each part where it is placed. `parts` are those that hold; a block with the name of a part that is not itself has been
    overridden."""

    parts: Parts
    _made: dict[str, Blocks] = field(default_factory=dict)

    def blocks(self, blocks: Blocks, above: tuple[str, ...] = ()) -> Blocks:
        """The blocks with every part in its place. Raises TemplateError for a part that is not there, or that holds itself."""
        return tuple(self._block(block, above) for block in blocks)

    def _block(self, block: BlockTemplate, above: tuple[str, ...]) -> BlockTemplate:
        if block.part is None:
            return self._with_inside(block, above)
        name = block.part.text
        held = self.parts.get(name)
        if held is not None and len(held) == 1 and held[0] is block and not isinstance(block, PartTemplate):
            if name in above and above[-1] != name:
                raise _circle(block, name)
            return self._with_inside(block, above)
        if held is None:
            raise block.part.error(f"there is no part '{name}'", did_you_mean(name, list(self.parts)) if self.parts else "name a block: 'part: NAME'")
        placed = isinstance(block, PartTemplate)
        conditions = {"for_": block.for_, "if_": block.if_} if placed else {"for_": None, "if_": None}
        return PlacedPart.model_construct(part=block.part, blocks=self._part(block, name, above), **conditions)

    def _part(self, block: BlockTemplate, name: str, above: tuple[str, ...]) -> Blocks:
        if name in above:
            raise _circle(block, name)
        if len(above) >= DEEPEST:
            assert block.part is not None
            raise block.part.error(f"parts stand in parts more than {DEEPEST} deep")
        if name not in self._made:
            self._made[name] = self.blocks(self.parts[name], (*above, name))
        return self._made[name]

    def _with_inside(self, block: BlockTemplate, above: tuple[str, ...]) -> BlockTemplate:
        key = NESTED.get(type(block))
        if key is None:
            return block
        return block.model_copy(update={key: self.blocks(getattr(block, key), above)})


def _circle(block: BlockTemplate, name: str) -> Exception:
    assert block.part is not None
    return block.part.error(f"the part '{name}' holds itself", "place it beside itself, not inside")
