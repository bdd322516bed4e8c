import type { Settlement } from "../lib/api-types";
import { isZero, showNumber } from "../lib/money";
import { PART_NAMES } from "../lib/parts";
import { words } from "../lib/words";
import { Cell, Grid, Head, Row, RowHead } from "./grid";
import { OrderLink } from "./order-link";

/** The sales and refunds a settlement sums, each with its parts; a column nothing uses is left out. */
export function SettlementLines({ settlement }: { settlement: Settlement }) {
  const { lines, total, coop } = settlement;
  const used = PART_NAMES.filter((part) => lines.some((line) => !isZero(line.parts[part])));
  return (
    <Grid
      label={`${words.settlements.lines(lines.length)}: ${coop.name}`}
      caption={words.common.amountsIn(total.currency_code)}
    >
      <thead>
        <tr>
          <Head>{words.settlements.line}</Head>
          {used.map((part) => (
            <Head number key={part}>
              {words.parts[part]}
            </Head>
          ))}
          <Head number>{words.common.amount}</Head>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Row key={`${line.consignment_id}-${index}`}>
            <RowHead className="whitespace-nowrap">
              {`${words.settlements.kind[line.kind]}, `}
              <OrderLink id={line.order_id} number={line.order_display_id} />
            </RowHead>
            {used.map((part) => (
              <Cell number key={part}>
                {isZero(line.parts[part]) ? words.common.none : showNumber(line.parts[part])}
              </Cell>
            ))}
            <Cell number className="text-ui-fg-base">
              {showNumber(line.amount)}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Grid>
  );
}
