// LiveKit's Cartesia plugin for Node, outside an agent's job: what an agent's session calls, without a room.

import { initializeLogger } from "@livekit/agents";

initializeLogger({ pretty: false, level: "warn" });
const { client, run } = await import("./scenario.mjs"); // after it: the plugin wants a logger

async function received(stream) {
  const events = [];
  for await (const heard of stream) {
    if (typeof heard === "symbol") break; // the end of the stream
    const { data, sampleRate } = heard.frame;
    const times = heard.timedTranscripts ?? [];
    events.push({
      audio: Buffer.from(data.buffer, data.byteOffset, data.byteLength),
      sample_rate: sampleRate,
      words: times.map((timed) => timed.text),
      start: times.map((timed) => timed.startTime),
    });
  }
  return events;
}

const synthesize = ({ text }) => received(client.synthesize(text));

async function streamed({ turns }) {
  const all = [];
  for (const pieces of turns) {
    const stream = client.stream();
    for (const piece of pieces) stream.pushText(piece);
    stream.endInput();
    all.push(await received(stream));
  }
  return all;
}

await run({ synthesize, streamed });
await client.close(); // its socket, which it keeps for the next turn
