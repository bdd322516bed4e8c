/** The words for the four places and for what differs between them. `within` answers "where?", `the` stands alone. */
export const places = {
  short: { eu: "EU", ar: "Argentina", pe: "Peru", pr: "Puerto Rico" },
  the: { eu: "the European Union", ar: "Argentina", pe: "Peru", pr: "Puerto Rico" },
  within: {
    eu: "within the European Union",
    ar: "within Argentina",
    pe: "within Peru",
    pr: "within Puerto Rico",
  },
  currency: { eu: "euros (€)", ar: "Argentine pesos (AR$)", pe: "soles (S/)", pr: "US dollars (US$)" },
  label: "Place",
  now: (within: string) => `Sent ${within}`,
  change: "change the place",
  change_it: "change",
  title: "Where should the goods go?",
  lead: "Each co-op sends inside its own customs area, so every place has goods, prices and a basket of its own. The language stays as it is.",
  here: "You are here",
  prices: (currency: string) => `Prices in ${currency}`,
  sold: (goods: number, coops: number) =>
    `${goods} ${goods === 1 ? "product" : "products"} from ${coops} ${coops === 1 ? "co-op" : "co-ops"}`,
  kinds: (list: string) => `Sold here: ${list}.`,
  nothing: "Nothing is sold here yet.",
  sent_to: (list: string) => `Sent to ${list}.`,
  go: (within: string) => `Shop ${within}`,
  confirm_title: (place: string) => `On to the shop for ${place}?`,
  confirm_lead: (place: string) =>
    `Nothing is lost: your basket for ${place} is kept, and you find it again when you come back. What happens to each product:`,
  stays: (place: string) => `Stays in your basket for ${place}.`,
  also: (place: string) => `Is sold for ${place} as well: you can add it there.`,
  not_sent: (coop: string, within: string) => `Can't go along: ${coop} sends only ${within}.`,
  waiting: (n: number, place: string) =>
    `Your basket for ${place} already holds ${n} ${n === 1 ? "item" : "items"}.`,
  stay: "Stay here",
  elsewhere: (within: string) => `Sold ${within}`,
  elsewhere_why: (coop: string, within: string) =>
    `${coop} sends its goods only ${within}, so that no parcel is held at a border.`,
  elsewhere_go: (place: string) => `See it in the shop for ${place}`,
  coops_elsewhere: "In other places",
  coops_elsewhere_lead: "They belong to the network too, and send inside their own customs area.",
  basket_elsewhere: (n: number, place: string) =>
    `You also have ${n} ${n === 1 ? "item" : "items"} in your basket for ${place}.`,
  basket_elsewhere_go: "Open that basket",
  checkout: (within: string) => `This basket is sent ${within} only.`,
  /** Prices elsewhere than in Europe: the tax has the name it has there. */
  tax_included: (rate: string, tax: string, country: string) => `including ${rate} ${tax} for ${country}`,
  tax_in: (tax: string) => `of which ${tax}`,
  local: {
    eu: {
      tax: "VAT",
      address_1: "Street and number",
      address_2: "Flat, floor, care of",
      postal_code: "Postcode",
      postal_example: "10121",
      city: "Town or city",
      province: "Province or region",
    },
    ar: {
      tax: "IVA",
      address_1: "Street and number",
      address_2: "Floor, flat",
      postal_code: "Postcode",
      postal_example: "1425 or C1425ABC",
      city: "Town or city",
      province: "Province",
    },
    pe: {
      tax: "IGV",
      address_1: "Street and number",
      address_2: "Flat, landmark",
      postal_code: "Postcode",
      postal_example: "15074",
      city: "District and province",
      province: "Department",
    },
    pr: {
      tax: "IVU",
      address_1: "Street and number",
      address_2: "Urbanización, flat",
      postal_code: "ZIP code",
      postal_example: "00901",
      city: "Municipality",
      province: "Region",
    },
  },
};

export type PlacesWords = typeof places;
