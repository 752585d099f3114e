"""No test talks to the network, and every property test tries the same examples on every machine."""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

_NOT_PER_TEST = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("ci", derandomize=True, deadline=None, suppress_health_check=_NOT_PER_TEST)
settings.register_profile("local", deadline=None, suppress_health_check=_NOT_PER_TEST)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def _is_loopback(address: object) -> bool:
    if not isinstance(address, tuple):  # a Unix socket does not leave the machine
        return True
    host = str(address[0])
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401
        if not _is_loopback(address):
            pytest.fail(f"a test tried to reach {address}")
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:  # noqa: ANN401
        if not _is_loopback(address):
            pytest.fail(f"a test tried to reach {address}")
        return connect_ex(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded_ex)
