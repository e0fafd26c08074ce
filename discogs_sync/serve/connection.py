"""The connection under a request: an ASGI application can send and receive, but neither reset nor cut it.

`OpenProtocol` leaves the transport where an application finds it.
"""

import asyncio
import socket
import struct

from starlette.types import Receive, Scope
from uvicorn.protocols.http.h11_impl import H11Protocol


class OpenProtocol(H11Protocol):
    """uvicorn's HTTP/1.1 with the transport in the state of every request."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as H11Protocol does
        """Keep the transport for the requests of this connection."""
        self.app_state = {**self.app_state, "transport": transport}
        super().connection_made(transport)


async def reset(scope: Scope, receive: Receive) -> None:
    """Reset the connection (RST): what the client has not read yet is lost to it."""
    transport: asyncio.Transport = scope["state"]["transport"]
    connection = transport.get_extra_info("socket")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    await _closed(receive)


async def hang_up(scope: Scope, receive: Receive) -> None:
    """Close the connection in an orderly way (FIN), after what was sent so far."""
    transport: asyncio.Transport = scope["state"]["transport"]
    transport.close()
    await _closed(receive)


async def _closed(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
