import type { PayeeKind } from "../../domain/members";
import { isNothing } from "../nothing";
import type { Words } from "../kinds";
import { sellerBlocks } from "../sellers";
import { rights, seller, withdrawalReceived } from "./es-contract";

const order = (number: number) => `Pedido ${number}`;
const aboutOrder = (number: number) =>
  `Recibes este correo porque hiciste un pedido en Arnia, el número ${number}. No hace falta responder.`;
const follow = "Sigue tu pedido";

const PAYEES: Record<PayeeKind, string> = {
  member_account: "Su propia cuenta",
  family: "Alguien de la familia",
  court: "Un fondo del juzgado",
  institution: "El depósito de la institución",
  savings: "Una cuenta de ahorro",
};

export const es: Words = {
  demo: "Esto es una demostración: nada se puede comprar de verdad y no se mueve dinero.",
  or_copy: "O abre esta dirección:",
  letters: {
    order_placed: (data, pen) => ({
      subject: data.transfer
        ? `Pedido ${data.display_id}: esperamos tu transferencia de ${pen.money(data.total)}`
        : `Pedido ${data.display_id} recibido`,
      preheader: data.transfer ? "Dentro están los datos del banco." : "Gracias. Ya se prepara tu paquete.",
      title: "Gracias por tu pedido",
      blocks: [
        {
          say: data.transfer
            ? "Tenemos tu pedido. Las cooperativas empiezan a prepararlo cuando llega la transferencia."
            : "Tenemos tu pedido y tu pago. Las cooperativas ya empiezan a prepararlo.",
        },
        ...sellerBlocks(data.sellers, pen, seller),
        {
          facts: [
            ["Envío", pen.money(data.shipping)],
            ["Total, impuestos incluidos", pen.money(data.total)],
          ],
        },
        ...(data.transfer
          ? [
              {
                facts: [
                  ["Para", data.transfer.bank] as const,
                  ...data.transfer.numbers.map(({ label, value }) => [label, value] as const),
                  ["Importe", pen.money(data.total)] as const,
                  ["Concepto", data.transfer.reference] as const,
                  ...(data.transfer.until ? [["Hasta el", pen.day(data.transfer.until)] as const] : []),
                ],
              },
              { small: "Sin el concepto no podemos saber que la transferencia es tuya." },
            ]
          : []),
        { button: follow, href: pen.order(data.order_id) },
        { small: "El enlace es solo tuyo: quien lo tiene puede ver el pedido." },
        ...(data.consumer ? rights(data.display_id) : []),
      ],
      why: aboutOrder(data.display_id),
    }),
    receipt_recorded: (data, pen) => {
      const whole = isNothing(data.missing.amount);
      return {
        subject: whole
          ? `Pedido ${data.display_id} pagado`
          : `Pedido ${data.display_id}: faltan ${pen.money(data.missing)}`,
        preheader: whole ? "Tu transferencia ha llegado." : "Ha llegado una parte del importe.",
        title: whole ? "Tu transferencia ha llegado" : "Ha llegado una parte del importe",
        blocks: [
          {
            say: whole
              ? "El pedido está pagado. Ya se prepara tu paquete."
              : "El paquete se empieza a preparar cuando llegue el resto. Usa el mismo concepto que antes.",
          },
          {
            facts: [
              ["Ha llegado", pen.money(data.received)],
              ...(whole ? [] : [["Falta", pen.money(data.missing)] as const]),
              [order(data.display_id), pen.money(data.total)],
            ],
          },
          { button: follow, href: pen.order(data.order_id) },
        ],
        why: aboutOrder(data.display_id),
      };
    },
    parcel_sent: (data, pen) => ({
      subject: `Un paquete del pedido ${data.display_id} va en camino`,
      preheader: `De ${data.coop}.`,
      title: "Un paquete va en camino",
      blocks: [
        { say: `${data.coop} te ha enviado un paquete. Dentro van:` },
        { facts: data.lines.map((line) => [line.title, `× ${line.quantity}`] as const) },
        ...(data.tracking ? [{ facts: [["Número de envío", data.tracking] as const] }] : []),
        { button: follow, href: pen.order(data.order_id) },
      ],
      why: aboutOrder(data.display_id),
    }),
    refunded: (data, pen) => ({
      subject: `Pedido ${data.display_id}: te hemos devuelto ${pen.money(data.amount)}`,
      preheader: "La devolución ha salido.",
      title: "La devolución ha salido",
      blocks: [
        {
          say: `Te hemos devuelto ${pen.money(data.amount)} por el mismo medio con el que pagaste. El banco puede tardar unos días en mostrarlo.`,
        },
        { button: follow, href: pen.order(data.order_id) },
      ],
      why: aboutOrder(data.display_id),
    }),
    order_expired: (data, pen) => ({
      subject: `Tu pedido ${data.display_id} ha caducado sin pago`,
      preheader: "No debes nada y no se enviará nada.",
      title: "Tu pedido ha caducado",
      blocks: [
        {
          say: `No recibimos a tiempo todo el importe, ${pen.money(data.total)}, así que los productos vuelven a estar a la venta. No debes nada.`,
        },
        ...(data.paid_back
          ? [{ say: "Una parte sí había llegado. La devolvemos a la cuenta de la que salió." }]
          : []),
        {
          say: "Si tu transferencia está aún en camino, también volverá a ti. Puedes pedir de nuevo cuando quieras.",
        },
        { button: "Ver el pedido", href: pen.order(data.order_id) },
      ],
      why: aboutOrder(data.display_id),
    }),
    card_given_back: (data, pen) => ({
      subject: `${pen.money(data.amount)} vuelven a tu tarjeta`,
      preheader: "De tu pago no salió ningún pedido.",
      title: "Tu dinero vuelve",
      blocks: [
        {
          say: `Pagaste ${pen.money(data.amount)} con tarjeta, pero no pudo salir de ahí un pedido: la cesta había cambiado, el pago llegó demasiado tarde u otra persona compró la última pieza.`,
        },
        {
          say: "Todo vuelve a tu tarjeta por sí solo. El banco puede tardar unos días en mostrarlo. No se enviará nada y no debes nada.",
        },
      ],
      why: "Recibes este correo porque esta dirección se indicó para un pago en Arnia.",
    }),
    withdrawal_received: withdrawalReceived,
    coop_invitation: (data, pen) => ({
      subject: `Una invitación al mostrador de ${data.coop}`,
      preheader: `Elige una contraseña antes del ${pen.day(data.until)}.`,
      title: `Te esperamos en el mostrador de ${data.coop}`,
      blocks: [
        {
          say: `Tienes una invitación para trabajar en el mostrador de ${data.coop} en Arnia: productos, paquetes y el libro de cuentas de la cooperativa. Abre el enlace y elige una contraseña.`,
        },
        { button: "Aceptar la invitación", href: pen.invitation(data.invitation_id) },
        {
          small: `El enlace vale una vez, hasta el ${pen.day(data.until)}, y es solo para ti. No lo reenvíes.`,
        },
      ],
      why: "Recibes este correo porque alguien nos dio tu dirección para esta invitación. Si no te dice nada, déjalo: sin ti no pasa nada.",
    }),
    payee_changed: (data, pen) => ({
      subject: `Ha cambiado a quién se paga por ${data.member_code}`,
      preheader: `Antes del ${pen.day(data.from)} no llega allí ninguna paga.`,
      title: "Ha cambiado a quién se paga",
      blocks: [
        {
          say: `En el mostrador de ${data.coop} ha cambiado a quién se paga por una de las personas socias.`,
        },
        {
          facts: [
            ["Persona socia", data.member_code],
            ["Ahora se paga a", PAYEES[data.payee]],
            ["Desde", pen.day(data.from)],
          ],
        },
        {
          say: "Si no sabes nada de esto, pregunta a la tesorería antes de ese día y no apruebes ninguna paga hasta entonces.",
        },
        { button: "Verlo", href: data.url },
      ],
      why: `Recibes este correo porque estás en el consejo de ${data.coop}. Al consejo se le avisa cada vez.`,
    }),
    wholesale_applied: (data) => ({
      subject: "Hemos recibido tu solicitud de mayorista",
      preheader: "La revisamos y te escribimos.",
      title: "Solicitud recibida",
      blocks: [
        { say: `Gracias. Tenemos la solicitud de ${data.company} y te escribiremos a esta dirección.` },
        { say: "Mientras tanto puedes comprar en la tienda como todo el mundo." },
      ],
      why: `Recibes este correo porque pediste a Arnia precios de mayorista para ${data.company}.`,
    }),
    wholesale_approved: (data) => ({
      subject: "Tus precios de mayorista están listos",
      preheader: "Entra para verlos.",
      title: "Tus precios de mayorista están listos",
      blocks: [
        {
          say: `${data.company} ya puede comprar al por mayor. Entra para ver todos los tramos y pedir por cajas.`,
        },
        { button: "Ver los precios", href: data.url },
      ],
      why: `Recibes este correo porque pediste a Arnia precios de mayorista para ${data.company}.`,
    }),
    password_reset: (data) => ({
      subject: "Elige una contraseña nueva",
      preheader: `El enlace vale ${data.minutes} minutos.`,
      title: "Elige una contraseña nueva",
      blocks: [
        { say: "Alguien pidió una contraseña nueva para esta dirección. Si fuiste tú, abre el enlace." },
        { button: "Elegir la contraseña", href: data.url },
        {
          small: `El enlace vale una vez, durante ${data.minutes} minutos. Si no fuiste tú, no hagas nada: tu contraseña sigue igual.`,
        },
      ],
      why: "Recibes este correo porque esta dirección tiene una cuenta en Arnia.",
    }),
    email_confirmation: (data) => ({
      subject: "Confirma tu dirección de correo",
      preheader: "Un clic, y sabemos que este buzón es tuyo.",
      title: "Confirma tu dirección de correo",
      blocks: [
        { say: "Alguien abrió una cuenta en Arnia con esta dirección. Si fuiste tú, abre el enlace." },
        { button: "Confirmar la dirección", href: data.url },
        {
          small: `El enlace vale durante ${data.days} días. Para comprar en la tienda no hace falta confirmar nada; para comprar al por mayor, sí. Si no fuiste tú, no hagas nada.`,
        },
      ],
      why: "Recibes este correo porque en Arnia se abrió una cuenta con esta dirección.",
    }),
  },
};
