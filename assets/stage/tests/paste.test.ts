import { expect, test } from "vitest";
import { withLineEnds } from "../src/page/paste";

test("a pasted line break is the sign of a line's end, whatever the system writes for it", () => {
  expect(withLineEnds("to be\nor not\r\n\r\n  to be\rthat")).toBe("to be / or not / to be / that");
});

test("breaks before and after a text end no line", () => {
  expect(withLineEnds("\n to be \n")).toBe("to be");
});
