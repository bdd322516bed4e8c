import type { TradeCode } from "../../lib/desk-trade-codes.ts";

export const trade_errors: Record<TradeCode, string> = {
  "book.credit_day_invalid":
    "El día del extracto no puede ser futuro ni anterior al envío de la red. No ha cambiado nada.",
  "book.grant_day_invalid": "Elige un día futuro, como mucho dentro de un año. No ha cambiado nada.",
  "book.not_enough": "En esa cuenta no hay tanto. No se ha escrito nada. Mira los saldos.",
  "book.request_reused":
    "Este formulario ya se envió con otros datos. Nada se ha hecho dos veces. Vuelve a cargar la página.",
  "certificate.months_invalid": "El primer mes es posterior al último. No se ha hecho ningún certificado.",
  "certificate.no_work":
    "En estos meses no se aprobó ningún pago para este código. No se ha hecho ningún certificado.",
  "certificate.not_found": "No hemos encontrado ese certificado entre los vuestros.",
  "consignment.already_sent": "Este paquete ya ha salido. No ha cambiado nada.",
  "consignment.not_found": "No hemos encontrado ese paquete entre los de la cooperativa.",
  "ledger.amount_invalid": "El importe tiene que ser mayor que cero. No se ha escrito nada.",
  "member.account_invalid": "La cuenta o su titular no están completos. No ha cambiado nada.",
  "member.amount_not_asked": "Ninguna regla de tu cooperativa pide ese importe. No ha cambiado nada.",
  "member.code_invalid":
    "Un código tiene hasta 12 letras sin acentos, cifras y guiones. No ha cambiado nada.",
  "member.code_taken": "En tu cooperativa alguien tiene ya ese código. No ha cambiado nada. Elige otro.",
  "member.day_ahead": "Ese día aún no ha llegado. Anótalo cuando llegue o elige uno anterior.",
  "member.not_found": "No hemos encontrado ese código en la lista de la cooperativa.",
  "member.rail_not_allowed":
    "Esa vía no lleva a este destinatario. Una transferencia SEPA necesita un IBAN, el banco una cuenta, y el efectivo es para las familias y para quien está fuera. No se guardó nada.",
  "member.erased": "Esta persona socia se borró. Lo que se sabía de ella ya no está. No ha cambiado nada.",
  "member.not_left":
    "Esta persona socia trabaja aquí. Anota primero que dejó la cooperativa. No ha cambiado nada.",
  "member.payment_open":
    "Una paga con esta persona socia no está decidida, o un pago está en camino. No ha cambiado nada. Termínala primero.",
  "member.still_held":
    "La cooperativa todavía guarda dinero para esta persona socia. No ha cambiado nada. Hay que pagarlo primero.",
  "member.consent_missing":
    "No está anotado que la persona socia acepta este destinatario. No ha cambiado nada. Anótalo primero, del papel que firmó.",
  "member.same_person":
    "Anotaste tú este destinatario, así que otra persona tiene que compararlo con el documento. No ha cambiado nada.",
  "pay.payee_changed":
    "Uno de los destinatarios cambió hace pocos días, así que la paga espera antes de ir allí. No ha cambiado nada. Quien no sepa del cambio debería preguntar a quien lo hizo.",
  "pay.payee_unverified":
    "Uno de los destinatarios aún no se ha comparado con un documento. No ha cambiado nada. Puede hacerlo, en la página de la persona socia, quien no lo anotó.",
  "pay.payee_missing":
    "De uno de los socios no está escrito a quién se paga. No se envió nada. Añádelo primero en su página.",
  "member.payee_not_found": "No hemos encontrado esa cuenta.",
  "member.request_reused":
    "Este formulario ya se envió con otros datos. Nada se ha hecho dos veces. Vuelve a cargar la página.",
  "money.negative": "El importe tiene que ser mayor que cero. No ha cambiado nada.",
  "money.no_weights": "Para este mes no hay trabajo anotado, así que no hay con qué repartir.",
  "parcel.nothing_left": "Todo ha salido ya o está reembolsado. No queda nada por enviar.",
  "parcel.piece_not_found":
    "Uno de los productos no está en este paquete. No ha salido nada. Vuelve a cargar la página.",
  "parcel.quantity_invalid": "Escribe números enteros desde 0, y al menos un producto. No ha salido nada.",
  "parcel.request_reused":
    "Este formulario ya envió un paquete. Nada ha salido dos veces. Vuelve a cargar la página.",
  "parcel.sent_meanwhile":
    "Mientras tanto otra persona envió un paquete de este pedido. Mira lo que queda y envía eso.",
  "parcel.too_many": "No queda tanto por enviar. No ha salido nada. Revisa los números.",
  "pay.account_invalid": "Eso no es un IBAN. Cópialo de una carta del banco y vuelve a intentarlo.",
  "pay.account_missing":
    "No está escrito desde qué cuenta paga la cooperativa. Escríbelo primero en esta página; no se envió nada.",
  "pay.answers_invalid":
    "Este no es un extracto que sepamos leer. No ha cambiado nada. Usa un archivo camt.053 del banco, o una tabla con las columnas referencia, resultado e importe.",
  "pay.file_answered":
    "El banco ya respondió sobre una parte de este archivo, así que no se puede retirar. Anota qué pasó con cada uno de los demás pagos.",
  "pay.file_differs":
    "Este archivo no se puede volver a hacer como era, porque falta la cuenta de un destinatario. Retíralo y haz uno nuevo.",
  "pay.file_not_found": "No encontramos ese archivo.",
  "pay.file_withdrawn": "Este archivo se retiró, así que no paga nada. Usa el más reciente.",
  "pay.not_paid": "No todos los pagos están hechos. Cierra la paga cuando lo estén.",
  "pay.nothing_to_send":
    "Cada pago está enviado, pagado o espera a alguien. No hay nada con que hacer un archivo.",
  "pay.payment_moved": "Alguien anotó este pago mientras tanto. Míralo de nuevo; no ha cambiado nada.",
  "pay.payments_changed":
    "Alguien envió o anotó pagos de esta paga hace un momento. Mírala de nuevo; nada se hizo dos veces.",
  "pay.run_closed": "Esta paga está cerrada. Ya no cambia nada.",
  "pay.adjustment_too_large":
    "Un ajuste quita más de lo que hay que pagar. Nada ha cambiado. Hazlo menor, o descuenta el resto de una paga posterior.",
  "pay.adjustments_invalid":
    "Algunas casillas de los ajustes no están bien. No se ha guardado nada. Míralas otra vez.",
  "pay.division_invalid":
    "La paga a tarifa necesita la tarifa y ninguna cantidad, y solo ella la tiene. Nada ha cambiado. Mírala otra vez.",
  "pay.already_decided": "Ya se ha decidido sobre esta paga. Nada se ha hecho dos veces.",
  "pay.balances_changed":
    "Después de esta propuesta se aprobó o se anuló otra paga, y lo que alguien debe ha cambiado. No se ha aprobado nada. Proponla de nuevo.",
  "pay.payroll_empty": "Ninguna fila paga a nadie. Dale un importo al menos a una persona.",
  "pay.payroll_invalid": "Algunas celdas de la nómina no están bien. No se guardó nada. Míralas otra vez.",
  "pay.reason_missing":
    "El fondo de trabajo tiene menos que esta paga. Di por qué se usa el dinero de la cooperativa.",
  "pay.fund_too_small":
    "El fondo de trabajo es menor. Reparte menos o pasa antes dinero al fondo de trabajo.",
  "pay.hash_differs": "La paga no es la que miraste. No se ha aprobado nada. Mírala otra vez.",
  "pay.no_work": "Para este mes no hay trabajo anotado. Anótalo primero.",
  "pay.not_to_sign": "Esta paga no espera a la red. Nada ha cambiado.",
  "pay.not_approved": "Esta paga aún no está aprobada, así que no se puede pagar.",
  "pay.order_missing":
    "Para una de las personas corresponde un importe por una orden, y no está anotado. No ha cambiado nada. Anótalo primero en su página.",
  "pay.payment_not_found": "No hemos encontrado ese pago.",
  "pay.locked_none": "La cooperativa no guarda nada para este código. No se ha propuesto nada.",
  "pay.locked_proposed":
    "Alguien ha propuesto ya pagar lo que se guarda para este código. Decidan primero sobre esa propuesta: está entre las pagas.",
  "pay.locked_too_much":
    "Ahora no se puede entregar tanto. Lo que se puede está escrito en su página. No ha cambiado nada.",
  "pay.later_run":
    "Hay una paga posterior, repartida después de esta. Antes hay que retirar, rechazar o anular aquella.",
  "pay.payment_made":
    "Algo de esta paga ya se pagó. Antes hay que marcar cada pago como devuelto. No ha cambiado nada.",
  "pay.payment_not_paid": "Este pago no se ha hecho, así que no puede volver.",
  "pay.rule_set_not_attested":
    "El reparto que marca la ley aún no está certificado, así que no se puede hacer ninguna paga. No ha cambiado nada. Puede certificarlo la junta.",
  "pay.run_exists": "Para este mes ya hay una paga. Antes hay que retirarla o rechazarla.",
  "pay.run_not_found": "No hemos encontrado esa paga entre las de la cooperativa.",
  "pay.same_person": "Esta paga la propusiste tú: tiene que aprobarla otra persona. No ha cambiado nada.",
  "pay.work_changed":
    "El trabajo del mes ha cambiado entretanto. No se ha propuesto ni aprobado nada. Mira la paga otra vez y proponla de nuevo.",
  "pay.currency_differs":
    "Las reglas están escritas en otra moneda que la cuenta de la cooperativa y no pueden repartir esta paga. No ha cambiado nada. Elige otras reglas o pregunta a la red.",
  "pay.method_not_allowed":
    "Las reglas que rigen no permiten pagar así. No ha cambiado nada. Mira cómo reparte la ley la paga.",
  "pay.no_regime":
    "De alguien no está anotado qué reglas rigen para su paga. No ha cambiado nada. Anótalo antes en su página.",
  "pay.no_rule_for_days":
    "En algunos días de este mes no había reglas certificadas, así que esta paga no se puede repartir según la ley. No ha cambiado nada. La junta puede certificarlas desde un día anterior.",
  "pay.no_rule_for_regime":
    "Las reglas no dicen nada para la situación de estas personas, así que esta paga no se puede repartir según la ley. No ha cambiado nada. Lee qué dicen sobre ella y pregunta al establecimiento.",
  "pay.rule_set_changed":
    "Desde que leíste esta se ha publicado otra versión. No se ha certificado nada. Lo que escribiste sigue aquí: lee la versión de abajo y certifícala después.",
  "pay.rule_set_elsewhere":
    "Estas reglas son de otro país. No se ha certificado nada. Elige unas de las que se ofrecen a la cooperativa.",
  "pay.rule_set_not_found": "No hemos encontrado esas reglas. No ha cambiado nada. Elige unas de la lista.",
  "pay.rule_set_retired":
    "La red ha retirado esta versión, así que ya no se puede usar. No ha cambiado nada. Elige unas de la lista.",
  "pay.settings_invalid":
    "Lo que decide la cooperativa no encaja. No ha cambiado nada. Cada porcentaje va de 0 a 100, y juntos suman 100 como mucho.",
  "settlement.already_credited":
    "Lo que abonó el banco por esta transferencia ya está anotado. Nada se ha hecho dos veces.",
  "settlement.credit_too_much": "Es más de lo que envió la red. No se ha anotado nada. Revisa el importe.",
  "settlement.credit_used":
    "Parte de este dinero ya se ha pagado, movido o gastado, así que no se puede anular. No ha cambiado nada.",
  "settlement.funds_too_small":
    "Los reembolsos de esta transferencia superan lo que hay en el libro. Anota antes otro dinero de la cooperativa.",
  "settlement.not_credited": "Por esta transferencia no hay nada anotado, así que no hay nada que anular.",
  "settlement.not_found": "No hemos encontrado esa transferencia entre las de la cooperativa.",
  "settlement.not_paid": "La red aún no ha enviado esta transferencia, así que no hay nada que anotar.",
  "work.changed":
    "Mientras tanto otra persona guardó este mes. De lo tuyo aún no se ha guardado nada. Lo que escribiste sigue aquí: compáralo y guarda otra vez.",
  "work.closed": "La paga de este mes está aprobada: su trabajo ya no se puede cambiar.",
  "work.grades_invalid":
    "Estas categorías no valen para este mes. No se ha guardado nada. Solo las piezas tienen categorías, seis como mucho, con nombres distintos y un número hasta 100.",
  "work.invalid": "Algunas casillas no están bien. Todavía no se ha guardado nada.",
  "work.month_invalid": "No es un mes. Escríbelo así: 2026-11",
};
