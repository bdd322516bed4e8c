import type { WithdrawalWords } from "./en.ts";

export const withdrawal: WithdrawalWords = {
  link: "Desistir del contrato aquí",
  title: (id) => `Desistir del pedido ${id}`,
  lead: "No tienes que decir por qué. Elige de qué desistes y confirma. Llega a tiempo en los catorce días desde que recibiste el último paquete del pedido.",
  order: "Pedido",
  order_of: (id, date) => `${id}, del ${date}`,
  buyer: "Nombre",
  goods: "De qué desistes",
  how_many: (title, most) => `${title}: cuántos de ${most}`,
  excepted: "Si lo que se dice ahí no vale para tu producto, desiste igualmente.",
  email: "Lo confirmamos a",
  said: "Si quieres añadir algo",
  confirm: "Confirmar el desistimiento",
  confirm_note:
    "Con este botón declaras que desistes del contrato. Recibes enseguida un correo con lo que declaraste y cuándo.",
  law: "Qué pasa después y qué no se puede devolver",
  back: "Volver al pedido",
  closed:
    "De este pedido ya no se puede desistir aquí: el plazo pasó, el pedido terminó o no queda nada de él. Si crees que no es así, escríbenos.",
  faults: {
    nothing: "Elige al menos una pieza.",
    quantity: (title, most) => `${title}: escribe un número entero de 0 a ${most}.`,
  },
  not_recorded:
    "Todavía no está registrado. Pulsa otra vez el botón: el mismo formulario nunca se registra dos veces.",
  done: "Hemos recibido tu desistimiento y te lo confirmamos por correo.",
  yours: "Tu desistimiento",
  at: (moment) => `Desististe el ${moment}`,
  added: (said) => `Añadiste: «${said}»`,
  next: "Si ya tienes los productos, devuélvelos en catorce días a la dirección del remitente que está en el paquete. El dinero vuelve por el mismo medio de pago en catorce días; podemos esperar los productos o la prueba de que los enviaste. Si aún no has pagado, no debes nada por ellos.",
  refunded: "El reembolso está decidido. Lo encuentras en «Reembolsos».",
};
