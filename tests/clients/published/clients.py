"""The clients: which program runs each, with which code of the page, in which environment."""

from __future__ import annotations

from tests.clients.published.running import Client

CARTESIA_4 = Client("cartesia_4.py", "cartesia_4")
CARTESIA_4_TLS = Client("cartesia_4.py", "cartesia_4_tls")
CARTESIA_3 = Client("cartesia_4.py", "cartesia_4", "cartesia_3")
CARTESIA_2 = Client("cartesia_2.py", "cartesia_2", "cartesia_2")

CARTESIA_JS = Client("cartesia_js.mjs", "cartesia_js", "node")
CARTESIA_BROWSER = Client("cartesia_js.mjs", "cartesia_js", "node", module="mjs")
"""As an ES module the SDK takes the browser's WebSocket, and puts the key into the query."""

LIVEKIT = Client("livekit_agents.py", "livekit", "livekit")
LIVEKIT_OPENAI = Client("livekit_agents.py", "livekit_openai", "livekit")
LIVEKIT_NODE = Client("livekit_agents.mjs", "livekit_node", "node", module="mjs")

PIPECAT = Client("pipecat_services.py", "pipecat", "pipecat")
PIPECAT_HTTP = Client("pipecat_services.py", "pipecat_http", "pipecat")
PIPECAT_OPENAI = Client("pipecat_services.py", "pipecat_openai", "pipecat")

OPENAI = Client("openai_python.py", "openai_python")
OPENAI_JS = Client("openai_js.mjs", "openai_js", "node")

HOME_ASSISTANT = Client("home_assistant.py", "home_assistant", "wyoming")
