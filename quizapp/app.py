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
from werkzeug.middleware.proxy_fix import ProxyFix

from quizapp import clock, paths
from quizapp.secret import secret_key
from quizapp.settings import make_folder, read_settings, whole_number
from quizapp.store.db import Database, db
from quizapp.store.engine import DATABASE_NAME, database_url, engine_options, prepare_engine
from quizapp.usecases.services import BackupPlan, Passwords, Services, Shelf
from quizapp.web import register

BODY_LIMIT = 256 * 1024  # bytes of a posting; the upload page raises it for itself
MOST_PROXIES = 9


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
        database,
        Shelf(),
        given.get("PASSWORDS") or Passwords(),
        given.get("CLOCK") or clock.now,
        app.config["SECRET_KEY"],
        backup_plan(settings, instance) if database.file else None,
    )
    Migrate(app, db, directory=str(paths.migrations_folder()))
    CSRFProtect(app)
    register(app)
    return app


def backup_plan(settings: Mapping[str, str], instance: Path) -> BackupPlan:
    """How backups are made by these settings. Raises BadSetting."""
    minutes = whole_number(settings, "BACKUP_MINUTES", 0, 525_600)
    folder = Path(settings["BACKUP_FOLDER"] or instance / "backups")
    return BackupPlan(
        folder.expanduser().resolve(),
        timedelta(minutes=minutes) if minutes else None,
        timedelta(days=whole_number(settings, "BACKUP_DAYS", 1, 36_500)),
    )


def _configure(app: Flask, settings: Mapping[str, str], instance: Path) -> None:
    url = database_url(settings["DATABASE_URL"], instance)
    # Looked at before the secret, which is made before the database:
    is_new = bool(settings["DATABASE_URL"]) or not (instance / DATABASE_NAME).exists()
    public = urlsplit(settings["PUBLIC_URL"])
    is_https = public.scheme == "https"
    app.config.update(
        SECRET_KEY=secret_key(settings["SECRET_KEY"], instance, may_make=is_new),
        SQLALCHEMY_DATABASE_URI=url,
        SQLALCHEMY_ENGINE_OPTIONS=engine_options(url),
        MAX_CONTENT_LENGTH=BODY_LIMIT,
        MAX_FORM_MEMORY_SIZE=BODY_LIMIT,
        SESSION_COOKIE_NAME="__Host-quizapp" if is_https else "quizapp",
        SESSION_COOKIE_SECURE=is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        # A style sheet or a saved answer that comes back late must not bring the cookie of before signing in:
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=timedelta(days=400),
        WTF_CSRF_TIME_LIMIT=None,  # an hour spent on a question must not cost the answer
        WTF_CSRF_SSL_STRICT=False,
        PUBLIC_URL=settings["PUBLIC_URL"].rstrip("/"),
        PROXIES=whole_number(settings, "PROXIES", 0, MOST_PROXIES),
    )
    if app.config["PROXIES"]:
        before_us: Any = ProxyFix(app.wsgi_app, x_for=app.config["PROXIES"], x_proto=0, x_host=0)
        app.wsgi_app = before_us  # type: ignore[method-assign]
    if public.hostname:
        app.config["TRUSTED_HOSTS"] = [public.hostname]
