/** An arched table clock sawn from one block of beech, hour marks and hands in blue. */
import {
  arc,
  castShadow,
  cut,
  ellipse,
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
import { flecks, grain } from "./lib/wood.mjs";

const FRONT = "M250 1190V640A330 330 0 0 1 910 640V1190Z";
const edge = arc(580, 640, 330, 330, 252, 360, 30);
/** The thickness of the block, seen from the right and slightly above. */
const SIDE = polygon([
  ...edge,
  [910, 1190],
  [1004, 1150],
  ...[...edge].reverse().map(([x, y]) => [x + 94, y - 40]),
]);
const CENTRE = [580, 712];

/** One blued hand from the centre, `angle` in degrees from twelve. */
function hand(angle, length, width) {
  const shape =
    "M" +
    [
      [-width * 0.32, 70],
      [-width * 0.5, 0],
      [-width * 0.5, -length * 0.72],
      [0, -length],
      [width * 0.5, -length * 0.72],
      [width * 0.5, 0],
      [width * 0.32, 70],
    ]
      .map((p) => p.join(" "))
      .join("L") +
    "Z";
  const thing = {
    light: cut(shape),
    deep: cut(shape),
    accent: ink(shape),
    key: within(
      shape,
      ink(
        polygon([
          [width * 0.16, 80],
          [width, 80],
          [width, -length],
          [width * 0.16, -length],
        ]),
      ),
    ),
  };
  return place(thing, `translate(${CENTRE[0]} ${CENTRE[1]}) rotate(${angle})`);
}

const lay = (...things) =>
  Object.fromEntries(
    ["sil", "light", "deep", "accent", "key"].map((pass) => [
      pass,
      things.map((thing) => thing[pass] ?? "").join(""),
    ]),
  );

export function clock() {
  const marks = Array.from({ length: 12 }, (_, i) => {
    const a = (i / 12) * Math.PI * 2 - Math.PI / 2;
    const long = i % 3 === 0 ? 84 : 50;
    const [r, s] = [262, 262 - long];
    const w = i % 3 === 0 ? 30 : 22;
    const at = (radius, off) => [
      CENTRE[0] + Math.cos(a) * radius - Math.sin(a) * off,
      CENTRE[1] + Math.sin(a) * radius + Math.cos(a) * off,
    ];
    return {
      shape: polygon([at(r, -w / 2), at(r, w / 2), at(s, w / 3), at(s, -w / 3)]),
      lip: swell([at(r - 4, w / 2), at(s + 2, w / 3)], () => 6),
    };
  });
  const shapes = marks.map(({ shape }) => shape).join("");
  const field = { x: 240, y: 300, width: 690, height: 900 };
  const lit = swell(
    [[268, 1170], [266, 640], ...arc(580, 640, 314, 314, 182, 268, 26)],
    (t) => 11 + 7 * Math.sin(Math.PI * t),
  );
  const right = parallels({ ...field, angle: 90, gap: 14, seed: 8 });
  const dial = Array.from({ length: 9 }, (_, i) =>
    arc(CENTRE[0], CENTRE[1], 286 + i * 1.5, 286 + i * 1.5, 0, 360, 80),
  ).slice(0, 1);
  const shadowHand = (angle, length) => {
    const a = ((angle - 90) * Math.PI) / 180;
    return swell(
      [
        [CENTRE[0] + 16, CENTRE[1] + 20],
        [CENTRE[0] + 16 + Math.cos(a) * length, CENTRE[1] + 20 + Math.sin(a) * length],
      ],
      (t) => 22 - 14 * t,
    );
  };
  const block = {
    sil: `<path d="${SIDE}"/><path d="${FRONT}"/>`,
    light: ink(SIDE) + ink(FRONT) + cut(lit) + cut(shapes),
    deep:
      ink(SIDE) +
      within(
        FRONT,
        ink(grain({ ...field, gap: 26, eyeX: 520, eyeY: 980, pull: 70, weight: 6, seed: 5 })) +
          ink(flecks({ ...field, count: 150, seed: 9 })) +
          ink(
            shade(right, 14, (x, y) => Math.max(0, (x - 640) / 330) * 0.8 + Math.max(0, (y - 1060) / 240), 6),
          ) +
          ink(shadowHand(305, 168)) +
          ink(shadowHand(60, 242)) +
          cut(lit) +
          cut(shapes),
      ),
    accent: ink(shapes),
    key:
      line(SIDE, 6) +
      line(FRONT, 7) +
      within(
        SIDE,
        ink(
          shade(
            parallels({ x: 480, y: 240, width: 560, height: 960, angle: 84, gap: 13, seed: 3 }),
            13,
            (x, y) => 0.32 + Math.max(0, (y - 420) / 900) + (x > 900 ? 0.16 : 0),
            4,
          ),
        ),
      ) +
      within(FRONT, ink(shade(right, 14, (x) => Math.max(0, (x - 800) / 190) * 0.7, 7))) +
      ink(marks.map(({ lip }) => lip).join("")) +
      dial.map((points) => ink(shade([points], 7, (x, y) => 0.5 + ((x + y - 1292) / 600) * 0.4, 3))).join(""),
  };
  const cap = {
    light: cut(ellipse(CENTRE[0], CENTRE[1], 26)),
    deep: cut(ellipse(CENTRE[0], CENTRE[1], 26)),
    accent: ink(ellipse(CENTRE[0], CENTRE[1], 26)),
    key: line(ellipse(CENTRE[0], CENTRE[1], 26), 6),
  };
  return lay(block, hand(305, 172, 30), hand(60, 246, 24), cap, {
    accent: cut(gouge(CENTRE[0] - 12, CENTRE[1] - 2, CENTRE[0] + 2, CENTRE[1] - 14, 7)),
  });
}

export default {
  name: "beech-table-clock",
  coop: "horabuena",
  seed: 51,
  things: [castShadow(800, 1196, 450, 74, 5), place(clock(), "translate(-46 -26) scale(1.04)")],
  gouged: halo(600, 760, 500, 620, 70, 6),
};
