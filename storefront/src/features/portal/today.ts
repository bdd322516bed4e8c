import type { Lang } from "../../i18n/langs.ts";
import type { Desk } from "../../lib/desk.ts";
import { isDeskError } from "../../lib/desk-error.ts";
import type { Capability, Me } from "../../lib/desk-wire.ts";
import { paths } from "../../lib/paths.ts";

type What = "to_pack" | "packed" | "to_make" | "drafts" | "approve" | "credit";
type Waiting = { what: What; count: number; href: string };
type Question = { what: What; needs: Capability; href: string; ask: (desk: Desk) => Promise<number> };

function questions(lang: Lang): Question[] {
  const parcels = (state: "to_pack" | "packed"): Question => ({
    what: state,
    needs: "consignments.write",
    href: paths.desk.parcels(lang, { state }),
    ask: async (desk) =>
      (await desk.get<{ consignments: unknown[] }>("/coop/consignments", { state })).consignments.length,
  });
  return [
    parcels("to_pack"),
    parcels("packed"),
    {
      what: "to_make",
      needs: "workshop.read",
      href: paths.desk.workshop(lang),
      ask: async (desk) => {
        const { make } = await desk.get<{ make: { to_make: number }[] }>("/coop/workshop");
        return make.reduce((sum, { to_make }) => sum + Math.max(0, to_make), 0);
      },
    },
    {
      what: "drafts",
      needs: "products.write",
      href: paths.desk.products(lang, { state: "draft" }),
      ask: async (desk) =>
        (await desk.get<{ products: unknown[] }>("/coop/products", { state: "draft" })).products.length,
    },
    {
      what: "approve",
      needs: "pay.approve",
      href: paths.desk.payRuns(lang),
      ask: async (desk) => {
        const { runs } = await desk.get<{ runs: { status: string }[] }>("/coop/pay-runs");
        return runs.filter(({ status }) => status === "proposed").length;
      },
    },
    {
      what: "credit",
      needs: "book.write",
      href: paths.desk.settlements(lang),
      ask: async (desk) => {
        const { settlements } = await desk.get<{ settlements: { status: string; credit: unknown }[] }>(
          "/coop/settlements",
        );
        return settlements.filter(({ status, credit }) => status === "paid" && credit === null).length;
      },
    },
  ];
}

/**
 * What waits for this person, and only what they may see. A part of the desk that does not answer takes nothing else away:
 * `silent` says that there is one.
 */
export async function todayFor(
  desk: Desk,
  me: Me,
  lang: Lang,
): Promise<{ waiting: Waiting[]; silent: boolean }> {
  const asked = questions(lang).filter(({ needs }) => me.capabilities.includes(needs));
  const counts = await Promise.allSettled(asked.map(({ ask }) => ask(desk)));
  for (const answer of counts)
    if (answer.status === "rejected" && isDeskError(answer.reason, "staff.signed_out")) throw answer.reason;
  const waiting = asked.flatMap(({ what, href }, i) => {
    const answer = counts[i];
    return answer?.status === "fulfilled" && answer.value > 0 ? [{ what, count: answer.value, href }] : [];
  });
  return { waiting, silent: counts.some(({ status }) => status === "rejected") };
}
