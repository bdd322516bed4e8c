import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult, type IFlattenedRuleSet } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import boundaries from "./boundaries.config.mjs";

/** One import per rule that the rule must notice: importer, then what it says. */
const VIOLATIONS: Record<string, [path: string, code: string]> = {
  "domain-is-pure": ["backend/src/domain/bad.ts", 'import { z } from "zod"; export const a = z;'],
  "adapters-look-inward": [
    "backend/src/adapters/bad.ts",
    'import { books } from "../modules/books/index"; export const a = books;',
  ],
  "modules-know-no-other": [
    "backend/src/modules/coop/bad.ts",
    'import { books } from "../books/index"; export const a = books;',
  ],
  "links-name-modules-only": [
    "backend/src/links/bad.ts",
    'import { Service } from "../modules/books/service"; export const a = Service;',
  ],
  "search-describes-documents": [
    "backend/src/search/bad.ts",
    'import { act } from "../workflows/act"; export const a = act;',
  ],
  "nodemailer-is-behind-the-provider": [
    "backend/src/workflows/bad-mail.ts",
    'import { createTransport } from "nodemailer"; export const a = createTransport;',
  ],
  "search-engine-is-behind-the-provider": [
    "backend/src/workflows/bad-search.ts",
    'import search from "@medusajs/search-postgres"; export const a = search;',
  ],
  "stripe-is-behind-its-adapter": [
    "backend/src/workflows/bad-card.ts",
    'import Stripe from "stripe"; export const a = Stripe;',
  ],
  "mail-is-words": [
    "backend/src/mail/bad.ts",
    'import { act } from "../workflows/act"; export const a = act;',
  ],
  "workflows-do-not-know-their-doors": [
    "backend/src/workflows/bad.ts",
    'import { GET } from "../api/route"; export const a = GET;',
  ],
  "workflows-see-keys-and-types": [
    "backend/src/workflows/bad-too.ts",
    'import { Service } from "../modules/books/service"; export const a = Service;',
  ],
  "doors-run-workflows": [
    "backend/src/api/bad/route.ts",
    'import { load } from "../../../../seed/load"; export const a = load;',
  ],
  "doors-see-keys-and-types": [
    "backend/src/jobs/bad.ts",
    'import { Service } from "../modules/books/service"; export const a = Service;',
  ],
  "admin-speaks-http": [
    "backend/src/admin/routes/bad/page.tsx",
    'import { rule } from "../../../domain/rule"; export const a = rule;',
  ],
  "storefront-speaks-http": [
    "storefront/src/lib/bad.ts",
    'import type { Rule } from "../../../backend/src/domain/rule"; export type A = Rule;',
  ],
  "storefront-has-one-client": [
    "storefront/src/lib/bad-client.ts",
    'import { core } from "@medusajs/medusa"; export const a = core;',
  ],
  "storefront-has-no-react": [
    "storefront/src/lib/bad-react.ts",
    'import { useState } from "react"; export const a = useState;',
  ],
  "features-do-not-meet": [
    "storefront/src/features/basket/bad.ts",
    'import { card } from "../catalog/card"; export const a = card;',
  ],
  "components-know-no-commerce": [
    "storefront/src/components/ui/bad.ts",
    'import { card } from "../../features/catalog/card"; export const a = card;',
  ],
  "seed-runs-workflows": [
    "seed/bad.ts",
    'import { Service } from "../backend/src/modules/books/service"; export const a = Service;',
  ],
  "seed-writes-no-sql": ["seed/bad-sql.ts", 'import { Client } from "pg"; export const a = Client;'],
  "tests-are-not-imported": [
    "backend/src/workflows/bad-test.ts",
    'import { help } from "../../../tests/support/help"; export const a = help;',
  ],
  "launchers-stand-alone": ["backend/bin/bad.mjs", 'import { z } from "zod"; export const a = z;'],
  "launchers-are-not-imported": [
    "backend/src/workflows/bad-bin.ts",
    'import { say } from "../../bin/say.mjs"; export const a = say;',
  ],
  "no-circles": [
    "backend/src/domain/one.ts",
    'import { two } from "./two"; export const one = (): unknown => two;',
  ],
  "everything-is-found": [
    "backend/src/workflows/bad-lost.ts",
    'import { gone } from "./gone"; export const a = gone;',
  ],
};

/** What the samples lean on, and imports that every rule must let pass. */
const SURROUNDINGS: Record<string, string> = {
  "backend/src/domain/rule.ts": "export type Rule = string; export const rule = 1;",
  "backend/src/domain/two.ts": 'import { one } from "./one"; export const two = (): unknown => one;',
  "backend/src/domain/rule.test.ts":
    'import { z } from "zod"; import { rule } from "./rule"; export const a = [z, rule];',
  "backend/src/adapters/env.ts":
    'import { z } from "zod"; import { rule } from "../domain/rule"; export const a = [z, rule];',
  "backend/src/modules/books/index.ts": 'import { Service } from "./service"; export const books = Service;',
  "backend/src/modules/books/service.ts":
    'import { rule } from "../../domain/rule"; import { F } from "@medusajs/framework/utils"; export const Service = [rule, F];',
  "backend/src/modules/coop/index.ts": "export const coop = 1;",
  "backend/src/links/product-coop.ts":
    'import { coop } from "../modules/coop/index"; import { core } from "@medusajs/medusa"; export const a = [coop, core];',
  "backend/src/workflows/act.ts":
    'import type { Service } from "../modules/books/service"; import { books } from "../modules/books/index"; export const act = books; export type S = typeof Service;',
  "backend/src/api/route.ts": 'import { act } from "../workflows/act"; export const GET = act;',
  "backend/bin/say.mjs": 'import { join } from "node:path"; export const say = join;',
  "storefront/src/features/catalog/card.ts": "export const card = 1;",
  "storefront/src/features/basket/basket.ts":
    'import { line } from "./line"; import { money } from "../../lib/money"; export const a = [line, money];',
  "storefront/src/features/basket/line.ts": "export const line = 1;",
  "storefront/src/lib/money.ts": 'import { sdk } from "@medusajs/js-sdk"; export const money = sdk;',
  "seed/load.ts": 'import { act } from "../backend/src/workflows/act"; export const load = act;',
  "tests/support/help.ts": 'import { act } from "../../backend/src/workflows/act"; export const help = act;',
};

const PACKAGES = ["zod", "pg", "react", "@medusajs/medusa", "@medusajs/framework/utils", "@medusajs/js-sdk"];

describe("the boundary rules", () => {
  let folder = "";
  let broken: { rule: string; from: string }[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "boundaries-"));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    };
    for (const name of PACKAGES) {
      write(`node_modules/${name}/index.js`, "module.exports = {};");
      write(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
      );
    }
    const dependencies = Object.fromEntries(PACKAGES.map((name) => [name, "1.0.0"]));
    write("package.json", JSON.stringify({ name: "sample", dependencies }));
    for (const [path, text] of Object.entries(SURROUNDINGS)) write(path, text);
    for (const [path, text] of Object.values(VIOLATIONS)) write(path, text);

    const { output } = await cruise(
      ["backend", "storefront", "seed", "tests"],
      {
        ...boundaries.options,
        validate: true,
        baseDir: folder,
        ruleSet: boundaries as unknown as IFlattenedRuleSet,
      },
      boundaries.options.enhancedResolveOptions,
    );
    broken = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({
      rule: rule.name,
      from,
    }));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("have a sample each", () => {
    expect(Object.keys(VIOLATIONS).sort()).toEqual(boundaries.forbidden.map(({ name }) => name).sort());
  });

  for (const [rule, [from]] of Object.entries(VIOLATIONS))
    it(`notice what ${from} does to ${rule}`, () => {
      expect(broken).toContainEqual({ rule, from });
    });

  it("let the right imports pass", () => {
    const bad = new Set([...Object.values(VIOLATIONS).map(([path]) => path), "backend/src/domain/two.ts"]);
    expect(broken.filter(({ from }) => !bad.has(from))).toEqual([]);
  });
});
