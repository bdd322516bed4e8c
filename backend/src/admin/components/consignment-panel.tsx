import { StatusBadge, Text } from "@medusajs/ui";
import type { Consignment, Parcel } from "../lib/api-types";
import { showInstant } from "../lib/dates";
import { isZero, showMoney } from "../lib/money";
import { words } from "../lib/words";
import { Disclosures } from "./disclosures";
import { Panel } from "./panel";
import { PartsTable } from "./parts-table";
import { RefundForm } from "./refund-form";
import { SentForm } from "./sent-form";

/** One co-op's part of an order: what it is made of, where its parcel and its money are. */
export function ConsignmentPanel({ consignment, byCard }: { consignment: Consignment; byCard: boolean }) {
  const text = words.consignments;
  const { coop, pieces, parts, total, parcels } = consignment;
  const left = pieces.some((piece) => piece.left_quantity > 0);
  const refundable = pieces.some((piece) => piece.refunded_quantity < piece.quantity);
  const send = {
    label: text.openSent,
    variant: "primary" as const,
    content: (close: () => void) => <SentForm consignment={consignment} onClose={close} />,
  };
  const refund = {
    label: words.refund.open,
    content: (close: () => void) => <RefundForm consignment={consignment} byCard={byCard} onClose={close} />,
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
        {parcels.length > 0 && (
          <ul className="text-ui-fg-subtle txt-small" aria-label={text.parcels}>
            {parcels.map((parcel, at) => (
              <li key={parcel.id}>{sentenceOf(parcel, at + 1)}</li>
            ))}
          </ul>
        )}
        <Disclosures items={[...(left ? [send] : []), ...(refundable ? [refund] : [])]} />
      </div>
    </Panel>
  );
}

function sentenceOf({ sent_at, tracking, pieces }: Parcel, number: number): string {
  const text = words.consignments;
  const contents = pieces.map(({ title, quantity }) => `${quantity} × ${title}`).join(", ");
  return [text.parcel(number, showInstant(sent_at), contents), tracking ? text.tracking(tracking) : ""]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** What happened to the parcel and the money so far, in sentences. */
function storyOf(consignment: Consignment): string {
  const text = words.consignments;
  const { packed_at, sent_at, parcels, pieces, earned_at, earns_on, parts, refunded } = consignment;
  const left = pieces.reduce((sum, piece) => sum + piece.left_quantity, 0);
  const packed = packed_at === null ? text.toSend : text.packed(showInstant(packed_at));
  return [
    left === 0 ? "" : parcels.length === 0 ? packed : text.partlySent(left),
    left > 0 && parcels.length > 0 && packed_at ? packed : "",
    sent_at ? text.sent(showInstant(sent_at)) : "",
    earned_at ? text.earned(showInstant(earned_at)) : earns_on ? text.earnsOn(showInstant(earns_on)) : "",
    parts.top_up && !isZero(parts.top_up) ? text.topUp(showMoney(parts.top_up)) : "",
    isZero(refunded) ? "" : text.refunded(showMoney(refunded)),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}
