import { describe, expect, it } from "vitest";
import { readText } from "./project";

interface LockedPackage {
  version?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}
type Lock = Record<string, LockedPackage>;

/** Where Node would find `name` from `from`, or null. */
function found(lock: Lock, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    const path = `${at === "" ? "" : `${at}/`}node_modules/${name}`;
    if (lock[path]) return path;
    if (at === "") return null;
    if (!at.includes("/node_modules/")) at = "";
  }
}

/** Optional packages that are named and not locked: `npm ci` refuses the whole lockfile for one of them. */
function missing(lock: Lock): string[] {
  return Object.entries(lock).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name, version]) => /^\d/.test(version) && found(lock, path, name) === null)
      .map(([name]) => `${path} wants ${name}`),
  );
}

describe("the lockfile", () => {
  const lock = (JSON.parse(readText("package-lock.json")) as { packages: Lock }).packages;

  it("names the packages of every system, not only of the one it was made on", () => {
    expect(missing(lock)).toEqual([]);
  });

  it("would be noticed without them", () => {
    const incomplete = Object.fromEntries(
      Object.entries(lock).filter(([path]) => path !== "node_modules/@rollup/rollup-darwin-arm64"),
    );
    expect(missing(incomplete)).toEqual(["node_modules/rollup wants @rollup/rollup-darwin-arm64"]);
  });

  it.each(["", "backend", "storefront"])("follows the package.json of “%s”", (room) => {
    const manifest = JSON.parse(readText(`${room}${room ? "/" : ""}package.json`)) as LockedPackage;
    for (const kind of ["dependencies", "devDependencies", "optionalDependencies"] as const)
      expect(lock[room]?.[kind] ?? {}).toEqual(manifest[kind] ?? {});
  });
});
