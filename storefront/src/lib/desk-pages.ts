import type { Capability, Me } from "./desk-wire.ts";

/** The pages of the desk in the order of its menu, each with what somebody must be allowed to do to open it. */
export const DESK_PAGES = [
  { page: "home", segment: "", needs: [] },
  { page: "parcels", segment: "parcels", needs: ["consignments.read"] },
  { page: "workshop", segment: "workshop", needs: ["workshop.read"] },
  { page: "products", segment: "products", needs: ["products.read"] },
  { page: "earnings", segment: "earnings", needs: ["earnings.read"] },
  { page: "settlements", segment: "settlements", needs: ["earnings.read"] },
  { page: "book", segment: "book", needs: ["book.read"] },
  { page: "members", segment: "members", needs: ["members.read"] },
  { page: "work", segment: "work", needs: ["members.read"] },
  { page: "payRuns", segment: "pay", needs: ["book.read"] },
  { page: "staff", segment: "staff", needs: ["staff.manage"] },
  { page: "pause", segment: "pause", needs: ["shop.pause"] },
  { page: "me", segment: "me", needs: [] },
] as const satisfies readonly { page: string; segment: string; needs: readonly Capability[] }[];

export type DeskPage = (typeof DESK_PAGES)[number]["page"];

/** Pages one needs no log-in for. */
const OPEN = new Set(["sign-in", "invitation"]);

const segmentOf = (pathname: string): string => pathname.split("/")[3] ?? "";

export function isOpenDeskPath(pathname: string): boolean {
  return OPEN.has(segmentOf(pathname));
}

/** The page of the menu that an address belongs to. */
export function deskPageOf(pathname: string): DeskPage | null {
  return DESK_PAGES.find(({ segment }) => segment === segmentOf(pathname))?.page ?? null;
}

/** What is missing to open an address; null when nothing is. One of the needs is enough. */
export function missingFor(pathname: string, me: Me): readonly Capability[] | null {
  const needs: readonly Capability[] =
    DESK_PAGES.find(({ segment }) => segment === segmentOf(pathname))?.needs ?? [];
  return needs.length === 0 || needs.some((need) => me.capabilities.includes(need)) ? null : needs;
}

/** The pages somebody may open, for the menu. */
export function pagesFor(me: Me): DeskPage[] {
  return DESK_PAGES.filter(
    ({ needs }: { needs: readonly Capability[] }) =>
      needs.length === 0 || needs.some((need) => me.capabilities.includes(need)),
  ).map(({ page }) => page);
}
