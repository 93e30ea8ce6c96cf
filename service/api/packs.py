"""/v1/packs: the law as data."""

from __future__ import annotations

from service.api.answers import answers
from service.api.paths import InPack
from service.api.schemas.packs import PackFull, PackLine, PackList
from service.transport.actor import Acting
from service.transport.doors import keyed_router

router = keyed_router("packs")


@router.get("/packs", response_model=PackList, responses=answers())
def list_packs(ctx: Acting) -> PackList:
    """List every version of every policy pack."""
    return PackList(items=[PackLine.of(pack) for pack in ctx.packs.all])


@router.get("/packs/{pack}", response_model=PackFull, responses=answers(404, 422))
def get_pack(ctx: Acting, pack: InPack) -> PackFull:
    """Read the newest version of a pack: its grounds, rules and questions."""
    return PackFull.of(ctx.packs.get(pack))
