"""Settings: where they come from, and the secret that several processes must agree on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from quizapp import create_app, paths
from quizapp.secret import secret_key
from quizapp.settings import BadSetting, read_settings


def test_what_is_given_wins_over_the_environment(monkeypatch):
    monkeypatch.setenv("QUIZAPP_PUBLIC_URL", "https://a.example.org")
    assert read_settings()["PUBLIC_URL"] == "https://a.example.org"
    assert read_settings({"PUBLIC_URL": "https://b.example.org"})["PUBLIC_URL"] == "https://b.example.org"


def test_eight_that_start_at_once_agree_on_one_secret(instance):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key("", instance), range(8)))
    assert len(keys) == 1
    assert [path.name for path in instance.iterdir()] == ["secret_key"]


def test_a_short_secret_is_refused(instance):
    with pytest.raises(BadSetting, match="shorter than 32"):
        secret_key("too short", instance)


def test_the_instance_is_where_it_is_said_to_be(monkeypatch, tmp_path):
    monkeypatch.setenv("QUIZAPP_INSTANCE", str(tmp_path / "mine"))
    assert paths.instance_folder() == tmp_path / "mine"


def test_an_installed_app_keeps_its_data_with_the_user(monkeypatch, tmp_path):
    monkeypatch.delenv("QUIZAPP_INSTANCE")
    monkeypatch.setattr(paths, "BUNDLED", Path(__file__).parent)
    monkeypatch.setattr(paths.sys, "platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.instance_folder() == tmp_path / "quizapp"


def test_with_https_cookies_travel_encrypted_and_other_hosts_are_refused(instance, passwords):
    app = create_app({"INSTANCE": instance, "PUBLIC_URL": "https://quiz.example.org", "PASSWORDS": passwords})
    client = app.test_client()
    good = client.get("/healthz", base_url="https://quiz.example.org")
    assert good.status_code == 200
    assert "max-age" in good.headers["Strict-Transport-Security"]
    assert client.get("/healthz", base_url="https://evil.example.org").status_code == 400
    assert app.config["SESSION_COOKIE_SECURE"]
    app.extensions["quizapp"].database.close()
