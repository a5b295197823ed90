"""Sends a reply and is killed before it can tell anybody. Reads the call from standard input."""

from __future__ import annotations

import os
import pickle
import signal
import sys

from monitor.platforms.contract import Account
from responders.platforms.bluesky.reply import BlueskyPoster

settings, secrets, call = pickle.load(sys.stdin.buffer)
BlueskyPoster(Account(platform="bluesky", settings=settings, secrets=secrets)).send(call)
os.kill(os.getpid(), signal.SIGKILL)
