import { describe, expect, it } from "vitest";
import { HOUSE_RULES } from "./house-rules";
import { projectFiles, projectPaths } from "./project";

const files = projectFiles();

describe("the house rules", () => {
  it("are asked of a project that is there", () => {
    expect(files.length).toBeGreaterThan(100);
  });

  for (const rule of HOUSE_RULES) {
    it(rule.name, () => {
      // The samples below break the rules on purpose.
      expect(rule.find(files.filter(({ path }) => path !== "tests/architecture/house-rules.ts"))).toEqual([]);
    });

    for (const bad of rule.bad.length > 0 && rule.name.includes("one handler")
      ? [rule.bad]
      : rule.bad.map((b) => [b])) {
      it(`notices in ${bad.map(({ path }) => path).join(" and ")} that not: ${rule.name}`, () => {
        expect(rule.find([...(rule.around ?? []), ...bad])).not.toEqual([]);
      });
    }
  }
});

const VISIBLE_TOP_LEVEL = [
  "LICENSE",
  "README.md",
  "backend",
  "docker-compose.yml",
  "package-lock.json",
  "package.json",
  "seed",
  "storefront",
  "tests",
  "tsconfig.json",
];

describe("the top level", () => {
  it("shows these names and no others", () => {
    const visible = new Set(projectPaths().map((path) => path.split("/")[0] ?? ""));
    expect([...visible].filter((name) => !name.startsWith(".")).sort()).toEqual(VISIBLE_TOP_LEVEL);
  });
});
