import node from "@astrojs/node";
import { defineConfig } from "astro/config";

const one_megabyte = 1024 * 1024;
// One form carries photographs, the product's at a co-op's desk; it reads its body itself and knows who sent it. All
// other forms are actions, which stop at a megabyte.
const largest_form = 40 * one_megabyte;

export default defineConfig({
  output: "server",
  // `server.mjs` wraps the handler: it validates the host, compresses and serves the static files.
  adapter: node({ mode: "middleware", bodySizeLimit: largest_form }),
  trailingSlash: "never",
  compressHTML: true,
  // Pages hold no server-side sessions: the basket lives in the backend, behind a signed cookie.
  session: false,
  security: {
    checkOrigin: true,
    // `server.mjs` has already refused every host but ours, so whatever arrives here is allowed.
    allowedDomains: [{}],
    actionBodySizeLimit: one_megabyte,
  },
  build: { inlineStylesheets: "never" },
  devToolbar: { enabled: false },
  vite: {
    build: { assetsInlineLimit: 0 },
    // The server carries its packages with it: at the root of the workspace other programs' versions are found first.
    // pdfkit alone stays outside: it reads files that lie beside it.
    ssr: { noExternal: true, external: ["pdfkit"] },
  },
});
