/**
 * The rules of the house that no ready-made tool knows. Each is a pure question to a list of files; `house.test.ts`
 * asks it of the whole project, and of a bad sample that it has to notice.
 */

export interface SourceFile {
  /** From the root of the project, with forward slashes. */
  path: string;
  text: string;
}

export interface HouseRule {
  /** A sentence that is true when nothing is found. */
  name: string;
  find(files: readonly SourceFile[]): string[];
  /** Files that break the rule; together with `around`, at least one problem must be found. */
  bad: SourceFile[];
  /** Files that must stand around a bad sample for it to be bad. */
  around?: SourceFile[];
}

const TEST = /\.(test|spec|typetest)\.tsx?$/;

export const isCode = ({ path }: SourceFile): boolean => /\.(ts|tsx|mjs|astro)$/.test(path);
const isBackend = (file: SourceFile): boolean =>
  isCode(file) &&
  file.path.startsWith("backend/src/") &&
  !file.path.startsWith("backend/src/admin/") &&
  !TEST.test(file.path);

/** Code without comments, line by line, so that a problem can name its line. Strings are left alone. */
export function codeLines(text: string): string[] {
  const blank = (match: string): string => match.replaceAll(/[^\n]/g, " ");
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, blank)
    .replaceAll(/(^|[\s;{}(),])\/\/[^\n]*/g, blank)
    .split("\n");
}

/** Every line that matches, as `path:line`. */
function lines(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    codeLines(file.text).flatMap((line, index) =>
      pattern.test(line) ? [`${file.path}:${index + 1}: ${line.trim().slice(0, 100)}`] : [],
    ),
  );
}

const sample = (path: string, text: string): SourceFile => ({ path, text });

const MONEY_FILES =
  /^backend\/src\/(domain\/(money|decimal|allocate|currency)\.ts|domain\/books\/|adapters\/money\.ts)|^storefront\/src\/lib\/money\.ts$/;
const PROPRIETARY = /@medusajs\/(rbac|auth-oidc|admin-sso|sso)\b|\brbac(_filter_fields)?\s*:|MEDUSA_FF_RBAC/i;
const WORDS_WE_DO_NOT_USE =
  /\b(inmates?|convicts?|offenders?|ex-?cons?|detainees?|felons?|criminals?|second chances?|detenut[oi]\b(?!\s)|galeott[oi]|carcerat[oi]|delinquent[ei]|seconda (possibilità|occasione)|reclus[oa]s?|pres[oa]s\b|delincuentes?|convict[oa]s|segunda oportunidad)\b/i;
const ACTS_ON_THE_CLOCK = /\bDate\.now\s*\(|\bnew Date\(|\bperformance\.now\s*\(/;
const IMPORT = /(?:from\s+|import\s*\(?\s*)["']([^"']+)["']/g;

/** What an Astro page or component may not import: the same as the boundary rules say for TypeScript. */
function strayImports(file: SourceFile): string[] {
  return [...file.text.matchAll(IMPORT)].flatMap(([, target = ""]) => {
    const feature = /^storefront\/src\/features\/([^/]+)\//.exec(file.path)?.[1];
    // From a folder within a feature, one step up is still at home.
    const atTop = /^storefront\/src\/features\/[^/]+\/[^/]+$/.test(file.path);
    const beside = atTop ? /^\.\.\/([^./]+)\/[^/]+$/.exec(target)?.[1] : undefined;
    const other = /features\/([^/]+)\//.exec(target)?.[1] ?? beside;
    if (/(^|\/)(backend|seed|tests)\//.test(target)) return [`${file.path} imports ${target}`];
    if (/^@medusajs\/(?!js-sdk)/.test(target) || /^(react|preact|vue|svelte)(\/|$|-)/.test(target))
      return [`${file.path} imports ${target}`];
    if (feature && other && other !== feature && target.startsWith("../"))
      return [`${file.path} imports its neighbour ${target}`];
    if (file.path.startsWith("storefront/src/components/") && /features\//.test(target))
      return [`${file.path} is ignorant of commerce but imports ${target}`];
    return [];
  });
}

export const HOUSE_RULES: HouseRule[] = [
  {
    name: "nothing is cast to any",
    find: (files) => lines(files.filter(isCode), /\bas any\b|[<(,:]\s*any\s*[>),;=[]/),
    bad: [sample("storefront/src/pages/index.astro", "const shop = (await load()) as any;")],
  },
  {
    name: "no proprietary part of Medusa is imported or switched on",
    find: (files) =>
      lines(
        files.filter(
          (file) => (isCode(file) && !file.path.startsWith("tests/")) || /package\.json$/.test(file.path),
        ),
        PROPRIETARY,
      ),
    bad: [sample("backend/medusa-config.ts", "featureFlags: { rbac: true },")],
  },
  {
    name: "every workflow hook has one handler, in a file of its own under workflows/hooks",
    find: (files) => {
      const found = files.filter(isBackend).flatMap((file) =>
        [
          ...codeLines(file.text)
            .join("\n")
            .matchAll(/(\w+)\.hooks\.(\w+)\s*\(/g),
        ].map((match) => ({
          hook: `${match[1] ?? ""}.${match[2] ?? ""}`,
          path: file.path,
        })),
      );
      const twice = found.filter((one, index) => found.findIndex(({ hook }) => hook === one.hook) !== index);
      const astray = found.filter(({ path }) => !path.startsWith("backend/src/workflows/hooks/"));
      return [
        ...twice.map(({ hook, path }) => `${path} gives ${hook} a second handler`),
        ...astray.map(({ hook, path }) => `${path} handles ${hook} outside workflows/hooks`),
      ];
    },
    bad: [
      sample("backend/src/workflows/hooks/one.ts", "completeCartWorkflow.hooks.validate(async () => {});"),
      sample("backend/src/workflows/hooks/two.ts", "completeCartWorkflow.hooks.validate(async () => {});"),
    ],
  },
  {
    // Medusa registers them by name as the files are read: a second one stops the server before it starts.
    name: "every workflow has a name of its own",
    find: (files) => {
      const found = files
        .filter(isBackend)
        .flatMap(({ path, text }) =>
          [...text.matchAll(/\bcreateWorkflow\(\s*"([^"]+)"/g)].map((match) => ({ id: match[1], path })),
        );
      return found
        .filter((one, index) => found.findIndex(({ id }) => id === one.id) !== index)
        .map(({ id, path }) => `${path} calls a second workflow "${id}"`);
    },
    around: [sample("backend/src/workflows/staff/one.ts", 'createWorkflow("change-password", () => null);')],
    bad: [
      sample("backend/src/workflows/account/two.ts", 'createWorkflow(\n  "change-password", () => null);'),
    ],
  },
  {
    name: "only adapters/clock.ts reads the clock",
    find: (files) =>
      lines(
        files.filter((file) => isBackend(file) && file.path !== "backend/src/adapters/clock.ts"),
        ACTS_ON_THE_CLOCK,
      ),
    bad: [sample("backend/src/workflows/steps/expire.ts", "const now = new Date();")],
  },
  {
    name: "only the money files round, and nothing reads an amount as a floating number",
    find: (files) => {
      const judged = files.filter(
        (file) => isCode(file) && !TEST.test(file.path) && !MONEY_FILES.test(file.path),
      );
      return [
        ...lines(
          judged.filter(isBackend),
          /\bMath\.(round|floor|ceil|trunc)\s*\(|\.toFixed\s*\(|\bparseFloat\s*\(/,
        ),
        ...lines(
          judged.filter(({ path }) => /^storefront\/src\/(pages|actions|features|lib)\//.test(path)),
          /\bparseFloat\s*\(|(amount|price|total)\w*\)?\s*\*\s*100\b|Number\([^)]*\.amount\)/,
        ),
      ];
    },
    bad: [sample("backend/src/workflows/steps/fee.ts", "const fee = Math.round(total * 0.1);")],
  },
  {
    name: "Medusa's decimals cross in adapters/money.ts alone",
    find: (files) =>
      lines(
        files.filter((file) => isBackend(file) && file.path !== "backend/src/adapters/money.ts"),
        /\b(BigNumber|MathBN|transformPropertiesToBigNumber)\b|\braw_\w+|bignumber\.js/,
      ),
    bad: [sample("backend/src/workflows/steps/sum.ts", "const sum = MathBN.add(a.total, b.total);")],
  },
  {
    name: "texts say member, maker, co-op and workshop",
    find: (files) =>
      files
        .filter(
          ({ path }) =>
            /^storefront\/src\/i18n\/|^seed\/.*\.(json|md)$|^README\.md$/.test(path) && !TEST.test(path),
        )
        .flatMap((file) =>
          file.text
            .split("\n")
            .flatMap((line, index) => (WORDS_WE_DO_NOT_USE.test(line) ? [`${file.path}:${index + 1}`] : [])),
        ),
    bad: [sample("seed/co-ops/example.json", '{ "line": "Made by inmates who got a second chance." }')],
  },
  {
    name: "no package runs a script of ours when it is installed",
    find: (files) =>
      files
        .filter(({ path }) => /(^|\/)package\.json$/.test(path))
        .flatMap(({ path, text }) =>
          Object.keys((JSON.parse(text) as { scripts?: object }).scripts ?? {})
            .filter((script) => /^(pre|post)?install$|^(pre|post)?prepare$/.test(script))
            .map((script) => `${path} has the script ${script}`),
        ),
    bad: [sample("package.json", '{ "scripts": { "postinstall": "node patch.mjs" } }')],
  },
  {
    name: "every dependency has one exact version",
    find: (files) =>
      files
        .filter(({ path }) => /(^|\/)package\.json$/.test(path))
        .flatMap(({ path, text }) => {
          const manifest = JSON.parse(text) as Record<string, Record<string, string> | undefined>;
          return ["dependencies", "devDependencies", "optionalDependencies"].flatMap((kind) =>
            Object.entries(manifest[kind] ?? {})
              // Or, under a name of our own, of another package.
              .filter(([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
              .map(([name, version]) => `${path}: ${name}@${version}`),
          );
        }),
    bad: [
      sample("backend/package.json", '{ "dependencies": { "pg": "^8.16.3" } }'),
      sample("package.json", '{ "devDependencies": { "native": "npm:typescript@^7.0.2" } }'),
    ],
  },
  {
    name: "decision records are numbered without a gap and say context, decision and consequences",
    find: (files) => {
      const records = files
        .filter(({ path }) => path.startsWith("backend/docs/decisions/"))
        .sort((a, b) => a.path.localeCompare(b.path));
      return records.flatMap(({ path, text }, index) => {
        const number = String(index + 1).padStart(4, "0");
        const problems = [];
        if (!new RegExp(`/${number}-[a-z0-9-]+\\.md$`).test(path))
          problems.push(`${path} should be number ${number}`);
        for (const heading of ["Context", "Decision", "Consequences"])
          if (!text.includes(`\n## ${heading}\n`)) problems.push(`${path} has no part called ${heading}`);
        if (text.split("\n").length > 70) problems.push(`${path} is longer than a page`);
        return problems;
      });
    },
    bad: [
      sample("backend/docs/decisions/0003-a.md", "# A\n\n## Context\n\n## Decision\n\n## Consequences\n"),
    ],
  },
  {
    name: "files are named in kebab-case, and Astro components in PascalCase",
    find: (files) =>
      files.filter(isCode).flatMap(({ path }) => {
        const name = path.split("/").at(-1) ?? "";
        const isPage = path.startsWith("storefront/src/pages/");
        const good =
          isPage || /\[.*\]/.test(name)
            ? /^(\[(\.\.\.)?\w+\]|[\w-]+)(\.\w+)*\.(astro|ts)$/
            : name.endsWith(".astro")
              ? /^[A-Z][A-Za-z0-9]*\.astro$/
              : /^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*\.(ts|tsx|mjs)$|^Migration\d+\w*\.ts$/;
        return good.test(name) ? [] : [path];
      }),
    bad: [sample("backend/src/domain/legalSplit.ts", "")],
  },
  {
    name: "Astro files keep to their room",
    find: (files) => files.filter(({ path }) => path.endsWith(".astro")).flatMap(strayImports),
    bad: [
      sample("storefront/src/features/basket/Basket.astro", 'import Card from "../catalog/Card.astro";'),
      sample(
        "storefront/src/pages/index.astro",
        'import { money } from "../../../backend/src/domain/money";',
      ),
    ],
  },
  {
    name: "no test is left out by an only or a skip",
    find: (files) =>
      lines(
        files.filter(({ path }) => TEST.test(path)),
        /\b(describe|it|test)\.(only|skip|todo|fixme)\b/,
      ),
    bad: [sample("tests/stories/sale.test.ts", 'it.only("sells", () => {});')],
  },
];
