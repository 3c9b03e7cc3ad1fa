// What the programs share: each runs one of its scenarios and prints what the client received, as scenario.py does.

const here = await import(process.env.HERE);
export const client = here.client ?? here.default.client;

export async function run(scenarios) {
  const [name, given] = process.argv.slice(2);
  const result = await scenarios[name](JSON.parse(given));
  console.log(JSON.stringify(result, (_, value) => (value?.type === "Buffer" ? encoded(value) : value)));
}

const encoded = (buffer) => ({ base64: Buffer.from(buffer.data).toString("base64") });
