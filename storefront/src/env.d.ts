/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Language and place of this page, from its path; on pages outside both, from the browser's wishes. */
    lang: import("./i18n/index.ts").Lang;
    t: import("./i18n/index.ts").Dictionary;
    /** Where this page sells, with its currency and the countries it delivers to. */
    place: import("./lib/places.ts").Place;
    /** The address that asks, as our own front door saw it. */
    visitor: string;
    /** The one client of this request. It keeps nothing between requests. */
    store: import("./lib/medusa.ts").ShopStore;
    /** Null only when the backend has never answered: error pages must still render then. */
    shop: import("./lib/wire.ts").Shop | null;
    /** The basket named by the visitor's signed cookie. Its id never leaves the server in any other way. */
    basket: import("./lib/basket-cookie.ts").BasketRef | null;
    /** The follow token of an order placed from this browser within the last hour. */
    placed: string | null;
    /** Speaks to the backend for whoever is at the co-op's desk; null on every other page. */
    desk: import("./lib/desk.ts").Desk | null;
    /** Who is signed in at the desk. */
    me: import("./lib/desk-wire.ts").Me | null;
    /** What somebody at the desk is not allowed to do and a page would need. */
    missing?: readonly import("./lib/desk-wire.ts").Capability[] | null;
    /** A form that waits for its person to sign in again. */
    kept?: import("./lib/kept-form.ts").KeptForm;
    /** Set when the page asked for could not be shown and an error page stands in for it. */
    trouble?: import("./lib/trouble.ts").Trouble;
  }
}
