/**
 * The press: turns cut blocks (black-and-white SVG) into a print, one ink after another, on uncoated paper.
 *
 * Each block is shifted a little, its edges are worn, and its ink lies unevenly and squeezes out at the rim.
 * Inks multiply, as translucent inks on paper do.
 */
import sharp from "sharp";
import { random, smoothField } from "./noise.mjs";

export const PAPER = [252, 246, 233];

const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
const clamp = (value, low, high) => (value < low ? low : value > high ? high : value);

/** One block as two rasters: `sharp edges` for shape and `wide blur` for the rim of squeezed ink. */
async function cutBlock(block, width, height) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${block.full ? "#000" : "#fff"}"/>${block.svg}</svg>`;
  const shape = sharp(Buffer.from(svg), { unlimited: true }).flatten({ background: "#fff" }).greyscale();
  const plain = await shape
    .clone()
    .toColourspace("b-w")
    .blur(1.1)
    .raw()
    .toBuffer({ resolveWithObject: true });
  const wide = await shape.clone().toColourspace("b-w").blur(7).raw().toBuffer();
  if (plain.info.channels !== 1) throw new Error("a block must be one channel");
  return { shape: plain.data, wide };
}

/**
 * Prints `blocks` in order. A block is { ink: "#hex", svg, full?: true (ink everywhere but the white shapes), rough? }.
 * Returns { data: Buffer of RGB, width, height }.
 */
export async function print({ width, height, blocks, seed }) {
  const size = width * height;
  const scale = width / 1200;
  const out = new Float32Array(size * 3);
  const fibre = smoothField(width, height, 3 * scale, seed + 1);
  const mottle = smoothField(width, height, 46 * scale, seed + 2);
  const pulp = smoothField(width, height, 9 * scale, seed + 3);
  const warpX = smoothField(width, height, 17 * scale, seed + 4);
  const warpY = smoothField(width, height, 17 * scale, seed + 5);
  for (let at = 0; at < size; at += 1) {
    const shade = 1 - 0.018 * pulp[at] - 0.012 * mottle[at];
    for (let channel = 0; channel < 3; channel += 1) out[at * 3 + channel] = PAPER[channel] * shade;
  }
  const next = random(seed + 6);
  let turn = 0;
  for (const block of blocks) {
    const { shape, wide } = await cutBlock(block, width, height);
    const reach = (block.full ? 0 : 2.6) * scale;
    const dx = (next() - 0.5) * 2 * reach;
    const dy = (next() - 0.5) * 2 * reach;
    const ink = rgb(block.ink).map((value, channel) => Math.min(1, value / PAPER[channel]));
    const wear = block.rough ?? 1;
    const speck = block.full ? 0.8 : 0.76;
    const shiftGrain = 7919 * (turn += 1);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const at = y * width + x;
        const sx = clamp(x - dx + (warpX[at] - 0.5) * 4.4 * scale * wear, 0, width - 1.001);
        const sy = clamp(y - dy + (warpY[at] - 0.5) * 4.4 * scale * wear, 0, height - 1.001);
        const left = sx | 0;
        const top = sy | 0;
        const fx = sx - left;
        const fy = sy - top;
        const from = top * width + left;
        const right = left + 1 < width ? 1 : 0;
        const down = top + 1 < height ? width : 0;
        const upper = shape[from] * (1 - fx) + shape[from + right] * fx;
        const lower = shape[from + down] * (1 - fx) + shape[from + down + right] * fx;
        const there = 1 - (upper * (1 - fy) + lower * fy) / 255;
        if (there < 0.02) continue;
        const grainAt = (at + shiftGrain) % size;
        const grain = fibre[grainAt];
        const worn = there + (grain - 0.5) * 0.3 * wear;
        const step = clamp((worn - 0.36) / 0.28, 0, 1);
        let cover = step * step * (3 - 2 * step);
        if (cover <= 0) continue;
        const rim = there - (1 - wide[from] / 255);
        let density = 0.93 + 0.09 * (mottle[grainAt] - 0.5) + 0.16 * clamp(rim, -0.4, 0.5);
        const dry = speck + 0.2 * (1 - pulp[grainAt]);
        if (grain > dry) density *= 1 - 0.75 * clamp((grain - dry) / 0.06, 0, 1);
        cover *= clamp(density, 0, 1);
        for (let channel = 0; channel < 3; channel += 1)
          out[at * 3 + channel] *= 1 - cover * (1 - ink[channel]);
      }
    }
  }
  const data = Buffer.alloc(size * 3);
  for (let at = 0; at < size * 3; at += 1) data[at] = clamp(Math.round(out[at]), 0, 255);
  return { data, width, height };
}
