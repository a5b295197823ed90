"""Owners' templates in drafting: for which posts they are, what they may say, and how they stand beside ours."""

from __future__ import annotations

from typing import Any

import pytest

from responders.domain.default_playbook import default_playbook
from responders.domain.drafting import DraftRequest, draft_reply, try_own
from responders.domain.own_examples import EXAMPLES
from responders.domain.own_templates import OwnTemplate, Tried
from responders.domain.own_wording import NOT_FOR, SORTS
from responders.domain.own_words import TOPICS, TemplateWords, built, compared, faults, settings_changed
from responders.domain.template_variables import USUAL
from responders.grammar import shipped_grammar
from tests.responders.domain.readings import reading

SHOP = default_playbook("Fern & Kettle", "Maya")
GOOD = "{{ greeting }}I'm so sorry about {{ issue }}. {{ act }} {{ by_when }}.{{ sign }}"
OTHER = "{{ greeting }}We let you down with {{ issue }}, and I apologise. {{ By_when }} {{ act }}.{{ sign }}"
LATE = "My parcel never came, three weeks now."


def own(*texts: str, **settings: Any) -> OwnTemplate:
    words = TemplateWords(
        **{"name": "Late parcel", "sort": "complaint", "texts": texts or (GOOD,), **settings}
    )
    assert faults(words) == {}
    return built(words, key=7, version=3)


def request(text: str = LATE, *, mine: tuple[OwnTemplate, ...] = (), **options: Any) -> DraftRequest:
    settings: dict[str, Any] = {
        "platform": "x",
        "reading": reading(topics=("delivery",)),
        "playbook": SHOP,
        "author_name": "Jess Morris",
        "grammar": shipped_grammar(),
        **options,
    }
    return DraftRequest(text=text, own=mine, **settings)


def origins(mine: OwnTemplate, **options: Any) -> list[str]:
    return [proposal.template for proposal in draft_reply(request(mine=(mine,), **options))]


def test_instead_leaves_the_shipped_ones_out_and_names_itself() -> None:
    found = draft_reply(request(mine=(own(GOOD, OTHER, use="instead"),)))
    assert [one.template for one in found] == ["own:Late parcel v3"] * 2
    assert {one.text.partition("\n")[2] for one in found} == {"– Maya, Fern & Kettle"}
    assert all("your parcel" in one.text and "Jess" in one.text for one in found)
    assert not any(one.blocked for one in found)


def test_first_stands_before_the_shipped_ones() -> None:
    names = origins(own(use="first"))
    assert names[0] == "own:Late parcel v3"
    assert names[1].startswith("complaint.txt")


def test_also_takes_part_and_leads_now_and_then() -> None:
    leads = [origins(own(), seed=str(seed)) for seed in range(12)]
    assert all("own:Late parcel v3" in names for names in leads)
    assert 0 < sum(names[0].startswith("own:") for names in leads) < 12


@pytest.mark.parametrize("use", ["also", "first", "instead"])
def test_where_a_variable_is_empty_the_shipped_ones_are_used_and_it_is_told(use: str) -> None:
    tried: list[Tried] = []
    mine = own(f"{GOOD} I'll tell {{{{ staff }}}}.", use=use)
    found = draft_reply(request(mine=(mine,), tried=tried))
    assert found
    assert all(one.template.startswith("complaint.txt") for one in found)
    assert [one.why for one in tried] == ["“staff” is empty"]


def test_a_condition_may_ask_for_what_is_empty() -> None:
    text = GOOD.replace("{{ sign }}", "{% if staff %} I'll tell {{ staff }}.{% endif %}{{ sign }}")
    assert origins(own(text, use="instead")) == ["own:Late parcel v3"]
    text = GOOD.replace("{{ sign }}", " I'll tell {{ staff or 'the team' }} today.{{ sign }}")
    found = draft_reply(request(mine=(own(text, use="instead"),)))
    assert "I'll tell the team today." in found[0].text


def test_what_a_check_blocks_is_never_proposed() -> None:
    tried: list[Tried] = []
    mine = own(
        "{{ greeting }}The courier lost {{ issue }}. {{ act }} {{ by_when }}.{{ sign }}", use="instead"
    )
    found = draft_reply(request(mine=(mine,), tried=tried))
    assert all(one.template.startswith("complaint.txt") for one in found)
    assert tried[0].why.startswith("the check “")
    assert tried[0].proposal is not None


def test_what_is_too_long_for_the_platform_is_left_out_there() -> None:
    mine = own(GOOD.replace("{{ sign }}", " You matter to us." * 20 + "{{ sign }}"), use="instead")
    assert [one.why for one in try_own(request(mine=(mine,)))] == ["it is too long for the platform"]
    assert "too long" not in " ".join(one.why for one in try_own(request(mine=(mine,), platform="reddit")))


@pytest.mark.parametrize("risk", ["injury", "legal", "self_harm", "discrimination", "data_breach", "press"])
def test_careful_replies_are_never_made_from_an_owners_template(risk: str) -> None:
    words = {
        "injury": "The lid broke and I burnt my hand",
        "legal": "My solicitor will sue you in court over the parcel",
        "self_harm": "My parcel never came and I want to kill myself",
        "discrimination": "Your man refused to serve me, a racist slur and all",
        "data_breach": "You leaked my card details to a stranger",
        "press": "I'm a journalist writing about your late parcels",
    }[risk]
    found = draft_reply(
        request(words, mine=(own(use="instead"),), reading=reading(risks=(risk,), severity=0.9, asks=True))
    )
    assert found
    assert not any(one.template.startswith("own:") for one in found)


@pytest.mark.parametrize(
    ("chosen", "options", "meant"),
    [
        ({"topics": ("delivery",)}, {}, True),
        ({"topics": ("billing",)}, {}, False),
        ({"topics": ("Loyalty card",)}, {}, False),
        ({"least": 2}, {}, True),
        ({"least": 3}, {}, False),
        ({"least": 3}, {"reading": reading(topics=("delivery",), severity=0.9)}, True),
        ({"most": 1}, {}, False),
        ({"moods": ("calm", "annoyed")}, {}, True),
        ({"moods": ("sad",)}, {}, False),
        ({"room": "short"}, {}, True),
        ({"room": "long"}, {}, False),
        ({"room": "long"}, {"platform": "mastodon"}, True),
    ],
)
def test_a_template_is_tried_only_where_it_is_meant_for(
    chosen: dict[str, Any], options: dict[str, Any], *, meant: bool
) -> None:
    words = TemplateWords(name="T", sort="complaint", texts=(GOOD,), **chosen)
    tried = try_own(request(mine=(built(words, key=1, version=1),), **options))
    assert bool(tried) is meant


def test_a_complaints_template_answers_no_praise() -> None:
    assert try_own(request("Love it!", mine=(own(),), reading=reading("praise"))) == ()


def test_praise_that_takes_something_back_is_left_to_the_shipped_words() -> None:
    mine = own("{{ greeting }}{{ thanks }}{{ sign }}", sort="praise", use="instead")
    praise = reading("praise")
    assert try_own(request("Lovely scones, thank you!", mine=(mine,), reading=praise))
    assert not try_own(request("Lovely scones, shame about the wait", mine=(mine,), reading=praise))


def test_values_out_of_a_post_are_words_and_never_run() -> None:
    mine = own(GOOD, use="instead")
    for hostile in ("{{ 7*7 }} my parcel never came", "{% for x in range(9) %}parcel never came{% endfor %}"):
        found = draft_reply(request(hostile, mine=(mine,), author_name="{{ 7*7 }}", author_handle="<b>"))
        for one in found:
            assert not set(one.text) & set("{}<>%")
            assert "49" not in one.text


@pytest.mark.parametrize("sort", SORTS)
def test_every_variable_that_an_answer_may_use_is_known_to_it(sort: str) -> None:
    """A variable that is not excluded holds something in an answer to at least one example of its sort."""
    filled: set[str] = set()
    for post in (one for one in EXAMPLES if str(one.reading.kind) == sort):
        for name in USUAL.keys() - NOT_FOR[sort] - filled:
            text = f"{{% if {name} %}}Thanks, and I'm sorry.{{% endif %}} {{{{ sign }}}}"
            mine = built(TemplateWords(name="T", sort=sort, texts=(text,)), key=1, version=1)
            tried = try_own(
                request(
                    post.text,
                    mine=(mine,),
                    reading=post.reading,
                    platform=post.platform,
                    author_name=post.author,
                )
            )
            if any(one.proposal and "Thanks, and" in one.proposal.text for one in tried):
                filled.add(name)
    # Our playbook to begin with offers no gift, no sample tells of two troubles, no complaint names a colleague.
    rare = {"offer", "offer_line", "also", "staff", "owning", "asked_us", "mentioned"}
    assert USUAL.keys() - NOT_FOR[sort] - filled <= rare


def test_there_is_an_example_for_every_topic() -> None:
    for topic in TOPICS:
        mine = own(
            GOOD if topic != "other" else "{{ greeting }}{{ apology }} {{ action }}{{ sign }}",
            topics=(topic,),
        )
        meant = [
            post
            for post in EXAMPLES
            if try_own(request(post.text, mine=(mine,), reading=post.reading, platform=post.platform))
        ]
        assert meant, topic


def test_the_same_request_gives_the_same_drafts() -> None:
    once, again = (draft_reply(request(mine=(own(GOOD, OTHER),), seed="7")) for _ in range(2))
    assert once == again


def test_differences_are_told_by_words_and_a_variable_is_one() -> None:
    pieces = compared("I'm sorry about {{ issue }}.", "I'm so sorry about {{ thing }}.")
    assert [(one.kind, one.words) for one in pieces if one.kind != "same"] == [
        ("new", " so"),
        ("gone", "{{ issue }}"),
        ("new", "{{ thing }}"),
    ]
    assert "".join(one.words for one in pieces if one.kind != "gone") == "I'm so sorry about {{ thing }}."


def test_settings_that_differ_are_told_in_words() -> None:
    before = TemplateWords(name="Late", sort="complaint", texts=(GOOD,))
    after = TemplateWords(
        name="Late", sort="complaint", texts=(OTHER,), topics=("delivery",), least=2, use="first"
    )
    assert [(one.label, one.before, one.after) for one in settings_changed(before, after)] == [
        ("Topics", "All", "Delivery"),
        ("Severity", "Any", "2 to 3 of 3"),
        ("Used", "Beside the shipped ones", "Before the shipped ones"),
    ]


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 61}, "name"),
        ({"sort": "careful"}, "sort"),
        ({"topics": ("safety",)}, "topics"),
        ({"moods": ("hungry",)}, "moods"),
        ({"least": 3, "most": 1}, "least"),
        ({"room": "tiny"}, "room"),
        ({"use": "always"}, "use"),
        ({"texts": ()}, "text-1"),
        ({"texts": (GOOD, "{{ nmae }}")}, "text-2"),
    ],
)
def test_what_can_t_be_kept_is_named_by_its_field(chosen: dict[str, Any], field: str) -> None:
    words = {"name": "T", "sort": "complaint", "texts": (GOOD,), **chosen}
    assert list(faults(TemplateWords(**words))) == [field]
