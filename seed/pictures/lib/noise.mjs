/** Repeatable randomness: the same seed draws the same picture on every machine. */

/** A generator of numbers in [0, 1) from a whole-number seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Smooth noise in [0, 1] over a width × height field, one value per pixel, with features about `scale` pixels wide.
 * Built on a coarse grid and interpolated row by row, because a picture has millions of pixels.
 */
export function smoothField(width, height, scale, seed) {
  const next = random(seed);
  const columns = Math.ceil(width / scale) + 2;
  const rows = Math.ceil(height / scale) + 2;
  const grid = Float32Array.from({ length: columns * rows }, next);
  const field = new Float32Array(width * height);
  const column = new Int32Array(width);
  const easeX = new Float32Array(width);
  for (let x = 0; x < width; x += 1) {
    const at = x / scale;
    column[x] = Math.floor(at);
    const part = at - column[x];
    easeX[x] = part * part * (3 - 2 * part);
  }
  for (let y = 0; y < height; y += 1) {
    const at = y / scale;
    const row = Math.floor(at);
    const part = at - row;
    const easeY = part * part * (3 - 2 * part);
    for (let x = 0; x < width; x += 1) {
      const corner = row * columns + column[x];
      const top = grid[corner] + (grid[corner + 1] - grid[corner]) * easeX[x];
      const below = corner + columns;
      const bottom = grid[below] + (grid[below + 1] - grid[below]) * easeX[x];
      field[y * width + x] = top + (bottom - top) * easeY;
    }
  }
  return field;
}
