import "./page";
import { expect, it } from "vitest";
import { isAwaited, later } from "../src/page/later";

it("asks for a script that did not come by another address, which no browser answers from what it kept", async () => {
  const asked: string[] = [];
  for (let time = 0; time < 3; time++) {
    const failure = await later("ballot").catch((why: Error) => why.message);
    expect(isAwaited()).toBe(false);
    asked.push(/ballot\.js(\?\w+)?/.exec(String(failure))![0]);
  }
  expect(asked[0]).toBe("ballot.js");
  expect(new Set(asked).size).toBe(3);
});
