/** A glazed tile for hot pots on cork feet, its pattern of shells and waves, a second one leaning behind it. */
import { castShadow, cut, ellipse, gouge, halo, ink, line, place } from "./lib/draw.mjs";
import { blob, facet, part, pile, tones } from "./lib/kit.mjs";

/** The tile's face about (0, 0), 600 across: `turns` of one quarter drawn four times. */
function face() {
  let accent = "";
  let light = "";
  let key = "";
  for (const turn of [0, 90, 180, 270]) {
    const rays = Array.from({ length: 7 }, (_, i) => {
      const a = (i / 6) * (Math.PI / 2);
      return gouge(
        -290 + Math.cos(a) * 50,
        -290 + Math.sin(a) * 50,
        -290 + Math.cos(a) * 214,
        -290 + Math.sin(a) * 214,
        32,
      );
    }).join("");
    accent += `<g transform="rotate(${turn})">${ink("M-300 -300H-60A240 240 0 0 1 -300 -60Z")}${cut(rays)}${ink(blob("0 -60, 40 -140, 0 -230, -40 -140"))}${ink(blob("44 -44, 84 -70, 130 -130, 70 -84"))}</g>`;
    light += `<g transform="rotate(${turn})">${ink(blob("0 -20, 70 -130, 0 -262, -70 -130"))}${ink(blob("30 -30, 120 -60, 150 -150, 60 -120"))}</g>`;
    key += `<g transform="rotate(${turn})">${line("M-60 -300A240 240 0 0 1 -300 -60", 6)}${line("M-30 -300A270 270 0 0 1 -300 -30", 4)}${ink(ellipse(0, -276, 9))}</g>`;
  }
  return {
    light,
    accent: accent + ink(ellipse(0, 0, 46)),
    key: key + line("M-284 -284H284V284H-284Z", 5) + ink(ellipse(0, 0, 20)) + line(ellipse(0, 0, 58), 5),
  };
}

const SQUARE =
  "M-300 -280Q-300 -300 -280 -300H280Q300 -300 300 -280V280Q300 300 280 300H-280Q-300 300 -300 280Z";

function tile(glint) {
  return part(SQUARE, {
    fill: [],
    on: face(),
    edge: 8,
    along: 48,
    gap: 14,
    dark: (u, v) => Math.max(0, u + v - 1.5) * 0.9,
    glint,
  });
}

/** Lying: the face sheared into the table, its thickness and cork feet below. */
function lying() {
  const matrix = "matrix(0.94 -0.2 0.46 0.5 0 0)";
  const at = (x, y) => [0.94 * x + 0.46 * y, -0.2 * x + 0.5 * y];
  const [[ax, ay], [bx, by], [cx, cy]] = [at(-300, 296), at(296, 300), at(300, -296)];
  const foot = (x, y) =>
    part(`M${x - 46} ${y}H${x + 46}V${y + 60}Q${x} ${y + 76} ${x - 46} ${y + 60}Z`, {
      fill: "key",
      glint:
        gouge(x - 34, y + 36, x - 30, y + 54, 9) + ellipse(x + 4, y + 52, 5) + ellipse(x - 12, y + 60, 4),
    });
  return pile(
    foot(ax + 60, ay + 20),
    foot(bx - 30, by + 24),
    foot(cx - 40, cy + 30),
    part(facet(`${ax} ${ay}, ${bx} ${by}, ${bx} ${by + 44}, ${ax} ${ay + 44}`), {
      fill: [],
      dark: tones.even(0.2),
      along: 84,
      edge: 7,
    }),
    part(facet(`${bx} ${by}, ${cx} ${cy}, ${cx} ${cy + 44}, ${bx} ${by + 44}`), {
      fill: [],
      dark: tones.even(0.62),
      along: 84,
      edge: 7,
    }),
    place(tile(gouge(-270, 180, -270, -180, 20) + gouge(-236, 90, -236, -40, 10)), matrix),
  );
}

export default {
  name: "tile-trivet",
  coop: "caleta-azul",
  seed: 174,
  things: [
    castShadow(800, 900, 400, 60, 4),
    place(part(SQUARE, { fill: "key" }), "translate(664 588) rotate(7)"),
    place(
      tile(gouge(-270, 200, -270, -160, 17) + gouge(-180, -270, 60, -270, 13)),
      "translate(640 580) rotate(7)",
    ),
    castShadow(700, 1250, 480, 90, 8),
    place(lying(), "translate(560 1060)"),
  ],
  gouged: halo(600, 780, 500, 620, 70, 5),
};
