"""All settings (docs/settings.md). With none set, Amends runs on SQLite in the user's data folder."""

from __future__ import annotations

import secrets
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from jinja2 import StrictUndefined, select_autoescape

from config import env

BASE_DIR = Path(__file__).resolve().parent.parent
HOME = env.home()

DEBUG = env.flag("AMENDS_DEBUG", default=False)
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 -- compared with, not bound to
HOST = env.text("AMENDS_HOST", "127.0.0.1")
PORT = env.port("AMENDS_PORT", 8765)
SITE_URL = env.text("AMENDS_URL", f"http://{'localhost' if HOST in EVERYWHERE else HOST}:{PORT}").rstrip("/")
HTTPS = SITE_URL.startswith("https://")
# The name in AMENDS_URL is one by which the desk is called, whatever else is.
ALLOWED_HOSTS = env.words("AMENDS_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]") + env.host_of(SITE_URL)
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []

# Before `amends setup` has written the key file, a passing key lets `setup` and `doctor` start at all.
SECRET_KEY = env.text("AMENDS_SECRET_KEY") or env.kept_key(HOME / "secret.key") or secrets.token_urlsafe(64)

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "monitor",
    "monitor.practice",
    "responders.people",
    "responders",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.PrivatePages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "config.jinja.environment",
            # Django puts its own Undefined in before our environment() sees the options.
            "undefined": StrictUndefined,
            "autoescape": select_autoescape(["html"]),
            "trim_blocks": True,
            "lstrip_blocks": True,
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "responders.desk.context.shell",
            ],
        },
    },
]

DATABASE_URL = env.text("DATABASE_URL")
DATABASES = {"default": env.database(DATABASE_URL) if DATABASE_URL else env.sqlite(HOME / "amends.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk"
LOGOUT_REDIRECT_URL = "sign-in"

# Five wrong passwords for one name from one address close that door for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "responders.people.views.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS and env.flag("AMENDS_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("AMENDS_BEHIND_PROXY", default=False) else None
)
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "templates" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Served straight from the package: nothing to collect after an upgrade, and a wheel works as it is.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 300

# Without a mail server, mails are kept and shown on a page.
EMAIL_HOST = env.text("AMENDS_SMTP_HOST")
EMAIL_PORT = env.port("AMENDS_SMTP_PORT", 587)
EMAIL_HOST_USER = env.text("AMENDS_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("AMENDS_SMTP_PASSWORD")
EMAIL_USE_SSL = env.flag("AMENDS_SMTP_SSL", default=False)
EMAIL_USE_TLS = env.flag("AMENDS_SMTP_STARTTLS", default=True) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = env.number("AMENDS_SMTP_TIMEOUT", 20, least=1)
DEFAULT_FROM_EMAIL = env.text("AMENDS_MAIL_FROM", "Amends <amends@localhost>")

# Encrypts the platforms' secrets; where none is given, the file token.key does. Several: the first encrypts.
TOKEN_KEYS = env.text("AMENDS_TOKEN_KEY").replace(",", " ").split()
# Folders whose files may be listened to, and all below them: an owner at the desk is not the machine's owner.
FOLDERS = env.words("AMENDS_FOLDERS", str(HOME / "inbox"))
OUTBOX_SECONDS = env.number("AMENDS_OUTBOX_SECONDS", 10)
READ_BATCH = env.number("AMENDS_READ_BATCH", 200, least=1)
READ_BACKLOG = env.number("AMENDS_READ_BACKLOG", 5000, least=1)

# Somebody else who may propose one more wording; off unless an address is given (docs/drafts.md).
WRITER_URL = env.endpoint("AMENDS_WRITER_URL")
WRITER_MODEL = env.text("AMENDS_WRITER_MODEL")
WRITER_KEY = env.text("AMENDS_WRITER_KEY")
WRITER_TIMEOUT = env.number("AMENDS_WRITER_TIMEOUT", 8, least=1, most=25)
WRITER_BRANDS = env.words("AMENDS_WRITER_BRANDS")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "class": "config.terminal.LogLines",
            "format": "{asctime} {levelname:<7} {name}: {message}",
            "style": "{",
        },
    },
    "handlers": {"err": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["err"], "level": env.log_level("AMENDS_LOG_LEVEL", "INFO")},
    "loggers": {
        # With max_instances=1 a busy step skips a beat; that is as intended, and no news.
        "apscheduler": {"level": "ERROR"},
        "axes": {"level": "WARNING"},
        # tweepy writes the Authorization header at DEBUG; requests and urllib3 write whole addresses.
        "tweepy": {"level": "INFO"},
        "urllib3": {"level": "INFO"},
        "prawcore": {"level": "INFO"},
        # httpx names every address that it asks for.
        "httpx": {"level": "WARNING"},
        "waitress": {"level": "WARNING"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
    },
}
