/** A roasted coffee bean about (0, 0), flat side up or round side up. */
import { cut, gouge, ink, swell } from "./draw.mjs";
import { blob, part, tones, trace } from "./kit.mjs";

export function bean(round = false) {
  const d = blob("-74 0, -52 -38, 0 -52, 54 -38, 76 0, 54 38, 0 52, -52 38");
  const crease = swell(trace("-70 4, -36 10, 0 -2, 34 -12, 72 -4"), (t) => 6 + 9 * Math.sin(Math.PI * t));
  return part(d, {
    fill: ["light", "accent"],
    edge: 6,
    gap: 9,
    along: 12,
    dark: (u, v) => 0.3 + tones.ball(u, v) * 0.8,
    glint: gouge(-46, -20, 14, -38, 12, -5),
    on: round ? {} : { key: ink(crease), light: cut(gouge(-40, 16, 40, 0, 5, 3)) },
  });
}
