// Answers one command line after another, as `bin/pendency.mjs` would answer each in a process of its own.
const { main } = await import(process.argv[2]);

/** @returns what was written meanwhile */
async function heard(stream, work) {
  const { write } = stream;
  let text = "";
  stream.write = (chunk, ...rest) => {
    text += typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
    rest.find((each) => typeof each === "function")?.();
    return true;
  };
  try {
    await work();
  } finally {
    stream.write = write;
  }
  return text;
}

process.on("message", async ({ words, cwd, env }) => {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  let [status, stdout] = [null, ""];
  const stderr = await heard(process.stderr, async () => {
    stdout = await heard(process.stdout, async () => {
      status = await main(words);
    });
  });
  process.send({ status, stdout, stderr });
});
// whoever asked is gone
process.on("disconnect", () => process.exit());
process.send({ isReady: true });
