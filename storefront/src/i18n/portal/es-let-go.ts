import type { let_go as en } from "./en-let-go.ts";

export const let_go: typeof en = {
  title: "Lo que la cooperativa guarda",
  held: (amount: string) => `La cooperativa guarda ${amount} para este código.`,
  all: "Ahora se puede pagar todo.",
  part: (amount: string) => `De eso, según las reglas ahora se pueden pagar ${amount}.`,
  none: "Según las reglas todavía no se puede pagar nada. Cambia con las reglas para su paga, o cuando esté anotado que dejó la cooperativa.",
  lead: "Otra persona tiene que aprobarlo. Sigue en la cooperativa.",
  amount: (currency: string) => `Importe, en ${currency}`,
  amount_hint: "Déjalo vacío para pagar todo lo que se puede.",
  paid_to: "De quién es la cuenta",
  reason: "Por qué",
  reason_hint:
    "Pocas palabras, por ejemplo «Como decidió el consejo». Lo que le pasó a la persona no va aquí.",
  propose: "Proponer pagarlo",
  of: (code: string, month: string) => `Guardado para ${code}, ${month}`,
  amount_of_run: "Se paga",
  reason_of_run: "Por qué",
  approve_title: (code: string) => `¿Pagar lo guardado para ${code}?`,
  approve_lead: (amount: string, code: string) =>
    `${amount} que guardaba la cooperativa pasan a ser de ${code}. Cuando ya se ha pagado, no se puede anular.`,
  reverse_lead:
    "No se ha pagado nada. La cooperativa lo guarda de nuevo. Las dos cosas quedan escritas en el libro.",
  done: {
    rejected: "Rechazada. La cooperativa lo guarda como antes.",
    withdrawn: "Retirada. La cooperativa lo guarda como antes.",
    reversed: "Anulada. La cooperativa lo guarda como antes.",
  },
  statement: {
    title: "Lo que se guardaba para ti",
    pay: "Se paga de lo guardado",
    how: "No es la paga de un trabajo nuevo. La cooperativa lo guardaba para ti de pagas anteriores, y ahora se paga.",
  },
  faults: {
    amount: "Un importe es un número mayor que cero, por ejemplo 28,92",
    paid_to: "Di de quién es la cuenta.",
    reason: "Di en pocas palabras por qué.",
  },
};
