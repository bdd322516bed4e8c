import type { certificates as words } from "./en-certificates.ts";

export const certificates: typeof words = {
  title: "Certificados de trabajo",
  lead: "Para quien pregunta a una persona qué ha trabajado. Las cifras son las del libro el día en que se hace. Quien tiene el código puede leerlas; nadie lo encuentra en una lista.",
  none: "Todavía no se ha hecho ningún certificado.",
  made: (period, day) => `${period}, hecho el ${day}`,
  withdrawn: (day) => `Retirado el ${day}`,
  code: "Código",
  print: "Para imprimir (PDF)",
  withdraw: "Retirarlo",
  withdraw_title: "Retirar",
  withdraw_lead:
    "Desde entonces el código no muestra nada a nadie. No se puede deshacer, pero se puede hacer otro.",
  make: "Hacer un certificado",
  make_title: "Un certificado nuevo",
  from: "Desde el mes",
  to: "Hasta el mes",
  training: "Horas de formación",
  training_hint:
    "Un número entero, si vuestra cooperativa responde de él. Ahí dice que lo declara la cooperativa.",
  board: "Los certificados los hace alguien de la junta.",
  done: { certified: "El certificado está hecho.", certificate_withdrawn: "El certificado está retirado." },
  faults: {
    month: "Elige un mes, como 2026-11",
    training: "Las horas de formación son un número entero mayor que cero.",
  },
};
