"""The facts and questions of a course that look alike."""

from __future__ import annotations

from quizapp.core.facts import Bank
from quizapp.core.rendering import answer_text
from quizapp.usecases.looking_alike import list_look_alikes
from quizapp.web.access import Policy, policy, services
from quizapp.web.bank.routes import bp
from quizapp.web.tongues import speak_as
from quizapp.web.views import show
from quizapp.web.views.look_alikes import AlikeItem, AlikePair, LookAlikesPage

MOST = 200  # pairs on the page; whoever has more begins with these


@bp.get("/courses/<bank>/look-alikes")
@policy(Policy.BANK)
def look_alikes(bank: str) -> str:
    """All pairs, the sure ones first."""
    row, present, pairs = list_look_alikes(services(), bank)
    speak_as(present.head)
    return show(
        LookAlikesPage(
            bank=row.slug,
            title=row.title,
            pairs=tuple(
                AlikePair(_item(pair.item, present), _item(pair.other, present), pair.why, pair.is_sure)
                for pair in pairs[:MOST]
            ),
            count=len(pairs),
            items=len(present.items),
        )
    )


def _item(item_id: str, bank: Bank) -> AlikeItem:
    fact = bank.item_by_id[item_id]
    is_question = item_id not in bank.fact_by_id
    return AlikeItem(
        item=item_id,
        kind="question" if is_question else "fact",
        ask=fact.ask,
        answer=answer_text(fact.answer, bank),
    )
