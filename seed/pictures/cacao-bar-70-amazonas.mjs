/** A long bar broken across over its open wrapper, and a cacao pod cut in half with its beans. */
import { castShadow, cut, flatShadow, gouge, halo, ink, line, place, within } from "./lib/draw.mjs";
import { blob, bounds, facet, leaf, part, pile, tones } from "./lib/kit.mjs";

/** A bar of triangles pressed in its mould, `columns` long, about its upper left corner. */
function bar(columns, brokenLeft) {
  const [w, h] = [columns * 130, 300];
  const d = brokenLeft
    ? facet(
        `26 0, ${w} 0, ${w} ${h}, -10 ${h}, 16 ${h * 0.78}, -14 ${h * 0.55}, 14 ${h * 0.3}, 0 ${h * 0.12}`,
      )
    : facet(
        `0 0, ${w + 20} 0, ${w - 6} ${h * 0.12}, ${w + 14} ${h * 0.3}, ${w - 14} ${h * 0.55}, ${w + 16} ${h * 0.78}, ${w - 10} ${h}, 0 ${h}`,
      );
  let lit = "";
  let dim = "";
  let edges = "";
  for (let x = -130; x < w + 130; x += 130)
    for (let y = 0; y < h; y += 150) {
      const peak = `${x + 65} ${y + 75}`;
      dim +=
        facet(`${x + 130} ${y}, ${x + 130} ${y + 150}, ${peak}`) +
        facet(`${x} ${y + 150}, ${x + 130} ${y + 150}, ${peak}`);
      lit += gouge(x + 8, y + 12, x + 56, y + 66, 9) + gouge(x + 16, y + 8, x + 100, y + 8, 8);
      edges +=
        line(`M${x} ${y}L${x + 130} ${y + 150}M${x + 130} ${y}L${x} ${y + 150}`, 5) +
        line(`M${x} ${y}H${x + 130}V${y + 150}`, 9);
    }
  return pile(
    place(part(d, { fill: "key" }), "translate(8 26)"),
    part(d, {
      fill: "light",
      deep: tones.even(0.5),
      gap: 11,
      along: 30,
      on: { accent: "", key: within(d, ink(dim) + edges) + "" },
      dark: tones.even(0.34),
      glint: lit,
      edge: 8,
    }),
  );
}

function wrapper() {
  const sheet = facet("-480 -210, -440 -230, 380 -230, 470 -196, 452 210, 380 226, -430 232, -486 200");
  const zigzag = Array.from(
    { length: 9 },
    (_, i) =>
      facet(`${-480 + i * 110} -250, ${-425 + i * 110} -160, ${-370 + i * 110} -250`) +
      facet(`${-480 + i * 110} 250, ${-425 + i * 110} 160, ${-370 + i * 110} 250`),
  ).join("");
  return pile(
    part(sheet, {
      fill: "accent",
      along: 80,
      dark: (u) => Math.max(0, u - 0.7) * 1.1,
      on: {
        accent: cut(zigzag),
        light: ink(zigzag),
        key: ink(gouge(-400, -230, -360, 220, 9)) + ink(gouge(330, -220, 300, 224, 9)),
      },
    }),
    part(facet("-452 -180, 430 -176, 424 178, -450 184"), {
      fill: [],
      edge: 5,
      along: 70,
      dark: (u, v) => Math.max(0, u + v - 1.5),
      on: { key: ink(gouge(-300, -176, -330, 100, 8)) + ink(gouge(310, -160, 330, 40, 7)) },
    }),
  );
}

function pod() {
  const half = blob(
    "-340 10, -300 -110, -170 -190, 0 -206, 180 -170, 310 -70, 372 20, 320 100, 180 170, 0 190, -180 170, -300 110",
  );
  const hollow = blob(
    "-276 4, -240 -80, -140 -136, 0 -148, 150 -120, 260 -46, 296 16, 250 70, 140 116, 0 130, -140 116, -240 76",
  );
  const beans = [];
  for (let row = 0; row < 3; row += 1)
    for (let column = 0; column < 5 - (row % 2 ? 0 : 1); column += 1)
      beans.push([-176 + column * 92 + (row % 2 ? -36 : 14), -66 + row * 64]);
  return pile(
    place(part(half, { fill: "accent", dark: tones.even(0.55), along: 30 }), "translate(18 40)"),
    part(half, { fill: ["light", "accent"], dark: (u, v) => Math.max(0, u + v - 1.1) * 0.7 }),
    part(hollow, { fill: [], edge: 6, dark: (u, v) => (u + v < 0.62 ? 0.55 : 0), along: 60 }),
    beans.map(([x, y], i) =>
      place(
        part(blob("-50 4, -30 -26, 10 -30, 50 -6, 34 24, -16 30"), {
          fill: "light",
          edge: 6,
          deep: tones.fall,
          dark: (u, v) => Math.max(0, u + v - 1.3),
          glint: gouge(-28, -8, 4, -18, 9, -3),
        }),
        `translate(${x} ${y}) rotate(${((i * 37) % 50) - 25})`,
      ),
    ),
  );
}

export default {
  name: "cacao-bar-70-amazonas",
  coop: "dulce-ladera",
  seed: 151,
  things: [
    place(
      flatShadow(facet("-480 -210, 470 -210, 452 220, -480 220"), 34, 40, {
        ...bounds(facet("-480 -210, 470 -210, 452 220, -480 220")),
        gap: 12,
      }),
      "translate(600 600) rotate(-14)",
    ),
    place(wrapper(), "translate(600 600) rotate(-14)"),
    place(bar(4, false), "translate(200 530) rotate(-14)"),
    place(bar(2, true), "translate(770 340) rotate(4)"),
    castShadow(660, 1270, 440, 70, 7),
    leaf(260, 1180, 340, 130, -150, { fill: "ground", bend: -0.1 }),
    leaf(860, 1190, 290, 120, -40, { fill: "ground" }),
    place(pod(), "translate(560 1120) rotate(-6) scale(1.08)"),
  ],
  gouged: halo(600, 780, 520, 640, 70, 5),
};
