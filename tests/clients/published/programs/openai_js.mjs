// openai for JavaScript: a file, the body as it streams, an error, the models.

import { client, run } from "./scenario.mjs";

async function file({ text, response_format }) {
  const answer = await client.audio.speech.create({ model: "tts-1", voice: "af_heart", input: text, response_format });
  return Buffer.from(await answer.arrayBuffer());
}

async function streamed({ text }) {
  const answer = await client.audio.speech.create({
    model: "gpt-4o-mini-tts", voice: "af_heart", input: text, response_format: "pcm",
  });
  const pieces = [];
  for await (const piece of answer.body) pieces.push(Buffer.from(piece));
  return pieces;
}

async function refused({ text }) {
  const { status, error } = await client.audio.speech
    .create({ model: "tts-1", voice: "nobody", input: text })
    .catch((raised) => raised);
  return { status, error };
}

async function models() {
  const names = [];
  for await (const model of client.models.list()) names.push(model.id);
  return names;
}

await run({ file, streamed, refused, models });
