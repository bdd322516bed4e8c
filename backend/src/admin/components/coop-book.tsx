import { Text } from "@medusajs/ui";
import { useQuery } from "@tanstack/react-query";
import { OUR_DATA, problemOf } from "../lib/act";
import { api } from "../lib/api";
import type { CoopBook } from "../lib/api-types";
import { showDay, showInstant } from "../lib/dates";
import { showMoney } from "../lib/money";
import { words } from "../lib/words";
import { Cell, Grid, Head, Row, RowHead } from "./grid";
import { Nothing, Panel } from "./panel";

/** One co-op's own book while its grant lasts; otherwise the server's words for why it stays shut. */
export function CoopBookPanel({ coop }: { coop: { id: string; name: string } }) {
  const query = useQuery({
    queryKey: [OUR_DATA, "coop-book", coop.id],
    queryFn: () => api.coopBook(coop.id),
    // A book that is not granted will not be so at the second try.
    retry: false,
  });
  return (
    <Panel title={coop.name} testId="coop-book">
      {query.data && <Book book={query.data} />}
      {query.isError && <Nothing text={problemOf(query.error)} />}
      {query.isPending && <Nothing text={words.common.loading} />}
    </Panel>
  );
}

/** Balances first, then the newest lines. */
function Book({ book }: { book: CoopBook }) {
  const text = words.coopBooks;
  return (
    <>
      <div className="px-6 py-4">
        <Text size="small">{text.until(showDay(book.grant.until))}</Text>
      </div>
      <Grid label={text.accounts}>
        <thead>
          <tr>
            <Head>{text.account}</Head>
            <Head number>{text.balance}</Head>
          </tr>
        </thead>
        <tbody>
          {book.accounts.map(({ account, balance }) => (
            <Row key={`${account} ${balance.currency_code}`} data-testid="coop-account">
              <RowHead>{text.names[account] ?? account}</RowHead>
              <Cell number>{showMoney(balance)}</Cell>
            </Row>
          ))}
        </tbody>
      </Grid>
      <Grid label={text.lines} caption={text.newest(book.postings.length, book.count)}>
        <thead>
          <tr>
            <Head>{text.when}</Head>
            <Head number>{words.common.amount}</Head>
            <Head>{text.fromTo}</Head>
            <Head>{text.what}</Head>
          </tr>
        </thead>
        <tbody>
          {book.postings.map((posting) => (
            <Row key={posting.id}>
              <Cell className="min-w-28">{showInstant(posting.at)}</Cell>
              <Cell number className="text-ui-fg-base">
                {showMoney(posting.amount)}
              </Cell>
              <Cell className="font-mono text-xs">
                {posting.debit} → {posting.credit}
              </Cell>
              <Cell>
                {posting.kind}
                {posting.note && <span className="block">{posting.note}</span>}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Grid>
    </>
  );
}
