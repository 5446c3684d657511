import { expect, test } from "vitest";
import { reason } from "../src/refusal";

test("what the uploader says has a name: a status, a file too large, or a broken wire", () => {
  expect(reason("Error: AxiosError: Request failed with status code 403")).toBe("403");
  expect(reason("Error: Request failed with status code 507")).toBe("507");
  expect(reason("Error: File must be 5.0MB or smaller.")).toBe("too-large");
  expect(reason("Error: AxiosError: Network Error")).toBe("network");
});
