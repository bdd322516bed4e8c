import type { ImpactWords } from "./en.ts";

export const impact: ImpactWords = {
  title: "Las cifras",
  link: "Lo que las cooperativas pagaron por el trabajo, en cifras",
  lead: "Estas cifras salen de los libros de las cooperativas, sumados. Cada una se muestra solo si es de diez socios o más y de tres cooperativas, así que las líneas de un año pueden no dar el total. Un año se muestra desde abril del siguiente.",
  demo: "En esta demostración son de cooperativas inventadas.",
  books: "Lo que dicen los libros",
  nothing:
    "Todavía no hay nada que mostrar: un año se muestra desde abril del siguiente, si cobraron diez socios o más de tres cooperativas.",
  caption: (year) => `Trabajo de ${year}, pagado`,
  what: "Concepto",
  amount: "Importe",
  coops: (n) => `${n} ${n === 1 ? "cooperativa" : "cooperativas"}`,
  pay: "Pago por el trabajo",
  to_court: "De todo ello, pagado a cuentas de tribunales o de reparación",
  others: "Lo que dicen otros",
  others_lead:
    "Estas cifras no salen de nuestros libros. Las repetimos con lo que cuentan y no calculamos con ellas.",
  source: "Fuente",
  as_of: "Fecha del dato",
  definition: "Qué cuenta",
  caveat: "Para tener en cuenta",
  declared: {
    organized: {
      figure: "Unas 2.000 personas en cooperativas en Italia, o el 12%",
      where: "artículo sobre cooperativas de quienes trabajan en prisión",
      as_of: "El artículo no da su fecha.",
      definition:
        "Personas organizadas en cooperativas, entre quienes trabajan en prisión para la administración penitenciaria.",
      caveat:
        "El 12% es de quienes trabajan, no de todas las personas en prisión. Otra fuente da una parte menor.",
    },
    employed: {
      figure: "El 4% de quienes trabajan en prisión en Italia",
      where: "el consejo nacional de economía y trabajo de Italia",
      as_of: "Diciembre de 2024",
      definition: "Personas empleadas por cooperativas, entre quienes trabajan en prisión.",
      caveat: "Cuenta el empleo en cooperativas y no se compara con otras partes sin sus definiciones.",
    },
    mekelle: {
      figure: "31 cooperativas activas en Mekelle, Etiopía",
      where: "la agencia de las Naciones Unidas para el trabajo, sobre un proyecto de 2012 y 2013",
      as_of: "El tiempo del proyecto.",
      definition: "Cooperativas de personas en la prisión de Mekelle que el proyecto llama activas.",
      caveat: "No se sabe cómo están hoy.",
    },
  },
};
