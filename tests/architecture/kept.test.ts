import { expect, test } from "vitest";
import { RETENTION } from "../../backend/src/domain/retention";
import { KEPT, keptLines } from "../../storefront/src/i18n/legal/kept";

/** The shop's page about privacy says what the shop does: storefront and backend share no code, so they are compared. */

test("the privacy page counts the days that the shop counts, for every table that knows people", () => {
  expect(KEPT).toEqual(RETENTION.map(({ table, days }) => [table, days]));
});

test("it says them in words, years where they are whole", () => {
  const [en, it, es] = [keptLines("en"), keptLines("it"), keptLines("es")];
  for (const lines of [en, it, es]) expect(new Set(lines).size).toBe(RETENTION.length);
  expect(en.join()).toMatch(/sealed: 2 years after.*member: 3 years.*took up: 1 year after.*1 day.*30 days/);
  expect(it.join()).toMatch(/2 anni da quando.*dati: 3 anni.*accettato: 1 anno dalla.*1 giorno.*30 giorni/);
  expect(es.join()).toMatch(/2 años desde.*datos: 3 años.*aceptó: 1 año desde.*1 día.*30 días/);
});
