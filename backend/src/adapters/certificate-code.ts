import { randomBytes } from "node:crypto";
import { CODE_ALPHABET, CODE_LENGTH } from "../domain/pay/certificates";

/** A new code of a certificate. A byte's last five bits are as likely one sign as another. */
export function newCertificateCode(): string {
  return [...randomBytes(CODE_LENGTH)].map((byte) => CODE_ALPHABET.charAt(byte & 31)).join("");
}
