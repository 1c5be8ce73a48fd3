from pathlib import Path

import pytest

from migwatch.cli import main
from migwatch.store.folder import bundled
from migwatch.store.places import cache_folder, config_file, state_folder


def places(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    assert main(["paths"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len({len(line) - len(line.partition("/")[2]) for line in lines}) == 1
    return dict(line.split(maxsplit=1) for line in lines)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "conf"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


def test_places(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = places(capsys)
    assert list(found) == ["config", "cache", "journals", "theme", "corpus", "texts"]
    assert found["config"] == f"{config_file()} (not there)"
    assert found["cache"] == f"{cache_folder()} (not there)"
    assert found["journals"] == f"{state_folder() / 'journals'} (not there)"
    assert found["corpus"] == str(bundled())
    assert Path(found["texts"]).is_dir()


def test_what_is_there_is_not_said_to_be_missing(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config_file().parent.mkdir(parents=True)
    config_file().touch()
    assert places(capsys)["config"] == str(config_file())


def test_they_lie_in_the_users_own_folders(home: Path) -> None:
    assert config_file().is_relative_to(home)
    assert cache_folder().is_relative_to(home)
    assert not config_file().exists()
