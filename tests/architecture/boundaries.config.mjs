/**
 * Who may import whom, for every room of the project. A test shows of each rule that it notices a violation. Astro
 * pages are not read by dependency-cruiser; a house rule asks the same of them.
 */

/** What each outside package is called where a rule names it. */
const FRAMEWORK = "(^|node_modules/)@medusajs/framework(/|$)";
const MEDUSA = "(^|node_modules/)@medusajs/(framework|medusa)(/|$)";
const ZOD = "(^|node_modules/)zod(/|$)";
const NODEMAILER = "(^|node_modules/)(@types/)?nodemailer(/|$)";
const SEARCH_ENGINE = "(^|node_modules/)@medusajs/search-postgres(/|$)";
const SHARP = "(^|node_modules/)sharp(/|$)";
/** Foreign shapes of tables, statements and transfers. */
const PAPERS = "(^|node_modules/)(@types/)?(papaparse|fast-xml-parser|sepa)(/|$)";
const STRIPE = "(^|node_modules/)stripe(/|$)";
const ADMIN_TOOLS =
  "(^|node_modules/)(@medusajs/(admin-sdk|ui|icons|js-sdk)|react|react-dom|react-router-dom|@tanstack/react-query|@types/react|@types/react-dom)(/|$)";
const DATABASE_CLIENTS = "(^|node_modules/)(pg|knex|@mikro-orm/[^/]+)(/|$)";

/** Tests may look anywhere; the rules are for what runs. */
const TESTS = "\\.(test|typetest)\\.tsx?$";
const NOT_A_KEY_OR_TYPE = {
  pathNot: "^backend/src/modules/[^/]+/index\\.ts$",
  dependencyTypesNot: ["type-only"],
};

/** @param {string} name @param {string} comment @param {object} from @param {object} to */
const never = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @param {string} folder */
const room = (folder) => ({ path: `^${folder}/`, pathNot: TESTS });

const forbidden = [
  never(
    "domain-is-pure",
    "The rules know no framework, no Node and nothing outside themselves.",
    room("backend/src/domain"),
    { pathNot: "^backend/src/domain/" },
  ),
  never(
    "adapters-look-inward",
    "Adapters translate between the framework, Zod, the painter of pictures, the card provider, what banks read and write, and the domain.",
    room("backend/src/adapters"),
    {
      pathNot: ["^backend/src/(domain|adapters)/", FRAMEWORK, ZOD, SHARP, STRIPE, PAPERS],
      dependencyTypesNot: ["core"],
    },
  ),
  never(
    "modules-know-no-other",
    "A module stores one noun and knows neither another module nor a workflow.",
    { path: "^backend/src/modules/([^/]+)/", pathNot: TESTS },
    {
      pathNot: [
        "^backend/src/(domain|adapters)/",
        "^backend/src/modules/$1/",
        FRAMEWORK,
        NODEMAILER,
        SEARCH_ENGINE,
      ],
      dependencyTypesNot: ["core"],
    },
  ),
  never(
    "links-name-modules-only",
    "A link relates two module definitions; services are none of its business.",
    room("backend/src/links"),
    { pathNot: ["^backend/src/modules/[^/]+/index\\.ts$", MEDUSA] },
  ),
  never(
    "search-describes-documents",
    "What is searchable is built from queries and pure rules.",
    room("backend/src/search"),
    { pathNot: ["^backend/src/(domain|adapters|search)/", MEDUSA] },
  ),
  never(
    "nodemailer-is-behind-the-provider",
    "One module speaks SMTP.",
    { path: "^(backend/src|storefront|seed)/", pathNot: "^backend/src/modules/notification-smtp/" },
    { path: NODEMAILER },
  ),
  never(
    "search-engine-is-behind-the-provider",
    "One module knows what searches; everything else asks Medusa's Search Module.",
    { path: "^(backend/src|storefront|seed)/", pathNot: "^backend/src/modules/search-languages/" },
    { path: SEARCH_ENGINE },
  ),
  never(
    "stripe-is-behind-its-adapter",
    "One file speaks to the provider of card payments.",
    { path: "^(backend/src|storefront|seed)/", pathNot: "^backend/src/adapters/stripe\\.ts$" },
    { path: STRIPE },
  ),
  never("mail-is-words", "What a mail says is made of its data alone.", room("backend/src/mail"), {
    pathNot: "^backend/src/(mail|domain|adapters)/",
  }),
  never(
    "workflows-do-not-know-their-doors",
    "An act does not know who asks for it.",
    room("backend/src/workflows"),
    {
      pathNot: ["^backend/src/(workflows|mail|modules|domain|adapters)/", MEDUSA, ZOD],
      dependencyTypesNot: ["core"],
    },
  ),
  never(
    "workflows-see-keys-and-types",
    "A workflow gets a module's service from the container; it imports its key and its types.",
    room("backend/src/workflows"),
    { path: "^backend/src/modules/", ...NOT_A_KEY_OR_TYPE },
  ),
  never(
    "doors-run-workflows",
    "Routes, subscribers, jobs and scripts import workflows, adapters and what lies further in.",
    room("backend/src/(api|subscribers|jobs|scripts)"),
    {
      pathNot: [
        "^backend/src/(api|subscribers|jobs|scripts|workflows|modules|domain|adapters)/",
        MEDUSA,
        ZOD,
      ],
      dependencyTypesNot: ["core"],
    },
  ),
  never(
    "doors-see-keys-and-types",
    "A door reads through a module's key; it never brings a service or its files in.",
    room("backend/src/(api|subscribers|jobs|scripts)"),
    { path: "^backend/src/modules/", ...NOT_A_KEY_OR_TYPE },
  ),
  never(
    "admin-speaks-http",
    "The network's screens live in the browser and see the backend over HTTP only.",
    room("backend/src/admin"),
    { pathNot: ["^backend/src/admin/", ADMIN_TOOLS] },
  ),
  never(
    "storefront-speaks-http",
    "The storefront shares nothing with the backend, not even types.",
    { path: "^storefront/" },
    { path: "^(backend|seed|tests)/" },
  ),
  never(
    "storefront-has-one-client",
    "Of Medusa the storefront knows the JS SDK.",
    { path: "^storefront/" },
    { path: "(^|node_modules/)@medusajs/(?!js-sdk(/|$))" },
  ),
  never(
    "storefront-has-no-react",
    "React exists in the admin only.",
    { path: "^storefront/" },
    { path: "(^|node_modules/)(react|react-dom|preact|vue|svelte|solid-js)(/|$)" },
  ),
  never(
    "features-do-not-meet",
    "Features do not import each other; pages compose them.",
    { path: "^storefront/src/features/([^/]+)/" },
    { path: "^storefront/src/features/", pathNot: "^storefront/src/features/$1/" },
  ),
  never(
    "components-know-no-commerce",
    "A button does not know what it sells.",
    { path: "^storefront/src/components/" },
    { path: "^storefront/src/(features|actions|pages)/" },
  ),
  never(
    "seed-runs-workflows",
    "The seed goes through our workflows and Medusa's, never to a module or a table.",
    room("seed"),
    { path: "^(backend/(?!src/(workflows|domain|adapters|modules/[^/]+/index\\.ts))|storefront/)" },
  ),
  never("seed-writes-no-sql", "The seed never speaks to the database.", room("seed"), {
    path: DATABASE_CLIENTS,
  }),
  never(
    "tests-are-not-imported",
    "Nothing that runs depends on a test.",
    { pathNot: "^tests/" },
    { path: "^tests/" },
  ),
  never(
    "launchers-stand-alone",
    "The launchers run before anything is built or even installed; what they load of packages, they load late.",
    { path: "^backend/bin/" },
    {
      pathNot: ["^backend/bin/", "(^|node_modules/)((@types/)?pg|@playwright/test)(/|$)"],
      dependencyTypesNot: ["core"],
    },
  ),
  never(
    "launchers-are-not-imported",
    "Only tests borrow from the launchers.",
    { path: "^(backend/src|storefront|seed)/" },
    { path: "^backend/bin/" },
  ),
  never(
    "no-circles",
    "Two files that need each other are one file, or three.",
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  ),
  never(
    "everything-is-found",
    "An import that leads nowhere works only by accident.",
    { pathNot: TESTS },
    { couldNotResolve: true, pathNot: "^(astro|virtual):" },
  ),
];

export default {
  forbidden,
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.medusa|\\.astro|dist)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json", ".d.ts"],
    },
  },
};
