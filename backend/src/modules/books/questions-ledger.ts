import { balanceOn } from "../../domain/books/chart";
import { chartOf } from "./ledger";
import { type AskedQuestion, asked } from "./question";
import { type Sql, amountOf, textOf } from "./sql";

/** The network's staff read the answers: of a co-op's book they learn which one is wrong, and neither account nor amount. */
const OPENLY = (column: string, book = "book_id") => `case when ${book} = 'book_network' then ${column} end`;

/** Whether the ledger agrees with itself. */
export const QUESTIONS_ABOUT_THE_LEDGER: readonly AskedQuestion[] = [
  asked(
    "currency_unbalanced",
    "In which currency is what we hold not equal to what we owe and our result?",
    `select book_id, currency, ${OPENLY("sum(debits)")} as debits, ${OPENLY("sum(credits)")} as credits
     from account_balance group by book_id, currency having sum(debits) <> sum(credits)`,
  ),
  asked(
    "balance_differs_from_postings",
    "Which kept balance is not the sum of its postings?",
    `with moved as (
       select book_id, account, currency, sum(debits) as debits, sum(credits) as credits
       from (
         select t.book_id, p.debit as account, p.currency, p.amount as debits, 0 as credits
         from ledger_posting p join ledger_transaction t on t.id = p.transaction_id
         union all
         select t.book_id, p.credit, p.currency, 0, p.amount
         from ledger_posting p join ledger_transaction t on t.id = p.transaction_id
       ) sides group by book_id, account, currency
     )
     select coalesce(b.book_id, m.book_id) as book_id, coalesce(b.currency, m.currency) as currency,
       ${OPENLY("coalesce(b.account, m.account)", "coalesce(b.book_id, m.book_id)")} as account,
       ${OPENLY("b.debits - b.credits", "coalesce(b.book_id, m.book_id)")} as kept,
       ${OPENLY("m.debits - m.credits", "coalesce(b.book_id, m.book_id)")} as posted
     from account_balance b
     full join moved m on m.book_id = b.book_id and m.account = b.account and m.currency = b.currency
     where b.debits is distinct from m.debits or b.credits is distinct from m.credits`,
  ),
  {
    name: "account_on_its_wrong_side",
    question: "Which account holds less than nothing, or is no account of ours?",
    ask: accountsOnTheWrongSide,
  },
  asked(
    "transaction_without_postings",
    "Which transaction moved nothing?",
    `select t.reference, t.kind from ledger_transaction t
     where not exists (select from ledger_posting p where p.transaction_id = t.id)`,
  ),
  asked(
    "reversal_differs",
    "Which reversal is not the mirror image of what it reverses?",
    `select r.reference as reversal, t.reference as reverses
     from ledger_transaction r join ledger_transaction t on t.id = r.reverses_id
     where exists (
       (select debit, credit, amount, currency from ledger_posting where transaction_id = t.id
        except all select credit, debit, amount, currency from ledger_posting where transaction_id = r.id)
       union all
       (select credit, debit, amount, currency from ledger_posting where transaction_id = r.id
        except all select debit, credit, amount, currency from ledger_posting where transaction_id = t.id)
     )`,
  ),
];

async function accountsOnTheWrongSide(sql: Sql) {
  const rows = await sql.query(
    `select book_id, ${OPENLY("account")} as account, account as name, currency, debits, credits from account_balance`,
  );
  return rows
    .filter((row) => {
      const facts = chartOf(textOf(row, "book_id")).find(textOf(row, "name"));
      if (!facts) return true;
      const balance = balanceOn(facts.side, amountOf(row, "debits"), amountOf(row, "credits"));
      return balance < 0n && !facts.may_be_negative;
    })
    .map(({ book_id, account, currency }) => ({ book_id, account, currency }));
}
