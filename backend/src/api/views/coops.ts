import type { MedusaContainer } from "@medusajs/framework/types";
import { rows } from "../../adapters/rows";
import { localeOf } from "../../adapters/languages";
import { settings } from "../../adapters/env";
import { sellsIn } from "../../workflows/places";

export type Palette = { ground: string; ink: string; accent: string };
export type CoopBadge = {
  id: string;
  handle: string;
  name: string;
  place: string;
  country_code: string;
  palette: Palette;
  state: "working" | "forming" | "after_release";
  /** Who contracts for a co-op that is still forming, and so sells its goods. */
  host: { handle: string; name: string } | null;
  paused_at: unknown;
  pause_message: string | null;
};
export type CoopRow = CoopBadge & {
  line: string;
  legal_form: string;
  since: string;
  makes: string;
  fact: string;
  story: string;
  inspired_by: string | null;
  inspired_by_sources: string[] | null;
  demo: boolean;
};

export const BADGE_FIELDS = [
  "id",
  "handle",
  "name",
  "place",
  "country_code",
  "palette",
  "state",
  "host.handle",
  "host.name",
  "paused_at",
  "pause_message",
];
const CARD_FIELDS = [...BADGE_FIELDS, "line", "legal_form", "since", "makes", "fact"];
const PAGE_FIELDS = [...CARD_FIELDS, "story", "inspired_by", "inspired_by_sources", "demo"];

/** Co-ops in the language asked for; `handle` narrows to one. */
export async function readCoops(
  container: MedusaContainer,
  lang: unknown,
  handle?: string,
): Promise<CoopRow[]> {
  const coops = await rows<CoopRow>(
    container,
    { entity: "coop", fields: handle ? PAGE_FIELDS : CARD_FIELDS, filters: handle ? { handle } : {} },
    localeOf(lang),
  );
  return coops.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Only what may be seen: the agreement between co-op and network stays out. */
export function badge(coop: CoopBadge) {
  const { id, handle, name, place, country_code, palette, state } = coop;
  const paused = Boolean(coop.paused_at);
  return {
    id,
    handle,
    name,
    place,
    country_code,
    sells_in: sellsIn(coop),
    palette,
    state,
    host: coop.host ? { handle: coop.host.handle, name: coop.host.name } : null,
    paused,
    pause_message: paused ? coop.pause_message : null,
  };
}

export function coopCard(coop: CoopRow) {
  const { line, legal_form, since, makes, fact } = coop;
  return { ...badge(coop), line, legal_form, since, makes, fact, picture: `/pictures/coop-${coop.handle}` };
}

export function coopPage(coop: CoopRow) {
  return {
    ...coopCard(coop),
    story: paragraphs(coop.story),
    inspired_by: coop.inspired_by
      ? { text: coop.inspired_by, sources: coop.inspired_by_sources ?? [] }
      : null,
    demo: coop.demo || settings().ARNIA_MODE === "demo",
  };
}

/** Stored text to paragraphs: a blank line divides them. */
export function paragraphs(text: string | null): string[] {
  return (text ?? "").split(/\n{2,}/).filter((paragraph) => paragraph.trim() !== "");
}
