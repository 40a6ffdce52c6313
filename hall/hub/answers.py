"""The same key, the same answer: verbs' results as JSON text and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_type_hints

from pydantic import TypeAdapter

from hall.desk.desk import Desk


class Answers:
    """Knows the shape of what each verb answers, from its own signature."""

    def __init__(self) -> None:
        self._shapes: dict[Callable[..., Any], TypeAdapter[Any]] = {}

    def shape(self, verb: Callable[..., Any]) -> TypeAdapter[Any]:
        """How the verb's answer is written and read."""
        found = self._shapes.get(verb)
        if found is None:
            answer = get_type_hints(verb, localns={"Desk": Desk})["return"]
            found = self._shapes[verb] = TypeAdapter(answer)
        return found

    def once(
        self, desk: Desk, verb: Callable[..., Any], key: str, fingerprint: str, what: dict[str, Any]
    ) -> Any:
        """Do the act unless `key` has been answered before; either way, what the verb answers.

        Refuses key_reused when the key was used for something else.
        """
        shape = self.shape(verb)
        fresh: list[Any] = []

        def write(result: Any) -> str:
            fresh.append(result)  # the writer may try a batch twice: the last one is what was kept
            return shape.dump_json(result).decode()

        text = desk.act(verb, key=key, fingerprint=fingerprint, encode=write, **what)
        return fresh[-1] if fresh else shape.validate_json(text)
