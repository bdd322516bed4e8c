import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../backend/bin/lib/paths.mjs";
import type { SourceFile } from "./house-rules";

/** Names of every file that is or would be committed, so that a forgotten `git add` hides nothing. */
export function projectPaths(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.split("\n").filter((path) => path !== "" && existsSync(join(ROOT, path)));
}

const TEXT = /\.(ts|tsx|mjs|cjs|js|astro|json|md|yml|css|template)$/;

export function projectFiles(): SourceFile[] {
  return projectPaths()
    .filter((path) => TEXT.test(path) && path !== "package-lock.json")
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}
