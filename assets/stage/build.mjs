// Bundles src/main.ts and its styles into stage.js and stage.css. With --check it fails where the committed files are not current.

import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const LIMIT = 75_000; // as it travels, compressed
const here = new URL("./", import.meta.url).pathname;
const { outputFiles } = await build({
  absWorkingDir: here,
  entryPoints: ["src/main.ts"],
  outfile: "stage.js",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  charset: "utf8",
  legalComments: "none",
  write: false,
});
const script = outputFiles.find(({ path }) => path.endsWith(".js"));
const sent = gzipSync(script.contents).length;
if (sent > LIMIT) throw new Error(`stage.js is ${sent} bytes compressed, more than ${LIMIT}`);

for (const { path, contents } of outputFiles) {
  if (process.argv.includes("--check")) {
    if (!readFileSync(path).equals(contents))
      throw new Error(`${path.slice(here.length)} is not current: npm run build`);
  } else writeFileSync(path, contents);
}
console.log(
  outputFiles.map(({ path, contents }) => `${path.slice(here.length)} ${contents.length} bytes`).join(", "),
);
