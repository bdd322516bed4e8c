import { StatusBadge, Text } from "@medusajs/ui";
import type { Consignment } from "../lib/api-types";
import { showInstant } from "../lib/dates";
import { isZero, showMoney } from "../lib/money";
import { words } from "../lib/words";
import { Disclosures } from "./disclosures";
import { Panel } from "./panel";
import { PartsTable } from "./parts-table";
import { RefundForm } from "./refund-form";
import { SentForm } from "./sent-form";

/** One co-op's part of an order: what it is made of, where its parcel and its money are. */
export function ConsignmentPanel({ consignment }: { consignment: Consignment }) {
  const text = words.consignments;
  const { coop, pieces, parts, total } = consignment;
  const refundable = pieces.some((piece) => piece.refunded_quantity < piece.quantity);
  const send = {
    label: text.openSent,
    variant: "primary" as const,
    content: (close: () => void) => <SentForm consignment={consignment} onClose={close} />,
  };
  const refund = {
    label: words.refund.open,
    content: (close: () => void) => <RefundForm consignment={consignment} onClose={close} />,
  };
  return (
    <Panel
      title={coop.name}
      level="h3"
      testId={`consignment-${coop.handle}`}
      actions={
        <>
          <StatusBadge color={consignment.status === "earned" ? "green" : "orange"}>
            {text.status[consignment.status]}
          </StatusBadge>
          {consignment.settlement_id !== null && <StatusBadge color="blue">{text.settled}</StatusBadge>}
        </>
      }
    >
      <PartsTable label={`${coop.name}: ${text.title}`} pieces={pieces} parts={parts} total={total} />
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <Text size="small">{storyOf(consignment)}</Text>
        <Disclosures
          items={[...(consignment.sent_at === null ? [send] : []), ...(refundable ? [refund] : [])]}
        />
      </div>
    </Panel>
  );
}

/** What happened to the parcel and the money so far, in sentences. */
function storyOf(consignment: Consignment): string {
  const text = words.consignments;
  const { sent_at, tracking, earned_at, earns_on, parts, refunded } = consignment;
  return [
    sent_at === null ? text.toSend : text.sent(showInstant(sent_at)),
    tracking ? text.tracking(tracking) : "",
    earned_at ? text.earned(showInstant(earned_at)) : earns_on ? text.earnsOn(showInstant(earns_on)) : "",
    parts.top_up && !isZero(parts.top_up) ? text.topUp(showMoney(parts.top_up)) : "",
    isZero(refunded) ? "" : text.refunded(showMoney(refunded)),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
