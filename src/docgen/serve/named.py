"""What a kind's own fields and choices are called: for a form in either language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docgen.config.house import House
from docgen.errors import DocgenError
from docgen.serve.about import target_of
from docgen.serve.fileless import naming_files


def labels_of(kind: str, house: House) -> dict[str, Any] | None:
    """`fields`: the words of the kind's `labels.yaml` that are named as fields are (or as one of them: `visitor` of `visitors`); `choices`: how each
    word reads, by `field:word`; `files`: the fields that are of no use here, where no file is read; `about`: what fields are for, by the description
    in the schema and by language. What the fields of a kind are called that comes with docgen the page knows itself. `None` where there is no such
    kind here. Raises DocgenError for one that cannot be made."""
    from docgen import reading
    from docgen.model.described import descriptions, for_forms
    from docgen.model.kinds import BUILT_IN, model_of, shipped_schemas
    from docgen.templating.folder.labels import labels_beside
    from docgen.templating.markdown_str import Labels

    target = target_of(kind, house)
    if target is None:
        return None
    try:
        fields = reading.form_fields(target)
    except DocgenError:
        fields = ()
    own = kind not in BUILT_IN and kind not in shipped_schemas()
    folder = model_of(target).template_folder if own else None
    words, places = (Labels({}), {}) if folder is None else labels_beside(folder)
    names = {name for field in _all(fields) for name in (field.name, field.name.removesuffix("s"))}
    known = {name for name in names if name in places or name.replace("_", "-") in places}
    named = {name: both for name in sorted(known) if (said := words.get(name)) is not None and (both := _both(said.ar, said.en))}
    chosen = {f"{field.name}:{one.value}": both for field in _all(fields) for one in field.choices if (both := _both(one.ar, one.en))}
    known_about = for_forms()
    about = {said: known_about[said] for _, _, said in descriptions(reading.schema(target)) if said is not None and said in known_about}
    return {"fields": named, "choices": chosen, "files": naming_files(model_of(target)), "about": about}


def _all(fields: tuple[Any, ...]) -> Iterator[Any]:
    for field in fields:
        yield field
        yield from _all(field.fields)


def _both(ar: str | None, en: str | None) -> dict[str, str]:
    return {lang: text for lang, text in (("ar", ar), ("en", en)) if text}
