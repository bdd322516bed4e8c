/** Why a page could not be shown: something is not there, a form was refused, or we are not working. */
export type Trouble =
  "page" | "lang" | "good" | "coop" | "order" | "refused" | "closed" | "broken" | "not_allowed" | "desk";
