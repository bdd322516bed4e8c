import { api } from "../lib/api";
import type { OpenSettlement } from "../lib/api-types";
import { isAboveZero, showMoney } from "../lib/money";
import { words } from "../lib/words";
import { ActButton } from "./act-button";
import { Cell, Grid, Head, Row, RowHead } from "./grid";

/** What each co-op would be sent today. */
export function OpenSettlements({ open }: { open: OpenSettlement[] }) {
  const text = words.settlements;
  return (
    <Grid label={text.open}>
      <thead>
        <tr>
          <Head>{text.coop}</Head>
          <Head number>{text.payable}</Head>
          <Head number>{text.owes}</Head>
          <Head number>{text.due}</Head>
          <Head>
            <span className="sr-only">{text.settle}</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {open.map((item) => (
          <OpenRow key={`${item.coop.id}-${item.currency_code}`} item={item} />
        ))}
      </tbody>
    </Grid>
  );
}

function OpenRow({ item }: { item: OpenSettlement }) {
  const text = words.settlements;
  const { coop, currency_code } = item;
  const [payable, owes, due] = [showMoney(item.payable), showMoney(item.owes), showMoney(item.due)];
  return (
    <Row data-testid={`due-${coop.handle}`}>
      <RowHead>{coop.name}</RowHead>
      <Cell number>{payable}</Cell>
      <Cell number>{owes}</Cell>
      <Cell number className="text-ui-fg-base">
        {due}
      </Cell>
      <Cell>
        {isAboveZero(item.due) ? (
          <ActButton
            label={text.settle}
            name={text.settleCoop(coop.name)}
            variant="primary"
            confirm={{ title: text.confirmTitle(due, coop.name), text: text.confirm(payable, owes, due) }}
            act={(request_id) => api.reserveSettlement({ coop_id: coop.id, currency_code, request_id })}
            done={({ settlement }) => text.reserved(showMoney(settlement.total), coop.name)}
          />
        ) : (
          text.notDue
        )}
      </Cell>
    </Row>
  );
}
