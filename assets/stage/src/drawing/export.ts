/** The stage as a picture for slides: a standalone SVG, or the same as a PNG. */

import type { DrawStill } from "../cell/still";
import type { Frame } from "../frame";
import type { Saved } from "../page/later";
import { metadataOf, type Rights, rightsOf, withText } from "./licence";
import { layOnPaper } from "./print";
import { drawing } from "./sheet";

const SCALE = 2;

/** A file name out of the sentence: letters, digits and ideographs of any script, shortened. */
export function fileName(sentence: string, step: number, kind: string): string {
  const safe = sentence
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `gatewalk-${[...safe].slice(0, 24).join("") || "sentence"}-${step + 1}.${kind}`;
}

/** `source` is the link that opens what the picture shows, where there is one. */
export async function save(
  frame: Frame,
  kind: Saved,
  still: DrawStill,
  source: string | null,
): Promise<void> {
  if (kind === "paper") return layOnPaper(frame, still);
  const svg = drawing(frame, still);
  const { run, state, label } = frame;
  const title = svg.querySelector("title")!.textContent!;
  const rights = rightsOf(run.payload, { title, source }, label);
  const metadata = metadataOf(rights);
  const text = new XMLSerializer().serializeToString(svg).replace("</title>", (end) => end + metadata);
  const file = new Blob([text], { type: "image/svg+xml" });
  const [width, height] = ["width", "height"].map((name) => Number(svg.getAttribute(name))) as [
    number,
    number,
  ];
  const blob = kind === "svg" ? file : await signed(await painted(file, width, height), rights);
  const link = document.createElement("a");
  link.download = fileName(run.payload.tokens.join(""), state.step, kind);
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

const signed = async (png: Blob, rights: Rights): Promise<Blob> =>
  new Blob([withText(new Uint8Array(await png.arrayBuffer()), rights)], { type: png.type });

async function painted(file: Blob, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {
    width: width * SCALE,
    height: height * SCALE,
  });
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("the picture is empty")))),
  );
}
