import { type AskedQuestion, asked } from "./question";
import { type Sql, textOf } from "./sql";

/** As `creditReference` makes it. `c` is the credit. */
const CREDIT_REFERENCE =
  "('credit:' || c.settlement_id || case when c.attempt = 1 then '' else ':' || c.attempt end)";

/** What was let go of what the co-op held, as its line keeps it: one row for each account it left. */
const LET_GO = `
  select r.id as run_id, r.coop_id, r.currency, r.status, l.member_id,
    'member:' || l.member_id || ':' || g.key as account, g.value::bigint as amount
  from pay_run r join pay_line l on l.run_id = r.id
  cross join lateral jsonb_each_text(l.made_from::jsonb -> 'let_go') g
  where r.method = 'locked' and r.status in ('approved', 'reversed')`;

/**
 * Whether the co-ops' books agree with what was credited, worked and paid. The network's staff read the answers and may
 * not read the books, so an answer names the record that is wrong, by its id, and never an amount or a member.
 */
export const QUESTIONS_ABOUT_COOP_BOOKS: readonly AskedQuestion[] = [
  asked(
    "credit_without_posting",
    "Which credited settlement is not in its co-op's book, with the parts it was cut into?",
    `select c.settlement_id, c.coop_id from settlement_credit c
     left join lateral (
       select sum(case when p.debit = 'bank' then p.amount when p.credit = 'bank' then -p.amount else 0 end) as amount,
         sum(case when p.credit = 'work' then p.amount when p.debit = 'work' then -p.amount else 0 end) as work
       from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
       where t.book_id = 'book_' || c.coop_id and t.reference = ${CREDIT_REFERENCE} and t.currency = c.currency
     ) posted on true
     where c.amount is distinct from posted.amount
       or case when c.work >= 0 then c.work is distinct from posted.work else posted.work not between c.work and 0 end
     union all
     select t.reference, t.book_id from ledger_transaction t
     where t.kind = 'credit' and not exists (
       select from settlement_credit c
       where t.reference = ${CREDIT_REFERENCE} and t.book_id = 'book_' || c.coop_id
     )`,
  ),
  asked(
    "credit_taken_back_by_half",
    "Which credit is taken back in its record and not in the book, or in the book and not in its record?",
    `select c.settlement_id, c.coop_id from settlement_credit c
     where (c.taken_back_at is not null) <> exists (
       select from ledger_transaction r join ledger_transaction t on t.id = r.reverses_id
       where r.kind = 'credit_taken_back' and t.book_id = 'book_' || c.coop_id and t.reference = ${CREDIT_REFERENCE}
     )`,
  ),
  asked(
    "credit_of_what_was_not_sent",
    "Which credit is of a settlement that is not paid, or is another co-op's?",
    `select c.settlement_id, c.coop_id from settlement_credit c join settlement s on s.id = c.settlement_id
     where c.taken_back_at is null and (s.status <> 'paid' or s.coop_id <> c.coop_id)`,
  ),
  asked(
    "run_differs_from_lines",
    "Which pay run is not the sum of its lines, or has a line that is not the sum of its heads?",
    `select r.id as run_id, r.coop_id from pay_run r
     where r.amount is distinct from (select sum(amount) from pay_line where run_id = r.id)
       or exists (
         select from pay_line l where l.run_id = r.id
           and l.amount <> (select coalesce(sum(amount), 0) from pay_head where line_id = l.id)
       )`,
  ),
  asked(
    "run_differs_from_work",
    "Which approved pay run was not divided by the work that is recorded?",
    `select r.id as run_id, r.coop_id from pay_run r
     join pay_line l on l.run_id = r.id
     left join work_entry e on e.coop_id = r.coop_id and e.month = r.month and e.member_id = l.member_id
     where r.status = 'approved' and r.method = 'share'
       -- Whoever has an adjustment may have no work.
       and case when e.member_id is null then l.adjustment = 0 or l.quantity <> 0
         else (l.quantity, l.grades) is distinct from (e.quantity, e.grades) end
     union
     select r.id, r.coop_id from pay_run r join work_entry e on e.coop_id = r.coop_id and e.month = r.month
     where r.status = 'approved' and r.method = 'share'
       and not exists (select from pay_line l where l.run_id = r.id and l.member_id = e.member_id)`,
  ),
  asked(
    "run_differs_from_book",
    "Which pay run was approved and is not in the book as its lines say, or is in the book and was not approved?",
    `with lines as (
       select r.id as run_id, r.coop_id, r.currency, 'work' as debit, 'member:' || l.member_id || ':' || h.head as credit, h.amount
       from pay_run r join pay_line l on l.run_id = r.id join pay_head h on h.line_id = l.id
       where r.status in ('approved', 'reversed') and r.method <> 'locked'
       union all
       select run_id, coop_id, currency, account, 'member:' || member_id || ':own', amount from (${LET_GO}) let_go
     ), posted as (
       select split_part(t.reference, ':', 2) as run_id, substr(t.book_id, 6) as coop_id, t.currency, p.debit, p.credit, p.amount
       from ledger_transaction t join ledger_posting p on p.transaction_id = t.id
       where t.kind in ('pay_run', 'locked_let_go')
     )
     select run_id, coop_id from (select * from lines except all select * from posted) missing
     union
     select run_id, coop_id from (select * from posted except all select * from lines) surplus`,
  ),
  asked(
    "certificate_differs_from_runs",
    "Which certificate stands and says other pay than is approved of what was approved when it was made?",
    `select c.id as certificate_id, c.coop_id from certificate c
     where c.withdrawn_at is null and (
       select coalesce(jsonb_object_agg(p.currency, p.amount), '{}') from certificate_pay p where p.certificate_id = c.id
     ) is distinct from (
       select coalesce(jsonb_object_agg(s.currency, s.amount), '{}') from (
         select r.currency, sum(l.amount) as amount from pay_run r join pay_line l on l.run_id = r.id
         where r.coop_id = c.coop_id and l.member_id = c.member_id and r.month between c.from_month and c.to_month
           and r.status = 'approved' and r.method <> 'locked' and r.decided_at <= c.issued_at and l.amount > 0
         group by r.currency
       ) s
     )`,
  ),
  asked(
    "top_up_differs_from_book",
    "Which payroll was approved and what the co-op's money brought for it is not in the book, or was not taken back with it?",
    `with posted as (
       select substr(t.reference, 8) as run_id, p.amount, exists (
         select from ledger_transaction b where b.reverses_id = t.id and b.kind = 'top_up_reversed'
       ) as taken_back
       from ledger_transaction t join ledger_posting p on p.transaction_id = t.id and p.credit = 'work'
       where t.kind = 'top_up'
     )
     select r.id as run_id, r.coop_id from pay_run r left join posted p on p.run_id = r.id
     where case when r.status in ('approved', 'reversed')
       then r.top_up <> coalesce(p.amount, 0) or p.taken_back <> (r.status = 'reversed')
       else p.run_id is not null end
     union all
     select p.run_id, null from posted p where not exists (select from pay_run r where r.id = p.run_id)`,
  ),
  asked(
    "run_reversed_by_half",
    "Which pay run is reversed and its posting is not, or is not reversed and its posting is?",
    `select r.id as run_id, r.coop_id from pay_run r
     where (r.status = 'reversed') <> exists (
       select from ledger_transaction b join ledger_transaction t on t.id = b.reverses_id
       where b.kind = 'pay_run_reversed' and t.book_id = 'book_' || r.coop_id and t.reference in ('pay_run:' || r.id, 'locked_let_go:' || r.id)
     )`,
  ),
  asked(
    "payments_differ_from_lines",
    "Which pay run that was approved has not exactly one payment for each payee of each member, of that payee's parts?",
    `with told as (
       select l.run_id, l.id as line_id, h.paid_to, sum(h.amount) as amount
       from pay_line l join pay_head h on h.line_id = l.id where h.paid_to <> 'coop' group by 1, 2, 3
     )
     select r.id as run_id, r.coop_id from pay_run r
     where r.status in ('approved', 'reversed') and (
       exists (
         select from told t left join pay_payment p on p.line_id = t.line_id and p.paid_to = t.paid_to
         where t.run_id = r.id and t.amount is distinct from p.amount
       ) or exists (
         select from pay_payment p where p.run_id = r.id
           and not exists (select from told t where t.line_id = p.line_id and t.paid_to = p.paid_to)
       )
     ) or (r.status not in ('approved', 'reversed') and exists (select from pay_payment p where p.run_id = r.id))`,
  ),
  asked(
    "payments_differ_from_book",
    "In which co-op's book do members and payments on their way hold something else than the pay runs say?",
    `with told as (
       select 'book_' || r.coop_id as book_id, 'member:' || l.member_id || ':' || h.head as account, r.currency, h.amount
       from pay_run r join pay_line l on l.run_id = r.id join pay_head h on h.line_id = l.id
       left join pay_payment p on p.line_id = l.id and p.paid_to = h.paid_to
       where r.status = 'approved' and coalesce(p.state, 'to_pay') in ('to_pay', 'returned')
       union all
       select 'book_' || r.coop_id, 'instruction:' || p.id, r.currency, p.amount
       from pay_run r join pay_payment p on p.run_id = r.id
       where r.status = 'approved' and p.state in ('sent', 'unknown')
       union all
       select 'book_' || coop_id, account, currency, -amount from (${LET_GO}) let_go where status = 'approved'
     ), expected as (
       select book_id, account, currency, sum(amount) as amount from told group by 1, 2, 3
     ), kept as (
       select book_id, account, currency, credits - debits as amount from account_balance
       where account like 'member:%' or account like 'instruction:%'
     )
     select distinct coalesce(e.book_id, k.book_id) as book_id
     from expected e full join kept k using (book_id, account, currency)
     where coalesce(e.amount, 0) <> coalesce(k.amount, 0)`,
  ),
  asked(
    "sent_in_no_file",
    "Which payment is on its way and in no file, or in a file that was withdrawn?",
    `select p.id as payment_id, r.coop_id from pay_payment p join pay_run r on r.id = p.run_id
     where p.state in ('sent', 'unknown') and not exists (
       select from pay_file_line l join pay_file f on f.id = l.file_id
       where l.payment_id = p.id and l.attempt = p.attempts and f.withdrawn_at is null and f.run_id = p.run_id
     )`,
  ),
  asked(
    "file_sent_too_much",
    "Which file names a payment that was not sent that often, or is of another pay run?",
    `select f.id as file_id, r.coop_id from pay_file f join pay_run r on r.id = f.run_id
     where exists (
       select from pay_file_line l join pay_payment p on p.id = l.payment_id
       where l.file_id = f.id and (l.attempt > p.attempts or p.run_id <> f.run_id)
     )`,
  ),
  asked(
    "run_by_one_person",
    "Which pay run was proposed and approved by the same person?",
    `select id as run_id, coop_id from pay_run where status = 'approved' and proposed_by = decided_by`,
  ),
  asked(
    "posting_about_somebody_else",
    "Which posting is about another member than its account, or about something that is not of its book?",
    `select p.id as posting_id, t.book_id from ledger_posting p join ledger_transaction t on t.id = p.transaction_id
     where (t.book_id = 'book_network' and p.member_id is not null)
       or (t.book_id <> 'book_network' and p.consignment_id is not null)
       or (p.debit like 'member:%' and split_part(p.debit, ':', 2) is distinct from p.member_id)
       or (p.credit like 'member:%' and split_part(p.credit, ':', 2) is distinct from p.member_id)`,
  ),
  asked(
    "member_in_two_books",
    "Which member is named in the books of more than one co-op?",
    `select min(coop_id) as coop_id, max(coop_id) as other_coop_id from (${membersNamed()}) named
     group by member_id having count(distinct coop_id) > 1`,
  ),
];

function membersNamed(): string {
  return `select coop_id, member_id from work_entry
    union select r.coop_id, l.member_id from pay_line l join pay_run r on r.id = l.run_id
    union select substr(t.book_id, 6), p.member_id
      from ledger_posting p join ledger_transaction t on t.id = p.transaction_id where p.member_id is not null`;
}

/** Every member whom a co-op's book, work record or pay run names. */
export async function membersInBooks(sql: Sql): Promise<{ coop_id: string; member_id: string }[]> {
  const rows = await sql.query(membersNamed());
  return rows.map((row) => ({ coop_id: textOf(row, "coop_id"), member_id: textOf(row, "member_id") }));
}
