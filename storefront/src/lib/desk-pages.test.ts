import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { DESK_PAGES, deskPageOf, isOpenDeskPath, missingFor } from "./desk-pages.ts";
import type { Me } from "./desk-wire.ts";

const ROOM = fileURLToPath(new URL("../pages/[lang]/portal/", import.meta.url));

/** What the middleware shows in place of a page. It says nothing of a co-op, and whoever is refused must see it. */
const TROUBLE = "trouble.astro";

/** Every file that answers at the desk, pages and papers alike, by its path from there. */
const files = readdirSync(ROOM, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(ROOM, join(entry.parentPath, entry.name)).split(sep).join("/"))
  .filter((file) => file !== TROUBLE);

/** Where a file answers: Astro leaves the ending of a page away, and the `.ts` of a paper. */
const addressOf = (file: string): string =>
  `/en/portal/${file.replace(/\.(astro|ts)$/, "").replace(/(^|\/)index$/, "")}`;

describe("the desk's pages", () => {
  it("are found where they are looked for", () => {
    expect(files).toContain("index.astro");
    expect(files).toContain("parcels/[id]/slip.pdf.ts");
  });

  it.each(files)("say who may open %s, or that nobody needs to log in for it", (file) => {
    const address = addressOf(file);
    expect([deskPageOf(address) !== null, isOpenDeskPath(address)].filter(Boolean)).toHaveLength(1);
  });

  it.each(DESK_PAGES)("have a file where the menu leads: $page", ({ page }) => {
    expect(files.some((file) => deskPageOf(addressOf(file)) === page)).toBe(true);
  });

  it("are closed below the page too", () => {
    const nobody = { capabilities: [] } as unknown as Me;
    expect(missingFor(addressOf("parcels/[id]/slip.pdf.ts"), nobody)).toEqual(["consignments.read"]);
    expect(missingFor(addressOf("pay/[id]/statements.pdf.ts"), nobody)).toEqual(["book.read"]);
    expect(missingFor(addressOf("pay/rules/[id].astro"), nobody)).toEqual(["book.read"]);
    expect(missingFor(addressOf("pay/try.astro"), nobody)).toEqual(["book.read"]);
  });
});
