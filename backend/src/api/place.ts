import type { MedusaRequest } from "@medusajs/framework/http";
import { DEFAULT_PLACE, isPlaceCode, type PlaceCode } from "../domain/trade/places";

/** Where the visitor is shopping: the storefront says so with every request; Europe for whoever says nothing known. */
export function placeFrom(req: MedusaRequest): PlaceCode {
  const place = req.headers["x-arnia-place"];
  return isPlaceCode(place) ? place : DEFAULT_PLACE;
}
