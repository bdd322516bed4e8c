import type { Parts, Piece, Money } from "../lib/api-types";
import { showNumber, isZero } from "../lib/money";
import { PART_NAMES } from "../lib/parts";
import { words } from "../lib/words";
import { Cell, Grid, Head, Row, RowHead } from "./grid";

type Props = { label: string; pieces: Piece[]; parts: Parts; total: Money };

/** What each piece of a consignment was made of when it was paid; each row adds up to its total. */
export function PartsTable({ label, pieces, parts, total }: Props) {
  return (
    <Grid dense label={label} caption={words.common.amountsIn(total.currency_code)}>
      <thead>
        <tr>
          <Head>{words.consignments.piece}</Head>
          <Head number>{words.consignments.quantity}</Head>
          <Head number>{words.parts.total}</Head>
          {PART_NAMES.map((part) => (
            <Head number key={part}>
              {words.parts[part]}
            </Head>
          ))}
        </tr>
      </thead>
      <tbody>
        {pieces.map((piece) => (
          <Row key={piece.id}>
            <RowHead className="min-w-28">
              {piece.title}
              {piece.sent_quantity > 0 && piece.left_quantity > 0 && (
                <span className="text-ui-fg-muted block">
                  {words.consignments.sentQuantity(piece.sent_quantity)}
                </span>
              )}
              {piece.refunded_quantity > 0 && (
                <span className="text-ui-fg-muted block">
                  {words.consignments.refundedQuantity(piece.refunded_quantity)}
                </span>
              )}
            </RowHead>
            <Cell number>{piece.quantity}</Cell>
            <Amounts parts={piece.parts} total={piece.total} />
          </Row>
        ))}
        <Row className="font-medium">
          <RowHead className="font-medium">{words.consignments.inAll}</RowHead>
          <Cell />
          <Amounts parts={parts} total={total} />
        </Row>
      </tbody>
    </Grid>
  );
}

/** The cells of one row: a part that is nothing shows a dash, so that the eye finds the others. */
function Amounts({ parts, total }: { parts: Parts; total: Money }) {
  return (
    <>
      <Cell number className="text-ui-fg-base">
        {showNumber(total)}
      </Cell>
      {PART_NAMES.map((part) => (
        <Cell number key={part}>
          {isZero(parts[part]) ? words.common.none : showNumber(parts[part])}
        </Cell>
      ))}
    </>
  );
}
