import type { LegalWords } from "./en.ts";

export const es: LegalWords = {
  nav: "Textos legales",
  to_check: "Por revisar",
  to_check_text:
    "Este texto es de demostración. Antes de vender de verdad, alguien que conozca la ley de cada lugar tiene que revisarlo y completarlo.",
  before_buying: {
    withdraw: "Tienes 14 días para cambiar de idea.",
    food: "Los alimentos que se estropean pronto, o que ya abriste, no se pueden devolver.",
    cosmetics: "Los cosméticos no se pueden devolver una vez roto el precinto.",
    made_to_order:
      "Lo que se hace según tus indicaciones no se puede devolver; lo que solo se hace cuando lo pides, sí.",
    more: "Desistimiento y excepciones",
    guarantee: "Lo que compras tiene garantía por ley, en la Unión Europea de al menos dos años.",
    guarantee_more: "Garantía legal",
    accept: "Al pedir aceptas las",
    terms: "condiciones de venta",
  },
  kept: {
    member: () =>
      "El código de un integrante: hasta que el consejo de la cooperativa lo borra. Queda un número que no dice nada, porque los libros lo nombran.",
    member_regime: () => "Qué reglas sigue su paga: hasta que se le borra.",
    member_flag: () => "Los síes y noes de los que depende su paga: hasta que se le borra.",
    member_amount: () => "Las cantidades de las que depende su paga, selladas: hasta que se le borra.",
    payee: (long) =>
      `La cuenta en la que cobra, sellada: ${long} desde que otra ocupó su lugar, o hasta que se le borra. Mientras un pago está en camino, se queda.`,
    vault_read: (long) => `Quién del personal miró sus datos: ${long}.`,
    coop_staff: () =>
      "Dirección de correo, funciones e idioma del personal de una cooperativa: mientras se guarden los libros de la cooperativa.",
    coop_invitation: (long) => `Una invitación al personal que nadie aceptó: ${long} desde que terminó.`,
    coop_login_attempt: (long) =>
      `Una dirección de correo con la que alguien probó una contraseña para trabajar para una cooperativa: como mucho ${long}.`,
    mail: (long) => `A quién fue un correo: ${long}. Lo que decía: hasta que se envía.`,
  },
  pages: {
    imprint: {
      title: "Aviso legal",
      lead: "Quién lleva esta tienda y cómo contactar.",
      sections: [
        {
          title: "Quién lleva la tienda",
          text: ["Todavía nadie: es una demostración. Una tienda de verdad dice aquí, antes de vender:"],
          list: [
            "el nombre y la forma jurídica de la red que la lleva",
            "su dirección postal, correo electrónico y teléfono",
            "su registro, número de inscripción e identificación fiscal",
            "quién puede firmar por ella",
          ],
        },
        {
          title: "Quién hace y vende",
          text: [
            "Cada cooperativa hace y vende sus productos. Su nombre está en cada producto, en la cesta y en el pedido. Junto a una cooperativa en formación está el nombre de la que firma por ella.",
            "En los productos que no son alimentos, la propia oferta debe llevar nombre, dirección y correo de quien los hace y, si los hace fuera de la Unión Europea, los de una persona responsable dentro de ella (Reglamento (UE) 2023/988). En la demostración quienes los hacen son inventados.",
          ],
        },
        {
          title: "Si no estamos de acuerdo",
          text: [
            "Escríbenos primero. También puedes acudir al organismo de consumo y al juzgado de donde vives.",
          ],
        },
      ],
    },
    terms: {
      title: "Condiciones de venta",
      lead: "Lo que nos prometemos cuando haces un pedido.",
      sections: [
        {
          title: "Quién te vende",
          text: [
            "Compras a la cooperativa que figura en el producto. La red lleva la tienda, cobra por cuenta de la cooperativa y responde a tus preguntas. Un pedido puede tener productos de varias cooperativas; cada una envía su paquete.",
            "Cada cooperativa vende como empresa, así que se aplican las normas que protegen a quien consume. Responde de sus productos; la red responde de la tienda y del cobro. En las listas los productos van por tipo; en la búsqueda, según lo que se parecen a las palabras. Nadie paga por su puesto.",
          ],
        },
        {
          title: "Cómo nace el contrato",
          text: [
            "Lo que muestra la tienda es una invitación a pedir. Pides con el botón «Pedir y pagar»; antes puedes corregirlo todo en los pasos anteriores. El contrato nace cuando confirmamos el pedido, en el acto en la página y por correo. Guardamos el pedido y lo encuentras con su enlace privado.",
          ],
        },
        {
          title: "Precios y pago",
          text: [
            "Los precios están en la moneda del lugar de la cooperativa e incluyen su impuesto. El envío se muestra antes de pedir. En los alimentos está el precio por kilo. Se paga con los medios del último paso. Con transferencia, los productos quedan apartados hasta el día que dice el pedido; si el dinero no llega, el pedido termina y nadie debe nada.",
          ],
        },
        {
          id: "guarantee",
          title: "Garantía legal",
          text: [
            "Los productos deben ser como se describen y sin defectos. Si no, responde la cooperativa que los vendió: durante al menos dos años en la Unión Europea, en algunos países más (Directiva (UE) 2019/771), y en los demás lugares durante el plazo que da su ley. Nada de lo escrito aquí te lo quita. No te cuesta nada, y puedes pedir:",
          ],
          list: [
            "la reparación o el cambio, lo que elijas, en un plazo razonable",
            "una parte del precio, o todo si devuelves los productos, cuando eso no es posible, no se hace o no basta",
          ],
          check:
            "Desde el 27 de septiembre de 2026 las tiendas de la Unión Europea muestran el aviso armonizado de esta garantía (Reglamento de Ejecución (UE) 2025/1960). Este texto no es ese aviso: una tienda de verdad lo muestra aquí.",
        },
        {
          title: "Mayoristas",
          text: [
            "A las empresas que compran al por mayor se les dicen sus condiciones propias al admitirlas.",
          ],
        },
      ],
    },
    privacy: {
      title: "Privacidad",
      lead: "Qué sabemos de ti, para qué, quién más lo ve y cuánto tiempo.",
      sections: [
        {
          title: "Quién decide",
          text: [
            "La red que lleva la tienda es responsable del tratamiento de lo que escribes en ella: nombre, direcciones, pedidos y cuenta. Figura en el aviso legal.",
            "Cada cooperativa recibe lo que necesita para enviar su paquete, o sea tu nombre, tu dirección y lo que pediste, y es responsable de ello.",
            "Quien aloja la tienda y quien lleva su correo son encargados del tratamiento: solo actúan por instrucción nuestra. El banco o servicio de pago es responsable por su cuenta.",
          ],
        },
        {
          title: "Para qué y con qué base",
          text: [],
          list: [
            "Para vender y enviar lo que pides y contarte qué pasa con ello: el contrato.",
            "Para llevar las cuentas: la ley.",
            "Para mantener una cuenta, si la abriste: el contrato, hasta que la borres.",
            "Para defendernos de intrusiones, como contar contraseñas equivocadas: nuestro interés en una tienda segura.",
          ],
        },
        {
          title: "Cuánto tiempo",
          text: [],
          list: [
            "Pedidos y recibos: diez años en Italia y, en los demás lugares, lo que pida la ley fiscal.",
            "Una cesta que no llegó a pedido: treinta días.",
            "Contraseñas equivocadas: minutos.",
            "Una solicitud de compra al por mayor: hasta que borres la cuenta que la envió. Una empresa que ya ha pedido queda con sus pedidos.",
            "Tu cuenta y sus direcciones: hasta que la borres. Los pedidos quedan lo dicho arriba, aparte de la cuenta.",
          ],
        },
        { id: "kept", title: "Cuánto tiempo: los correos y las personas de las cooperativas", text: [] },
        {
          title: "Cookies",
          text: [
            "La tienda solo usa las que necesita para funcionar: cesta, lugar, acceso. Nada te sigue y nada se carga de terceros; por eso no hay aviso que aceptar.",
          ],
        },
        {
          title: "Las personas que hacen los productos",
          text: [
            "En la tienda, sus correos y sus paquetes no hay nombres, caras, pasado ni números de integrantes. Lo que hace falta para pagarles está sellado y separado de la tienda. Los paquetes, correos y transferencias no dicen dónde se hacen los productos.",
          ],
        },
        {
          title: "Qué puedes pedir",
          text: [
            "Ver lo que tenemos de ti, corregirlo, borrarlo, limitarlo o recibirlo en un formato que lean las máquinas, y oponerte. Con una cuenta haces casi todo por tu mano. Puedes reclamar ante la autoridad de protección de datos de tu lugar.",
          ],
        },
      ],
    },
    withdrawal: {
      title: "Derecho de desistimiento",
      lead: "Puedes cambiar de idea sin decir por qué, y qué no se puede devolver.",
      sections: [
        {
          title: "Catorce días",
          text: [
            "Puedes desistir de un pedido en los catorce días desde que tú, o quien indicaste, recibió su último paquete. En la Unión Europea es un derecho (Directiva 2011/83/UE); lo damos en todos los lugares, y la ley de algunos da más.",
            "Lo más sencillo está en la página de tu pedido: «Desistir del contrato aquí». No hace falta entrar en una cuenta, y te lo confirmamos enseguida por correo, con lo que declaraste y cuándo. También basta cualquier otra declaración clara, por correo electrónico o carta, con el número del pedido. Llega a tiempo si la envías dentro de los catorce días.",
          ],
        },
        {
          title: "Qué pasa después",
          text: [
            "Devuelve los productos en los catorce días desde tu aviso. El envío de vuelta lo pagas tú, salvo que tuvieran defectos o no fueran lo pedido. Te devolvemos el precio y el envío más barato que había, por el mismo medio de pago, en catorce días; podemos esperar a recibirlos o a que muestres que los enviaste. Si valen menos porque se usaron más de lo que se haría en una tienda, podemos quedarnos esa parte.",
          ],
        },
        {
          title: "Qué no se puede devolver",
          text: ["El derecho no existe, o termina, con:"],
          list: [
            "alimentos que se estropean o caducan pronto",
            "alimentos, cosméticos y otros productos precintados que por salud o higiene no se pueden devolver, una vez abiertos",
            "productos hechos según tus indicaciones, como una medida o un texto tuyo. Lo que solo se hace cuando se pide, pero tal como lo muestra la tienda, sí se puede devolver",
          ],
        },
        {
          title: "Un formulario que puedes usar",
          text: [
            "«Desisto del contrato de los siguientes productos: … Pedidos el … Recibidos el … Número de pedido … Nombre … Dirección … Fecha.»",
          ],
        },
      ],
    },
    shipping: {
      title: "Envíos",
      lead: "Adónde enviamos, cuánto tarda y cuánto cuesta.",
      sections: [
        {
          id: "where",
          title: "Adónde",
          text: [
            "Una cooperativa envía dentro de su zona aduanera, a los países que aparecen aquí. Así ningún paquete pasa por aduana y en tu puerta no se añade nada. No todos los países aceptan productos hechos por personas en prisión: también por eso no cruzamos esas fronteras.",
          ],
        },
        {
          title: "Cuántos paquetes",
          text: [
            "Uno por cada cooperativa del pedido. Cada uno tiene su precio de envío, que eliges y ves antes de pedir.",
          ],
        },
        {
          title: "Cuánto tarda",
          text: [
            "Lo que está hecho sale en tres días hábiles desde el pago. Lo que se hace por encargo dice sus días junto al precio. Si un taller tiene que parar te lo decimos, y puedes elegir que te devolvamos el dinero.",
          ],
        },
        {
          title: "Cómo llega",
          text: [
            "En un embalaje neutro, desde una dirección externa, con número de envío si el transporte lo da.",
          ],
        },
      ],
    },
  },
};
