/** Three wrapped bars in their open box, seen from above. */
import {
  box,
  cut,
  ellipse,
  flatShadow,
  gouge,
  halo,
  ink,
  line,
  parallels,
  place,
  polygon,
  shade,
  swell,
  within,
} from "./lib/draw.mjs";
import { hazelnut } from "./gianduja-dark-bar-box.mjs";

const W = 232;
const H = 800;

/** The three papers: leaves, stripes and nuts. */
function paper(kind) {
  let marks = "";
  if (kind === 0) {
    for (let row = 0; row < 15; row += 1)
      for (let column = 0; column < 4; column += 1) {
        const x = 8 + column * 64 + (row % 2) * 32;
        const y = 30 + row * 54;
        const up = row % 2 ? 34 : -34;
        marks += gouge(x, y, x + up, y - 44, 22, 4);
      }
    return { paper: true, marks };
  }
  if (kind === 1) {
    for (let i = -4; i < 20; i += 1)
      marks += polygon([
        [-10, i * 56],
        [W + 10, i * 56 - 120],
        [W + 10, i * 56 - 96],
        [-10, i * 56 + 24],
      ]);
    return { paper: false, marks };
  }
  for (let row = 0; row < 11; row += 1)
    for (let column = 0; column < 4; column += 1)
      marks +=
        ellipse(26 + column * 68 - (row % 2) * 34, 36 + row * 76, 17, 21) +
        gouge(
          26 + column * 68 - (row % 2) * 34,
          row * 76 + 24,
          26 + column * 68 - (row % 2) * 34,
          row * 76 + 4,
          12,
        );
  return { paper: true, marks };
}

function wrapped(kind) {
  const all = box(0, 0, W, H, 12);
  const label = box(24, 300, W - 48, 190, 4);
  const { marks, paper: dark } = paper(kind);
  const hatch = parallels({ x: 0, y: 0, width: W, height: H, angle: 90, gap: 13, seed: kind + 3 });
  const colour = dark ? ink(all) + cut(marks) : ink(marks);
  const fold = polygon([
    [0, 0],
    [W, 0],
    [W - 26, 46],
    [26, 46],
  ]);
  const foot = polygon([
    [0, H],
    [W, H],
    [W - 26, H - 46],
    [26, H - 46],
  ]);
  return {
    sil: `<path d="${all}"/>`,
    light: kind === 2 ? within(all, colour + cut(label)) : within(all, cut(label)),
    deep: "",
    accent: within(all, (kind === 2 ? "" : colour) + cut(label)),
    key:
      within(
        all,
        ink(shade(hatch, 13, (x) => Math.max(0, (x - W * 0.68) / (W * 0.42)), 6)) +
          ink(shade(hatch, 13, (_, y) => (y > H - 40 ? 0.4 : 0), 7)) +
          cut(label),
      ) +
      line(all, 6) +
      line(label, 4) +
      line(fold, 3) +
      line(foot, 3) +
      ink(
        swell(
          [
            [64, 360],
            [W - 64, 360],
          ],
          (t) => 16 * Math.sin(Math.PI * (0.15 + 0.7 * t)),
        ),
      ) +
      ink(
        swell(
          [
            [78, 400],
            [W - 78, 400],
          ],
          () => 7,
        ),
      ) +
      ink(
        swell(
          [
            [52, 436],
            [W - 52, 436],
          ],
          () => 5,
        ),
      ),
  };
}

function tray() {
  const outer = box(-52, -52, 3 * W + 2 * 22 + 104, H + 104, 10);
  const inner = box(-18, -18, 3 * W + 2 * 22 + 36, H + 36, 4);
  const hatch = parallels({ x: -60, y: -60, width: 900, height: 960, angle: 45, gap: 12, seed: 8 });
  const right = 3 * W + 62;
  const rims =
    polygon([
      [right, -18],
      [right + 34, -52],
      [right + 34, H + 52],
      [right, H + 18],
    ]) +
    polygon([
      [-18, H + 18],
      [right, H + 18],
      [right + 34, H + 52],
      [-52, H + 52],
    ]);
  return {
    sil: `<path d="${outer}"/>`,
    light: within(
      outer,
      ink(outer) + cut(gouge(-40, -20, -40, H, 10)) + cut(gouge(-20, -38, 3 * W, -38, 10)),
    ),
    deep: ink(rims) + ink(inner),
    key:
      within(inner, ink(shade(hatch, 12, (x, y) => 0.62 + (y < 30 ? 0.3 : 0), 8))) +
      line(outer, 7) +
      line(inner, 5) +
      line(
        `M-52 -52L-18 -18M${right + 34} -52L${right} -18M-52 ${H + 52}L-18 ${H + 18}M${right + 34} ${H + 52}L${right} ${H + 18}`,
        4,
      ) +
      within(
        rims,
        ink(
          shade(
            parallels({ x: -60, y: -60, width: 900, height: 960, angle: 82, gap: 14, seed: 4 }),
            14,
            () => 0.22,
            3,
          ),
        ),
      ),
  };
}

const turn = "translate(105 232) rotate(-7) scale(1.12)";
const shelf = place(
  flatShadow(box(-52, -52, 3 * W + 148, H + 104, 10), 56, 50, { x: -80, y: -80, width: 960, height: 1020 }),
  turn,
);

export default {
  name: "gianduja-dark-bar-box-detail",
  coop: "pietrachiara",
  seed: 32,
  things: [
    shelf,
    place(tray(), turn),
    ...[0, 1, 2].map((kind) => place(place(wrapped(kind), `translate(${kind * (W + 22)} 0)`), turn)),
    hazelnut(1050, 1372, 76, -38, 3),
    hazelnut(926, 1402, 66, 60, 5),
  ],
  gouged: halo(600, 740, 540, 690, 60, 4),
};
