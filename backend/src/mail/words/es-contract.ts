import type { Block, Letter, MailData, Pen } from "../kinds";

export const seller = {
  sold_by: (coop: string, host: string | null) =>
    host ? `De ${coop}, vende ${host}` : `Produce y vende ${coop}`,
  made_to_order: (days: number) =>
    `Por encargo: sale en ${days} ${days === 1 ? "día" : "días"} como máximo desde el pago`,
};

export function rights(display_id: number): Block[] {
  return [
    { heading: "Tu derecho de desistimiento" },
    {
      say: "Puedes desistir en los catorce días desde que tú, o quien indicaste, recibió el último paquete de este pedido, sin decir por qué. En la Unión Europea es un derecho (Directiva 2011/83/UE; en España, artículos 102 y siguientes de la ley de consumidores); lo damos en todos los lugares.",
    },
    {
      say: "Cómo: abre tu pedido con el enlace de arriba y elige «Desistir del contrato aquí». Te lo confirmamos enseguida por correo. También vale cualquier otra declaración clara, por correo electrónico o carta; llega a tiempo si la envías dentro de los catorce días.",
    },
    {
      say: "El derecho no existe, o termina, con los alimentos que se estropean pronto; con alimentos, cosméticos y otros productos precintados que por salud o higiene no se pueden devolver, una vez abiertos; y con los productos hechos según tus indicaciones. Lo que solo se hace cuando se pide, pero tal como lo muestra la tienda, sí se puede devolver.",
    },
    {
      say: "Devuelve los productos en los catorce días desde tu aviso. El envío de vuelta lo pagas tú, salvo que tuvieran defectos o no fueran lo pedido. Te devolvemos el precio y el envío más barato que había, por el mismo medio de pago, en catorce días; podemos esperar a recibirlos o a que muestres que los enviaste.",
    },
    {
      small: `Un formulario que puedes usar: «A la cooperativa indicada arriba, a través de Arnia. Desisto del contrato de los siguientes productos: … Pedidos el … Recibidos el … Número de pedido ${display_id}. Nombre … Dirección … Fecha …»`,
    },
    { heading: "Si algo no está bien" },
    {
      say: "La ley te da una garantía: los productos tienen que ser como se describen y no tener defectos. Si no, tienes derecho a que se reparen, se cambien o se te devuelva el dinero: en la Unión Europea, al menos dos años desde la entrega, en algunos países más; en los demás lugares, el tiempo que diga su ley. Nada de esto lo limita.",
    },
  ];
}

export function withdrawalReceived(data: MailData["withdrawal_received"], pen: Pen): Letter {
  const at = pen.moment(data.at, data.time_zone);
  return {
    subject: `Pedido ${data.display_id}: hemos recibido tu desistimiento`,
    preheader: `Recibido el ${at}.`,
    title: "Hemos recibido tu desistimiento",
    blocks: [
      { say: `Nos has dicho que desistes del contrato de estos productos del pedido ${data.display_id}:` },
      { facts: data.lines.map(({ title, quantity }) => [title, `× ${quantity}`] as const) },
      {
        facts: [
          ["Recibido el", at],
          ["Nombre", data.name],
          ["Confirmación a", data.email],
        ],
      },
      ...(data.said ? [{ say: `Añadiste: «${data.said}»` }] : []),
      { heading: "Qué pasa ahora" },
      {
        say: "Si ya tienes los productos, devuélvelos en catorce días a la dirección del remitente que está en el paquete y guarda el recibo. Si todavía no han salido, no tienes que hacer nada.",
      },
      {
        say: "Lo que pagaste vuelve por el mismo medio de pago en catorce días; podemos esperar a recibirlos o a que muestres que los enviaste. Si aún no has pagado, no debes nada por estos productos.",
      },
      { button: "Ver el pedido", href: pen.order(data.order_id) },
      { small: "Guarda este correo: dice qué declaraste y cuándo." },
    ],
    why: `Recibes este correo porque alguien con el enlace privado del pedido ${data.display_id} en Arnia ha desistido de él. Si no fuiste tú, escríbenos.`,
  };
}
