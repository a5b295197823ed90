"""Addresses of signing in and out."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LogoutView
from django.urls import path

from responders.people import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    # Open to all: a second press of the button must not lead through the sign-in back to here.
    path("sign-out/", login_not_required(LogoutView.as_view()), name="sign-out"),
    path("link/<str:secret>/", views.sign_in_link, name="sign-in-link"),
]
