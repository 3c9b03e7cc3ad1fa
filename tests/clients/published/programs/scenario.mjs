// What the programs share: each runs one of its scenarios and prints what the client received, as scenario.py does.

import { Socket } from "node:net";

const { connect } = Socket.prototype;
Socket.prototype.connect = function (...given) {
  const { host } = given.flat()[0];
  if (!["localhost", "127.0.0.1", "::1"].includes(host)) throw new Error(`The client calls ${host}.`);
  return connect.apply(this, given);
};

const here = await import(process.env.HERE);
export const client = here.client ?? here.default.client;

export async function run(scenarios) {
  const [name, given] = process.argv.slice(2);
  const result = await scenarios[name](JSON.parse(given));
  console.log(JSON.stringify(result, (_, value) => (value?.type === "Buffer" ? encoded(value) : value)));
}

const encoded = (buffer) => ({ base64: Buffer.from(buffer.data).toString("base64") });
