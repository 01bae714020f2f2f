"""Build the application: settings, database, use cases and pages, put together here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from flask_migrate import Migrate
from flask_wtf.csrf import CSRFProtect

from quizapp import clock, paths
from quizapp.settings import make_folder, read_settings, secret_key
from quizapp.store.db import Database, database_url, db, engine_options, prepare_engine
from quizapp.usecases.services import Passwords, Services, Shelf
from quizapp.web import register

BODY_LIMIT = 256 * 1024  # bytes of a posting; the upload page raises it for itself


def build_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The application. `config` overrides settings and Flask's own configuration by key.

    Besides the keys of `quizapp.settings`, tests may pass `CLOCK` (a function that gives the present
    moment) and `PASSWORDS`.
    """
    given = dict(config or {})
    settings = read_settings(given)
    instance = Path(settings["INSTANCE"] or paths.instance_folder()).resolve()
    make_folder(instance)
    app = Flask("quizapp.web", instance_path=str(instance), root_path=str(paths.PACKAGE / "web"))
    _configure(app, settings, instance)
    app.config.update({key: value for key, value in given.items() if key not in settings})
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
        database = Database(db.engine, instance)
    app.extensions["quizapp"] = Services(
        database, Shelf(), given.get("PASSWORDS") or Passwords(), given.get("CLOCK") or clock.now
    )
    Migrate(app, db, directory=str(paths.migrations_folder()))
    CSRFProtect(app)
    register(app)
    return app


def _configure(app: Flask, settings: Mapping[str, str], instance: Path) -> None:
    url = database_url(settings["DATABASE_URL"], instance)
    public = urlsplit(settings["PUBLIC_URL"])
    is_https = public.scheme == "https"
    app.config.update(
        SECRET_KEY=secret_key(settings["SECRET_KEY"], instance),
        SQLALCHEMY_DATABASE_URI=url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(url),
        MAX_CONTENT_LENGTH=BODY_LIMIT,
        MAX_FORM_MEMORY_SIZE=BODY_LIMIT,
        SESSION_COOKIE_NAME="__Host-quizapp" if is_https else "quizapp",
        SESSION_COOKIE_SECURE=is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(days=400),
        WTF_CSRF_TIME_LIMIT=None,  # an hour spent on a question must not cost the answer
        WTF_CSRF_SSL_STRICT=False,
        PUBLIC_URL=settings["PUBLIC_URL"].rstrip("/"),
    )
    if public.hostname:
        app.config["TRUSTED_HOSTS"] = [public.hostname]
