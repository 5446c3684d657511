/**
 * The cell at every mark of the score, as pictures to be looked at: tests/gallery/*.svg, of which `npx vitest run
 * tests/gallery.test.ts -u` writes new ones. Each shows a mark half done, and the step at its end; the page of
 * `python -m tests.gallery` shows all of them.
 */
import "./page";
import { expect, test } from "vitest";
import { cellPane } from "../src/cell/pane";
import type { Pane } from "../src/frame";
import type { Kind } from "../src/kinds/names";
import { labels } from "../src/label";
import { END, marksOf, SCORE } from "../src/motion/score";
import { canvasAsSvg } from "../src/primitives/painted";
import { DARK, LIGHT, type Palette } from "../src/primitives/palette";
import { Run } from "../src/run";
import { fixture, START, table } from "./fixture";

const ROOM = { width: 816, height: 372 };
const ACROSS = 3;
const CELL = { width: 830, height: 400 }; // px: a picture with its caption
const runOf = (kind: Kind) =>
  new Run(fixture({ kind, T: 3, H: 4, D: 5, task: "segmentation", seed: 3, text: "我爱你" }));
const FONTS = "'Noto Sans SC','Noto Sans CJK SC',sans-serif";

/** A cell to be shown at any moment of its step. */
function drawn(kind: Kind, direction: "forward" | "backward", palette: Palette) {
  const run = runOf(kind);
  const label = labels(table("zh"), kind);
  const pane = cellPane(() => {});
  const state = { ...START, step: 1, unit: 1, direction };
  const frame = { run, state, palette, label, lang: "zh", ms: END, narrow: false, layout: 1 } as const;
  pane.draw({ ...frame, room: () => ROOM }, null);
  return pane;
}

const rounded = (number: string): string => String(Math.round(Number(number) * 10) / 10);

/** The leaves of what is seen of the cell, as elements. */
function leaves(pane: Pane): string[] {
  const svg = pane.element.querySelector("svg.gw-cell-svg")!;
  const layers = [...svg.children].filter((layer) => !layer.querySelector(".gw-square"));
  return [canvasAsSvg.get(svg)!(), ...layers]
    .flatMap((layer) => [...layer.children])
    .filter((one) => !one.matches(".gw-pill.gw-due, .gw-face.gw-due, .gw-write.gw-due, .gw-swelling"))
    .map((one) => one.outerHTML.replace(/"[^"]*"/g, (quoted) => quoted.replace(/-?\d+\.\d+/g, rounded)))
    .map((one) => one.replace(/ (data-[\w-]+|aria-[\w-]+|tabindex|xmlns)="[^"]*"/g, ""));
}

/** Every shape once, and each frame as a list of them. */
function sheet(name: string, kind: Kind, direction: "forward" | "backward", palette: Palette): string {
  const pane = drawn(kind, direction, palette);
  const shapes = new Map<string, number>();
  const moments = [
    ...marksOf(kind).map((mark) => [mark, (SCORE[mark][0] + SCORE[mark][1]) / 2] as const),
    ["end", END] as const,
  ];
  const frames = moments.map(([mark, ms], k) => {
    pane.show!(ms);
    const used = leaves(pane).map((shape) => {
      if (!shapes.has(shape)) shapes.set(shape, shapes.size);
      return `<use href="#${name}-${shapes.get(shape)}"/>`;
    });
    const [x, y] = [(k % ACROSS) * CELL.width, Math.floor(k / ACROSS) * CELL.height];
    const caption = `<text x="8" y="16">${mark} ${ms}</text>`;
    return `<g transform="translate(${x} ${y})">${caption}<g transform="translate(8 24)">${used.join("")}</g></g>`;
  });
  const defs = [...shapes].map(([shape, k]) => shape.replace(/^<(\w+)/, `<$1 id="${name}-${k}"`));
  const [width, height] = [ACROSS * CELL.width, Math.ceil(moments.length / ACROSS) * CELL.height];
  const inks = Object.entries(palette).filter(([, ink]) => typeof ink === "string");
  const style = [...inks.map(([name, ink]) => `--gw-${name}:${ink}`), `--gw-font:${FONTS}`].join(";");
  return [
    '<?xml-stylesheet href="../../../app.css"?>',
    '<?xml-stylesheet href="../../stage.css"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" style="${style};font:14px var(--gw-font);background:var(--gw-surface);fill:var(--gw-ink)">`,
    "<defs>",
    ...defs,
    "</defs>",
    ...frames,
    "</svg>",
    "",
  ].join("\n");
}

const NAME = "the %s's cell of the %s reader in %s colours is as its pictures show it";

async function isAsPictured(
  kind: Kind,
  direction: "forward" | "backward",
  theme: string,
  palette: Palette,
): Promise<void> {
  const name = `${kind === "lstm" ? "" : `${kind}-`}${direction}-${theme}`;
  await expect(sheet(name, kind, direction, palette)).toMatchFileSnapshot(`gallery/${name}.svg`);
}

test.each([
  ["lstm", "forward", "light", LIGHT],
  ["lstm", "backward", "dark", DARK],
  ["rnn", "forward", "light", LIGHT],
  ["gru", "backward", "dark", DARK],
] as const)(NAME, isAsPictured);

test.each([
  ["lstm", "forward", "dark", DARK],
  ["lstm", "backward", "light", LIGHT],
  ["rnn", "backward", "dark", DARK],
  ["gru", "forward", "light", LIGHT],
] as const)(NAME, { tags: ["slow"] }, isAsPictured);
