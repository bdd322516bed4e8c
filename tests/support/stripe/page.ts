import { typingFault } from "./cards.ts";
import { written } from "./currency.ts";
import type { Form } from "./form.ts";
import { endChallenge, payWith, type Outcome } from "./paying.ts";
import type { Store } from "./store.ts";
import type { Session } from "./types.ts";

/** What a page answers: HTML, or a 303 to another place. */
export interface PageAnswer {
  status: number;
  location?: string;
  html: string;
}

/**
 * The hosted payment page, without any JavaScript. Answers for a route out of `PAGES`: with 200 also where it says no, as
 * Stripe's own page does, since a browser writes any other status to its console.
 */
export function page(store: Store, route: string, id: string, form: Form): PageAnswer {
  const session = store.sessions.get(id);
  if (session === undefined)
    return told(404, "Something went wrong", "<p>There is no such payment page.</p>");
  const text = (name: string): string => (typeof form[name] === "string" ? form[name] : "").trim();
  // A form sent twice: the second finds it paid, and goes where the first went.
  if (session.status === "complete" && route.startsWith("POST"))
    return after(session, { came: "paid" }, store);
  if (session.status !== "open") return ended(session);
  switch (route) {
    case "GET /c/pay/:id":
      return { status: 200, html: payPage(store, session) };
    case "POST /c/pay/:id": {
      const card = {
        number: text("card_number").replaceAll(/[\s-]/g, ""),
        expiry: text("expiry"),
        cvc: text("cvc"),
      };
      const email = text("email");
      const fault = typingFault(card, store.now());
      if (fault !== null) return { status: 200, html: payPage(store, session, fault, email) };
      return after(session, payWith(store, session, card.number, email === "" ? null : email), store);
    }
    case "GET /c/pay/:id/3ds":
      return store.challenged.has(session.payment_intent ?? "") ? challenge(session) : toStart(session);
    default:
      return after(session, endChallenge(store, session, text("answer") === "complete"), store);
  }
}

function after(session: Session, outcome: Outcome, store: Store): PageAnswer {
  switch (outcome.came) {
    case "paid":
      return see((session.success_url ?? "").replaceAll("{CHECKOUT_SESSION_ID}", session.id));
    case "asks":
      return see(`/c/pay/${session.id}/3ds`);
    case "refused":
      return {
        status: 200,
        html: payPage(store, session, outcome.message, session.customer_details?.email ?? ""),
      };
    case "closed":
      return session.status === "open" ? toStart(session) : ended(session);
  }
}

const see = (location: string): PageAnswer => ({ status: 303, location, html: "" });
const toStart = (session: Session): PageAnswer => see(`/c/pay/${session.id}`);

function ended({ status, cancel_url }: Session): PageAnswer {
  const back = cancel_url === null ? "" : `<p><a href="${safe(cancel_url)}">Back to the shop</a></p>`;
  return status === "expired"
    ? told(200, "This payment page has expired", `<p>Nothing was charged.</p>${back}`)
    : told(200, "You have already paid", "<p>This payment is complete. Nothing is charged twice.</p>");
}

function payPage(store: Store, session: Session, fault?: string, email = ""): string {
  const currency = session.currency ?? "";
  const rows = (store.lines.get(session.id) ?? [])
    .map(
      (line) =>
        `<tr><th scope="row">${safe(line.description ?? "")}${(line.quantity ?? 1) > 1 ? ` × ${line.quantity}` : ""}</th><td>${safe(written(line.amount_total, currency))}</td></tr>`,
    )
    .join("");
  const total = safe(written(session.amount_total ?? 0, currency));
  const back =
    session.cancel_url === null ? "" : `<p><a href="${safe(session.cancel_url)}">Back to the shop</a></p>`;
  const mail =
    session.customer_email === null
      ? field("email", "Email", "email", "email", email)
      : `<p>Email: ${safe(session.customer_email)}</p>`;
  return html(
    `Pay ${total}`,
    `<h1>Pay ${total}</h1>
<table><tbody>${rows}</tbody><tfoot><tr><th scope="row">Total</th><td>${total}</td></tr></tfoot></table>
${fault === undefined ? "" : `<p role="alert">${safe(fault)}</p>`}
<form method="post" action="/c/pay/${safe(session.id)}">
${mail}
${field("card_number", "Card number", "text", "cc-number")}
${field("expiry", "Expiry (MM / YY)", "text", "cc-exp")}
${field("cvc", "CVC", "text", "cc-csc")}
<p><button>Pay ${total}</button></p>
</form>
${back}`,
  );
}

const field = (name: string, label: string, type: string, autocomplete: string, value = ""): string =>
  `<p><label for="${name}">${label}</label><br><input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" value="${safe(value)}" required></p>`;

function challenge(session: Session): PageAnswer {
  const total = safe(written(session.amount_total ?? 0, session.currency ?? ""));
  return told(
    200,
    "3-D Secure",
    `<p>Your bank asks whether you are paying ${total}.</p>
<form method="post" action="/c/pay/${safe(session.id)}/3ds">
<p><button name="answer" value="complete">Complete</button> <button name="answer" value="fail">Fail</button></p>
</form>`,
  );
}

const told = (status: number, title: string, body: string): PageAnswer => ({
  status,
  html: html(title, `<h1>${title}</h1>\n${body}`),
});

const html = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${title}</title>
<style>body{font:1rem/1.5 sans-serif;max-width:32rem;margin:2rem auto;padding:0 1rem}table{width:100%}th{text-align:left;font-weight:normal}td{text-align:right}input,button{font:inherit;padding:.5rem}[role=alert]{color:#a00}</style>
</head>
<body>
<main>
${body}
<p><small>A stand-in for Stripe's payment page: no money moves, and only Stripe's test cards pay.</small></p>
</main>
</body>
</html>
`;

const safe = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
