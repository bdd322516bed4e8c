import { dayOf } from "../../adapters/clock";
import { DEFAULT_PLACE, PLACES, type PlaceCode } from "../../domain/trade/places";

/** The day that readers in a place call an instant, `YYYY-MM-DD`: at its end UTC's is a day on already, west of the ocean. */
export function dayIn(place: PlaceCode | null, at: Date): string {
  return dayOf(at, PLACES[place ?? DEFAULT_PLACE].time_zone);
}
