"""A command for each layer of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from migwatch.app.commands.base import ARTICLE, Command
from migwatch.app.layers import LAYERS, Layer

if TYPE_CHECKING:
    from migwatch.app.screens.explorer import Explorer


class _Toggle(Command):
    """Shows or hides a layer."""

    area = "Layers"
    layer: ClassVar[Layer]
    footer_panes = frozenset({ARTICLE})

    def run(self, explorer: Explorer) -> None:
        """Do it."""
        explorer.shown_layers = explorer.shown_layers ^ {self.layer.id}


for _layer in LAYERS:
    type(
        f"Toggle{_layer.id.title()}",
        (_Toggle,),
        {
            "__doc__": f"Show or hide {_layer.title}.",
            "id": f"layer-{_layer.id}",
            "keys": _layer.key,
            "shown": _layer.key.upper(),
            "title": f"Show or hide {_layer.title}",
            "layer": _layer,
        },
    )
