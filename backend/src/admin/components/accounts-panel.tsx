import { StatusBadge, Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import type { Account, BookSum, Side } from "../lib/api-types";
import { showMoney, showNumber } from "../lib/money";
import { words } from "../lib/words";
import { Cell, Grid, Head, Row, RowHead } from "./grid";
import { Nothing, Panel } from "./panel";

const SIDES: Side[] = ["where", "whose", "result"];

/** The book of one currency: its accounts by side, and the one line that must hold. */
export function AccountsPanel({ accounts, sum }: { accounts: Account[]; sum: BookSum }) {
  const text = words.books;
  const sides = SIDES.map((side) => ({
    side,
    total: sum[side],
    accounts: accounts.filter(
      (account) => account.side === side && account.currency_code === sum.currency_code,
    ),
  }));
  return (
    <Panel
      title={words.common.amountsIn(sum.currency_code)}
      testId={`book-${sum.currency_code}`}
      actions={
        <StatusBadge color={sum.balanced ? "green" : "red"} data-testid="book-balanced">
          {sum.balanced ? text.balanced : text.unbalanced}
        </StatusBadge>
      }
    >
      {accounts.length === 0 ? (
        <Nothing text={text.empty} />
      ) : (
        <Grid label={text.title}>
          <thead>
            <tr>
              <Head>{text.account}</Head>
              <Head number>{text.balance}</Head>
            </tr>
          </thead>
          {sides.map(({ side, total, accounts: own }) => (
            <tbody key={side} data-testid={`side-${side}`}>
              <Row className="bg-ui-bg-subtle">
                <RowHead scope="rowgroup" className="txt-compact-small-plus">
                  {text.sides[side]}
                </RowHead>
                <Cell number className="txt-compact-small-plus text-ui-fg-base" data-testid={`sum-${side}`}>
                  {showNumber(total)}
                </Cell>
              </Row>
              {own.map((account) => (
                <Row key={account.account} data-testid="account" data-account={account.account}>
                  <RowHead>
                    <Link
                      to={`/books/postings?account=${encodeURIComponent(account.account)}`}
                      className="text-ui-fg-base hover:text-ui-fg-subtle rounded-sm underline"
                    >
                      {account.label}
                    </Link>
                    <span className="text-ui-fg-muted block break-all font-mono text-xs">
                      {account.account}
                    </span>
                  </RowHead>
                  <Cell number>{showNumber(account.balance)}</Cell>
                </Row>
              ))}
            </tbody>
          ))}
        </Grid>
      )}
      <div className="px-6 py-4">
        <Text size="small" weight="plus" data-testid="book-sum">
          {text.sumLine(showMoney(sum.where), showMoney(sum.whose), showMoney(sum.result))}
        </Text>
      </div>
    </Panel>
  );
}
