/** A heavy blanket rolled and held by a leather carrier, its fleeces from nearly black to sand, fringe at its end. */
import { castShadow, curve, cut, ellipse, gouge, halo, ink, line } from "./lib/draw.mjs";
import { band, blob, part, pile, seam, tones, wire } from "./lib/kit.mjs";
import { random } from "./lib/noise.mjs";

/** A point on the roll: `u` along its axis (0 at the near end), `a` in degrees around it, 0 at its top. */
const on = (u, a) => {
  const t = (a * Math.PI) / 180;
  return [310 + u * 620 + Math.sin(t) * 118, 850 - u * 200 - Math.cos(t) * 270];
};
const strip = (u, width, from = -8, to = 172) => {
  const one = Array.from({ length: 22 }, (_, i) => on(u, from + ((to - from) * i) / 21));
  const two = Array.from({ length: 22 }, (_, i) => on(u + width, from + ((to - from) * i) / 21)).reverse();
  return curve([...one, ...two], false) + "Z";
};

/** Natural fleeces from nearly black to sand, and one red thread. */
function pattern() {
  let key = "";
  let deep = "";
  for (let band = 0; band < 9; band += 1) {
    const u = band * 0.105;
    if (band < 2) key += strip(u, 0.105);
    else for (let k = 0; k < 7; k += 1) key += strip(u + k * 0.015, Math.max(0.0015, 0.0135 - band * 0.0016));
    if (band < 6) deep += strip(u, 0.105);
  }
  return { accent: strip(0.955, 0.012), key, deep };
}

function roll() {
  const { accent, key, deep } = pattern();
  const body = `${curve(
    Array.from({ length: 24 }, (_, i) => on(0, -8 - (i / 23) * 180)),
    false,
  )}${curve(
    Array.from({ length: 24 }, (_, i) => on(1, 172 - (i / 23) * 180)),
    false,
  ).replace("M", "L")}Z`;
  const across = Array.from({ length: 44 }, (_, i) =>
    Array.from({ length: 40 }, (_, k) => on(k / 39, -8 + i * 4.2)),
  );
  const end = Array.from({ length: 100 }, (_, i) => {
    const a = i * 0.21 + 3.3;
    const r = 1 - i / 116;
    return [310 + Math.cos(a) * 118 * r, 852 + Math.sin(a) * 270 * r];
  });
  const next = random(6);
  const wool = Array.from({ length: 40 }, (_, i) => {
    const [x, y] = end[(i * 2) % 90];
    return gouge(x, y, x + 10 + next() * 12, y - 14 - next() * 10, 6);
  }).join("");
  return pile(
    part(body, {
      fill: "light",
      along: across,
      gap: 15,
      edge: 8,
      deep: (u, v) => 0.1 + Math.max(0, v - 0.4) * 0.6,
      dark: (u, v) => Math.max(0, v + u * 0.34 - 0.72) * 1.5,
      on: { accent: ink(accent), light: cut(strip(0.95, 0.022)), deep: ink(deep), key: ink(key) },
      glint: [0.02, 0.24, 0.6].map((u, i) => gouge(...on(u, 22), ...on(u + 0.1, 22), 15 - i * 2)).join(""),
    }),
    part(ellipse(310, 850, 118, 270), {
      fill: "light",
      edge: 8,
      along: 20,
      deep: tones.even(0.5),
      dark: (u, v) => Math.max(0, u + v - 1.3),
      on: { key: line(curve(end, false), 9) + ink(wool) },
    }),
  );
}

function fringe() {
  const edge = Array.from({ length: 17 }, (_, i) => on(0.03 + i * 0.058, 160));
  return edge.map(([x, y], i) => {
    const s = Math.sin(i * 2.3) * 10;
    return part(
      blob(
        `${x - 10} ${y - 14}, ${x - 12 + s} ${y + 40}, ${x - 6 + s} ${y + 92}, ${x + 10 + s} ${y + 92}, ${x + 10} ${y + 40}, ${x + 10} ${y - 14}`,
      ),
      { fill: i < 4 ? "key" : "light", edge: 5, on: { key: line(`M${x - 14} ${y + 22}H${x + 14}`, 6) } },
    );
  });
}

function carrier() {
  const girth = (u) => {
    const d = strip(u, 0.075, -10, 174);
    const spot = on(u + 0.038, 70);
    return pile(
      part(d, {
        fill: ["light", "accent"],
        edge: 7,
        dark: (uu, v) => Math.max(0, v - 0.5),
        glint: gouge(...on(u + 0.02, 8), ...on(u + 0.02, 44), 8, 6),
      }),
      { key: "", light: "" },
      part(`M${spot[0] - 44} ${spot[1] - 40}H${spot[0] + 44}V${spot[1] + 36}H${spot[0] - 44}Z`, {
        fill: [],
        edge: 8,
        on: {
          key:
            ink(`M${spot[0] - 24} ${spot[1] - 20}H${spot[0] + 24}V${spot[1] + 16}H${spot[0] - 24}Z`) +
            line(`M${spot[0]} ${spot[1] - 2}H${spot[0] + 40}`, 8, "#000"),
        },
      }),
    );
  };
  const handle = `${on(0.24, -6).join(" ")}, 440 430, 500 330, 620 272, 730 300, ${on(0.76, -6).join(" ")}`;
  return pile(
    girth(0.2),
    girth(0.72),
    part(band(handle, 46), {
      fill: ["light", "accent"],
      edge: 7,
      dark: tones.fall,
      glint: gouge(520, 352, 660, 292, 12, -14),
    }),
    { light: "", accent: "" },
    { key: seam(wire(handle), 4, "12 12") },
  );
}

export default {
  name: "andean-blanket",
  coop: "hilos-del-misti",
  seed: 164,
  things: [castShadow(760, 1120, 500, 90, 4), fringe(), roll(), carrier()].flat(),
  gouged: halo(600, 760, 540, 600, 70, 5),
};
