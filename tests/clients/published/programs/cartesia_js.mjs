// @cartesia/cartesia-js 4.x: a file, and contexts of a websocket, which this SDK opens through TLS only.

import { client, run } from "./scenario.mjs";

const RAW = { container: "raw", encoding: "pcm_s16le", sample_rate: 16000 };
const SETTINGS = { model_id: "sonic-3", voice: { mode: "id", id: "af_heart" }, output_format: RAW };

const seen = (event) => ({
  type: event.type,
  context_id: event.context_id,
  ...(event.type === "chunk" && { audio: Buffer.from(event.audio) }),
  ...(event.type === "timestamps" && { words: event.word_timestamps.words, start: event.word_timestamps.start }),
  ...(event.type === "flush_done" && { flush_id: event.flush_id }),
  ...(event.type === "error" && { message: event.message, status_code: event.status_code }),
});

async function received(context) {
  const events = [];
  for await (const event of context.receive()) events.push(seen(event));
  return events;
}

async function file({ text, output_format }) {
  const answer = await client.tts.generate({ ...SETTINGS, output_format, transcript: text });
  return Buffer.from(await answer.arrayBuffer());
}

async function interleaved({ texts }) {
  const socket = await client.tts.websocket();
  const contexts = texts.map(() => socket.context({ ...SETTINGS, add_timestamps: true }));
  const reading = Promise.all(contexts.map(received));
  for (let number = 0; number < Math.max(...texts.map((pieces) => pieces.length)); number++)
    for (const [index, context] of contexts.entries())
      if (number < texts[index].length) await context.push({ transcript: texts[index][number] });
  for (const context of contexts) await context.no_more_inputs();
  const events = await reading;
  socket.close();
  return events;
}

async function flushed({ pieces }) {
  const socket = await client.tts.websocket();
  const context = socket.context({ ...SETTINGS, add_timestamps: true });
  for (const [number, transcript] of pieces.entries()) await context.push({ transcript, flush: number === 0 });
  await context.no_more_inputs();
  const events = await received(context);
  socket.close();
  return events;
}

async function cancelled({ text, after }) {
  const socket = await client.tts.websocket();
  const all = [];
  socket.on("event", (event) => all.push(seen(event)));
  const first = socket.context(SETTINGS);
  await first.send({ transcript: text, continue: false });
  const { value: heard } = await first.receive().next();
  await first.cancel();
  const before = all.length;
  const second = socket.context({ ...SETTINGS, add_timestamps: true });
  await second.send({ transcript: after, continue: false });
  const events = await received(second);
  socket.close();
  return { heard: seen(heard).audio, received: events, cancelled: first.contextId, all: all.slice(before) };
}

async function refused({ text }) {
  const socket = await client.tts.websocket();
  socket.on("error", () => {}); // without a listener an error event ends the process
  const context = socket.context({ ...SETTINGS, voice: { mode: "id", id: "nobody" } });
  const events = [];
  socket.on("event", (event) => events.push(seen(event)));
  await context.send({ transcript: text, continue: false });
  const message = await received(context).catch((error) => error.message);
  socket.close();
  return { message, events };
}

await run({ file, interleaved, flushed, cancelled, refused });
