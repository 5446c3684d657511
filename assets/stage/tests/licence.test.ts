import { describe, expect, it } from "vitest";
import { metadataOf, rightsOf, withText } from "../src/drawing/licence";
import { labels } from "../src/label";
import { fixture, table } from "./fixture";

const label = labels(table("en"));
const said = (licence: string, title = "T", source: string | null = "http://x/?a=1&b=2") =>
  rightsOf({ ...fixture(), licence }, { title, source }, label);

describe("a saved picture", () => {
  it("passes a licence on that asks for it, and names any other", () => {
    expect(said("CC BY-SA 4.0").deed).toMatch("/by-sa/4.0/");
    for (const licence of ["MIT", "", "whatever"]) expect(said(licence).deed).toMatch("/by/4.0/");
    expect(said("MIT").rights).toContain("MIT");
    expect(said("").rights).toBe("Picture: CC BY 4.0.");
  });
  it("has hostile words as text, and no link where there is none", () => {
    const metadata = metadataOf(said("MIT", '</metadata><script a="b">\u0000&'));
    expect(metadata).toContain("&lt;/metadata&gt;&lt;script a=&quot;b&quot;&gt;▯&amp;");
    expect(metadata).toContain("a=1&amp;b=2");
    expect(metadataOf(said("MIT", "T", null))).not.toContain("dc:source");
    expect(metadata.match(/<\/metadata>/g)).toHaveLength(1);
  });
  it("is the same picture with its text between the header and the rest", () => {
    const png = Uint8Array.from({ length: 60 }, (_, n) => n);
    const whole = withText(png, said("MIT", "题"));
    expect([...whole.subarray(0, 33)]).toEqual([...png.subarray(0, 33)]);
    expect([...whole.subarray(whole.length - 27)]).toEqual([...png.subarray(33)]);
    const text = new TextDecoder("latin1").decode(whole.subarray(33));
    expect(text.slice(4, 16)).toBe("iTXtTitle\0\0\0");
    expect(whole[36]).toBe("Title\0\0\0\0\0".length + 3);
    expect(new TextDecoder().decode(whole.subarray(51, 54))).toBe("题");
  });
});
