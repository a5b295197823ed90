from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from monitor.models import Brand
from responders.domain.finding import Weight
from responders.models import PlaybookVersion
from responders.pages.playbook.forms import form_of
from responders.people.models import AuditEntry, Role
from responders.playbooks import playbook_of, write_playbook
from tests import factories as make

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def owner(client: Client) -> Client:
    client.force_login(make.user(Role.OWNER, first_name="Ruth"), backend=BACKEND)
    return client


@pytest.fixture
def manager() -> Client:
    client = Client()
    client.force_login(make.user(Role.MANAGER), backend=BACKEND)
    return client


def typed(brand: Brand, **changes: str) -> dict[str, Any]:
    """The form as it stands, with changes ("act_billing" for the field "act-billing")."""
    form = form_of(playbook_of(brand))
    return {**form.text, "version": form.version, "do": "save"} | {
        re.sub(r"^(act|ask|offer|limit|holding|department|bound|weight)_", r"\1-", name)
        .replace("by_when_", "by_when-")
        .replace("weight-no_time", "weight-no-time"): text
        for name, text in changes.items()
    }


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


def at(brand: Brand) -> str:
    return f"/playbook/{brand.pk}/"


def test_an_owner_sets_everything_on_one_page(owner: Client) -> None:
    brand = make.brand(time_zone="Europe/London")
    form = typed(
        brand, signer="Ruth", contact="care@tin.example", bound_manager="£25", bound_day="250",
        bound_customer="1,000", act_delivery="I’ll post you another today.", by_when_delivery="by tomorrow evening",
        offer_delivery="the delivery fee back", limit_delivery="6.50", ask_delivery="your order number",
        holding_delivery="I'm asking the depot where it is", department_delivery="Ferry Lane depot",
        by_when_legal="within two days", say="guest instead of customer\nteapot -> brewing vessel",
        avoid="cheap, kettle thing", weight_no_time="block",
    )  # fmt: skip
    answer = owner.post(at(brand), form, follow=True)
    assert answer.redirect_chain == [(at(brand), 303)]
    assert "Saved as version 1." in words(answer.content)
    brand.refresh_from_db()
    kept = playbook_of(brand)
    assert (brand.signer, kept.signer, kept.contact) == ("Ruth", "Ruth", "care@tin.example")
    assert (kept.bounds.manager, kept.bounds.day, kept.bounds.customer) == (25.0, 250.0, 1000.0)
    remedy = kept.remedies["delivery"]
    assert (remedy.act, remedy.by_when) == ("I'll post you another today", "by tomorrow evening")
    assert (remedy.offer, remedy.limit) == ("the delivery fee back", 6.5)
    assert (remedy.department, remedy.holding) == ("Ferry Lane depot", "I'm asking the depot where it is")
    assert kept.remedies["legal"].by_when == "within two days"
    assert kept.say == {"customer": "guest", "teapot": "brewing vessel"}
    assert kept.avoid == ("cheap", "kettle thing")
    assert kept.weights == {"no-time": Weight.BLOCK}
    assert kept.currency == "£"
    assert AuditEntry.objects.filter(deed="set_playbook", subject=f"brand:{brand.pk}").count() == 1


def test_what_was_saved_says_in_words_what_changed_and_who_changed_it(owner: Client) -> None:
    brand = make.brand()
    owner.post(at(brand), typed(brand, limit_defect="40", offer_defect="a tin of tea"))
    version = PlaybookVersion.objects.get(brand=brand)
    assert version.changes == [
        "Broken and faulty things, what we may give: “a tin of tea”",
        "Broken and faulty things, up to: £0 → £40",
    ]
    page = words(owner.get(at(brand)).content)
    assert "Version 1 counts now Ruth" in page
    assert "what we may give: “a tin of tea”" in page


def test_saving_what_stands_makes_no_version(owner: Client) -> None:
    brand = make.brand()
    answer = owner.post(at(brand), typed(brand), follow=True)
    assert "Nothing was changed." in words(answer.content)
    assert not PlaybookVersion.objects.exists()
    assert not AuditEntry.objects.exists()


def test_going_back_makes_a_new_version_and_brings_back_who_signed(owner: Client) -> None:
    brand = make.brand(signer="Maya")
    owner.post(at(brand), typed(brand, by_when_other="within three hours"))
    brand.refresh_from_db()
    owner.post(at(brand), typed(brand, by_when_other="within four hours", signer="Ruth"))
    brand.refresh_from_db()
    assert (brand.signer, playbook_of(brand).remedies["other"].by_when) == ("Ruth", "within four hours")
    answer = owner.post(f"{at(brand)}versions/1/use/", follow=True)
    assert "Back to version 1: it counts again, as version 3." in words(answer.content)
    brand.refresh_from_db()
    assert (brand.signer, playbook_of(brand).remedies["other"].by_when) == ("Maya", "within three hours")
    assert PlaybookVersion.objects.filter(brand=brand).count() == 3
    assert PlaybookVersion.objects.get(brand=brand, number=3).changes[0] == "Back to version 1"


def test_an_earlier_version_can_be_looked_at(owner: Client, manager: Client) -> None:
    brand = make.brand()
    owner.post(at(brand), typed(brand, act_other="I'll ring the bell"))
    owner.post(at(brand), typed(brand, act_other="I'll blow the horn"))
    for who in (owner, manager):
        page = words(who.get(f"{at(brand)}versions/1/").content)
        assert "I&#39;ll ring the bell" in page
        assert "blow the horn" not in page
    assert owner.get(f"{at(brand)}versions/9/").status_code == 404


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("act-billing", "Somebody will see to it", "Begin with “I&#39;ll” or “We&#39;ll”"),
        ("act-billing", "", "Say what you do"),
        ("by_when-billing", "soon", "no time that somebody can count on"),
        ("by_when-billing", "", "Say by when"),
        ("by_when-injury", "when we can", "no time that somebody can count on"),
        ("act-other", "I'll give you whatever you want", "more than anybody can keep"),
        ("limit-defect", "a lot", "Write an amount"),
        ("bound-day", "-3", "Write an amount"),
        ("offer-defect", "a £50 voucher", ""),
        ("say", "guest", "guest instead of customer"),
        ("contact", "x" * 300, "too long"),
        ("holding-other", "y" * 400, "too long"),
        ("currency", "12", "sign of your money"),
        ("signer", "\u202eayaM", "can&#39;t be seen"),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_nothing_typed_is_lost(
    owner: Client, field: str, text: str, says: str
) -> None:
    brand = make.brand()
    form = typed(brand) | {field: text, "holding-delivery": "I'm asking the <depot>"}
    answer = owner.post(at(brand), form)
    page = answer.content.decode()
    named = "limit-defect" if field == "offer-defect" else field
    assert answer.status_code == 422
    assert f'href="#{named}"' in page
    assert f'id="error-{named}"' in page
    assert re.search(rf'id="{named}"[^>]*aria-invalid="true"', page)
    assert says in page
    assert "I&#39;m asking the &lt;depot&gt;" in page
    assert not PlaybookVersion.objects.exists()
    topic = named.partition("-")[2]
    if named.startswith(("act-", "by_when-", "limit-")):
        assert re.search(rf'id="topic-{topic}" open', page)


def test_a_wording_that_begins_otherwise_can_be_put_right_by_a_button(owner: Client) -> None:
    brand = make.brand()
    form = typed(brand, act_billing="Refund the charge at once")
    page = owner.post(at(brand), form).content.decode()
    assert 'value="fix-act-billing"' in page
    assert "Write “<bdi>I&#39;ll refund the charge at once</bdi>” instead" in page
    fixed = owner.post(at(brand), form | {"do": "fix-act-billing"})
    assert fixed.status_code == 200
    assert 'value="I&#39;ll refund the charge at once"' in fixed.content.decode()
    assert not PlaybookVersion.objects.exists()


def test_the_example_follows_what_is_typed_with_and_without_scripts(owner: Client) -> None:
    brand = make.brand()
    form = typed(brand, act_delivery="I'll send the van round with another one", by_when_delivery="tonight")
    part = words(owner.post(f"{at(brand)}example/delivery/", form).content)
    assert "A reply would read:" in part
    assert "send the van round with another one" in part
    assert "onight" in part
    page = owner.post(at(brand), form | {"do": "example-delivery"})
    assert page.status_code == 200
    assert re.search(r'id="topic-delivery" open', page.content.decode())
    assert "Nothing is saved yet." in words(page.content)
    assert words(page.content).count("send the van round with another one") >= 1
    assert not PlaybookVersion.objects.exists()


def test_the_example_says_what_to_put_right_first(owner: Client) -> None:
    brand = make.brand()
    part = words(owner.post(f"{at(brand)}example/delivery/", typed(brand, by_when_delivery="soon")).content)
    assert "A reply can be shown once this is put right." in part
    other = words(owner.post(f"{at(brand)}example/billing/", typed(brand, by_when_delivery="soon")).content)
    assert "A reply would read:" in other


def test_advice_is_shown_and_not_forced(owner: Client) -> None:
    brand = make.brand()
    form = typed(brand, holding_other="We value your feedback and your satisfaction is our top priority")
    answer = owner.post(at(brand), form, follow=True)
    assert "Saved as version 1." in words(answer.content)
    assert 'id="advice-holding-other"' in answer.content.decode()


def test_managers_read_it_and_only_owners_change_it(manager: Client) -> None:
    brand = make.brand()
    page = manager.get(at(brand))
    assert page.status_code == 200
    assert b'<form method="post" action="/playbook/' not in page.content
    assert "What you may promise without asking anybody." in words(page.content)
    assert manager.post(at(brand), typed(brand, signer="Eve")).status_code == 403
    assert manager.post(f"{at(brand)}example/other/", typed(brand)).status_code == 403
    assert manager.post(f"{at(brand)}versions/1/use/").status_code == 403
    assert not PlaybookVersion.objects.exists()


def test_somebody_elses_save_meanwhile_is_not_written_over_unseen(owner: Client) -> None:
    brand = make.brand()
    mine = typed(brand, holding_other="I'm asking Tom")
    owner.post(at(brand), typed(brand, by_when_other="within three hours"))
    answer = owner.post(at(brand), mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "somebody else has saved version 1 meanwhile" in page
    assert "Anything else, by when: “within three hours”" in page
    assert "I&#39;m asking Tom" in page
    assert 'name="version" value="1"' in page
    assert PlaybookVersion.objects.count() == 1
    owner.post(at(brand), mine | {"version": "1"})
    assert playbook_of(brand).remedies["other"].holding == "I'm asking Tom"


def test_a_check_that_guards_the_customer_cannot_be_made_lighter(owner: Client) -> None:
    from responders.domain.tone import CHECKS

    brand = make.brand()
    guarded = [check for check in CHECKS if check.loosest is Weight.BLOCK]
    for check in guarded:
        owner.post(at(brand), typed(brand) | {f"weight-{check.code}": "suggest"})
    assert playbook_of(brand).weights == {}


def test_one_brand_leads_straight_to_its_playbook_and_several_are_listed(owner: Client) -> None:
    brand = make.brand()
    assert owner.get("/playbook/").headers["Location"] == at(brand)
    other = make.brand()
    page = words(owner.get("/playbook/").content)
    assert brand.name in page
    assert other.name in page


def test_what_a_set_up_wrote_stands_over_the_default_one() -> None:
    brand = make.brand()
    remedies = {"billing": {"act": "I'll refund it", "by_when": "today", "limit": 50}}
    assert write_playbook(brand, remedies) == 1
    kept = playbook_of(brand)
    assert (kept.remedies["billing"].act, kept.remedies["billing"].limit) == ("I'll refund it", 50.0)
    assert kept.remedies["billing"].department == "Accounts"
    assert kept.remedies["delivery"].by_when == "within two hours"
    # Twice adds nothing, and what is written already stays.
    assert write_playbook(brand, {"billing": {"act": "I'll do nothing", "by_when": "today"}}) == 0
    assert playbook_of(brand).remedies["billing"].act == "I'll refund it"
    assert PlaybookVersion.objects.count() == 1
