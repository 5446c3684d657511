// Bundles src/main.ts and its styles into stage.js and stage.css, and what is fetched later into drill.js, drawing.js, text.js,
// uploads.js, marks.js, family.js, back.js, ballot.js, remote.js and present.js: scripts that may stand behind the stage's own. teacher.js and plan.js are a teacher's alone, plans.js belongs to the pages of a lesson plan. page.js and page.css are the same stage for a page without
// Streamlit, sheet.js and sheet.css a worksheet's page. With --check it fails where the committed files are not current.

import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const LIMIT = 75_000; // of stage.js and of page.js as they travel, compressed
const UNSTYLED = { ".css": "empty" }; // the styles of all are in stage.css
const here = new URL("./", import.meta.url).pathname;
const bundle = async (entry, outfile, format, loader = {}) => {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: [entry],
    outfile,
    format,
    loader,
    bundle: true,
    target: "es2022",
    minify: true,
    charset: "utf8",
    legalComments: "none",
    write: false,
  });
  return outputFiles;
};
const outputs = [
  ...(await bundle("src/main.ts", "stage.js", "esm")),
  ...(await bundle("src/outside/main.ts", "page.js", "iife")),
  ...(await bundle("src/drill/main.ts", "drill.js", "iife", UNSTYLED)),
  ...(await bundle("src/drawing/main.ts", "drawing.js", "iife", UNSTYLED)),
  ...(await bundle("src/text/main.ts", "text.js", "iife", UNSTYLED)),
  ...(await bundle("src/family/main.ts", "family.js", "iife", UNSTYLED)),
  ...(await bundle("src/teacher/main.ts", "teacher.js", "esm", UNSTYLED)),
  ...(await bundle("src/vote/main.ts", "ballot.js", "iife", UNSTYLED)),
  ...(await bundle("src/plan/main.ts", "plan.js", "esm", UNSTYLED)),
  ...(await bundle("src/plan-page/main.ts", "plans.js", "iife", UNSTYLED)),
  ...(await bundle("src/back/main.ts", "back.js", "iife", UNSTYLED)),
  ...(await bundle("src/remote/main.ts", "remote.js", "iife", UNSTYLED)),
  ...(await bundle("src/marks/main.ts", "marks.js", "iife", UNSTYLED)),
  ...(await bundle("src/uploads/main.ts", "uploads.js", "iife", UNSTYLED)),
  ...(await bundle("src/worksheet/main.ts", "sheet.js", "iife")),
  ...(await bundle("src/present/main.ts", "present.js", "iife", UNSTYLED)),
];
for (const { path, contents } of outputs) {
  const sent = gzipSync(contents, { level: 9 }).length;
  if (sent > LIMIT)
    throw new Error(`${path.slice(here.length)} is ${sent} bytes compressed, more than ${LIMIT}`);
}

for (const { path, contents } of outputs) {
  if (process.argv.includes("--check")) {
    if (!readFileSync(path).equals(contents))
      throw new Error(`${path.slice(here.length)} is not current: npm run build`);
  } else writeFileSync(path, contents);
}
console.log(
  outputs.map(({ path, contents }) => `${path.slice(here.length)} ${contents.length} bytes`).join(", "),
);
