/** The inks of each co-op: ground, key and accent are those of its data file; light is the colour of its material. */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "co-ops");

/** Chocolate, honey, wood; linen, crust, soap, algarrobo, covers, cocoa, wool, glaze, pine. */
const LIGHT = {
  pietrachiara: "#b5703f",
  valdemiel: "#fbbc2c",
  horabuena: "#ecc088",
  "tessitura-marena": "#ecd2a0",
  "biscottificio-tramonto": "#dc9a4e",
  "saponaria-lumen": "#93b163",
  "quebracho-sur": "#c98a50",
  "encuadernadores-del-parana": "#f0c45c",
  "dulce-ladera": "#bf7a42",
  "hilos-del-misti": "#dca648",
  "caleta-azul": "#7fc6d8",
  "relojes-del-ande": "#f0cd8c",
};

export function inksOf(coop) {
  const { palette } = JSON.parse(readFileSync(join(folder, `${coop}.json`), "utf8"));
  const light = LIGHT[coop];
  return { ground: palette.ground, light, deep: light, accent: palette.accent, key: palette.ink };
}
