from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from responders.people.links import hash_of, make_link, use_link
from responders.people.models import AuditEntry, Role, SignInLink, User
from tests.factories import user

pytestmark = pytest.mark.django_db

PASSWORD = "tea-and-toast-9"


@pytest.fixture
def maya() -> User:
    return user(Role.MANAGER, password=PASSWORD, first_name="Maya")


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def try_password(client: Client, who: User, password: str = PASSWORD, **extra: str):  # type: ignore[no-untyped-def] # noqa: ANN201
    return client.post("/sign-in/", {"username": who.username, "password": password, **extra})


def test_the_right_password_leads_to_the_desk(client: Client, maya: User) -> None:
    response = try_password(client, maya)
    assert (response.status_code, response["Location"]) == (302, "/desk/")
    assert signed_in(client)


def test_a_wrong_password_and_a_wrong_name_are_answered_alike(client: Client, maya: User) -> None:
    wrong = try_password(client, maya, "no")
    unknown = client.post("/sign-in/", {"username": "nobody", "password": "no"})
    for response in (wrong, unknown):
        assert response.status_code == 200
        assert "do not go together" in response.content.decode()
    assert not signed_in(client)


@pytest.mark.parametrize(
    "place", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_sent_elsewhere_after_signing_in(client: Client, maya: User, place: str) -> None:
    assert try_password(client, maya, next=place)["Location"] == "/desk/"


def test_one_goes_on_to_the_page_that_was_asked_for(client: Client, maya: User) -> None:
    page = client.get("/sign-in/?next=/desk/7/").content.decode()
    assert '<input type="hidden" name="next" value="/desk/7/">' in page
    assert try_password(client, maya, next="/desk/7/")["Location"] == "/desk/7/"


def test_guessing_shuts_the_door_for_a_quarter_of_an_hour(client: Client, maya: User) -> None:
    for _ in range(5):
        response = try_password(client, maya, "guess")
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "Try again at" in response.content.decode()
    assert try_password(client, maya).status_code == 429
    assert not signed_in(client)


def test_the_door_opens_again(client: Client, maya: User) -> None:
    for _ in range(5):
        try_password(client, maya, "guess")
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert try_password(client, maya)["Location"] == "/desk/"


def test_signing_out_is_a_post(client: Client, maya: User) -> None:
    client.force_login(maya)
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    assert not signed_in(client)


def test_looking_at_a_link_uses_nothing_up(client: Client, maya: User) -> None:
    path = make_link(maya, now=timezone.now())
    for _ in range(3):
        assert "Sign in as <bdi>Maya</bdi>" in client.get(path).content.decode()
    assert client.head(path).status_code == 200
    assert not signed_in(client)


def test_pressing_the_button_signs_in_once_and_is_written_down(client: Client, maya: User) -> None:
    path = make_link(maya, now=timezone.now())
    assert client.post(path)["Location"] == "/desk/"
    assert signed_in(client)
    assert AuditEntry.objects.get().deed == "signed_in_by_link"
    other = Client()
    response = other.post(path)
    assert response.status_code == 410
    assert "amends link" in response.content.decode()
    assert not signed_in(other)
    assert other.get(path).status_code == 410


def test_of_two_presses_exactly_one_wins(maya: User, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = make_link(maya, now=timezone.now()).strip("/").rsplit("/", 1)[1]
    seen_by_both = SignInLink.objects.select_related("user").get()
    monkeypatch.setattr("responders.people.links.link_for", lambda _secret, now: seen_by_both)
    assert [use_link(secret, now=timezone.now()) for _ in range(2)] == [maya, None]


def test_a_link_runs_out(client: Client, maya: User) -> None:
    path = make_link(maya, now=timezone.now() - timedelta(minutes=61))
    assert client.get(path).status_code == 410
    assert client.post(path).status_code == 410
    assert not signed_in(client)


def test_a_link_of_somebody_switched_off_does_not_work(client: Client, maya: User) -> None:
    path = make_link(maya, now=timezone.now())
    User.objects.update(is_active=False)
    assert client.post(path).status_code == 410


def test_a_made_up_link_does_not_work(client: Client) -> None:
    assert client.post("/link/made-up/").status_code == 410


def test_only_the_hash_of_a_secret_is_kept(maya: User) -> None:
    secret = make_link(maya, now=timezone.now()).strip("/").rsplit("/", 1)[1]
    link = SignInLink.objects.get()
    assert link.secret_hash == hash_of(secret)
    assert secret not in str(vars(link))


def test_a_link_needs_the_token_of_its_own_page(maya: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    path = make_link(maya, now=timezone.now())
    assert strict.post(path).status_code == 403
    assert SignInLink.objects.get().used_at is None


def test_signing_out_twice_ends_at_the_sign_in_and_nowhere_else(client: Client, maya: User) -> None:
    client.force_login(maya)
    assert [client.post("/sign-out/")["Location"] for _ in range(2)] == ["/sign-in/", "/sign-in/"]


@pytest.mark.parametrize("dress", [" {} ", "\t{}"])
def test_a_name_in_another_dress_opens_no_second_row_of_tries(client: Client, maya: User, dress: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if char.isalpha() else char for char in maya.username)
    for name in [maya.username, maya.username, dress.format(maya.username), wide, maya.username]:
        response = client.post("/sign-in/", {"username": name, "password": "guess"})
    assert response.status_code == 429
    assert try_password(client, maya).status_code == 429


def test_a_link_for_another_person_leaves_nothing_of_the_session_before(client: Client, maya: User) -> None:
    client.force_login(user(Role.OWNER))
    session = client.session
    session["mark"] = "of the owner"
    session.save()
    before = client.cookies["sessionid"].value
    client.post(make_link(maya, now=timezone.now()))
    assert client.session["_auth_user_id"] == str(maya.pk)
    assert client.cookies["sessionid"].value != before
    assert "mark" not in client.session
