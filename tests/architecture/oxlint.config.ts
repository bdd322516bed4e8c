import medusa from "@medusajs/eslint-plugin";
import { defineConfig, type OxlintConfig } from "oxlint";

type Rules = NonNullable<OxlintConfig["rules"]>;

/** The rules of these names, in a text with spaces between them. */
function every(names: string, prefix = ""): Rules {
  return Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [`${prefix}${name}`, "error" as const]),
  );
}

/** What ESLint recommends for any JavaScript. */
const RECOMMENDED = every(`
  constructor-super for-direction getter-return no-async-promise-executor no-case-declarations
  no-compare-neg-zero no-cond-assign no-const-assign no-constant-binary-expression
  no-constant-condition no-control-regex no-debugger no-delete-var no-dupe-class-members
  no-dupe-else-if no-dupe-keys no-duplicate-case no-empty no-empty-character-class no-empty-pattern
  no-empty-static-block no-ex-assign no-extra-boolean-cast no-fallthrough no-func-assign
  no-global-assign no-import-assign no-invalid-regexp no-irregular-whitespace no-loss-of-precision
  no-misleading-character-class no-new-native-nonconstructor no-nonoctal-decimal-escape no-obj-calls
  no-prototype-builtins no-redeclare no-regex-spaces no-self-assign no-setter-return
  no-shadow-restricted-names no-sparse-arrays no-this-before-super no-unexpected-multiline
  no-unreachable no-unsafe-finally no-unsafe-negation no-unsafe-optional-chaining no-unused-labels
  no-unused-private-class-members no-useless-backreference no-useless-catch no-useless-escape no-var
  no-with prefer-const prefer-rest-params prefer-spread require-yield use-isnan valid-typeof
`);

/** The strict set of typescript-eslint that knows types, less what forbids plain good code. */
const STRICT = every(
  `
  await-thenable no-array-constructor no-array-delete no-base-to-string no-deprecated
  no-duplicate-enum-values no-duplicate-type-constituents no-dynamic-delete no-empty-object-type
  no-explicit-any no-extra-non-null-assertion no-floating-promises no-for-in-array
  no-generated-empty-object-type no-implied-eval no-invalid-void-type no-meaningless-void-operator
  no-misused-new no-misused-promises no-misused-spread no-mixed-enums no-namespace
  no-non-null-asserted-nullish-coalescing no-non-null-asserted-optional-chain no-non-null-assertion
  no-redundant-type-constituents no-require-imports no-this-alias
  no-unnecessary-boolean-literal-compare no-unnecessary-template-expression
  no-unnecessary-type-arguments no-unnecessary-type-assertion no-unnecessary-type-constraint
  no-unnecessary-type-conversion no-unnecessary-type-parameters no-unsafe-argument
  no-unsafe-assignment no-unsafe-call no-unsafe-declaration-merging
  no-unsafe-enum-comparison no-unsafe-function-type no-unsafe-member-access no-unsafe-return
  no-unsafe-unary-minus no-unused-expressions no-useless-constructor no-useless-default-assignment
  no-wrapper-object-types only-throw-error prefer-as-const prefer-literal-enum-member
  prefer-namespace-keyword prefer-promise-reject-errors prefer-reduce-type-parameter
  prefer-return-this-type related-getter-setter-pairs switch-exhaustiveness-check
  triple-slash-reference unified-signatures use-unknown-in-catch-callback-variable
`,
  "typescript/",
);

/** They need types that only ESLint hands over. Types and the HTTP tests see what they look for. */
const NEED_ESLINT = ["no-workflow-call-without-container", "no-non-serializable-step-return"];

/** Medusa's rules that do not fit this house. */
const NOT_OURS = [
  // Our amounts are minor units inside and cross in adapters/money.ts; the rule guesses by the size of a number.
  "prices-in-major-units",
  // A refusal is a DomainError; a plain Error is a bug, and is meant to be a plain 500.
  "use-medusa-error-not-generic-error",
  // A step's id names the act and is kept in workflow state, so it does not follow a renamed variable.
  "step-id-kebab-case",
  // It knows one of Medusa's two decorators; books and stock use the other, which opens a transaction.
  "use-inject-manager-on-public-methods",
];

const without = [...NEED_ESLINT, ...NOT_OURS].map((name) => `@medusajs/${name}`);

interface Block {
  files?: string[];
  ignores?: string[];
  rules?: Record<string, unknown>;
}

/** Medusa's own rules, kept to the backend. */
const medusaRules = (medusa.configs.strict as Block[]).flatMap(({ files = [], ignores = [], rules = {} }) => {
  const kept = Object.keys(rules).filter((name) => !without.includes(name));
  if (kept.length === 0) return [];
  return {
    files: files.map((pattern) => `**/backend/src/${pattern.replace(/^src\//, "")}`),
    excludeFiles: ["**/*.test.ts", ...ignores],
    rules: every(kept.join(" ")),
  };
});

export default defineConfig({
  plugins: ["typescript"],
  jsPlugins: [{ name: "@medusajs", specifier: "@medusajs/eslint-plugin" }],
  categories: { correctness: "off" },
  ignorePatterns: ["**/.medusa/", "**/.astro/", "**/dist/", ".arnia/", "**/*.astro", "**/*.cjs"],
  env: { node: true, es2024: true },
  rules: { ...RECOMMENDED, eqeqeq: "error", "no-console": "error", "no-unused-vars": "error" },
  overrides: [
    {
      files: ["**/*.ts", "**/*.tsx"],
      rules: {
        ...STRICT,
        // Functions of one name with other arguments.
        "no-redeclare": "off",
        "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
        "typescript/ban-ts-comment": ["error", { minimumDescriptionLength: 10 }],
        "typescript/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
        "typescript/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
        "typescript/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
        "typescript/restrict-plus-operands": [
          "error",
          {
            allowAny: false,
            allowBoolean: false,
            allowNullish: false,
            allowNumberAndString: false,
            allowRegExp: false,
          },
        ],
        "typescript/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
        "typescript/return-await": ["error", "error-handling-correctness-only"],
      },
    },
    ...medusaRules,
    {
      // The plain SQL module and its seams speak a driver that answers `unknown`; casts there are checked by tests.
      files: ["**/*.test.ts", "**/tests/**/*.ts"],
      rules: {
        "typescript/no-non-null-assertion": "off",
        "typescript/no-unsafe-assignment": "off",
        "typescript/no-unsafe-member-access": "off",
        "typescript/no-unsafe-argument": "off",
        "typescript/no-unsafe-call": "off",
        "no-console": "off",
      },
    },
    {
      // Scripts that speak to the person at the terminal.
      files: ["**/backend/src/scripts/**", "**/seed/**", "**/*.mjs"],
      rules: { "no-console": "off" },
    },
    {
      // Nowhere else does no compiler look for names.
      files: ["**/*.mjs"],
      rules: { "no-undef": "error" },
    },
    {
      // To the native compiler Medusa's own modules are `any` here.
      files: ["**/backend/src/links/*.ts"],
      rules: { "typescript/no-unsafe-assignment": "off" },
    },
    {
      // An ambient declaration has no imports: one would make a module of it.
      files: ["**/env.d.ts"],
      rules: { "typescript/consistent-type-imports": "off" },
    },
  ],
});
