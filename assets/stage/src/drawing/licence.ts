/** Whose a saved picture is and on what terms, as machines read it: RDF in an SVG, text in a PNG. */
import type { Label } from "../frame";
import type { Payload } from "../payload";
import { crc32 } from "../primitives/crc32";
import { clean } from "./svg";

const DEEDS: Record<string, string> = {
  "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
  "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
};
const PICTURES = "CC BY 4.0";
const CREATOR = "Gatewalk";
const SPACES = {
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  dc: "http://purl.org/dc/elements/1.1/",
  cc: "http://creativecommons.org/ns#",
};
const SIGNATURE_AND_HEADER = 33; // bytes of a PNG up to its first other chunk

/** What is said of a picture; `source` is the link that opens its state, where there is one. */
export interface Rights {
  title: string;
  source: string | null;
  rights: string;
  deed: string; // of the picture with the numbers in it
}

/** Numbers under a licence that is passed on pass theirs on to the picture. */
export function rightsOf(
  { licence = "", address: { model } }: Pick<Payload, "licence" | "address">,
  { title, source }: Pick<Rights, "title" | "source">,
  label: Label,
): Rights {
  const values = licence ? ` ${label("export_values", { model, licence })}` : "";
  const rights = `${label("export_rights", { licence: PICTURES })}${values}`;
  return { title, source, rights, deed: DEEDS[licence] ?? DEEDS[PICTURES]! };
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => clean(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** The metadata element of an SVG, after Creative Commons. */
export function metadataOf({ title, source, rights, deed }: Rights): string {
  const spaces = Object.entries(SPACES).map(([name, space]) => `xmlns:${name}="${space}"`);
  const said = [
    `<dc:title>${escaped(title)}</dc:title>`,
    `<dc:creator><rdf:Seq><rdf:li>${CREATOR}</rdf:li></rdf:Seq></dc:creator>`,
    source === null ? "" : `<dc:source>${escaped(source)}</dc:source>`,
    `<dc:rights>${escaped(rights)}</dc:rights>`,
    `<cc:license rdf:resource="${deed}"/>`,
  ];
  const work = `<cc:Work rdf:about="">${said.join("")}</cc:Work><cc:License rdf:about="${deed}"/>`;
  return `<metadata><rdf:RDF ${spaces.join(" ")}>${work}</rdf:RDF></metadata>`;
}

/** A PNG with the same as iTXt, under the standard's own keywords. */
export function withText(png: Uint8Array, { title, source, rights, deed }: Rights): Uint8Array<ArrayBuffer> {
  const said = {
    Title: title,
    Author: CREATOR,
    Copyright: `${rights} ${deed}`,
    ...(source && { Source: source }),
  };
  const chunks = Object.entries(said).map(([keyword, text]) =>
    chunkOf("iTXt", `${keyword}\0\0\0\0\0${clean(text)}`),
  );
  const parts = [png.subarray(0, SIGNATURE_AND_HEADER), ...chunks, png.subarray(SIGNATURE_AND_HEADER)];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Length, type, data and CRC-32 of type and data. */
function chunkOf(type: string, text: string): Uint8Array {
  const body = new TextEncoder().encode(type + text);
  const chunk = new Uint8Array(body.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, body.length - type.length);
  chunk.set(body, 4);
  view.setUint32(4 + body.length, crc32(body));
  return chunk;
}
