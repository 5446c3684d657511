import "./page";
import { expect, test } from "vitest";
import { reason, tell } from "../src/page/upload-reason";

test("what the uploader says has a name: a status, a file too large, or a broken wire", () => {
  expect(reason("Error: AxiosError: Request failed with status code 403")).toBe("403");
  expect(reason("Error: Request failed with status code 507")).toBe("507");
  expect(reason("Error: File must be 5.0MB or smaller.")).toBe("too-large");
  expect(reason("Error: AxiosError: Network Error")).toBe("network");
});

/** A dialog with the uploader's files, refused ones with what it says of them, and a line for each reason. */
function dialog(...files: (string | null)[]): Element {
  const chips = files.map((said) =>
    said === null
      ? '<div data-testid="stFileChip"></div>'
      : `<div data-testid="stFileChip" aria-invalid="true"><span role="alert">${said}</span></div>`,
  );
  const lines = ["too-large", "network", "other"].map((name) => `<p hidden data-gw-refusal="${name}"></p>`);
  const box = document.createElement("div");
  box.setAttribute("role", "dialog");
  box.innerHTML = `<div data-testid="stFileUploader">${chips.join("")}</div>${lines.join("")}`;
  return box;
}

const TOO_LARGE = "Error: File must be 5.0MB or smaller.";

test.each([
  [["too-large"], [TOO_LARGE]],
  [["too-large"], [null, TOO_LARGE]],
  [["network"], [TOO_LARGE, null, "Error: AxiosError: Network Error"]],
  [["other"], ["Error: Request failed with status code 418"]],
  [[], [TOO_LARGE, null]],
  [[], []],
])("the file that came last decides what is said: %j after %j", (shown, files) => {
  const box = dialog(...files);
  tell(box.querySelector('[data-testid="stFileUploader"]')!);
  const seen = [...box.querySelectorAll<HTMLElement>("[data-gw-refusal]")].filter((line) => !line.hidden);
  expect(seen.map((line) => line.dataset.gwRefusal)).toEqual(shown);
});
