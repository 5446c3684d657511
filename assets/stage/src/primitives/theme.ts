/** Light or dark, decided by the ground Streamlit draws the stage on; the palette as `--gw-*` custom properties. */
import { channels, light } from "./mix";
import { DARK, GREYED, LIGHT, type Palette } from "./palette";

/** Relative luminance of a CSS colour after WCAG 2.2, 0 to 1; null where it is no colour. */
export function luminance(colour: string): number | null {
  const [red, green, blue] = channels(colour)?.map(light) ?? [];
  if (red === undefined) return null;
  return 0.2126 * red + 0.7152 * green! + 0.0722 * blue!;
}

/** The palette for a ground; where Streamlit says nothing, the system's preference decides. */
export function paletteFor(ground: string, prefersDark = false): Palette {
  const light = luminance(ground.trim());
  return (light === null ? prefersDark : light < 0.2) ? DARK : LIGHT;
}

export function paletteOf(element: Element): Palette {
  const ground = getComputedStyle(element).getPropertyValue("--st-background-color");
  return paletteFor(ground, matchMedia("(prefers-color-scheme: dark)").matches);
}

/** The stage and the words around it name the parts in the same colours. */
export function dress(root: HTMLElement, palette: Palette): void {
  for (const element of [root, document.documentElement])
    for (const [name, value] of Object.entries(palette))
      if (typeof value === "string") element.style.setProperty(`--gw-${name}`, value);
  root.style.setProperty("--gw-greyed", `${GREYED}`);
  root.style.colorScheme = palette.dark ? "dark" : "light";
  root.dataset.theme = palette.dark ? "dark" : "light";
}

/** A page that has no Streamlit has the system's colours, as they are now and whenever they turn. */
export function dressAsSystem(host: HTMLElement): void {
  const paint = () => dress(host, paletteOf(host));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  paint();
}
