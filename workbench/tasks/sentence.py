"""A sentence for a person that the window can say in another language."""

from __future__ import annotations

from collections.abc import Mapping


class Sentence(str):
    """An English sentence that remembers how it was made: a text like any other, and a key for a translation.

    ``template`` has its places in braces, ``values`` is what fills them; without values it is taken as it stands.
    A value that is itself a Sentence is translated with it, any other text (a name, a path) is not.
    """

    __slots__ = ("template", "values")

    template: str
    values: Mapping[str, str | float]

    def __new__(cls, template: str, /, **values: str | float) -> Sentence:
        """Fill the template; raises KeyError when a place has no value."""
        sentence = super().__new__(cls, template.format(**values) if values else template)
        sentence.template = template
        sentence.values = values
        return sentence
