/** The inks of each co-op: ground, key and accent are those of its data file; light is the colour of its material. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "co-ops");

/** Chocolate, honey, wood. */
const LIGHT = { pietrachiara: "#b5703f", valdemiel: "#fbbc2c", horabuena: "#ecc088" };

export function inksOf(coop) {
  const { palette } = JSON.parse(readFileSync(join(folder, `${coop}.json`), "utf8"));
  const light = LIGHT[coop];
  return { ground: palette.ground, light, deep: light, accent: palette.accent, key: palette.ink };
}
