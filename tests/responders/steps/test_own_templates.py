"""An owner's templates at the desk: drafts made from them, what is told of those left out, and saving by several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.models import Brand, Case
from monitor.steps import file_cases, keeping, read
from responders.domain.own_words import TemplateWords
from responders.models import Draft, ReplyTemplate, TemplateTrial, TemplateVersion
from responders.people.models import AuditEntry, Role
from responders.steps import draft, own_templates, template_saving
from responders.steps.template_saving import BadTemplateError, OvertakenError
from tests import factories as make
from tests.factories import NOW, ScriptedReader

pytestmark = pytest.mark.django_db
GOOD = "{{ greeting }}I'm so sorry about {{ issue }}. {{ act }} {{ by_when }}.{{ sign }}"


def kept(brand: Brand, *, enabled: bool = True, **settings: object) -> ReplyTemplate:
    words = {"name": "Broken pot", "sort": "complaint", "texts": (GOOD,), "use": "instead", **settings}
    owner = make.user(Role.OWNER)
    return template_saving.add(brand, TemplateWords(**words), enabled=enabled, user=owner, now=NOW)  # type: ignore[arg-type]


def drafted(brand: Brand, *texts: str) -> None:
    keeping.keep_now([make.incoming(text) for text in texts], channel=make.channel(brand), now=NOW)
    read.run(NOW, reader=ScriptedReader())
    file_cases.run(NOW)
    draft.run(NOW)


def test_drafts_are_made_from_an_owners_template_and_name_it() -> None:
    brand = make.brand()
    template = kept(brand)
    drafted(brand, "My teapot came broken.")
    only = Draft.objects.get()
    assert only.template == "own:Broken pot v1"
    assert "I'm so sorry about your broken teapot." in only.text
    assert (0 < only.length <= only.limit, only.text.endswith(f"– Maya, {brand.name}")) == (True, True)
    told = own_templates.lately([template.pk])[template.pk]
    assert (told.drafts, told.proposed, told.left_out) == (1, 1, 0)


def test_what_an_owner_writes_is_also_judged_by_its_meaning() -> None:
    brand = make.brand()
    slogan = "Every cup we pour comes with heart."
    kept(brand, texts=(GOOD.replace("{{ act }}", f"{slogan} {{{{ act }}}}"),))
    drafted(brand, "My teapot came broken.")
    found = Draft.objects.get().checks.get(code="slogan")
    assert found.words == slogan


def test_a_template_of_another_brand_one_switched_off_and_one_removed_stay_out() -> None:
    brand = make.brand()
    kept(make.brand())
    kept(brand, enabled=False)
    gone = kept(brand, name="Gone")
    template_saving.remove(gone, user=make.user(Role.OWNER), now=NOW)
    drafted(brand, "My teapot came broken.")
    assert not Draft.objects.filter(template__startswith="own:").exists()
    assert not TemplateTrial.objects.exists()


def test_a_template_left_out_is_told_with_how_often_and_why() -> None:
    brand = make.brand()
    texts = ("{{ greeting }}{{ apology }} {{ action }} I'll tell {{ staff }}.{{ sign }}",)
    template = kept(brand, texts=texts)
    drafted(brand, "My teapot came broken.", "The lid of my teapot is broken.", "My kettle leaks.")
    assert Draft.objects.exclude(text="").count() >= 3
    assert not Draft.objects.filter(template__startswith="own:").exists()
    told = own_templates.lately([template.pk])[template.pk]
    assert (told.drafts, told.left_out, told.why) == (3, 3, (("“staff” is empty", 3),))


def test_only_the_last_fifty_drafts_are_counted_and_two_hundred_kept() -> None:
    brand = make.brand()
    template = kept(brand)
    drafted(brand, "My teapot came broken.")
    case = Case.objects.get()
    rows = [
        TemplateTrial(template=template, version=1, case=case, proposed=False, why="“issue” is empty", at=NOW)
        for _ in range(260)
    ]
    own_templates.keep(rows)
    assert TemplateTrial.objects.count() == own_templates.KEPT
    assert own_templates.lately([template.pk])[template.pk].drafts == own_templates.COUNTED


def test_a_wording_that_can_t_be_read_any_more_is_left_out_and_nothing_else_breaks() -> None:
    brand = make.brand()
    template = kept(brand)
    TemplateVersion.objects.filter(template=template).update(texts=["{{ gone_variable }}", GOOD])
    drafted(brand, "My teapot came broken.")
    assert [one.template for one in Draft.objects.all()] == ["own:Broken pot v1"]
    TemplateVersion.objects.filter(template=template).update(texts=["{{ gone_variable }}"])
    Case.objects.update(version=2)
    draft.run(NOW)
    assert Draft.objects.filter(case_version=2, template__startswith="complaint.txt").exists()


def test_each_save_is_a_version_and_goes_on_record() -> None:
    template = kept(make.brand())
    owner = make.user(Role.OWNER)
    words = own_templates.words_of(template_saving.current(template))
    other = replace(words, texts=(GOOD, GOOD.replace("so sorry", "very sorry")))
    row, changed = template_saving.save(template, other, enabled=True, based_on=1, user=owner, now=NOW)
    assert (row.version, changed) == (2, True)
    assert template_saving.save(row, other, enabled=True, based_on=2, user=owner, now=NOW)[1] is False
    row = template_saving.go_back(row, 1, user=owner, now=NOW)
    newest = template_saving.current(row)
    assert (newest.number, newest.back_to, newest.texts) == (3, 1, [GOOD])
    assert own_templates.templates_in_use(row.brand)[0].place == "own:Broken pot v3"
    deeds = list(AuditEntry.objects.order_by("pk").values_list("deed", flat=True))
    assert deeds == ["add_template", "save_template", "back_template"]


def test_who_saves_from_an_older_version_is_told_and_overwrites_nothing() -> None:
    template = kept(make.brand())
    owner = make.user(Role.OWNER)
    words = own_templates.words_of(template_saving.current(template))
    mine, theirs = (replace(words, room=room) for room in ("long", "short"))
    template_saving.save(template, theirs, enabled=True, based_on=1, user=owner, now=NOW)
    with pytest.raises(OvertakenError) as caught:
        template_saving.save(template, mine, enabled=True, based_on=1, user=owner, now=NOW)
    assert caught.value.version == 2
    assert TemplateVersion.objects.get(number=2).room == "short"


@pytest.mark.parametrize("name", ["Broken pot", "BROKEN POT"])
def test_two_templates_of_a_brand_have_two_names(name: str) -> None:
    brand = make.brand()
    kept(brand)
    with pytest.raises(BadTemplateError, match="of this name"):
        kept(brand, name=name)
    kept(make.brand(), name=name)


def test_a_removed_one_comes_back_switched_off_unless_its_name_is_taken() -> None:
    brand, owner = make.brand(), make.user(Role.OWNER)
    template = kept(brand)
    template_saving.remove(template, user=owner, now=NOW)
    other = kept(brand)
    template.refresh_from_db()
    with pytest.raises(BadTemplateError, match="of this name"):
        template_saving.bring_back(template, user=owner, now=NOW)
    template_saving.remove(other, user=owner, now=NOW)
    template_saving.bring_back(template, user=owner, now=NOW)
    template.refresh_from_db()
    assert (template.removed_at, template.enabled) == (None, False)
