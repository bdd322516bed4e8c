import type { Portal } from "./en.ts";
import { trade_errors } from "./es-trade-errors.ts";
import { trade } from "./es-trade.ts";

const plural = (n: number, uno: string, varios: string) => `${n} ${n === 1 ? uno : varios}`;

const either = (n: number, one: string, many: string) => (n === 1 ? one : many);

const errors: Portal["errors"] = {
  ...trade_errors,
  "staff.not_allowed":
    "Tu función no lo permite. No ha cambiado nada. Alguien de la junta puede darte esa función.",
  "staff.too_many_attempts": "Demasiados intentos. Espera un cuarto de hora e inténtalo otra vez.",
  "staff.last_board":
    "En el mostrador siempre hace falta al menos una persona de la junta. No ha cambiado nada. Dale antes esa función a otra persona.",
  "staff.not_found": "Esta persona ya no está en el mostrador de la cooperativa.",
  "invitation.not_found": "Esta invitación no vale. Pide una nueva.",
  "product.not_found": "No encontramos ese producto entre los vuestros.",
  "product.changed":
    "Mientras tanto, otra persona ha cambiado este producto. Lo que has escrito sigue aquí; todavía no se ha guardado nada.",
  "product.incomplete": "Falta algo para que el producto pueda estar en la tienda. Sigue siendo un borrador.",
  "product.invalid":
    "Hay algo en el producto que no cuadra. Todavía no se ha guardado nada. Revisa los campos de abajo.",
  "picture.not_found": "No encontramos esa imagen.",
  "staff.already_here":
    "Esta persona ya está en el mostrador de la cooperativa. No ha cambiado nada. Sus funciones se cambian más abajo.",
  "staff.other_coop":
    "Este correo ya es del mostrador de otra cooperativa. Invita a la persona con otra dirección.",
  "staff.password_short": "La contraseña necesita al menos 12 caracteres. No ha cambiado nada.",
  "staff.signed_out": "La sesión ha terminado. No ha cambiado nada. Entra otra vez.",
  "staff.wrong_login": "El correo y la contraseña no coinciden. Revisa los dos e inténtalo otra vez.",
  "invitation.expired": "Esta invitación tiene más de siete días. Pide una nueva a alguien de la junta.",
  "invitation.request_reused":
    "Este formulario ya ha invitado a alguien. Nada se ha hecho dos veces. Para invitar a otra persona, recarga la página.",
  "invitation.used": "Esta invitación ya se ha usado. Entra, o pide una nueva.",
  "invitation.withdrawn": "Esta invitación se ha retirado. Pide una nueva a alguien de la junta.",
  "product.request_reused":
    "Este formulario ya ha creado un producto. Nada se ha hecho dos veces. Lo tienes en la lista.",
  "product.sku_taken":
    "Ese código de artículo ya es de otro producto. Todavía no se ha guardado nada. Elige otro.",
  "product.variant_promised":
    "Un tipo ya prometido a quien lo pidió no se puede quitar. Todavía no se ha guardado nada. Pon sus existencias a 0.",
  "picture.not_a_picture": "Esto no es una imagen que sepamos leer. Envía un JPEG, PNG, WebP o AVIF.",
  "picture.too_many_pixels":
    "Esta imagen tiene demasiados píxeles: 40 millones como mucho. Guárdala más pequeña y envíala otra vez.",
  "picture.unreadable":
    "Esta imagen está dañada o se cortó por el camino. Guárdala otra vez y vuelve a enviarla.",
  "picture.too_large": "Esta imagen pasa de 12 MB. Guárdala más pequeña y envíala otra vez.",
  "coop.paused": "Vuestra tienda está en pausa. No se puede pedir nada hasta que la abráis de nuevo.",
  "money.not_decimal": "Esto no es un importe. Escríbelo así: 12,50",
  "money.too_precise": "Un importe tiene dos decimales como mucho. Escríbelo así: 12,50",
  "stock.below_promised":
    "Esas unidades ya están prometidas a quien las pidió. Las existencias no pueden ser menos.",
  "stock.quantity_invalid": "Las existencias son un número entero, de 0 en adelante. No ha cambiado nada.",
  "store.refused": "No se ha podido hacer. No ha cambiado nada. Revisa la página e inténtalo otra vez.",
  "store.unavailable":
    "Los libros de la tienda no responden ahora mismo. No ha cambiado nada. Inténtalo dentro de un minuto.",
  "store.outcome_unknown":
    "La respuesta se ha perdido por el camino. Envía el formulario otra vez: nada se hace dos veces.",
};

export const portal: Portal = {
  ...trade,
  name: "Mostrador de la cooperativa",
  skip: "Ir al contenido",
  menu: "Menú",
  menu_label: "El mostrador",
  signed_in_as: (email) => `Has entrado como ${email}`,
  sign_out: "Salir",
  to_shop: "A la tienda",
  paused_banner: "Vuestra tienda está en pausa: no se puede pedir nada.",
  pages: {
    home: "Hoy",
    parcels: "Paquetes",
    workshop: "Por hacer",
    products: "Productos",
    earnings: "Ingresos",
    settlements: "Transferencias",
    book: "Libro de la cooperativa",
    members: "Integrantes",
    work: "Trabajo",
    payRuns: "Pagas",
    staff: "Personas",
    pause: "Pausa",
    me: "Tú",
  },
  roles: { catalogue: "Catálogo", fulfilment: "Paquetes", treasurer: "Tesorería", board: "Junta" },
  role_notes: {
    catalogue: "Escribe los productos, sube las imágenes, pone precios y existencias.",
    fulfilment: "Prepara y envía los paquetes, puede pausar la tienda.",
    treasurer: "Lleva el libro de la cooperativa, la lista de integrantes y el trabajo; propone las pagas.",
    board: "Aprueba las pagas, invita a personas, puede pausar la tienda.",
  },
  back: "Volver",
  cancel: "Cancelar",
  save: "Guardar",
  confirm_title: "¿Lo confirmas?",
  optional: "opcional",
  none: "ninguno",
  trouble: {
    not_allowed: "Esto no es parte de tu función",
    not_allowed_lead: (roles) =>
      `Esta página es para: ${roles}. Alguien de la junta puede darte esa función.`,
    not_allowed_plain: "Alguien de la junta puede darte la función que hace falta.",
    desk: "Esto no está aquí",
    desk_lead: "La dirección puede ser antigua o estar mal escrita, o se ha quitado lo que nombraba.",
    refused: "No hemos podido aceptar el formulario",
    refused_lead:
      "No venía de nuestras páginas o era demasiado grande. No ha cambiado nada. Vuelve atrás, recarga e inténtalo otra vez.",
    closed: "El mostrador no responde ahora mismo",
    closed_lead: "Quizá solo estamos reiniciando. Lo guardado está a salvo: inténtalo dentro de un minuto.",
    broken: "Algo se ha roto por nuestra parte",
    broken_lead: "Lo guardado está a salvo. Inténtalo dentro de un minuto.",
    go: "Puedes seguir por aquí:",
  },
  session: {
    title: "Entrar",
    lead: "Para quienes llevan la tienda de una cooperativa.",
    again: "La sesión ha terminado. Entra otra vez para seguir.",
    signed_out: "Has salido.",
    signed_out_everywhere: "Has salido en todos los dispositivos.",
    email: "Correo electrónico",
    password: "Contraseña",
    go: "Entrar",
    lost: "¿No tienes acceso o has perdido la contraseña? Alguien de la junta de tu cooperativa puede invitarte otra vez.",
    wait: (minutes) => `Demasiados intentos. Inténtalo dentro de ${plural(minutes, "minuto", "minutos")}.`,
  },
  invitation: {
    title: (coop) => `Este es el mostrador de ${coop}`,
    lead: (email) => `Esta invitación es para ${email}.`,
    roles: "Tu función",
    until: (date) => `Vale hasta el ${date}.`,
    password: "Elige una contraseña",
    password_hint: "Al menos 12 caracteres. Lo mejor son unas palabras que solo tú juntarías.",
    has_login:
      "Ya tienes acceso con nosotros. Escribe aquí su contraseña para añadir el mostrador de esta cooperativa.",
    known_password: "Tu contraseña",
    language: "Idioma de tu mostrador",
    go: "Empezar",
    gone: "Esta invitación ya no vale",
    gone_lead:
      "Ya se usó, se retiró o tiene más de siete días. Pide una nueva a alguien de la junta de tu cooperativa.",
  },
  home: {
    lead: "Lo que te espera en el mostrador.",
    nothing: "Ahora mismo no hay nada pendiente.",
    to_pack: (n) => either(n, "paquete por preparar", "paquetes por preparar"),
    packed: (n) => either(n, "paquete listo por enviar", "paquetes listos por enviar"),
    to_make: (n) => either(n, "unidad por hacer", "unidades por hacer"),
    drafts: (n) => either(n, "borrador por terminar", "borradores por terminar"),
    approve: (n) => either(n, "paga por aprobar", "pagas por aprobar"),
    credit: (n) =>
      either(n, "transferencia por comprobar en el banco", "transferencias por comprobar en el banco"),
    unknown: "Una parte del mostrador no responde ahora mismo. Lo demás está al día.",
  },
  staff: {
    title: "Personas en el mostrador",
    lead: "Quién puede hacer qué en la tienda de la cooperativa.",
    people: "Personas",
    person: "Persona",
    roles: "Funciones",
    since: "Desde",
    acts: "Qué puedes hacer",
    you: "tú",
    change: "Cambiar las funciones",
    change_of: (email) => `Funciones de ${email}`,
    changed: "Funciones cambiadas.",
    end: "Quitar el acceso",
    end_of: (email) => `Quitar el acceso a ${email}`,
    end_title: (email) => `¿Quitar el acceso a ${email}?`,
    end_lead:
      "Sale enseguida de todos los dispositivos y ya no puede abrir el mostrador. Lo que hizo queda en los libros. Para que vuelva hace falta otra invitación de la junta.",
    ended: "Acceso quitado.",
    former: "Antes en el mostrador",
    until: (date) => `hasta el ${date}`,
    invite: "Invitar a alguien",
    invite_lead:
      "Recibes un enlace para entregarlo tú: en mano, por correo, como quieras. Vale una sola vez y siete días.",
    email: "Su correo",
    invite_go: "Preparar la invitación",
    link_title: "Entrega este enlace",
    link_lead: (email) =>
      `Solo se enseña esta vez. Quien lo abra elige una contraseña y trabaja como ${email}.`,
    link: "Enlace",
    link_known: (email) =>
      `Con este formulario ya se invitó a ${email}. El enlace se enseñó una vez. Si se ha perdido, retira la invitación y prepara otra.`,
    invitations: "Invitaciones abiertas",
    no_invitations: "No hay invitaciones abiertas.",
    expires: "Vale hasta el",
    withdraw: "Retirar",
    withdraw_of: (email) => `Retirar la invitación para ${email}`,
    withdrawn: "Invitación retirada. El enlace ya no funciona.",
  },
  me: {
    title: "Tú",
    language: "Idioma de tu mostrador",
    saved: "Idioma guardado.",
    sessions: "Salir",
    sessions_lead:
      "En un ordenador que usan más personas, sal cuando te vayas. A las doce horas la sesión termina sola.",
    everywhere: "Salir en todas partes",
    everywhere_lead:
      "Cierra tu sesión en todos los dispositivos, también en este. Hazlo si se pierde un dispositivo.",
    roles: "Tus funciones",
  },
  pause: {
    title: "Pausar la tienda",
    lead: "Por vacaciones, por inventario o porque ha pasado algo. Los productos siguen a la vista, pero no se puede pedir.",
    stays: "Los pedidos ya hechos quedan como están y esperan su paquete.",
    message: "Una línea para quien compra",
    message_hint: "Por ejemplo, cuándo volvéis. Quien compra la lee tal como la escribes.",
    go: "Pausar la tienda",
    is_paused: "Vuestra tienda está en pausa",
    since: (date) => `Desde el ${date}.`,
    resume_lead: "En cuanto la abras, vuestros productos se podrán pedir otra vez.",
    resume: "Abrir la tienda",
    paused: "La tienda está en pausa.",
    resumed: "La tienda está abierta otra vez.",
  },
  fields: {
    summary: (n) => (n === 1 ? "Hay un campo que revisar." : `Hay ${n} campos que revisar.`),
    missing: (label) => `Falta: ${label}.`,
    too_long: (label) => `Demasiado largo: ${label}.`,
    email: "Esto no parece una dirección de correo. Ejemplo: nombre@example.org",
    password: "Hacen falta al menos 12 caracteres.",
    roles: "Elige al menos una función.",
    amount: "Esto no es un importe. Escríbelo así: 12,50",
    whole: "Escribe un número entero, por ejemplo 12.",
  },
  errors,
  error_title: "No ha funcionado",
};
