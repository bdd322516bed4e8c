import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/**
 * Seals text so that only who has the key and asks for the very place it was sealed for can open it: AES-256-GCM, with
 * the place as additional data. A sealed text copied to another row, co-op or column does not open.
 *
 * Each co-op has a key of its own, in versions, derived from the shop's (HKDF-SHA-256): what one co-op's key opens, another's
 * does not. Its form is `v2.<id of the shop's key>.<version>.<iv, tag and ciphertext in base64url>`. Of before there is
 * `v1.<id>.<…>`, sealed with the shop's key itself; it opens, and is sealed anew when the co-op's key is changed.
 */

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Where a sealed text stands. */
type Place = { coop_id: string; row_id: string; column: string };

export type VaultKeys = { seal: VaultKey; open: ReadonlyMap<string, VaultKey> };

type VaultKey = { id: string; bytes: Buffer };

/** Reads the setting: the first key seals, every key opens, so that a new one can be put in front of the old. */
export function vaultKeys(setting: string): VaultKeys {
  const keys = setting.split(",").map(toKey);
  const [seal] = keys;
  if (!seal) throw new Error("VAULT_KEY holds no key");
  return { seal, open: new Map(keys.map((key) => [key.id, key])) };
}

/** The id is a fingerprint of the key: it says which key sealed something and nothing about the key. */
function toKey(text: string): VaultKey {
  const bytes = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? "hex" : "base64");
  if (bytes.length !== 32) throw new Error("VAULT_KEY must be 32 bytes in hex or base64");
  return { id: createHash("sha256").update("vault key id").update(bytes).digest("hex").slice(0, 8), bytes };
}

/** What a co-op's key of one version seals begins like this, and nothing else does. */
export function sealMark(keys: VaultKeys, version: number): string {
  return `v2.${keys.seal.id}.${version}.`;
}

function coopKey(key: VaultKey, coop_id: string, version: number): Buffer {
  const info = JSON.stringify(["vault key of a co-op", coop_id, version]);
  return Buffer.from(hkdfSync("sha256", key.bytes, "", info, 32));
}

/** Seals by the co-op's key of a version; without one, by the first. */
export function seal(keys: VaultKeys, text: string, place: Place, version = 1): string {
  const iv = randomBytes(IV_BYTES);
  const bytes = coopKey(keys.seal, place.coop_id, version);
  const cipher = createCipheriv(ALGORITHM, bytes, iv).setAAD(placeBytes(place));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${sealMark(keys, version)}${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** Opens what was sealed for this place. Throws, and says nothing of the content, when it was not. */
export function open(keys: VaultKeys, sealed: string, place: Place): string {
  const { key_bytes, body } = keyOf(keys, sealed, place.coop_id);
  const bytes = Buffer.from(body, "base64url");
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  if (tag.length !== TAG_BYTES) throw new Error("vault: this was cut short and does not open");
  try {
    const decipher = createDecipheriv(ALGORITHM, key_bytes, bytes.subarray(0, IV_BYTES))
      .setAAD(placeBytes(place))
      .setAuthTag(tag);
    const opened = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(opened).toString("utf8");
  } catch {
    throw new Error("vault: this was sealed for another place or changed since, and does not open");
  }
}

function keyOf(keys: VaultKeys, sealed: string, coop_id: string): { key_bytes: Buffer; body: string } {
  const [form, id = "", ...rest] = sealed.split(".");
  const key = keys.open.get(id);
  if (key && form === "v1") return { key_bytes: key.bytes, body: rest[0] ?? "" };
  const version = Number(rest[0]);
  if (key && form === "v2" && Number.isSafeInteger(version))
    return { key_bytes: coopKey(key, coop_id, version), body: rest[1] ?? "" };
  throw new Error("vault: no key is set that could open this");
}

/** JSON, since parts merely strung together could be divided in another way. */
function placeBytes({ coop_id, row_id, column }: Place): Buffer {
  return Buffer.from(JSON.stringify([coop_id, row_id, column]));
}
