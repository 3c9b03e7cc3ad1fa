"""A load generator: N listeners over real sockets, each hearing what it asked for in real time.

It knows the wire and nothing of the server behind it: no part of the server is imported here, so that any server of the
contract can be measured. The terms that all parts share:

- **TTFA**: from the moment a request is written to an open connection to the moment the socket gives the first event
  with audio. The connection's set-up is not in it.
- **Playback** begins with the first audio. An **underrun** is each time that all audio received has been heard and the
  stream isn't done: the listener hears silence that nobody asked for. Nothing is held back before playback begins.
- **RTF per stream**: from request written to the answer's end, divided by the audio's length. **RTF per core**: CPU
  seconds of the server's process divided by the seconds of audio that all listeners received.
- **Capacity**: the most listeners with no underrun, no 429 and no failure in one round.
"""
