/** What most things are built from: a part with its inks and shading, parts laid on each other, solids, leaves, seams. */
import {
  arc,
  curve,
  cut,
  gouge,
  ink,
  line,
  parallels,
  PASSES,
  polygon,
  shade,
  swell,
  within,
} from "./draw.mjs";

/** Points written as text: "x y, x y". */
export const at = (text) => text.split(",").map((pair) => pair.trim().split(/\s+/).map(Number));
/** A smooth closed outline, a smooth line, and an outline with corners, each from such text. */
export const blob = (text) => curve(at(text));
export const wire = (text) => curve(at(text), false);
export const facet = (text) => polygon(at(text));

/** The field an outline covers. Curves count with their handles, arcs with their radius. */
export function bounds(d) {
  let [x, y, low, high] = [0, 0, [Infinity, Infinity], [-Infinity, -Infinity]];
  const see = (px, py) => {
    low = [Math.min(low[0], px), Math.min(low[1], py)];
    high = [Math.max(high[0], px), Math.max(high[1], py)];
  };
  for (const [, letter, rest] of d.matchAll(/([MLHVCQAZ])([^MLHVCQAZ]*)/g)) {
    const all = (rest.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    if (letter === "H") see((x = all[0]), y);
    else if (letter === "V") see(x, (y = all[0]));
    else if (letter === "A") {
      const [mx, my] = [(x + all[5]) / 2, (y + all[6]) / 2];
      see(mx - all[0], my - all[1]);
      see(mx + all[0], my + all[1]);
      [x, y] = all.slice(5);
    } else
      for (let i = 0; i + 1 < all.length; i += 2) {
        [x, y] = [all[i], all[i + 1]];
        see(x, y);
      }
  }
  return { x: low[0], y: low[1], width: high[0] - low[0], height: high[1] - low[1] };
}

/** Where light from the upper left leaves shade, over a field measured from 0 to 1 in both directions. */
export const tones = {
  even: (amount) => () => amount,
  round: (u) => Math.max(0, (u - 0.5) / 0.5) ** 1.2 * 0.85 + Math.max(0, (0.08 - u) / 0.08) * 0.3,
  ball: (u, v) => Math.max(0, Math.hypot((u - 0.32) / 0.95, (v - 0.28) / 0.95) - 0.36) * 1.25,
  fall: (u, v) => Math.max(0, (u + v) / 2 - 0.42) * 1.35,
  foot: (u, v) => Math.max(0, v - 0.55) * 1.4 + Math.max(0, u - 0.7) * 0.8,
};

/** Lines that run across a round body and hang `bow` units lower (or higher) in its middle. */
export function bows({ x, y, width, height }, bow, gap = 12) {
  const count = Math.ceil((height + Math.abs(bow) * 2) / gap) + 1;
  return Array.from({ length: count }, (_, i) =>
    Array.from({ length: 41 }, (_, k) => {
      const u = k / 40;
      return [x + u * width, y - Math.abs(bow) + i * gap + bow * (1 - (2 * u - 1) ** 2)];
    }),
  );
}

/**
 * One part of a thing inside the outline `d`: laid in `fill` (one block or several, "ground" among them; none is paper), shaded by
 * `deep`, `tint` and `dark` (tones printed by the deep, accent and key blocks) in lines `along` an angle or a list of
 * lines, with `glint` spared from every block, `on` printed inside it, and an outline `edge` wide.
 */
export function part(d, options = {}) {
  const { fill = "light", along = 47, gap = 12, edge = 7, glint = "", on = {}, seed = 1 } = options;
  const field = options.field ?? bounds(d);
  const lines = typeof along === "number" ? parallels({ ...field, angle: along, gap, seed }) : along;
  const toned = (tone, turn) =>
    tone
      ? within(
          d,
          ink(
            shade(
              lines,
              gap,
              (x, y) => tone((x - field.x) / field.width, (y - field.y) / field.height),
              seed + turn,
            ),
          ),
        )
      : "";
  const solid = (pass) => ([].concat(fill).includes(pass) ? ink(d) : "");
  const marks = (pass) => (on[pass] ? within(d, on[pass]) : "");
  const spared = glint ? within(d, cut(glint)) : "";
  return {
    sil: `<path d="${d}"/>`,
    ground: solid("ground") + (options.fill?.includes("ground") ? spared : ""),
    light: solid("light") + marks("light") + spared,
    deep: solid("deep") + toned(options.deep, 1) + marks("deep") + spared,
    accent: solid("accent") + toned(options.tint, 2) + marks("accent") + spared,
    key: solid("key") + toned(options.dark, 3) + marks("key") + spared + (edge ? line(d, edge) : ""),
  };
}

/** Things laid on each other from back to front, as one thing. */
export function pile(...things) {
  const all = things.flat(9);
  return Object.fromEntries([
    ["sil", all.map(({ sil = "" }) => sil).join("")],
    ...["ground", ...PASSES].map((pass) => [
      pass,
      all.map((thing) => (thing.sil ? `<g fill="#fff">${thing.sil}</g>` : "") + (thing[pass] ?? "")).join(""),
    ]),
  ]);
}

/** The outline of a turned body about `cx`: half widths and heights from its top to its foot, foot and top bowed. */
export function turned(cx, profile, tilt = 0.12) {
  const points = at(profile);
  const [[topWidth, top], [footWidth, foot]] = [points[0], points.at(-1)];
  const joined = (list) => list.map(([x, y]) => `L${x.toFixed(1)} ${y.toFixed(1)}`).join("");
  const left = curve(
    points.map(([w, y]) => [cx - w, y]),
    false,
  );
  const right = curve(points.map(([w, y]) => [cx + w, y]).reverse(), false).replace("M", "L");
  return `${left}${joined(arc(cx, foot, footWidth, footWidth * tilt, 180, 0, 20))}${right}${joined(arc(cx, top, topWidth, topWidth * tilt, 0, -180, 20))}Z`;
}

/** A seam: short stitches along path data. */
export const seam = (d, width = 6, dash = "20 15", colour = "#000") =>
  line(d, width, colour).replace("/>", ` stroke-dasharray="${dash}"/>`);

/** The three seen faces of a box whose front stands at (x, y) and whose depth goes by (dx, dy). */
export function crate(x, y, width, height, dx, dy) {
  return {
    front: polygon([
      [x, y],
      [x + width, y],
      [x + width, y + height],
      [x, y + height],
    ]),
    side: polygon([
      [x + width, y],
      [x + width + dx, y + dy],
      [x + width + dx, y + dy + height],
      [x + width, y + height],
    ]),
    top: polygon([
      [x, y],
      [x + dx, y + dy],
      [x + width + dx, y + dy],
      [x + width, y],
    ]),
  };
}

/** A leaf from its stalk at (x, y), `turn` degrees from pointing right, its half away from the light shaded. */
export function leaf(x, y, length, width, turn, { fill = "accent", bend = 0.12, edge = 5, veins = 5 } = {}) {
  const a = (turn * Math.PI) / 180;
  const spot = (along, across) => [
    x +
      Math.cos(a) * along * length -
      Math.sin(a) * (across * width + bend * length * along * (1 - along) * 2),
    y +
      Math.sin(a) * along * length +
      Math.cos(a) * (across * width + bend * length * along * (1 - along) * 2),
  ];
  const side = (sign) =>
    [0.12, 0.3, 0.5, 0.7, 0.88].map((t) => spot(t, sign * 0.5 * Math.sin(Math.PI * t) ** 0.8));
  const outline = curve([spot(0, 0), ...side(-1), spot(1, 0), ...side(1).reverse()]);
  const rib = [0, 0.2, 0.4, 0.6, 0.8, 0.96].map((t) => spot(t, 0));
  const low = Math.cos(a) > 0 ? 1 : -1;
  let ribs = "";
  for (let i = 1; i <= veins; i += 1)
    for (const sign of [-1, 1]) {
      const t = i / (veins + 1.4);
      const [[fx, fy], [tx, ty]] = [spot(t, 0), spot(t + 0.16, sign * 0.34)];
      ribs += gouge(fx, fy, tx, ty, Math.max(4, width * 0.045));
    }
  return part(outline, {
    fill,
    edge,
    gap: 9,
    along: turn + 58,
    on: {
      light: cut(swell(rib, (t) => 7 - 5 * t)),
      accent: cut(swell(rib, (t) => 7 - 5 * t)) + cut(ribs),
      key:
        within(
          curve([spot(0, 0), ...side(low), spot(1, 0)]),
          ink(shade(parallels({ ...bounds(outline), angle: turn + 62, gap: 9, seed: 3 }), 9, () => 0.5, 4)),
        ) + (fill === "accent" ? "" : ink(swell(rib, (t) => 6 - 4 * t))),
    },
  });
}

/** Points along the smooth line through a few, for `swell`. */
export function trace(text, steps = 10) {
  const points = typeof text === "string" ? at(text) : text;
  const pick = (i) => points[Math.max(0, Math.min(points.length - 1, i))];
  const out = [];
  for (let i = 0; i < points.length - 1; i += 1) {
    const [a, b, c, e] = [pick(i - 1), pick(i), pick(i + 1), pick(i + 2)];
    for (let k = 0; k < steps; k += 1) {
      const t = k / steps;
      out.push(
        [0, 1].map(
          (q) =>
            b[q] +
            0.5 *
              t *
              (c[q] -
                a[q] +
                t * (2 * a[q] - 5 * b[q] + 4 * c[q] - e[q] + t * (3 * (b[q] - c[q]) + e[q] - a[q]))),
        ),
      );
    }
  }
  return [...out, points.at(-1)];
}

/** The outline of a band of even width along such a line: a strap, a cord, a hem. */
export const band = (text, width) => swell(trace(text), () => width);
