/** From a picture's description to printed pixels. Goods stand 4:5, workshops and the home page lie 3:2. */
import { inksOf } from "./inks.mjs";
import { print } from "./press.mjs";
import { blocksOf } from "./scene.mjs";

export const SHAPES = {
  good: { width: 1200, height: 1500, widths: [400, 800, 1200] },
  wide: { width: 1600, height: 1066, widths: [480, 960, 1600] },
};

export function shapeOf(picture) {
  return SHAPES[picture.shape ?? "good"];
}

export function printPicture(picture) {
  const { width, height } = shapeOf(picture);
  return print({ width, height, seed: picture.seed, blocks: blocksOf({ inks: inksOf, ...picture }) });
}
