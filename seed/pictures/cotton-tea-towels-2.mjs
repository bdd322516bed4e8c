/** Two cotton tea towels: one with stripes along it folded flat, one with stripes across rolled on it and tied with tape. */
import { castShadow, curve, ellipse, halo, ink, line } from "./lib/draw.mjs";
import { band, facet, part, pile, seam, tones } from "./lib/kit.mjs";

/** Where a point of the folded towel's upper face (0 to 1 both ways) lies on the sheet. */
const face = (u, v) => [170 + u * 640 + v * 220, 1010 - v * 330 + u * 20];
const text = (list) => list.map((p) => p.join(" ")).join(", ");

function folded() {
  const corners = [face(0, 0), face(0, 1), face(1, 1), face(1, 0)];
  const top = facet(text(corners));
  let checks = "";
  for (let i = 0; i < 9; i += 1) {
    const a = i / 9;
    if (i % 3 !== 2)
      checks += facet(text([face(0, a + 0.03), face(1, a + 0.03), face(1, a + 0.08), face(0, a + 0.08)]));
  }
  let weave = "";
  for (let row = 0; row < 16; row += 1)
    for (let column = 0; column < 26; column += 1) {
      const [px, py] = face((column + 0.5 + (row % 2) * 0.5) / 27, (row + 0.5) / 16);
      weave += facet(`${px - 9} ${py}, ${px} ${py - 6}, ${px + 9} ${py}, ${px} ${py + 6}`);
    }
  const [[x, y], , [bx, by], [rx, ry]] = corners;
  const layers = Array.from({ length: 4 }, (_, i) => {
    const [a, b] = [i * 46, i * 46 + 46];
    const front = `M${x - 2} ${y + a}Q${x - 26} ${y + (a + b) / 2} ${x - 2} ${y + b}L${rx} ${ry + b}Q${rx + 20} ${ry + (a + b) / 2} ${rx} ${ry + a}Z`;
    const side = `M${rx} ${ry + a}L${bx} ${by + a}Q${bx + 18} ${by + (a + b) / 2} ${bx} ${by + b}L${rx} ${ry + b}Z`;
    let bits = "";
    for (let k = 0; k < 34; k += 1) {
      const px = x + (rx - x) * (k / 34);
      bits += `M${px} ${y + a + 12}H${px + 9}V${y + b}H${px}Z`;
    }
    return pile(
      part(side, { fill: [], dark: tones.even(0.62), along: 62, gap: 10, edge: 6 }),
      part(front, {
        fill: [],
        dark: (u, v) => 0.1 + v * 0.5,
        along: 2,
        gap: 9,
        edge: 6,
        on: { light: ink(bits) },
      }),
    );
  });
  return pile(
    [...layers].reverse(),
    part(top, {
      fill: [],
      on: { light: ink(weave), accent: ink(checks), key: "" },
      dark: (u, v) => Math.max(0, u - 0.62) * 0.9 + Math.max(0, v - 0.9),
      along: 8,
      gap: 11,
    }),
  );
}

/** The roll lies across, its end to the lower left, where its spiral shows. */
function rolled() {
  const body = "M330 690L830 460Q930 440 962 520Q990 610 916 656L424 900Z";
  const end = ellipse(378, 796, 96, 112);
  const spiral = Array.from({ length: 70 }, (_, i) => {
    const a = i * 0.29 - 1;
    const r = 96 - i * 1.28;
    return [378 + Math.cos(a) * r, 796 + Math.sin(a) * r * 1.16];
  });
  const across = Array.from({ length: 22 }, (_, i) => {
    const t = i / 21;
    return [
      [330 + t * 110, 680 + t * 220],
      [600 + t * 100, 556 + t * 220],
      [860 + t * 90, 430 + t * 230],
    ].flatMap((p, k, all) =>
      k < 2
        ? Array.from({ length: 14 }, (_, j) => [
            p[0] + ((all[k + 1][0] - p[0]) * j) / 14,
            p[1] + ((all[k + 1][1] - p[1]) * j) / 14,
          ])
        : [p],
    );
  });
  const hems = [0.1, 0.18, 0.26, 0.5, 0.58, 0.66, 0.9]
    .map((t) =>
      band(
        `${330 + t * 500 + 10} ${690 - t * 230 - 4}, ${420 + t * 500} ${750 - t * 230}, ${450 + t * 500} ${890 - t * 235}`,
        t === 0.18 || t === 0.58 ? 30 : 12,
      ),
    )
    .join("");
  return pile(
    part(body, {
      fill: [],
      along: across,
      gap: 13,
      deep: (u, v) => 0.1 + Math.max(0, u * 0.25 + v - 0.62),
      dark: (u, v) => Math.max(0, (u * 0.45 + v - 0.86) * 1.5),
      on: { accent: ink(hems), key: seam("M700 530Q780 600 800 712", 4, "14 12") },
    }),
    part(end, {
      fill: [],
      dark: tones.even(0.18),
      along: 40,
      gap: 10,
      on: { key: line(curve(spiral, false), 8), accent: ink(ellipse(378, 796, 12, 14)) },
    }),
    part(band("640 540, 706 590, 740 690, 726 748", 40), {
      fill: "accent",
      dark: tones.fall,
      along: 60,
      gap: 10,
      edge: 5,
    }),
    part(band("636 552, 560 500, 520 420, 590 400, 640 470, 650 540", 26), {
      fill: "accent",
      dark: tones.fall,
      gap: 9,
      edge: 5,
    }),
    part(band("650 548, 690 440, 770 380, 800 430, 730 510, 656 552", 26), {
      fill: "accent",
      dark: tones.fall,
      gap: 9,
      edge: 5,
    }),
    part(band("648 552, 590 590, 566 650", 26), { fill: "accent", edge: 5 }),
    part(ellipse(650, 546, 26, 22), { fill: "accent", dark: tones.ball, edge: 5, gap: 8 }),
  );
}

export default {
  name: "cotton-tea-towels-2",
  coop: "tessitura-marena",
  seed: 104,
  things: [castShadow(760, 1190, 440, 80, 4), folded(), rolled()],
  gouged: halo(600, 820, 520, 560, 70, 8),
};
