/** Dice that fall the same way for the same seed, so that a failure can be looked at again. */
export interface Random {
  /** A whole number from 0 to below `end`. */
  upTo(end: number): number;
  chance(probability: number): boolean;
  one<T>(of: readonly T[]): T;
  /** Some different ones. */
  some<T>(of: readonly T[], count: number): T[];
}

/** Mulberry32: small, fast and good enough for choosing test data. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (end: number): number => Math.floor(next() * end);
  return {
    upTo,
    chance: (probability) => next() < probability,
    one: (of) => of[upTo(of.length)]!,
    some: (of, count) => {
      const left = [...of];
      return Array.from({ length: Math.min(count, of.length) }, () => left.splice(upTo(left.length), 1)[0]!);
    },
  };
}
