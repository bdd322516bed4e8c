import type { DeskRefused } from "./desk-form.ts";
import { newRequestId } from "./desk-form.ts";

/**
 * The id a form carries: its own while what it asked for is not done, so that sending it again is sending the same
 * thing; a new one once the backend has done something under the old one.
 */
export function requestIdOf(refused: DeskRefused | null): string {
  const used = refused?.problem?.endsWith("request_reused") ?? false;
  return (used ? undefined : refused?.values["request_id"]) ?? newRequestId();
}
