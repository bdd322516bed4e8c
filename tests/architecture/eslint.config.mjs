import eslint from "@eslint/js";
import medusa from "@medusajs/eslint-plugin";
import tseslint from "typescript-eslint";

/** TypeScript that runs on Node, in the storefront's browser or in the admin, with the room that types it. */
const PROJECTS = [
  "backend/tsconfig.json",
  "backend/src/domain/tsconfig.test.json",
  "backend/src/admin/tsconfig.json",
  "storefront/tsconfig.json",
  "tests/tsconfig.json",
];

/**
 * Medusa's own rules, kept to the backend. Its presets bring a parser and a list of ignored tests as well; those are
 * chosen here, once for the whole project.
 */
const medusaRules = medusa.configs.strict
  .filter((block) => Object.keys(block.rules ?? {}).length > 0)
  .map(({ files, ignores, rules }) => ({
    files: files.map((pattern) => ["backend/src/**", pattern]),
    ignores: ["**/*.test.ts", ...(ignores ?? [])],
    plugins: { "@medusajs": medusa },
    rules,
  }));

export default tseslint.config(
  {
    ignores: [
      "**/node_modules/",
      "**/.medusa/",
      "**/.astro/",
      "**/dist/",
      ".arnia/",
      "**/*.astro",
      "**/*.cjs",
    ],
  },
  eslint.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: PROJECTS, tsconfigRootDir: process.cwd() } },
    rules: {
      // The strict set, less what forbids plain good code.
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/unbound-method": "off",
      // The house's own.
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  ...medusaRules,
  {
    files: ["backend/src/**/*.{ts,tsx}"],
    plugins: { "@medusajs": medusa },
    rules: {
      // Our amounts are minor units inside and cross in adapters/money.ts; the rule guesses by the size of a number.
      "@medusajs/prices-in-major-units": "off",
      // A refusal is a DomainError; a plain Error is a bug, and is meant to be a plain 500.
      "@medusajs/use-medusa-error-not-generic-error": "off",
      // A step's id names the act and is kept in workflow state, so it does not follow a renamed variable.
      "@medusajs/step-id-kebab-case": "off",
      // It knows one of Medusa's two decorators; books and stock use the other, which opens a transaction.
      "@medusajs/use-inject-manager-on-public-methods": "off",
    },
  },
  {
    // The plain SQL module and its seams speak a driver that answers `unknown`; casts there are checked by tests.
    files: ["**/*.test.ts", "tests/**/*.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "no-console": "off",
    },
  },
  {
    // Scripts that speak to the person at the terminal.
    files: ["backend/src/scripts/**", "seed/**", "**/*.mjs"],
    rules: { "no-console": "off" },
  },
  {
    // An ambient declaration has no imports: one would make a module of it.
    files: ["**/env.d.ts"],
    rules: { "@typescript-eslint/consistent-type-imports": "off" },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: Object.fromEntries(
        ["process", "console", "URL", "fetch", "setTimeout", "clearTimeout", "setInterval", "clearInterval"]
          .concat(["AbortSignal", "Buffer", "TextEncoder"])
          .map((name) => [name, "readonly"]),
      ),
    },
  },
);
