import type { Currency } from "../../domain/currency";
import { refuse } from "../../domain/errors";
import { certifiedMonths } from "../../domain/pay/certificates";
import { once, openCoopBook } from "./coop-requests";
import { newId } from "./ids";
import {
  type Row,
  type Sql,
  amountOf,
  currencyOf,
  insertRows,
  instantOf,
  instantOrNull,
  jsonOf,
  numberOf,
  numberOrNull,
  textOf,
} from "./sql";

/** What a co-op says to the outside of a member's work. Hours and pieces are in hundredths; the hours of training are what the co-op states. */
export type Certificate = {
  id: string;
  code: string;
  member_code: string;
  /** The co-op's name on the day it was made. */
  issued_as: string;
  from: string;
  to: string;
  /** In how many months of them there was pay. */
  months: number;
  hours: bigint;
  pieces: bigint;
  training_hours: number | null;
  pay: { currency: Currency; amount: bigint }[];
  issued_at: Date;
  withdrawn_at: Date | null;
};

export type IssueCertificateInput = {
  coop_id: string;
  member_id: string;
  member_code: string;
  issued_as: string;
  /** Random; it counts only where the act is done for the first time. */
  code: string;
  from: string;
  to: string;
  training_hours: number | null;
  request_id: string;
  made_by: string;
  now: Date;
};

export type CertificateOf = { coop_id: string; certificate_id: string };

/**
 * Freezes what the book says of a member's months. Refuses `work.month_invalid`, `certificate.months_invalid`,
 * `certificate.no_work`, `book.request_reused`.
 */
export async function issueCertificate(sql: Sql, input: IssueCertificateInput): Promise<Certificate> {
  const { coop_id, member_id, training_hours, request_id, now } = input;
  const { from, to } = certifiedMonths(input.from, input.to);
  await openCoopBook(sql, coop_id);
  const content = { act: "certificate", member_id, from, to, training_hours };
  const certificate_id = await once(sql, { coop_id, request_id, content, now }, async () => {
    const { pay, ...work } = await certified(sql, { coop_id, member_id, from, to });
    if (pay.length === 0) {
      refuse("certificate.no_work", `No pay was approved for this member from ${from} to ${to}.`, {
        from,
        to,
      });
    }
    const id = newId("certificate");
    await insertRows(sql, "certificate", [
      {
        ...{ id, coop_id, member_id, training_hours, code: input.code, ...work },
        ...{ member_code: input.member_code, issued_as: input.issued_as, from_month: from, to_month: to },
        ...{ issued_by: input.made_by, issued_at: now },
      },
    ]);
    await insertRows(
      sql,
      "certificate_pay",
      pay.map((one) => ({ certificate_id: id, ...one })),
    );
    return id;
  });
  return certificate(sql, { coop_id, certificate_id });
}

/** Approved runs alone. What was let go was counted when it was earned, and no estimate is pay of the co-op's. */
async function certified(
  sql: Sql,
  { coop_id, member_id, from, to }: { coop_id: string; member_id: string; from: string; to: string },
) {
  const rows = await sql.query(
    `select r.month, r.kind, r.currency, l.quantity, l.amount
     from pay_run r join pay_line l on l.run_id = r.id
     where r.coop_id = $1 and l.member_id = $2 and r.month between $3 and $4
       and r.status = 'approved' and r.method <> 'locked' and l.amount > 0`,
    [coop_id, member_id, from, to],
  );
  const sum = (of: readonly Row[], column: string) =>
    of.reduce((total, row) => total + amountOf(row, column), 0n);
  const worked = (kind: string) =>
    sum(
      rows.filter((row) => row.kind === kind),
      "quantity",
    );
  return {
    months: new Set(rows.map((row) => textOf(row, "month"))).size,
    hours: worked("hours"),
    pieces: worked("pieces"),
    pay: [...new Set(rows.map(currencyOf))].sort().map((currency) => ({
      currency,
      amount: sum(
        rows.filter((row) => row.currency === currency),
        "amount",
      ),
    })),
  };
}

/** Whoever asks for it by its code learns nothing of it any more. Again: nothing changes. Refuses `certificate.not_found`. */
export async function withdrawCertificate(
  sql: Sql,
  { made_by, now, ...of }: CertificateOf & { made_by: string; now: Date },
): Promise<Certificate> {
  await openCoopBook(sql, of.coop_id);
  await sql.query(
    `update certificate set withdrawn_by = $3, withdrawn_at = $4
     where coop_id = $1 and id = $2 and withdrawn_at is null`,
    [of.coop_id, of.certificate_id, made_by, now],
  );
  return certificate(sql, of);
}

/** Once a member is erased, no paper of theirs stands. Again: nothing more. */
export async function withdrawCertificatesOf(
  sql: Sql,
  of: { coop_id: string; member_id: string; made_by: string; now: Date },
): Promise<void> {
  await openCoopBook(sql, of.coop_id);
  await sql.query(
    `update certificate set withdrawn_by = $3, withdrawn_at = $4
     where coop_id = $1 and member_id = $2 and withdrawn_at is null`,
    [of.coop_id, of.member_id, of.made_by, of.now],
  );
}

/** Refuses `certificate.not_found`. */
export async function certificate(
  sql: Sql,
  { coop_id, certificate_id }: CertificateOf,
): Promise<Certificate> {
  const [found] = await select(sql, "c.coop_id = $1 and c.id = $2", [coop_id, certificate_id]);
  return (
    found ??
    refuse("certificate.not_found", `This co-op has made no certificate ${certificate_id}.`, {
      certificate_id,
    })
  );
}

/** All of a member's, newest first, withdrawn ones too. */
export async function certificatesOf(
  sql: Sql,
  { coop_id, member_id }: { coop_id: string; member_id: string },
): Promise<Certificate[]> {
  return select(sql, "c.coop_id = $1 and c.member_id = $2", [coop_id, member_id]);
}

/** For whoever has the paper. A code that was withdrawn is like one that never was. */
export async function certificateByCode(sql: Sql, code: string): Promise<Certificate | null> {
  const [found] = await select(sql, "c.code = $1 and c.withdrawn_at is null", [code]);
  return found ?? null;
}

async function select(sql: Sql, condition: string, parameters: readonly string[]): Promise<Certificate[]> {
  const rows = await sql.query(
    `select c.*, (
       select jsonb_agg(jsonb_build_object('currency', p.currency, 'amount', p.amount::text) order by p.currency)
       from certificate_pay p where p.certificate_id = c.id
     ) as pay
     from certificate c where ${condition} order by c.issued_at desc, c.id desc`,
    parameters,
  );
  return rows.map((row) => ({
    id: textOf(row, "id"),
    code: textOf(row, "code"),
    member_code: textOf(row, "member_code"),
    issued_as: textOf(row, "issued_as"),
    from: textOf(row, "from_month"),
    to: textOf(row, "to_month"),
    months: numberOf(row, "months"),
    hours: amountOf(row, "hours"),
    pieces: amountOf(row, "pieces"),
    training_hours: numberOrNull(row, "training_hours"),
    pay: (jsonOf(row, "pay") as Row[]).map((one) => ({
      currency: currencyOf(one),
      amount: amountOf(one, "amount"),
    })),
    issued_at: instantOf(row, "issued_at"),
    withdrawn_at: instantOrNull(row, "withdrawn_at"),
  }));
}
