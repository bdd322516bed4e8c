import type { sharing as english } from "./en-share.ts";

export const sharing: typeof english = {
  title: "Repartir de otro modo, o ajustar",
  legend: "Cómo se reparte",
  ways: {
    work: "Según el trabajo anotado",
    equal: "A partes iguales: lo mismo para quien trabajó",
    rate: "A tarifa: tanto por cada hora o pieza entera aceptada",
  },
  rate: (currency: string) => `Tarifa por una hora o una pieza entera, en ${currency}`,
  rate_hint:
    "Solo para la paga a tarifa. Se debe tenga lo que tenga el fondo de trabajo: deja vacía la cantidad.",
  adjustments: "Ajustes",
  adjustments_hint:
    "Un integrante por línea: código; importe; motivo. Con el signo menos se descuenta. El motivo se lee en el recibo: usa palabras neutras.",
  cell: (line: number, typed: string) => `Ajustes, línea ${line}, «${typed}»`,
  faults: {
    cells: "hacen falta un código, un importe y un motivo.",
    member_unknown: "nadie tiene este código.",
    twice: "este código está dos veces.",
    not_an_amount: "no es un importe, o se puede leer de dos maneras. Escríbelo así: 3,50 o -3,50.",
    nothing: "un ajuste es más o menos que cero.",
    reason_missing: "falta el motivo.",
    reason_long: "el motivo pasa de 120 letras.",
  },
  rate_fault: "La tarifa es un número mayor que cero, por ejemplo 2,50",
  faults_title: (n: number) => (n === 1 ? "Una casilla no está bien" : `${n} casillas no están bien`),
  nothing_kept: "Todavía no se ha guardado nada. Lo que escribiste sigue aquí abajo.",
  divided: {
    work: "Se reparte según el trabajo.",
    equal: "Se reparte a partes iguales entre quienes trabajaron.",
    rate: (rate: string) => `${rate} por cada hora o pieza entera aceptada.`,
  },
  due: (fund: string) =>
    `El fondo de trabajo tiene ${fund}. Lo aceptado se paga de todos modos: al aprobar entra del banco de la cooperativa lo que entonces le falte al fondo, y no más.`,
  counts: (n: string) => `cuenta ${n}`,
  of_grade: (grade: string, quantity: string) => `${grade}: ${quantity}`,
  adjusted: (amount: string, reason: string) => `de ello ${amount}: ${reason}`,
  grades: {
    title: "Categorías de piezas",
    lead: "Si no todas las piezas valen lo mismo. Una categoría por línea: su nombre y cuánto cuenta una pieza suya, como «A; 1» y «B; 0,7». Déjalo vacío si una pieza es una pieza.",
    field: "Categorías",
    save: "Guardar las categorías",
    saved: "Las categorías están guardadas.",
    counts: (grade: string, weight: string) => `${grade}, cuenta ${weight}`,
    cell: (code: string, grade: string) => `${code}, ${grade}`,
    paste_hint:
      "Tres columnas, código, categoría y cuántas, una línea por categoría. Para un mismo integrante vale lo que pegues, no lo escrito arriba.",
    fault:
      "Esto no es una categoría: un nombre, un punto y coma y un número hasta 100. Pueden ser seis, con nombres distintos.",
    in_use: "Todavía hay piezas de una categoría que se quitó. Vacía primero sus casillas.",
    cells: "hacen falta tres columnas: un código, una categoría y un número.",
  },
  statement: {
    of_grade: (grade: string, weight: string) => `De categoría ${grade}, que cuenta ${weight}`,
    counted: "Tu trabajo cuenta",
    all_counted: "El trabajo de todos los integrantes cuenta",
    members: "Cuántas personas trabajaron",
    divided_equally: "Cantidad repartida a partes iguales",
    rate: "Por cada hora o pieza entera",
    adjustment: (reason: string) => `Ajuste: ${reason}`,
    how_equal: "Quien trabajó tiene la misma parte de la cantidad repartida.",
    how_rate: "Cada cual tiene tanto por cada hora o pieza entera aceptada.",
  },
};
