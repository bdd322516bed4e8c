/** A belt bag with a woven front, its strap laid in a loop above it. */
import { box, cut, ellipse, flatShadow, halo, ink, line, place } from "./lib/draw.mjs";
import { band, blob, bounds, bows, facet, part, pile, seam, tones, wire } from "./lib/kit.mjs";

const BODY = blob(
  "-400 -200, -200 -226, 0 -232, 200 -226, 400 -200, 440 -110, 420 60, 330 190, 170 250, 0 262, -170 250, -330 190, -420 60, -440 -110",
);

/** The woven cloth: bands of lozenges, hooks and steps over the field. */
function weave() {
  let accent = "";
  let key = "";
  let light = "";
  for (let x = -460; x < 460; x += 92) {
    const lozenge = (r, h) => facet(`${x} ${-40 - h}, ${x + r} -40, ${x} ${-40 + h}, ${x - r} -40`);
    accent += lozenge(44, 66);
    light += lozenge(26, 40);
    key += lozenge(12, 20);
    const m = x + 46;
    accent +=
      facet(`${m} -110, ${m + 20} -82, ${m} -62, ${m - 20} -82`) +
      facet(`${m} 30, ${m + 20} 2, ${m} -18, ${m - 20} 2`);
  }
  for (let x = -460; x < 460; x += 46) {
    key += facet(`${x} 74, ${x + 23} 44, ${x + 46} 74`);
    accent += facet(`${x} 118, ${x + 23} 148, ${x + 46} 118`);
  }
  return {
    accent: ink(accent) + cut(light) + ink("M-500 86H500V104H-500Z") + ink("M-500 168H500V300H-500Z"),
    light: ink("M-500 -120H500V40H-500Z") + cut(accent) + ink(light),
    key: ink(key) + line("M-500 -120H500M-500 40H500M-500 168H500", 4),
  };
}

function bag() {
  const cloth = weave();
  const yoke = "M-460 -260H460V-130Q0 -96 -460 -130Z";
  const teeth = Array.from(
    { length: 38 },
    (_, i) => `M${-342 + i * 18} -176H${-334 + i * 18}V-158H${-342 + i * 18}Z`,
  ).join("");
  return pile(
    part(BODY, {
      fill: [],
      along: bows(bounds(BODY), 30, 12),
      dark: (u, v) => Math.max(0, u - 0.66) * 1.5 + Math.max(0, v - 0.76) * 1.6,
      on: {
        ...cloth,
        accent: cloth.accent + cut(yoke),
        light: cloth.light + cut(yoke) + ink(yoke),
        key:
          cloth.key +
          cut(yoke) +
          line("M-460 -130Q0 -96 460 -130", 5) +
          seam("M-460 -144Q0 -110 460 -144", 4, "14 11"),
      },
    }),
    part(box(-360, -184, 720, 34, 14), {
      fill: [],
      edge: 5,
      on: { key: ink("M-350 -172H350V-162H-350Z") + cut(teeth) },
    }),
    part(box(236, -196, 80, 58, 12), { fill: [], edge: 6, along: 60, dark: tones.fall }),
    part(band("300 -160, 350 -110, 356 -30, 340 50", 24), { fill: "accent", edge: 5 }),
    part(blob("320 40, 362 40, 372 120, 366 180, 338 186, 312 180, 310 110"), {
      fill: "accent",
      edge: 5,
      on: { key: [322, 336, 350].map((x) => line(`M${x} 70V176`, 4)).join("") + ink("M312 56H370V68H312Z") },
    }),
  );
}

const strap = "190 760, 120 620, 160 420, 330 280, 560 230, 800 262, 980 380, 1040 560, 1000 740";

function belt() {
  return pile(
    part(band(strap, 74), {
      fill: "accent",
      along: 70,
      gap: 12,
      dark: (u, v) => 0.04 + Math.max(0, u - 0.72) * 1.2 + Math.max(0, 0.14 - v),
      on: {
        light: seam(wire(strap), 24, "26 30"),
        accent: seam(wire(strap), 24, "26 30", "#fff"),
        key: seam(wire(strap), 5, "4 52"),
      },
    }),
    place(
      pile(
        part(box(-110, -62, 130, 124, 22), { fill: [], dark: tones.fall, along: 80 }),
        part(box(26, -56, 100, 112, 18), {
          fill: [],
          dark: tones.even(0.2),
          along: 80,
          on: { key: ink(box(50, -26, 44, 52, 8)) },
        }),
        { key: line("M-80 -30V30M-56 -30V30", 7) },
      ),
      "translate(560 232) rotate(1)",
    ),
    part(ellipse(0, 0, 1, 1), { fill: [], edge: 0 }),
  );
}

export default {
  name: "woven-belt-bag",
  coop: "hilos-del-misti",
  seed: 163,
  things: [
    flatShadow(band(strap, 74), 30, 34, { x: 60, y: 180, width: 1060, height: 620, gap: 12 }),
    belt(),
    place(flatShadow(BODY, 36, 46, { ...bounds(BODY), gap: 12 }), "translate(596 930) scale(1.12)"),
    place(bag(), "translate(596 930) scale(1.12)"),
  ],
  gouged: halo(600, 760, 520, 640, 70, 5),
};
