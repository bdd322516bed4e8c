import type { payroll as english } from "./en-payroll.ts";

export const payroll: typeof english = {
  title: "Pagar desde una nómina",
  lead: "Quien calcula la paga de la cooperativa informa bruto, retenciones y neto de cada integrante. Aquí no se calcula nada.",
  offer: "¿El bruto y el neto vienen de quien hace la nómina?",
  go_there: "Pagar desde una nómina",
  month: "Mes",
  file: "La tabla de la nómina (CSV o XLSX)",
  file_hint:
    "Cuatro columnas: código, bruto, retenciones, neto. Las demás se pasan por alto si la primera fila nombra estas cuatro. No pongas nombres.",
  paste: "O pégala",
  paste_hint: "Una persona por línea. El bruto es lo que la paga le cuesta a la cooperativa, con aportes.",
  show: "Mostrar quién cobra cuánto",
  faults_title: (n: number) => (n === 1 ? "Una celda no está bien" : `${n} celdas no están bien`),
  nothing_kept: "Todavía no se guardó nada. Lo que diste sigue abajo.",
  cell: (line: number, column: string, typed: string) => `Línea ${line}, ${column}, «${typed}»`,
  line: (line: number, text: string) => `Línea ${line}, «${text}»`,
  columns: { code: "código", gross: "bruto", withheld: "retenciones", net: "neto" },
  faults: {
    member_unknown: "nadie tiene este código.",
    twice: "este código está dos veces.",
    not_an_amount: "no es un importe, o se puede leer de dos maneras. Escríbelo así: 1320,50.",
    negative: "ningún importe es menor que cero.",
    sum: "el bruto tiene que ser la suma de las retenciones y el neto.",
    cells: "tiene que haber cuatro columnas: código, bruto, retenciones, neto.",
    file: "Este archivo no se puede leer. Elige una tabla CSV o XLSX de menos de 1 MB.",
    nothing: "Elige un archivo, o pega la tabla.",
    month: "Elige un mes.",
    reason: "Di en pocas palabras por qué.",
    too_many: "Son más de 5.000 integrantes.",
  },
  gross: "Bruto, con aportes",
  withheld: "Retenido",
  net: "Neto",
  goes: "El neto va a",
  top_up: (amount: string) => `${amount} salen del dinero de la cooperativa`,
  top_up_lead: (fund: string) =>
    `El fondo de trabajo tiene ${fund}. El salario se debe igual: al aprobar entra desde el banco de la cooperativa lo que entonces le falte al fondo, y nada más.`,
  topped_up: (amount: string) =>
    `${amount} salieron del dinero de la cooperativa, porque el fondo de trabajo tenía menos.`,
  top_up_at_approval: "Entra exactamente lo que le falte al fondo al aprobar.",
  approve_lead: (amount: string, members: string) =>
    `${amount} pasan a ser la paga bruta de ${members}. Cuando algo se haya pagado, ya no se puede anular.`,
  of_members: "Bruto, retenido y neto",
  reason: "Por qué se usa el dinero de la cooperativa",
  estimate: "Estimación",
  estimate_lead:
    "La institución recibe el neto y lo reparte. Este es nuestro cálculo según la ley. Solo valen las cuentas de la institución.",
  estimate_of: (code: string) => `Estimación para ${code}`,
  estimate_none:
    "La institución recibe el neto y lo reparte. No hay estimación: falta un importe que está ordenado.",
  available: "Disponible para la persona",
  carried: (head: string) => `Se pide otra vez el mes que viene: ${head}`,
  kept: "Lo retenido queda en la cooperativa, que lo debe al fisco y a la seguridad social.",
  statement: {
    gross: "Tu paga, bruto con aportes",
    net: "Tu paga neta",
    how: "Estas cifras las informó quien calcula la paga de la cooperativa.",
  },
};
