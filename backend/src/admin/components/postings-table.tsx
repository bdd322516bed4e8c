import type { Posting } from "../lib/api-types";
import { showInstant } from "../lib/dates";
import { showMoney } from "../lib/money";
import { words } from "../lib/words";
import { Cell, Grid, Head, Row } from "./grid";
import { OrderLink } from "./order-link";

/** Postings as one line each: when, how much, about which order, from which account to which, by what act. */
export function PostingsTable({ account, postings }: { account: string; postings: Posting[] }) {
  const text = words.postings;
  return (
    <Grid label={text.title(account)}>
      <thead>
        <tr>
          <Head>{text.when}</Head>
          <Head number>{words.common.amount}</Head>
          <Head>{text.about}</Head>
          <Head>{text.fromTo}</Head>
          <Head>{text.what}</Head>
        </tr>
      </thead>
      <tbody>
        {postings.map((posting) => (
          <Row key={posting.id} data-testid="posting">
            <Cell className="min-w-28">{showInstant(posting.occurred_at)}</Cell>
            <Cell number className="text-ui-fg-base">
              {showMoney(posting.amount)}
            </Cell>
            <Cell>
              {posting.order_id !== null && posting.order_display_id !== null && (
                <OrderLink id={posting.order_id} number={posting.order_display_id} />
              )}
              {posting.coop !== null && <span className="block">{posting.coop.name}</span>}
            </Cell>
            <Cell className="font-mono text-xs">
              <AccountName name={posting.debit_name} own={posting.debit === account} />
              {" → "}
              <AccountName name={posting.credit_name} own={posting.credit === account} />
            </Cell>
            <Cell>
              {posting.kind}
              <span className="text-ui-fg-muted block font-mono text-xs">{posting.reference}</span>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Grid>
  );
}

function AccountName({ name, own }: { name: string; own: boolean }) {
  return <span className={own ? "text-ui-fg-base font-medium" : undefined}>{name}</span>;
}
